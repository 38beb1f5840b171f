// One way to exchange text messages with a server: opened once, closed once, then thrown away; a reconnect
// takes a fresh one. GUI thread only. Made by a ChannelFactory, owned by link::Connection.
#pragma once

#include "lib/base/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <QObject>

namespace euterpe::link {

struct Endpoint {
    std::string host;  // name or address, without brackets
    std::uint16_t port = 0;

    bool operator==(const Endpoint&) const = default;
};

// "host:port", "[::1]:5039" for an IPv6 address: names a server in messages and among the pinned
// certificates.
std::string toString(const Endpoint& endpoint);

// Which server certificates are trusted. Implemented over the settings by the replica.
class TrustStore {
  public:
    virtual ~TrustStore() = default;

    // SHA-256 of the certificate that was accepted before, 64 lower-case hex digits; "" = none yet.
    [[nodiscard]] virtual std::string pinned(const Endpoint& endpoint) const = 0;
    virtual void pin(const Endpoint& endpoint, const std::string& fingerprint) = 0;
    // PEM file of the only authority to be trusted; "" = the system's authorities, else the pinned
    // certificate.
    [[nodiscard]] virtual std::string caFile() const = 0;
};

class Channel : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // Call once. Answered by opened() or closed().
    virtual void open() = 0;
    // No closed() follows; nothing is emitted after this.
    virtual void close() = 0;
    // Only while open. `text` is one UTF-8 message.
    virtual void send(const std::string& text) = 0;
    // Asks the peer for a sign of life: pong() follows.
    virtual void ping() = 0;

  signals:
    void opened();
    // Emitted at most once. Untrusted: `detail` is the fingerprint that the server presented (64 hex digits)
    // when that differs from the pinned one, other words when a given CA does not vouch for the server.
    void closed(const euterpe::Error& error);
    void message(const std::string& text);
    void pong();
};

// `trust` outlives the channel.
using ChannelFactory = std::function<std::unique_ptr<Channel>(const Endpoint& endpoint, TrustStore& trust)>;

}  // namespace euterpe::link
