// A rate with a burst: `perSecond` tokens flow in, up to `burst` are kept. Plain value, loop thread.
#pragma once

#include <algorithm>
#include <chrono>

namespace euterpe::hub {

class TokenBucket {
  public:
    using Time = std::chrono::steady_clock::time_point;

    TokenBucket(double perSecond, double burst, Time now)
        : perSecond_(perSecond), burst_(burst), tokens_(burst), at_(now) {}

    bool take(Time now) {
        const double passed = std::chrono::duration<double>(now - at_).count();
        tokens_ = std::min(burst_, tokens_ + passed * perSecond_);
        at_ = now;
        if (tokens_ < 1)
            return false;
        tokens_ -= 1;
        return true;
    }

  private:
    double perSecond_;
    double burst_;
    double tokens_;
    Time at_;
};

}  // namespace euterpe::hub
