// The softphone over a network that loses, delays and reorders packets, on the real Asterisk.
#include "tests/scenarios/phone/office.h"
#include "tests/stage/lossy_relay.h"

#include <cmath>
#include <numbers>

namespace euterpe::stage {
namespace {

using phone::LegState;

constexpr Network kBad{0.05, 0.05, 30};

// Ten seconds of something like syllables: a voice's overtones, louder and softer four times a second. Opus
// takes a steady tone for noise and repeats none of it.
std::vector<std::int16_t> syllables() {
    std::vector<std::int16_t> samples(10 * SoundServer::kRate);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double time = static_cast<double>(i) / SoundServer::kRate;
        const double pitch = 2 * std::numbers::pi * (130 * time + 2 * std::sin(2 * std::numbers::pi * time));
        double sum = 0;
        for (int overtone = 1; overtone <= 20; ++overtone)
            sum += std::sin(overtone * pitch) / overtone;
        const double loudness = std::pow(std::sin(4 * std::numbers::pi * time), 2);
        samples[i] = static_cast<std::int16_t>(6000 * loudness * sum);
    }
    return samples;
}

using PhoneLoss = PhoneOffice;

// L7: Asterisk's answer asks for no error correction; it is sent all the same.
TEST_F(PhoneLoss, L7_opus_is_sent_with_error_correction) {
    LossyRelay relay(asterisk().registrar());
    auto opus = account();
    opus.codecs = {"opus", "alaw"};
    auto behindRelay = options();
    behindRelay.registrar = relay.address();
    Softphone softphone(opus, behindRelay);
    ASSERT_TRUE(softphone.registered());
    const auto leg = softphone.dial("800");  // answers at once
    ASSERT_TRUE(softphone.becomes(*leg, LegState::Talking));
    ASSERT_TRUE(softphone.becomes(*leg, [](const phone::Leg& now) { return !now.codec.empty(); }));
    if (softphone.leg(*leg).codec != "opus/48000")
        GTEST_SKIP() << "this Asterisk has no Opus";
    const auto file = folder_.path() / "syllables";
    writeSamples(file, syllables());
    const SoundSource voice(sound(), "mic_feed", file);
    relay.setToSoftphone(kBad);
    relay.setToPbx(kBad);
    EXPECT_TRUE(euterpe::testing::waitUntil([&] { return relay.toPbx().opusWithCorrection >= 50; }))
        << relay.toPbx().opusWithCorrection << " of " << relay.toPbx().passed;
    EXPECT_TRUE(euterpe::testing::waitUntil([&] { return relay.toSoftphone().dropped >= 3; }));
    EXPECT_FALSE(softphone.leg(*leg).silent);
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(softphone.idle());
}

}  // namespace
}  // namespace euterpe::stage
