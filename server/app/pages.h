// The texts of /health and /metrics, from every part's counters. Pure, loop thread.
#pragma once

#include "lib/base/time.h"
#include "lib/protocol/records.h"
#include "server/hub/counters.h"
#include "server/telephony/telephony.h"
#include "server/web/shared_state.h"

#include <string>
#include <vector>

namespace euterpe::app {

struct Readings {
    hub::Counters hub;
    telephony::Counters pbx;
    web::WebCounters web;
    protocol::PbxStatus status;
    std::vector<std::string> missingRights;
    std::size_t sessions = 0;
    std::size_t users = 0;
    std::size_t extensions = 0;
    std::size_t storeQueue = 0;
    UnixMillis startedAt = 0;
    UnixMillis now = 0;
};

// {"ok":…,"version":…,"pbx":{…},"sessions":…}; ok = this server works and follows its PBX, and
// may do there what it is asked for; else pbx.missingRights says what is lacking.
std::string healthJson(const Readings& readings);
// Prometheus text format 0.0.4.
std::string metricsText(const Readings& readings);

}  // namespace euterpe::app
