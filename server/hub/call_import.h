// Keeps the call register up to date: asks for the import of Asterisk's call records when there may be new
// ones, one round at a time, again after a failure. Owned by Hub; loop thread.
#pragma once

#include "lib/base/log.h"
#include "server/hub/counters.h"
#include "server/hub/loop.h"
#include "server/hub/storage_port.h"

#include <functional>

namespace euterpe::hub {

class CallImport {
  public:
    using OnNew = std::function<void(const NewCalls::Newest&)>;

    CallImport(Loop& loop, StoragePort& storage, Counters& counters, const Log& log, OnNew onNew)
        : loop_(loop), storage_(storage), counters_(counters), log_(log), onNew_(std::move(onNew)) {}

    // A call may have been written. Cheap to call often.
    void trigger();
    // Once a second: retries, and looks now and then although nobody said anything.
    void tick();

  private:
    void run();
    void onRound(const Result<NewCalls>& round);

    Loop& loop_;
    StoragePort& storage_;
    Counters& counters_;
    const Log& log_;
    OnNew onNew_;
    Loop::Time next_{};
    bool running_ = false;
    bool again_ = false;
    bool failing_ = false;
};

}  // namespace euterpe::hub
