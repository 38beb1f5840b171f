// Echo cancelling and noise suppression by WebRTC's audio processing, in frames of ten milliseconds: the one
// place that knows the library's interface. One thread at a time; used by echo_filter.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace euterpe::phone {

struct VoiceProcessingOptions {
    bool cancelEcho = true;
    bool suppressNoise = true;
    int delayMs = 0;  // known delay between speaker and microphone, 0 = found by the canceller
};

class VoiceProcessing {
  public:
    // One channel; `rate` is a multiple of 100.
    VoiceProcessing(int rate, const VoiceProcessingOptions& options);
    ~VoiceProcessing();
    VoiceProcessing(const VoiceProcessing&) = delete;
    VoiceProcessing& operator=(const VoiceProcessing&) = delete;

    [[nodiscard]] std::size_t frame() const { return frame_; }  // samples in ten milliseconds
    // What is played by the speaker.
    void render(std::span<const std::int16_t> frame);
    // What the microphone heard; cleaned in place.
    void capture(std::span<std::int16_t> frame);

  private:
    struct Library;

    const std::size_t frame_;
    std::unique_ptr<Library> library_;
};

}  // namespace euterpe::phone
