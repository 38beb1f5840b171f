// For how long something has lasted that the server told of: a conversation, a call in a parking slot. The
// server's clock may differ from this computer's, and this one's may be set meanwhile: the two say only how
// old it was when it was found, from then on counts a clock that nobody sets. A value; GUI thread.
#pragma once

#include "lib/base/time.h"

#include <chrono>

#include <QtGlobal>

namespace euterpe::screens {

class Lasting {
  public:
    // It begins now, under our eyes.
    Lasting() : since_(std::chrono::steady_clock::now()) {}
    // It was found, and began at that moment of the server's clock.
    explicit Lasting(UnixMillis began) : Lasting() {
        const std::chrono::milliseconds age(toUnixMillis(std::chrono::system_clock::now()) - began);
        if (age > age.zero() && age <= kOldestPlausible)
            since_ -= age;
    }

    [[nodiscard]] qint64 seconds() const {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - since_).count();
    }

  private:
    static constexpr std::chrono::hours kOldestPlausible{24};

    std::chrono::steady_clock::time_point since_;
};

}  // namespace euterpe::screens
