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
    void expectBothVoicesOnNewDevices(const phone::LegId& leg) {
        addDevices();
        const SoundRecorder newEar(sound(), "speaker.monitor");
        const SoundSource newVoice(sound(), "mic_feed", kMicrophoneHz);
        EXPECT_TRUE(newEar.hears(440));
        EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
        EXPECT_EQ(softphone().leg(leg).state, LegState::Talking);
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

TEST_F(PhoneSound, L4_no_voice_is_heard_on_another_speaker_not_even_at_first) {
    plugOutput("headset", "Headset");
    choose("headset");
    const SoundRecorder headset(sound(), "headset.monitor");
    (void)talkTo("103", 440);
    EXPECT_TRUE(headset.hears(440));
    // All of it since the test began.
    EXPECT_LT(levelOf(ear().samples()), -75);
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
    expectBothVoicesOnNewDevices(leg);
}

// As an update of the desktop or a crash of its sound server does it.
TEST_F(PhoneSound, L4_both_are_heard_again_after_the_sound_server_was_killed_in_mid_call) {
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    ASSERT_TRUE(telephone("103").hears(kMicrophoneHz));
    sound().kill();
    sound().start();
    expectBothVoicesOnNewDevices(leg);
}

TEST_F(PhoneSound, L4_a_softphone_that_was_started_before_the_sound_server_has_sound_once_that_is_there) {
    sound().kill();
    (void)softphone();
    EXPECT_TRUE(softphone().notices(NoticeKind::NoSound));
    const auto leg = talkTo("103", 440);
    sound().start();
    expectBothVoicesOnNewDevices(leg);
}

// It holds the devices, the engine must not wait for it.
TEST_F(PhoneSound, L4_calls_can_be_made_and_ended_while_the_sound_server_hangs) {
    (void)softphone();
    const auto first = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    sound().pause(true);
    EXPECT_TRUE(softphone().hangUp(first));
    EXPECT_TRUE(softphone().becomes(first, LegState::Ended));
    const auto second = talkTo("103", 440);
    sound().pause(false);
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
    EXPECT_EQ(softphone().leg(second).state, LegState::Talking);
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
