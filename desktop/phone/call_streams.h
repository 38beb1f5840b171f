// The sound of calls on the sound server: one stream for each place in the engine's media graphs that plays
// or captures. A stream is opened as soon as there are a server and a device, and anew when either was away;
// the graph goes on meanwhile without a word and without waiting. The public functions may be called on any
// thread; the work is done on PulseConnection's.
#pragma once

#include "desktop/phone/pulse_connection.h"
#include "desktop/phone/sound_devices.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace euterpe::phone {

// The media.role of these streams, by which SoundDevices tells them from the program's other ones.
inline constexpr const char* kCallRole = "phone";

// 50 % = -18 dB, as volume controls count; for pa_cvolume.
std::uint32_t toPulseVolume(int percent);

// What the media graph and the sound thread share of one stream. 16 bits, native byte order.
class CallSound {
  public:
    struct Format {
        std::uint32_t rate = 0;
        std::uint8_t channels = 1;
    };

    CallSound(SoundDirection ofStream, Format ofSamples) : direction(ofStream), format(ofSamples) {}
    virtual ~CallSound() = default;
    CallSound(const CallSound&) = delete;
    CallSound& operator=(const CallSound&) = delete;

    const SoundDirection direction;
    const Format format;

    // On the sound thread.
    virtual void opened() = 0;
    virtual void closed() = 0;
    // Playback: up to `size` bytes, as many as are there.
    virtual std::size_t supply(std::uint8_t* to, std::size_t size) = 0;
    // Capture; nullptr = that many bytes were lost.
    virtual void take(const std::uint8_t* from, std::size_t size) = 0;

    // Playback: the server wants more than supply() had. Who has more then tells CallStreams once.
    std::atomic<bool> hungry{false};
};

class CallStreams {
  public:
    explicit CallStreams(std::shared_ptr<PulseConnection> connection);
    ~CallStreams();
    CallStreams(const CallStreams&) = delete;
    CallStreams& operator=(const CallStreams&) = delete;

    void open(std::shared_ptr<CallSound> sound);
    // The sound is let go on the sound thread, a moment later.
    void close(std::shared_ptr<CallSound> sound);
    void fed(std::shared_ptr<CallSound> sound);
    // Where streams are opened from now on ("" = the server's default) and how loud, so that no voice begins
    // where the user does not want it. SoundDevices does the same to those that are open.
    void route(SoundDirection direction, const std::string& device, int volumePercent);
    // What is not open is tried again, as when a device came.
    void renew();

  private:
    class Worker;

    const std::shared_ptr<PulseConnection> connection_;
    const std::shared_ptr<Worker> worker_;
};

}  // namespace euterpe::phone
