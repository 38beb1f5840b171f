// The network side with a hub of the test's own behind it, on its own thread and a free port.
#pragma once

#include "server/web/listener.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>

namespace euterpe::web {

// A folder that goes away with the test.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::string path;
};

// What the fake hub has seen; `echo` answers each text with itself.
class FakeGateway : public hub::Gateway, public hub::RestGateway {
  public:
    std::shared_ptr<hub::Endpoint> attach(hub::Transport& transport, std::string address) override;
    void restSalt(const std::string&, RestGateway::Callback<std::string> done) override {
        done(std::string("s"));
    }
    void restUser(const std::string&, const std::string&, const std::string&,
                  RestGateway::Callback<hub::RestUser> done) override {
        done(Error{ErrorCode::Unauthorized, "unknown"});
    }
    void restLogin(const std::string&, const std::string&, bool) override {}
    void restDial(const hub::RestUser&, const ExtensionId&, const std::string&,
                  RestGateway::Callback<CallId> done) override {
        done(Error{ErrorCode::NotFound, "none"});
    }

    // -- test thread
    // Waits until `condition` holds, five seconds at most.
    bool await(const std::function<bool(const FakeGateway&)>& condition);

    std::vector<std::string> texts;
    int opened = 0;
    int closed = 0;
    int drained = 0;
    // -- loop thread
    std::function<void(hub::Transport&, std::string_view)> onText;
    hub::Transport* last = nullptr;

    template <class F>
    void note(F change) {
        {
            const std::lock_guard lock(mutex_);
            change();
        }
        changed_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
};

class WebServer {
  public:
    explicit WebServer(WebLimits limits = {});
    ~WebServer();

    [[nodiscard]] std::uint16_t port() const { return listener_->port(); }
    // Runs on the loop thread and waits for it.
    void onLoop(const std::function<void()>& work);
    WebCounters counters();
    // A connection's last handlers run after its peer sees the close: turns of the loop until `condition`
    // holds, five seconds at most.
    bool awaitCounters(const std::function<bool(const WebCounters&)>& condition);

    FakeGateway hub;

  private:
    TemporaryFolder folder_;
    Log log_{LogLevel::Error, -1};
    std::unique_ptr<boost::asio::io_context> io_;
    std::unique_ptr<TlsContext> tls_;
    NonceStore nonces_;
    RestService rest_;
    std::unique_ptr<SharedState> shared_;
    std::unique_ptr<Listener> listener_;
    std::thread thread_;
};

}  // namespace euterpe::web
