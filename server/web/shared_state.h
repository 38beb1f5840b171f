// What the listener and all of its sessions share. Created by app/, outlives every session. Loop thread.
#pragma once

#include "lib/base/log.h"
#include "lib/protocol/limits.h"
#include "server/hub/gateway.h"
#include "server/web/address_rate.h"
#include "server/web/rest_service.h"
#include "server/web/tls_context.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace euterpe::web {

struct WebLimits {
    std::size_t connections = protocol::limits::kConnections;
    std::chrono::milliseconds handshakeTimeout = protocol::limits::kHandshakeTimeout;
    std::chrono::milliseconds idleTimeout = protocol::limits::kIdleTimeout;
    std::size_t outgoingBytes = protocol::limits::kOutgoingBytes;
    int httpPerSecond = protocol::limits::kHttpRequestsPerSecond;
    int httpBurst = 4 * protocol::limits::kHttpRequestsPerSecond;
};

struct WebCounters {
    std::size_t open = 0;  // connections of all kinds, now
    std::size_t webSockets = 0;
    std::uint64_t accepted = 0;
    std::uint64_t refusedConnections = 0;  // over the connection limit
    std::uint64_t failedHandshakes = 0;
    std::uint64_t httpRequests = 0;
    std::uint64_t httpRefused = 0;  // over the rate
    std::uint64_t bytesOut = 0;     // WebSocket payload
    std::uint64_t messagesOut = 0;
    std::uint64_t tooSlow = 0;  // closed because replies alone exceeded the cap
};

struct SharedState {
    SharedState(TlsContext& tlsContext, hub::Gateway& gateway, RestService& restService, const Log& logger,
                WebLimits webLimits = {})
        : tls(tlsContext),
          hub(gateway),
          rest(restService),
          log(logger),
          limits(webLimits),
          rate(webLimits.httpPerSecond, webLimits.httpBurst) {}

    TlsContext& tls;
    hub::Gateway& hub;
    RestService& rest;
    const Log& log;
    const WebLimits limits;
    AddressRate rate;
    WebCounters counters;
};

// Counts one open connection for as long as it lives; handed from the HTTP to the WebSocket session.
class OpenConnection {
  public:
    explicit OpenConnection(SharedState& shared) : shared_(&shared) { ++shared.counters.open; }
    OpenConnection(OpenConnection&& other) noexcept : shared_(std::exchange(other.shared_, nullptr)) {}
    OpenConnection& operator=(OpenConnection&&) = delete;
    ~OpenConnection() {
        if (shared_)
            --shared_->counters.open;
    }

  private:
    SharedState* shared_;
};

}  // namespace euterpe::web
