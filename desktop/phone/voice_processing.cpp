#include "desktop/phone/voice_processing.h"

#include <algorithm>
#include <cmath>
#include <vector>
#include <webrtc/modules/audio_processing/include/audio_processing.h>

namespace euterpe::phone {
namespace {

// What the canceller starts from while it looks for the delay itself: a sound server's usual one.
constexpr int kAssumedDelayMs = 100;
constexpr float kFullScale = 32768;

}  // namespace

struct VoiceProcessing::Library {
    Library(int rate, const VoiceProcessingOptions& options)
        : stream(rate, 1), delayMs(options.delayMs > 0 ? options.delayMs : kAssumedDelayMs) {
        webrtc::Config config;
        // Sound servers report delays that nobody can rely on: a longer filter, and the delay is measured.
        config.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
        config.Set<webrtc::DelayAgnostic>(new webrtc::DelayAgnostic(options.delayMs <= 0));
        processing.reset(webrtc::AudioProcessing::Create(config));
        auto* echo = processing->echo_cancellation();
        echo->enable_drift_compensation(false);
        // The echo is gone at this level, too, and less of the near voice is while both talk.
        echo->set_suppression_level(webrtc::EchoCancellation::kLowSuppression);
        echo->Enable(options.cancelEcho);
        processing->high_pass_filter()->Enable(true);
        processing->noise_suppression()->set_level(webrtc::NoiseSuppression::kModerate);
        processing->noise_suppression()->Enable(options.suppressNoise);
        samples.resize(stream.num_frames());
    }
    void load(std::span<const std::int16_t> frame) {
        std::transform(frame.begin(), frame.end(), samples.begin(),
                       [](std::int16_t sample) { return static_cast<float>(sample) / kFullScale; });
    }

    const webrtc::StreamConfig stream;
    const int delayMs;
    std::unique_ptr<webrtc::AudioProcessing> processing;
    std::vector<float> samples;
};

VoiceProcessing::VoiceProcessing(int rate, const VoiceProcessingOptions& options)
    : frame_(static_cast<std::size_t>(rate) / 100), library_(std::make_unique<Library>(rate, options)) {}

VoiceProcessing::~VoiceProcessing() = default;

void VoiceProcessing::render(std::span<const std::int16_t> frame) {
    library_->load(frame);
    const float* channel = library_->samples.data();
    (void)library_->processing->AnalyzeReverseStream(&channel, frame_, library_->stream.sample_rate_hz(),
                                                     webrtc::AudioProcessing::kMono);
}

void VoiceProcessing::capture(std::span<std::int16_t> frame) {
    library_->load(frame);
    float* channel = library_->samples.data();
    (void)library_->processing->set_stream_delay_ms(library_->delayMs);
    if (library_->processing->ProcessStream(&channel, library_->stream, library_->stream, &channel) != 0)
        return;  // goes on as the microphone heard it
    std::transform(library_->samples.begin(), library_->samples.end(), frame.begin(), [](float sample) {
        return static_cast<std::int16_t>(std::clamp(std::lround(sample * kFullScale), -32768L, 32767L));
    });
}

}  // namespace euterpe::phone
