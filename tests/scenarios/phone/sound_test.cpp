// Devices and volumes in a running call (L4): a real call through Asterisk, on a sound server whose devices
// come and go; whose voice arrives where is told by its tone.
#include "tests/scenarios/phone/office.h"

#include <algorithm>
#include <cmath>

namespace euterpe::stage {
namespace {

using euterpe::testing::waitUntil;
using phone::LegState;
using phone::NoticeKind;
using std::chrono::milliseconds;

class PhoneSound : public PhoneOffice {
  protected:
    void TearDown() override {
        PhoneOffice::TearDown();
        for (const auto& device : added_)
            sound().remove(device);
    }
    void plugOutput(const std::string& name, const std::string& description) {
        sound().addOutput(name, description);
        added_.push_back(name);
    }
    void plugMicrophone(const std::string& name, const std::string& description) {
        sound().addMicrophone(name, description);
        added_.push_back(name);
    }
    void unplug(const std::string& name) {
        std::erase(added_, name);
        sound().remove(name);
    }
    void choose(const std::string& speaker, const std::string& microphone = {}, int speakerVolume = 100,
                int microphoneVolume = 100) {
        auto chosen = options().sound;
        chosen.speaker = speaker;
        chosen.microphone = microphone;
        chosen.speakerVolume = speakerVolume;
        chosen.microphoneVolume = microphoneVolume;
        softphone().phone().setSound(chosen);
    }
    [[nodiscard]] double atSpeaker() const { return levelOf(ear().last(milliseconds(500))); }
    // The meter of the microphone, once it has measured anew.
    double microphoneMeter() {
        softphone().forgetLevels();
        EXPECT_TRUE(waitUntil([&] { return softphone().levels().size() >= 5; }));
        return softphone().levels().empty() ? -120 : softphone().levels().back().microphone;
    }

  private:
    std::vector<std::string> added_;
};

TEST_F(PhoneSound, L4_another_speaker_is_chosen_in_mid_call_and_kept_through_hold) {
    plugOutput("headset", "Headset");
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    choose("headset");
    const SoundRecorder headset(sound(), "headset.monitor");
    EXPECT_TRUE(headset.hears(440));
    EXPECT_TRUE(ear().hearsNothing());
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(headset.hearsNothing());
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(headset.hears(440));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
}

TEST_F(PhoneSound, L4_a_headset_that_is_pulled_out_in_mid_call_ends_no_call) {
    plugOutput("headset", "Headset");
    plugMicrophone("headset-mic", "Headset microphone");
    auto voice = std::make_unique<SoundSource>(sound(), "headset-mic_feed", 1500);
    const auto leg = talkTo("103", 440);
    choose("headset", "headset-mic");
    EXPECT_TRUE(telephone("103").hears(1500));
    EXPECT_TRUE(SoundRecorder(sound(), "headset.monitor").hears(440));

    voice.reset();  // else it is moved to the speaker too
    unplug("headset");
    unplug("headset-mic");
    EXPECT_TRUE(softphone().notices(NoticeKind::DeviceLost));
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));

    plugOutput("headset", "Headset");
    EXPECT_TRUE(softphone().notices(NoticeKind::DeviceBack));
    EXPECT_TRUE(SoundRecorder(sound(), "headset.monitor").hears(440));
    EXPECT_TRUE(ear().hearsNothing());
    EXPECT_EQ(softphone().leg(leg).state, LegState::Talking);
}

// The sound server ends the streams of a device that goes when there is no other.
TEST_F(PhoneSound, L4_sound_comes_back_by_itself_after_the_last_device_was_gone) {
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    sound().remove("speaker");
    sound().remove("mic");
    EXPECT_TRUE(softphone().notices(NoticeKind::NoSound));
    addDevices();
    const SoundRecorder ear(sound(), "speaker.monitor");
    const SoundSource voice(sound(), "mic_feed", kMicrophoneHz);
    EXPECT_TRUE(ear.hears(440));
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
    EXPECT_EQ(softphone().leg(leg).state, LegState::Talking);
}

TEST_F(PhoneSound, L4_the_systems_default_is_followed_in_mid_call) {
    plugOutput("tv", "Television");
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    sound().setDefaultOutput("tv");
    EXPECT_TRUE(SoundRecorder(sound(), "tv.monitor").hears(440));
    EXPECT_TRUE(ear().hearsNothing());
    sound().setDefaultOutput("speaker");
    EXPECT_TRUE(ear().hears(440));
    EXPECT_EQ(softphone().leg(leg).state, LegState::Talking);
}

TEST_F(PhoneSound, L4_volumes_are_those_of_the_sound_in_mid_call) {
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    const double loud = atSpeaker();
    choose({}, {}, 50);
    EXPECT_TRUE(waitUntil([&] { return std::abs(loud - atSpeaker() - 18) < 2; })) << loud - atSpeaker();
    choose({}, {}, 0);
    EXPECT_TRUE(ear().hearsNothing());
    EXPECT_EQ(softphone().leg(leg).state, LegState::Talking);
}

TEST_F(PhoneSound, L4_the_meter_shows_the_microphones_level_and_its_volume) {
    (void)talkTo("103", 440);
    ASSERT_TRUE(telephone("103").hears(kMicrophoneHz));
    // The voice is a tone of half the full scale: -6 dB.
    EXPECT_TRUE(waitUntil([&] { return std::abs(microphoneMeter() + 6) < 2; })) << microphoneMeter();
    choose({}, {}, 100, 50);
    EXPECT_TRUE(waitUntil([&] { return std::abs(microphoneMeter() + 24) < 2; })) << microphoneMeter();
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
}

}  // namespace
}  // namespace euterpe::stage
