// Logs a warning when what it encloses holds the loop for more than 50 ms: everything else waits meanwhile.
// Lives on the stack; loop thread.
#pragma once

#include "lib/base/log.h"
#include "server/hub/loop.h"

#include <chrono>
#include <string_view>

namespace euterpe::hub {

class SlowWatch {
  public:
    SlowWatch(const Loop& loop, const Log& log, std::string_view what)
        : loop_(loop), log_(log), what_(what), begun_(loop.now()) {}
    ~SlowWatch() {
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(loop_.now() - begun_);
        if (took > std::chrono::milliseconds{50})
            log_.warning("loop.slow", {{"what", what_}, {"ms", took.count()}});
    }
    SlowWatch(const SlowWatch&) = delete;
    SlowWatch& operator=(const SlowWatch&) = delete;

  private:
    const Loop& loop_;
    const Log& log_;
    std::string_view what_;
    Loop::Time begun_;
};

}  // namespace euterpe::hub
