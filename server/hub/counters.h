// What the hub counts for the metrics page. Plain value, loop thread.
#pragma once

#include "lib/base/result.h"
#include "lib/base/time.h"

#include <cstdint>
#include <map>

namespace euterpe::hub {

struct Counters {
    std::uint64_t changes = 0;  // pbx::Changes taken in
    std::uint64_t batches = 0;  // state batches handed to transports
    std::uint64_t batchBytes = 0;
    std::uint64_t snapshots = 0;  // of these: full
    std::uint64_t requests = 0;
    std::uint64_t logins = 0;
    std::uint64_t resumes = 0;
    std::uint64_t dials = 0;
    std::uint64_t callRowsRead = 0;
    std::uint64_t importFailures = 0;
    UnixMillis lastImport = 0;
    std::map<ErrorCode, std::uint64_t> refused;  // error replies by code
};

}  // namespace euterpe::hub
