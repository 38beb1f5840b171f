#include "desktop/app/pulse_ringer.h"

#include "desktop/app/ring_tone.h"
#include "desktop/phone/play_stream.h"

#include <algorithm>
#include <pulse/error.h>
#include <pulse/simple.h>

namespace euterpe::app {
namespace {

constexpr std::size_t kChunk = kToneRate / 20;  // samples, 50 ms: how soon a stop is noticed

}  // namespace

PulseRinger::PulseRinger(const Log& log) : log_(log) {}

PulseRinger::~PulseRinger() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        wanted_ = false;
    }
    wake_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

void PulseRinger::start(const RingSound& sound) {
    {
        const std::lock_guard lock(mutex_);
        sound_ = sound;
        wanted_ = true;
    }
    // The first ring makes the thread: most sessions of a quiet day never need it.
    if (!running_) {
        running_ = true;
        thread_ = std::thread([this] { run(); });
    }
    wake_.notify_one();
}

void PulseRinger::stop() {
    const std::lock_guard lock(mutex_);
    wanted_ = false;
}

bool PulseRinger::wanted(const RingSound& sound) {
    const std::lock_guard lock(mutex_);
    return wanted_ && sound == sound_;
}

RingSound PulseRinger::sound() {
    const std::lock_guard lock(mutex_);
    return sound_;
}

void PulseRinger::run() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return wanted_ || ending_; });
            if (ending_)
                return;
        }
        ring();
    }
}

void PulseRinger::ring() {
    int error = 0;
    const RingSound wish = sound();
    const phone::PlayFormat format{kToneRate, 1, kChunk * sizeof(std::int16_t)};
    const auto stream = phone::openPlayStream("Ring", format, wish.device, error);
    if (!stream) {
        if (!told_)
            log_.warning("no sound server, ringing stays silent", {{"reason", pa_strerror(error)}});
        told_ = true;
        stop();
        return;
    }
    told_ = false;
    auto tone = ringTone();
    for (auto& sample : tone)
        sample = static_cast<std::int16_t>(sample * wish.volume / 100);
    for (std::size_t at = 0; wanted(wish); at = (at + kChunk) % tone.size()) {
        const std::size_t count = std::min(kChunk, tone.size() - at);
        if (pa_simple_write(stream.get(), tone.data() + at, count * sizeof(std::int16_t), &error) < 0) {
            log_.warning("ringing stopped", {{"reason", pa_strerror(error)}});
            stop();
            return;
        }
    }
    pa_simple_flush(stream.get(), &error);
}

}  // namespace euterpe::app
