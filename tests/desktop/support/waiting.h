// Runs the event loop until something is so. For tests only.
#pragma once

#include <chrono>
#include <functional>

namespace euterpe::testing {

// True as soon as `condition` holds, false when it does not within `longest`.
[[nodiscard]] bool waitUntil(const std::function<bool()>& condition,
                             std::chrono::milliseconds longest = std::chrono::seconds(10));

// Handles what is already in the event loop and what that brings about at once.
void settle();

}  // namespace euterpe::testing
