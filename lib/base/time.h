// Points in time as the product exchanges them: UTC, millisecond resolution.
#pragma once

#include <chrono>
#include <cstdint>

namespace euterpe {

// Milliseconds since 1970-01-01T00:00:00Z; 0 means "not yet" or "unknown".
using UnixMillis = std::int64_t;

inline UnixMillis toUnixMillis(std::chrono::system_clock::time_point t) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(t.time_since_epoch()).count();
}

}  // namespace euterpe
