// The echo canceller as the engine sets it up, on sound that is made here: frame by frame, without a clock.
#include "desktop/phone/voice_processing.h"

#include "tests/stage/sound_server.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace euterpe::phone {
namespace {

using Samples = std::vector<std::int16_t>;

constexpr int kRate = 48000;

// Syllables of noise, each of a colour and loudness of its own, with pauses in between: what a canceller
// takes for speech.
Samples syllables(int seconds, unsigned seed) {
    std::minstd_rand random(seed);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> any(0, 1);
    Samples speech;
    while (speech.size() < static_cast<std::size_t>(seconds) * kRate) {
        const double smoothing = 0.05 + 0.6 * any(random);
        const double loudness = 1500 + 4500 * any(random);
        const auto length = static_cast<std::size_t>(kRate * (0.1 + 0.15 * any(random)));
        double value = 0;
        for (std::size_t i = 0; i < length; ++i) {
            value += smoothing * (noise(random) - value);
            speech.push_back(static_cast<std::int16_t>(std::clamp(loudness * value, -32000.0, 32000.0)));
        }
        speech.resize(speech.size() + static_cast<std::size_t>(kRate * 0.12 * any(random)));
    }
    speech.resize(static_cast<std::size_t>(seconds) * kRate);
    return speech;
}

Samples late(const Samples& sound, int milliseconds) {
    Samples later(static_cast<std::size_t>(kRate / 1000 * milliseconds));
    later.insert(later.end(), sound.begin(), sound.end());
    later.resize(sound.size());
    return later;
}

// What is left of the microphone's sound while the speaker plays.
Samples process(VoiceProcessing& processing, const Samples& speaker, Samples microphone) {
    const std::size_t frame = processing.frame();
    for (std::size_t at = 0; at + frame <= microphone.size(); at += frame) {
        processing.render({speaker.data() + at, frame});
        processing.capture({microphone.data() + at, frame});
    }
    return microphone;
}

double level(const Samples& sound, int fromS, int toS) {
    return stage::levelOf({sound.begin() + fromS * kRate, sound.begin() + toS * kRate});
}

class Echo : public ::testing::TestWithParam<int> {};

// Of wireless speakers, too, and long before a quarter of a minute is over.
TEST_P(Echo, L6_is_gone_within_seconds_however_late_it_is) {
    VoiceProcessing processing(kRate, {true, false, 0});
    const Samples far = syllables(8, 7);
    const Samples echo = late(far, GetParam());
    const Samples heard = process(processing, far, echo);
    EXPECT_LT(level(heard, 5, 8), level(echo, 5, 8) - 20);
}
INSTANTIATE_TEST_SUITE_P(Milliseconds, Echo, ::testing::Values(20, 60, 100, 200, 300));

TEST(VoiceProcessing, L6_who_talks_alone_is_heard) {
    VoiceProcessing processing(kRate, {true, false, 0});
    const Samples silence(static_cast<std::size_t>(5) * kRate);
    const Samples near = syllables(5, 11);
    const Samples heard = process(processing, silence, near);
    EXPECT_NEAR(level(heard, 1, 5), level(near, 1, 5), 1);
}

}  // namespace
}  // namespace euterpe::phone
