// Stops asking a server that does not answer: after a failure nobody waits for it until a while has passed,
// twice as long each time; then one question tries it. Plain value with the time given; any one thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <utility>

namespace euterpe::ldap {

class CircuitBreaker {
  public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::seconds kFirstPause{5};
    static constexpr std::chrono::seconds kLongestPause{300};

    // May it be asked now? A true answer while it is failing is the one trial: report how it went.
    bool admits(Time now) {
        if (!isOpen())
            return true;
        if (now < closedUntil_)
            return false;
        trying_ = true;
        closedUntil_ = now + pause_;
        return true;
    }
    void succeeded() {
        pause_ = std::chrono::seconds(0);
        trying_ = false;
    }
    void failed(Time now) {
        // Several questions under way fail together: that is one failure.
        if (isOpen() && !std::exchange(trying_, false))
            return;
        pause_ = std::clamp(pause_ * 2, kFirstPause, kLongestPause);
        closedUntil_ = now + pause_;
    }
    [[nodiscard]] bool isOpen() const { return pause_ > std::chrono::seconds(0); }

  private:
    std::chrono::seconds pause_{0};
    Time closedUntil_{};
    bool trying_ = false;
};

}  // namespace euterpe::ldap
