#include "bench/load/fleet.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <unistd.h>
#include <utility>

#include <openssl/ssl.h>

namespace euterpe::bench {
namespace {

// Clients on their way at the same time: enough to keep the server busy, too few to overrun its backlog.
constexpr int kOpening = 64;
// Logins by password at the same time: each costs the server a slow hash and has a deadline.
constexpr int kLoggingIn = 4;

}  // namespace

Fleet::Fleet(FleetOptions options, Sink sink) : options_(std::move(options)), sink_(std::move(sink)) {}

Result<std::unique_ptr<Fleet>> Fleet::create(FleetOptions options, Sink sink) {
    if (options.users.empty() || options.clients < 1)
        return Error{ErrorCode::InvalidArgument, "a fleet needs users and clients"};
    if (!options.users[0].token.empty() && static_cast<int>(options.users.size()) < options.clients)
        return Error{ErrorCode::InvalidArgument, "fewer tokens than clients"};
    std::unique_ptr<Fleet> fleet(new Fleet(std::move(options), std::move(sink)));
    fleet->epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    fleet->context_ = SSL_CTX_new(TLS_client_method());
    if (fleet->epoll_ < 0 || !fleet->context_)
        return Error{ErrorCode::Io, std::string("epoll or TLS: ") + std::strerror(errno)};
    SSL_CTX_set_verify(fleet->context_, SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_mode(fleet->context_, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                          SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_CTX_set_session_cache_mode(fleet->context_, SSL_SESS_CACHE_OFF);
    const auto count = static_cast<std::size_t>(fleet->options_.clients);
    for (std::size_t i = 0; i < count; ++i)
        fleet->clients_.push_back(
            std::make_unique<Client>(fleet->context_, fleet->options_.target, fleet->options_.subscribe));
    fleet->writing_.resize(count);
    return fleet;
}

Fleet::~Fleet() {
    clients_.clear();
    if (context_)
        SSL_CTX_free(context_);
    if (epoll_ >= 0)
        ::close(epoll_);
}

std::string Fleet::sourceOf(int index) const {
    if (!options_.spreadSources)
        return {};
    const int host = index % 60'000;
    return "127.0." + std::to_string(1 + host / 250) + '.' + std::to_string(1 + host % 250);
}

const Identity& Fleet::identityOf(int index) const {
    return options_.users[static_cast<std::size_t>(index) % options_.users.size()];
}

// False when the next client has to wait for others.
bool Fleet::openNext() {
    const Identity& identity = identityOf(opened_);
    if (opened_ - ready_ - lost_ >= (identity.token.empty() ? kLoggingIn : kOpening))
        return false;
    const int index = opened_++;
    if (auto started = client(index).open(sourceOf(index), identity); !started) {
        ++lost_;
        firstFailure_ = started.error();
        return true;
    }
    epoll_event event{};
    event.events = EPOLLIN | EPOLLOUT;
    event.data.u32 = static_cast<std::uint32_t>(index);
    writing_[static_cast<std::size_t>(index)] = true;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, client(index).fd(), &event);
    return true;
}

void Fleet::watch(int index) {
    const bool wanted = client(index).wantsWrite();
    if (writing_[static_cast<std::size_t>(index)] == wanted)
        return;
    writing_[static_cast<std::size_t>(index)] = wanted;
    epoll_event event{};
    event.events = wanted ? EPOLLIN | EPOLLOUT : EPOLLIN;
    event.data.u32 = static_cast<std::uint32_t>(index);
    ::epoll_ctl(epoll_, EPOLL_CTL_MOD, client(index).fd(), &event);
}

void Fleet::serve(int index) {
    Client& served = client(index);
    const Client::Stage before = served.stage();
    if (before == Client::Stage::Lost)
        return;
    auto done = served.advance([&](std::string_view text) { sink_(index, text); });
    if (!done) {
        ++lost_;
        if (before == Client::Stage::Ready)
            --ready_;
        if (firstFailure_.code == ErrorCode::Unknown)
            firstFailure_ = Error{done.error().code, "client " + std::to_string(index) + ": " +
                                                         std::string(toString(done.error().code)) + ", " +
                                                         done.error().detail};
        return;
    }
    if (before != Client::Stage::Ready && served.stage() == Client::Stage::Ready)
        ++ready_;
    watch(index);
}

Result<void> Fleet::connectAll(std::chrono::seconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (ready_ + lost_ < size()) {
        while (opened_ < size() && openNext()) {
        }
        pump(std::chrono::milliseconds(50));
        if (lost_ > 0)
            return firstFailure_;
        if (std::chrono::steady_clock::now() > deadline)
            return Error{ErrorCode::Timeout,
                         std::to_string(ready_) + " of " + std::to_string(size()) + " clients ready in time"};
    }
    return {};
}

void Fleet::pump(std::chrono::milliseconds wait) {
    std::array<epoll_event, 512> events;
    const int count =
        ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), static_cast<int>(wait.count()));
    for (int i = 0; i < count; ++i)
        serve(static_cast<int>(events[static_cast<std::size_t>(i)].data.u32));
}

}  // namespace euterpe::bench
