#include "tests/server/web/web_server.h"

#include <csignal>
#include <cstdlib>
#include <future>

#include <boost/asio/post.hpp>

namespace euterpe::web {
namespace {

class FakeEndpoint : public hub::Endpoint {
  public:
    FakeEndpoint(FakeGateway& hub, hub::Transport& transport) : hub_(hub), transport_(transport) {}
    void onText(std::string_view text) override {
        ++texts_;
        hub_.note([&] { hub_.texts.emplace_back(text); });
        if (hub_.onText)
            hub_.onText(transport_, text);
    }
    // As if the first text were a login.
    [[nodiscard]] bool loggedIn() const override { return texts_ > 0; }
    void onDrained() override {
        hub_.note([&] { ++hub_.drained; });
    }
    void onClosed() override {
        hub_.note([&] { ++hub_.closed; });
    }

  private:
    FakeGateway& hub_;
    hub::Transport& transport_;
    int texts_ = 0;
};

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "euterpe-web-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        std::abort();
    path = name;
}

std::shared_ptr<hub::Endpoint> FakeGateway::attach(hub::Transport& transport, std::string) {
    last = &transport;
    note([&] { ++opened; });
    return std::make_shared<FakeEndpoint>(*this, transport);
}

bool FakeGateway::await(const std::function<bool(const FakeGateway&)>& condition) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(5), [&] { return condition(*this); });
}

WebServer::WebServer(WebLimits limits)
    : io_(std::make_unique<boost::asio::io_context>(1)),
      rest_(hub, nonces_, [] { return RestTime{}; },
            {[] { return std::string(R"({"ok":true})"); }, [] { return std::string("euterpe_sessions 0\n"); },
             ""}) {
    std::signal(SIGPIPE, SIG_IGN);  // as the server's main does
    const CertificateFiles files{folder_.path + "/certificate.pem", folder_.path + "/key.pem"};
    if (!ensureCertificate(files, "localhost"))
        std::abort();
    tls_ = std::move(*TlsContext::load(files));
    shared_ = std::make_unique<SharedState>(*tls_, hub, rest_, log_, limits);
    listener_ = std::move(*Listener::open(*io_, "127.0.0.1", 0, *shared_));
    thread_ = std::thread([this] { io_->run(); });
}

WebServer::~WebServer() {
    io_->stop();
    thread_.join();
    listener_.reset();
    io_.reset();
}

void WebServer::onLoop(const std::function<void()>& work) {
    std::promise<void> done;
    boost::asio::post(*io_, [&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

WebCounters WebServer::counters() {
    WebCounters copy;
    onLoop([&] { copy = shared_->counters; });
    return copy;
}

bool WebServer::awaitCounters(const std::function<bool(const WebCounters&)>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!condition(counters()))
        if (std::chrono::steady_clock::now() > deadline)
            return false;
    return true;
}

}  // namespace euterpe::web
