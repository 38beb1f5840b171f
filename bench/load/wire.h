// One WebSocket over TLS to a server, without blocking: connect, handshake, upgrade, messages. Small on
// purpose: thousands live in one process. Owns its socket and SSL object; one thread; made by Client.
#pragma once

#include "bench/load/frames.h"
#include "lib/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <openssl/types.h>

namespace euterpe::bench {

struct Target {
    std::string host = "127.0.0.1";  // an IPv4 address
    std::uint16_t port = 0;
};

class Wire {
  public:
    enum class State { Closed, Connecting, Handshaking, Upgrading, Open };
    using Messages = std::function<void(std::string_view text)>;

    // The server's certificate is not verified: this measures, it protects nothing.
    Wire(SSL_CTX* context, Target target);
    ~Wire();
    Wire(Wire&&) noexcept;
    Wire& operator=(Wire&&) = delete;

    // `source`: an IPv4 address of this machine to come from, "" = any. Clients of one server usually come
    // from many addresses, and servers limit what one address may do.
    Result<void> open(const std::string& source);
    void close();
    // The socket is readable or writable: goes on as far as possible. An error closes the wire.
    Result<void> advance(const Messages& messages);
    // Only while Open.
    Result<void> send(std::string_view text);

    [[nodiscard]] int fd() const { return fd_; }
    [[nodiscard]] State state() const { return state_; }
    // Whether to be called again when the socket can be written, besides when it can be read.
    [[nodiscard]] bool wantsWrite() const;

  private:
    Result<void> handshake();
    Result<void> flush();
    Result<bool> readSome(const Messages& messages);
    Result<void> take(std::string_view bytes, const Messages& messages);
    Error fail(ErrorCode code, std::string detail);

    SSL_CTX* context_;
    Target target_;
    int fd_ = -1;
    SSL* ssl_ = nullptr;
    State state_ = State::Closed;
    bool handshakeWantsWrite_ = false;
    std::string closeReason_;  // of the server's close frame
    std::uint32_t mask_ = 0x5eed5eed;
    std::string out_;
    std::string head_;  // HTTP answer to the upgrade
    FrameReader frames_;
};

}  // namespace euterpe::bench
