#include "server/web/listener.h"

#include "server/hub/source_network.h"
#include "server/web/http_session.h"

#include <chrono>
#include <utility>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/ip/v6_only.hpp>

namespace euterpe::web {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Failure = boost::system::error_code;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

// A reconnect storm of thousands of desktops must not wait for repeated SYNs.
constexpr int kBacklog = 4096;
// Accepting is tried again after running out of descriptors or memory.
constexpr std::chrono::milliseconds kRetry{100};

// A listener for both families sees IPv4 peers as ::ffff:a.b.c.d; rates, logs and lock-outs mean a.b.c.d.
asio::ip::address plainAddress(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

}  // namespace

class Listener::Impl : public std::enable_shared_from_this<Impl> {
  public:
    Impl(asio::io_context& io, SharedState& shared)
        : shared_(shared), acceptor_(io.get_executor()), retry_(io.get_executor()) {}

    Failure bind(const tcp::endpoint& endpoint, bool bothFamilies);
    void accept();
    void stop();
    [[nodiscard]] std::uint16_t port() const;

  private:
    void onAccept(Failure ec, Socket socket);
    // Starts a session for it, or says that it is one too many.
    bool admit(Socket socket);

    SharedState& shared_;
    asio::basic_socket_acceptor<tcp, Executor> acceptor_;
    Timer retry_;
    bool refusing_ = false;
    bool failing_ = false;
};

Failure Listener::Impl::bind(const tcp::endpoint& endpoint, bool bothFamilies) {
    Failure ec;
    if (acceptor_.open(endpoint.protocol(), ec))
        return ec;
    if (acceptor_.set_option(asio::socket_base::reuse_address(true), ec))
        return ec;
    if (endpoint.protocol() == tcp::v6() && acceptor_.set_option(asio::ip::v6_only(!bothFamilies), ec))
        return ec;
    if (acceptor_.bind(endpoint, ec))
        return ec;
    acceptor_.listen(kBacklog, ec);
    return ec;
}

std::uint16_t Listener::Impl::port() const {
    Failure ignored;  // a bound socket has an endpoint
    return acceptor_.local_endpoint(ignored).port();
}

void Listener::Impl::accept() {
    acceptor_.async_accept(
        [self = shared_from_this()](Failure ec, Socket socket) { self->onAccept(ec, std::move(socket)); });
}

void Listener::Impl::onAccept(Failure ec, Socket socket) {
    if (!acceptor_.is_open() || ec == asio::error::operation_aborted)
        return;
    if (ec) {
        if (!std::exchange(failing_, true))  // once, not at every attempt
            shared_.log.warning("listener.accept_failed", {{"error", ec.message()}});
        retry_.expires_after(kRetry);
        retry_.async_wait([self = shared_from_this()](Failure stopped) {
            if (!stopped && self->acceptor_.is_open())
                self->accept();
        });
        return;
    }
    if (std::exchange(failing_, false))
        shared_.log.info("listener.accepts_again");
    refusing_ = !admit(std::move(socket));
    accept();
}

bool Listener::Impl::admit(Socket socket) {
    Failure gone;
    const asio::ip::address address = plainAddress(socket.remote_endpoint(gone).address());
    if (gone)
        return true;
    std::string source = hub::sourceNetwork(address.to_string());
    const auto strangers = shared_.strangers.find(source);
    // One address must not take the places of everybody else.
    const bool crowded =
        strangers != shared_.strangers.end() && strangers->second >= shared_.limits.strangersPerSource;
    if (crowded || shared_.counters.open >= shared_.limits.connections) {
        ++shared_.counters.refusedConnections;
        if (!refusing_)
            shared_.log.warning("listener.full", {{"connections", shared_.counters.open},
                                                  {"not_logged_in", crowded ? strangers->second : 0},
                                                  {"address", address.to_string()}});
        return false;
    }
    ++shared_.counters.accepted;
    startHttpSession(std::move(socket), address, std::move(source), shared_);
    return true;
}

void Listener::Impl::stop() {
    Failure ignored;
    acceptor_.close(ignored);
    retry_.cancel();
}

Listener::Listener(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::~Listener() {
    impl_->stop();
}
std::uint16_t Listener::port() const {
    return impl_->port();
}
void Listener::stop() {
    impl_->stop();
}

Result<std::unique_ptr<Listener>> Listener::open(asio::io_context& io, const std::string& address,
                                                 std::uint16_t port, SharedState& shared) {
    Failure ec;
    const bool everywhere = address.empty();
    const auto ip =
        everywhere ? asio::ip::address(asio::ip::address_v6::any()) : asio::ip::make_address(address, ec);
    if (ec)
        return Error{ErrorCode::InvalidArgument,
                     "listen address \"" + address + "\": expected an IP address"};
    auto impl = std::make_shared<Impl>(io, shared);
    ec = impl->bind({ip, port}, everywhere);
    if (ec == asio::error::address_family_not_supported && everywhere) {  // a machine without IPv6
        impl = std::make_shared<Impl>(io, shared);
        ec = impl->bind({tcp::v4(), port}, false);
    }
    if (ec)
        return Error{ErrorCode::Io, "cannot listen on " + (everywhere ? "*" : address) + " port " +
                                        std::to_string(port) + ": " + ec.message()};
    impl->accept();
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

}  // namespace euterpe::web
