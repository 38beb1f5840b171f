// The border between the network side (server/web) and the hub. Owns nothing; loop thread only.
// web::WebSocketSession implements Transport and calls Endpoint; Hub implements Gateway and Endpoint.
// Tests of either side put a fake on the other.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace euterpe::hub {

// One encoded message, shared by every session that gets the same bytes.
using Buffer = std::shared_ptr<const std::string>;

// Close codes of RFC 6455, section 7.4.1.
enum class CloseCode : std::uint16_t { Normal = 1000, GoingAway = 1001, Policy = 1008, Internal = 1011 };

// The way to one client. Messages leave in the order of send(). Nothing here calls back into the Endpoint
// before it returns, so the hub may walk its sessions while it sends.
class Transport {
  public:
    virtual ~Transport() = default;
    // Never dropped: a transport whose unsent bytes exceed the cap of limits.h closes itself instead.
    virtual void send(Buffer message) = 0;
    // Nothing is waiting to be written. The hub sends state only then, so a slow client is owed at most one
    // batch and later gets the latest of everything it missed.
    [[nodiscard]] virtual bool idle() const = 0;
    // Closes once everything sent so far is out. May be called again; only the first counts.
    virtual void close(CloseCode code) = 0;
};

// The hub's half of one connection.
class Endpoint {
  public:
    virtual ~Endpoint() = default;
    virtual void onText(std::string_view text) = 0;
    [[nodiscard]] virtual bool loggedIn() const = 0;
    // The last queued message went out: idle() is true again.
    virtual void onDrained() = 0;
    // The transport is gone and must not be used any more. Nothing follows.
    virtual void onClosed() = 0;
};

class Gateway {
  public:
    virtual ~Gateway() = default;
    // `transport` must outlive the call of Endpoint::onClosed.
    virtual std::shared_ptr<Endpoint> attach(Transport& transport, std::string address) = 0;
};

}  // namespace euterpe::hub
