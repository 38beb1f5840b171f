// Time and turns of the event loop, as the hub uses them. Implemented over Asio in app/, by hand in tests, so
// that no test waits for a real clock. Loop thread only.
#pragma once

#include "lib/base/time.h"

#include <chrono>
#include <functional>

namespace euterpe::hub {

class Loop {
  public:
    using Time = std::chrono::steady_clock::time_point;

    virtual ~Loop() = default;
    // Runs after what is being handled now.
    virtual void post(std::function<void()> work) = 0;
    // Runs once after `delay`. What is pending when the loop ends is dropped.
    virtual void after(std::chrono::milliseconds delay, std::function<void()> work) = 0;
    [[nodiscard]] virtual Time now() const = 0;
    [[nodiscard]] virtual UnixMillis wallNow() const = 0;
};

}  // namespace euterpe::hub
