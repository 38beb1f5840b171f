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
#include <string>
#include <unordered_map>
#include <utility>

namespace euterpe::web {

struct WebLimits {
    std::size_t connections = protocol::limits::kConnections;
    std::size_t strangersPerSource = protocol::limits::kStrangersPerSource;
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
    std::uint64_t refusedConnections = 0;  // over a connection limit
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
    std::unordered_map<std::string, std::size_t> strangers;  // connections without a login, by source network
};

// Counts one open connection for as long as it lives, and as a stranger's until it has logged in; handed from
// the HTTP to the WebSocket session.
class OpenConnection {
  public:
    OpenConnection(SharedState& shared, std::string source) : shared_(&shared), source_(std::move(source)) {
        ++shared.counters.open;
        ++shared.strangers[source_];
    }
    OpenConnection(OpenConnection&& other) noexcept
        : shared_(std::exchange(other.shared_, nullptr)),
          source_(std::move(other.source_)),
          stranger_(other.stranger_) {}
    OpenConnection& operator=(OpenConnection&&) = delete;
    ~OpenConnection() {
        if (!shared_)
            return;
        noteLogin();
        --shared_->counters.open;
    }
    void noteLogin() {
        if (!std::exchange(stranger_, false))
            return;
        const auto found = shared_->strangers.find(source_);
        if (--found->second == 0)
            shared_->strangers.erase(found);
    }

  private:
    SharedState* shared_;
    std::string source_;
    bool stranger_ = true;
};

}  // namespace euterpe::web
