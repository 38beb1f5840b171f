#include "bench/load/wire.h"

#include "lib/protocol/limits.h"
#include "lib/protocol/messages.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace euterpe::bench {
namespace {

Result<sockaddr_in> addressOf(const std::string& host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        return Error{ErrorCode::InvalidArgument, host + ": expected an IPv4 address"};
    return address;
}

std::string upgradeRequest(const Target& target) {
    return "GET " + std::string(protocol::kWebSocketPath) + " HTTP/1.1\r\nHost: " + target.host + ':' +
           std::to_string(target.port) +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: ZXV0ZXJwZS1sb2FkLTAwMQ==\r\n\r\n";
}

std::string closeWords(std::string_view payload) {
    if (payload.size() < 2)
        return "closed by the server";
    const int code = static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
    return "closed by the server with " + std::to_string(code) + ' ' + std::string(payload.substr(2));
}

}  // namespace

Wire::Wire(SSL_CTX* context, Target target) : context_(context), target_(std::move(target)) {}

Wire::~Wire() {
    close();
}

Wire::Wire(Wire&& other) noexcept
    : context_(other.context_),
      target_(std::move(other.target_)),
      fd_(std::exchange(other.fd_, -1)),
      ssl_(std::exchange(other.ssl_, nullptr)),
      state_(std::exchange(other.state_, State::Closed)),
      handshakeWantsWrite_(other.handshakeWantsWrite_),
      closeReason_(std::move(other.closeReason_)),
      mask_(other.mask_),
      out_(std::move(other.out_)),
      head_(std::move(other.head_)),
      frames_(std::move(other.frames_)) {}

Result<void> Wire::open(const std::string& source) {
    auto to = addressOf(target_.host, target_.port);
    if (!to)
        return to.error();
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd_ < 0)
        return fail(ErrorCode::Io, std::string("socket: ") + std::strerror(errno));
    const int one = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (!source.empty()) {
        auto from = addressOf(source, 0);
        if (!from)
            return from.error();
        // Ports are given out per destination then, not one for all: thousands of sockets fit.
        ::setsockopt(fd_, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
        if (::bind(fd_, reinterpret_cast<const sockaddr*>(&*from), sizeof *from) < 0)
            return fail(ErrorCode::Io, "bind to " + source + ": " + std::strerror(errno));
    }
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&*to), sizeof *to) < 0 && errno != EINPROGRESS)
        return fail(ErrorCode::Io, std::string("connect: ") + std::strerror(errno));
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, fd_);
    SSL_set_connect_state(ssl_);
    state_ = State::Connecting;
    return {};
}

void Wire::close() {
    if (ssl_)
        SSL_free(ssl_);
    if (fd_ >= 0)
        ::close(fd_);
    ssl_ = nullptr;
    fd_ = -1;
    state_ = State::Closed;
}

Error Wire::fail(ErrorCode code, std::string detail) {
    close();
    return Error{code, std::move(detail)};
}

bool Wire::wantsWrite() const {
    return state_ == State::Connecting || handshakeWantsWrite_ || !out_.empty();
}

Result<void> Wire::advance(const Messages& messages) {
    if (state_ == State::Connecting) {
        int error = 0;
        socklen_t length = sizeof error;
        ::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &length);
        if (error != 0)
            return fail(ErrorCode::Io, std::string("connect: ") + std::strerror(error));
        state_ = State::Handshaking;
    }
    if (state_ == State::Handshaking) {
        auto done = handshake();
        if (!done || state_ == State::Handshaking)
            return done;
    }
    if (!out_.empty()) {
        if (auto done = flush(); !done)
            return done;
    }
    for (;;) {
        auto more = readSome(messages);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

Result<void> Wire::handshake() {
    handshakeWantsWrite_ = false;
    ERR_clear_error();
    const int outcome = SSL_do_handshake(ssl_);
    if (outcome == 1) {
        state_ = State::Upgrading;
        out_ = upgradeRequest(target_);
        return {};
    }
    switch (SSL_get_error(ssl_, outcome)) {
        case SSL_ERROR_WANT_READ:
            return {};
        case SSL_ERROR_WANT_WRITE:
            handshakeWantsWrite_ = true;
            return {};
        default:
            return fail(ErrorCode::Disconnected, "TLS handshake failed");
    }
}

Result<void> Wire::flush() {
    while (!out_.empty()) {
        ERR_clear_error();
        const int written = SSL_write(ssl_, out_.data(), static_cast<int>(out_.size()));
        if (written <= 0) {
            const int error = SSL_get_error(ssl_, written);
            if (error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ)
                return {};
            return fail(ErrorCode::Disconnected, "write failed");
        }
        out_.erase(0, static_cast<std::size_t>(written));
    }
    out_ = {};
    return {};
}

Result<void> Wire::send(std::string_view text) {
    // Any key will do against a server on this side of every proxy; it only has to change.
    mask_ = mask_ * 1'664'525U + 1'013'904'223U;
    out_ += clientFrame(Opcode::Text, text, mask_);
    return flush();
}

Result<bool> Wire::readSome(const Messages& messages) {
    std::array<char, 16384> buffer;
    ERR_clear_error();
    const int got = SSL_read(ssl_, buffer.data(), static_cast<int>(buffer.size()));
    if (got <= 0) {
        const int error = SSL_get_error(ssl_, got);
        if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
            return false;
        return fail(ErrorCode::Disconnected, "closed by the server");
    }
    if (auto taken = take({buffer.data(), static_cast<std::size_t>(got)}, messages); !taken)
        return taken.error();
    return true;
}

Result<void> Wire::take(std::string_view bytes, const Messages& messages) {
    if (state_ == State::Upgrading) {
        head_.append(bytes);
        const std::size_t end = head_.find("\r\n\r\n");
        if (end == std::string::npos) {
            return head_.size() > protocol::limits::kHttpHeaderBytes
                       ? Result<void>(fail(ErrorCode::TooLarge, "endless answer to the upgrade"))
                       : Result<void>();
        }
        if (!head_.starts_with("HTTP/1.1 101"))
            return fail(ErrorCode::Disconnected, "no upgrade: " + head_.substr(0, head_.find('\r')));
        state_ = State::Open;
        const std::string rest = std::exchange(head_, {}).substr(end + 4);
        return rest.empty() ? Result<void>() : take(rest, messages);
    }
    auto read = frames_.feed(bytes, [&](Opcode opcode, std::string_view payload) {
        if (opcode == Opcode::Ping) {
            out_ += clientFrame(Opcode::Pong, payload, mask_);
        } else if (opcode == Opcode::Close) {
            closeReason_ = closeWords(payload);
        } else if (opcode != Opcode::Pong) {
            messages(payload);
        }
    });
    if (!read)
        return fail(read.error().code, read.error().detail);
    if (!closeReason_.empty())
        return fail(ErrorCode::Disconnected, closeReason_);
    return out_.empty() ? Result<void>() : flush();
}

}  // namespace euterpe::bench
