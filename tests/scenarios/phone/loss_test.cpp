// The softphone over a network that loses, delays and reorders packets, on the real Asterisk.
#include "tests/scenarios/phone/office.h"
#include "tests/stage/lossy_relay.h"

#include <algorithm>
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

constexpr int kToneHz = 425;
constexpr int kPayloads = 400;
constexpr std::size_t kFrame = SoundServer::kRate / 50;  // 20 ms

// ITU-T G.711, of 16 bits.
std::uint8_t alaw(int sample) {
    const int sign = sample >= 0 ? 0x80 : 0;
    const int size = std::min(sample >= 0 ? sample : -sample - 1, 32767) >> 3;
    int segment = 0;
    while (size >> (segment + 5) != 0)
        ++segment;
    const int mantissa = size >> std::max(1, segment) & 0x0f;
    return static_cast<std::uint8_t>((sign | segment << 4 | mantissa) ^ 0x55);
}

// Eight seconds of a tone, half the full scale.
RtpStream toneAsAlaw() {
    constexpr int kRate = 8000;
    RtpStream stream(kPayloads);
    int at = 0;
    for (auto& payload : stream)
        for (int i = 0; i < kRate / 50; ++i, ++at)
            payload += static_cast<char>(
                alaw(static_cast<int>(16384 * std::sin(2 * std::numbers::pi * kToneHz * at / kRate))));
    return stream;
}

// Frames of 20 ms within the tone in which there is hardly anything of it.
int holesIn(const std::vector<std::int16_t>& samples) {
    std::vector<double> levels;
    for (std::size_t at = 0; at + kFrame <= samples.size(); at += kFrame)
        levels.push_back(levelOf({samples.begin() + static_cast<std::ptrdiff_t>(at),
                                  samples.begin() + static_cast<std::ptrdiff_t>(at + kFrame)}));
    const auto sounds = [](double level) { return level > -9 - 25; };
    const auto first = std::find_if(levels.begin(), levels.end(), sounds);
    const auto last = std::find_if(levels.rbegin(), levels.rend(), sounds).base();
    return first == levels.end()
               ? kPayloads
               : static_cast<int>(std::count_if(first, last, [&](double level) { return !sounds(level); }));
}

using PhoneLoss = PhoneOffice;

// L7: 5 % lost, 5 % out of order, all late. The stream is the same in every run, as are the packets that it
// loses; what the jitter buffer cannot bring is concealed.
TEST_F(PhoneLoss, L7_a_voice_has_no_holes_where_packets_are_lost) {
    LossyRelay relay(asterisk().registrar());
    auto alawOnly = account();
    alawOnly.codecs = {"alaw"};
    auto behindRelay = options();
    behindRelay.registrar = relay.address();
    Softphone softphone(alawOnly, behindRelay);
    ASSERT_TRUE(softphone.registered());
    const auto leg = softphone.dial("800");
    ASSERT_TRUE(softphone.becomes(*leg, LegState::Talking));
    ASSERT_TRUE(euterpe::testing::waitUntil([&] { return relay.toSoftphone().passed >= 50; }));
    relay.replayToSoftphone(toneAsAlaw(), kBad);
    ASSERT_TRUE(ear().hears(kToneHz));
    const SoundRecorder heard(sound(), "speaker.monitor");
    ASSERT_TRUE(euterpe::testing::waitUntil([&] { return relay.hasReplayed(); }, std::chrono::seconds(12)));
    const auto counts = relay.toSoftphone();
    EXPECT_EQ(counts.dropped + counts.passed, kPayloads);
    EXPECT_GE(counts.dropped, 10);
    EXPECT_GE(counts.reordered, 10);
    ASSERT_TRUE(euterpe::testing::waitUntil([&] { return ear().hearsNothing({}); }));
    const int holes = holesIn(heard.samples());
    std::cout << holes << " holes, " << counts.dropped << " packets lost, " << counts.reordered
              << " out of order\n";
    EXPECT_LE(holes, counts.dropped / 4);
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(softphone.idle());
}

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
