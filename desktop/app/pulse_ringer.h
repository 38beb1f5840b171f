// Ringer by PulseAudio (or PipeWire's), on a thread of its own: connecting to a sound server may take
// seconds. Without a sound server it is silent and says so in the log, once. start() and stop() on the GUI
// thread.
#pragma once

#include "desktop/app/ringer.h"
#include "lib/base/log.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace euterpe::app {

class PulseRinger : public Ringer {
  public:
    explicit PulseRinger(const Log& log);
    ~PulseRinger() override;

    void start(const RingSound& sound) override;
    void stop() override;

  private:
    void run();
    void ring();
    // It is to ring, and so.
    [[nodiscard]] bool wanted(const RingSound& sound);
    [[nodiscard]] RingSound sound();

    const Log& log_;
    std::mutex mutex_;
    std::condition_variable wake_;
    RingSound sound_;       // guarded by mutex_
    bool wanted_ = false;   // guarded by mutex_
    bool ending_ = false;   // guarded by mutex_
    bool told_ = false;     // the thread's own
    bool running_ = false;  // the GUI thread's own
    std::thread thread_;
};

}  // namespace euterpe::app
