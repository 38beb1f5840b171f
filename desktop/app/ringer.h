// The sound that says somebody calls. start() and stop() return at once, whatever the sound server does.
// GUI thread only; made by Platform, owned by Application.
#pragma once

#include <string>

namespace euterpe::app {

// Where and how loud (L4).
struct RingSound {
    std::string device;  // the sound server's name, "" = its default
    int volume = 100;    // percent

    bool operator==(const RingSound&) const = default;
};

class Ringer {
  public:
    Ringer() = default;
    virtual ~Ringer() = default;
    Ringer(const Ringer&) = delete;
    Ringer& operator=(const Ringer&) = delete;

    // Rings until stop(). Started twice it rings once.
    virtual void start(const RingSound& sound) = 0;
    virtual void stop() = 0;
};

// Where a system's sound is not built in.
class SilentRinger : public Ringer {
  public:
    void start(const RingSound&) override {}
    void stop() override {}
};

}  // namespace euterpe::app
