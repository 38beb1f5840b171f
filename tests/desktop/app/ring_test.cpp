#include "desktop/app/pulse_ringer.h"
#include "desktop/app/ring_tone.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

TEST(RingTone, D4_sounds_for_a_while_then_is_silent) {
    const auto tone = ringTone();
    ASSERT_EQ(tone.size(), 3U * kToneRate);
    const auto loudest = [&](std::size_t from, std::size_t to) {
        int most = 0;
        for (std::size_t i = from; i < to; ++i)
            most = std::max(most, std::abs(static_cast<int>(tone[i])));
        return most;
    };
    EXPECT_GT(loudest(0, kToneRate), 5000);
    EXPECT_LT(loudest(0, kToneRate), 32767) << "clipped";
    EXPECT_EQ(loudest(2 * kToneRate, tone.size()), 0);
    EXPECT_EQ(tone.front(), 0) << "would click";
}

TEST(PulseRinger, D4_without_a_sound_server_it_is_silent_and_holds_nobody_up) {
    setenv("PULSE_SERVER", "unix:/nonexistent/no-sound", 1);
    const Log quiet(LogLevel::Error, -1);
    const auto begun = std::chrono::steady_clock::now();
    {
        PulseRinger ringer(quiet);
        for (int i = 0; i < 100; ++i) {
            ringer.start();
            ringer.stop();
        }
        ringer.start();
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(500));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

}  // namespace
}  // namespace euterpe::app
