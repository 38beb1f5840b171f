// One desktop as the server sees it: logs in (by password or by token), subscribes, receives batches.
// Owns its wire; one thread; owned by Fleet, and by PresencePublisher.
#pragma once

#include "bench/load/wire.h"
#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace euterpe::bench {

// Either a password or a resume token.
struct Identity {
    std::string user;
    std::string password;
    std::string token;
};

class Client {
  public:
    enum class Stage { Idle, Opening, LoggingIn, Subscribing, Ready, Lost };
    // A notification, as it came.
    using Notifications = std::function<void(std::string_view text)>;

    Client(SSL_CTX* context, Target target, bool subscribes)
        : wire_(context, std::move(target)), subscribes_(subscribes) {}

    Result<void> open(const std::string& source, Identity identity);
    // The socket has something. An error means that this client is Lost.
    Result<void> advance(const Notifications& notifications);
    Result<void> send(std::string_view request) { return wire_.send(request); }

    [[nodiscard]] int fd() const { return wire_.fd(); }
    [[nodiscard]] bool wantsWrite() const { return wire_.wantsWrite(); }
    [[nodiscard]] Stage stage() const { return stage_; }
    // Set once logged in.
    [[nodiscard]] const std::string& token() const { return identity_.token; }
    [[nodiscard]] protocol::Mode mode() const { return mode_; }
    [[nodiscard]] const ExtensionId& extension() const { return extension_; }
    // When the request of session.login or session.resume was sent, and when the first snapshot had been
    // read.
    [[nodiscard]] std::uint64_t loginSentNs() const { return loginSentNs_; }
    [[nodiscard]] std::uint64_t readyNs() const { return readyNs_; }
    [[nodiscard]] std::size_t snapshotBytes() const { return snapshotBytes_; }

  private:
    Result<void> logIn();
    Result<void> onText(std::string_view text, const Notifications& notifications);
    Result<void> onLogin(std::string_view text);
    Result<void> onSnapshot(std::string_view text);

    Wire wire_;
    bool subscribes_;
    Identity identity_;
    Stage stage_ = Stage::Idle;
    protocol::Mode mode_ = protocol::Mode::Unknown;
    ExtensionId extension_;
    std::uint64_t loginSentNs_ = 0;
    std::uint64_t readyNs_ = 0;
    std::size_t snapshotBytes_ = 0;
    Error failure_;
};

}  // namespace euterpe::bench
