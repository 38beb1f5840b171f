#include "desktop/phone/sound_devices.h"

#include "desktop/phone/call_streams.h"
#include "desktop/phone/play_stream.h"
#include "desktop/phone/sound_control.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <memory>

#include <gtest/gtest.h>

namespace euterpe::phone {
namespace {

using stage::SoundRecorder;
using stage::SoundServer;
using stage::SoundSource;
using testing::waitUntil;

// What is heard of a call: one tone without end.
class Tone : public CallSound {
  public:
    explicit Tone(int hz)
        : CallSound(SoundDirection::Playback, {SoundServer::kRate, 1}),
          // A whole number of periods, so that it goes on without a click.
          second_(stage::tone(hz, 0.5, std::chrono::seconds(1))) {}

    void opened() override {}
    void closed() override {}
    std::size_t supply(std::uint8_t* to, std::size_t size) override {
        auto* samples = reinterpret_cast<std::int16_t*>(to);
        for (std::size_t i = 0; i < size / 2; ++i, at_ = (at_ + 1) % second_.size())
            samples[i] = second_[at_];
        return size / 2 * 2;
    }
    void take(const std::uint8_t*, std::size_t) override {}

  private:
    const std::vector<std::int16_t> second_;
    std::size_t at_ = 0;
};

class CallStream {
  public:
    CallStream(const std::shared_ptr<PulseConnection>& connection, int toneHz)
        : streams_(connection), tone_(std::make_shared<Tone>(toneHz)) {
        streams_.open(tone_);
    }
    void renew() { streams_.renew(); }

  private:
    CallStreams streams_;
    std::shared_ptr<Tone> tone_;
};

std::vector<std::string> idsOf(const std::vector<SoundDevice>& devices) {
    std::vector<std::string> ids;
    for (const auto& device : devices)
        ids.push_back(device.id + (device.isDefault ? "*" : ""));
    return ids;
}

using Ids = std::vector<std::string>;

class SoundDevicesTest : public ::testing::Test {
  protected:
    void SetUp() override {
        if (const auto reason = SoundServer::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
    }
    const Log quiet_{LogLevel::Error, -1};
};

TEST_F(SoundDevicesTest, L4_lists_devices_as_they_come_and_go) {
    SoundServer server;
    server.addOutput("speakers", "Desk speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    ASSERT_TRUE(waitUntil([&] { return idsOf(devices.devices()) == Ids{"speakers*"}; }));
    EXPECT_EQ(devices.devices().front().name, "Desk speakers");
    EXPECT_TRUE(devices.devices().front().output);
    EXPECT_FALSE(devices.devices().front().input) << "its monitor is no microphone";

    server.addMicrophone("headset", "Headset");
    server.setDefaultMicrophone("headset");
    EXPECT_TRUE(waitUntil([&] {
        return idsOf(devices.devices()) == Ids{"headset*", "speakers*", "headset_feed"};
    }));
    server.setDefaultOutput("headset_feed");
    EXPECT_TRUE(waitUntil([&] {
        return idsOf(devices.devices()) == Ids{"headset*", "speakers", "headset_feed*"};
    }));
    server.remove("headset");
    EXPECT_TRUE(waitUntil([&] { return idsOf(devices.devices()) == Ids{"speakers*"}; }));
}

TEST_F(SoundDevicesTest, L4_the_stand_in_for_no_device_is_none) {
    SoundServer server;
    (void)server.pactl({"load-module", "module-always-sink"});
    server.addMicrophone("mic", "Microphone");
    server.setDefaultMicrophone("mic");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    ASSERT_TRUE(waitUntil([&] { return devices.devices().size() == 2; }));
    server.remove("mic");
    EXPECT_TRUE(waitUntil([&] { return devices.devices().empty(); }));
}

TEST_F(SoundDevicesTest, L4_without_a_sound_server_there_are_no_devices_and_no_work) {
    PulseConnection connection(quiet_, "unix:/nonexistent/no-sound");
    SoundDevices devices(connection);
    bool told = false;
    QObject::connect(&devices, &SoundDevices::changed, [&] { told = true; });
    ASSERT_TRUE(waitUntil([&] { return told; }));
    EXPECT_TRUE(devices.devices().empty());
    const auto before = std::clock();
    EXPECT_FALSE(waitUntil([] { return false; }, std::chrono::milliseconds(1500)));
    EXPECT_LT(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC, 0.3);
}

TEST_F(SoundDevicesTest, L4_a_sound_server_that_died_is_found_again) {
    SoundServer server;
    server.addOutput("speakers", "Desk speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    ASSERT_TRUE(waitUntil([&] { return devices.devices().size() == 1; }));
    server.kill();
    ASSERT_TRUE(waitUntil([&] { return devices.devices().empty(); }));
    server.start();
    server.addOutput("other", "Other speakers");
    EXPECT_TRUE(waitUntil([&] { return idsOf(devices.devices()) == Ids{"other*"}; }));
}

TEST_F(SoundDevicesTest, L4_moves_a_playing_stream_and_sets_its_volume) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    server.addOutput("headset", "Headset");
    server.setDefaultOutput("speakers");
    const SoundRecorder fromSpeakers(server, "speakers.monitor");
    const SoundRecorder fromHeadset(server, "headset.monitor");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    const CallStream stream(connection, 440);
    ASSERT_TRUE(fromSpeakers.hears(440));

    devices.route(SoundDirection::Playback, "headset", 100);
    EXPECT_TRUE(fromHeadset.hears(440));
    EXPECT_TRUE(fromSpeakers.hearsNothing());

    const double loud = stage::levelOf(fromHeadset.last(std::chrono::milliseconds(500)));
    devices.route(SoundDirection::Playback, "headset", 50);
    const auto drop = [&] { return loud - stage::levelOf(fromHeadset.last(std::chrono::milliseconds(500))); };
    EXPECT_TRUE(waitUntil([&] { return std::abs(drop() - 18.06) < 0.5; })) << drop();
    devices.route(SoundDirection::Playback, "headset", 0);
    EXPECT_TRUE(fromHeadset.hearsNothing());
}

TEST_F(SoundDevicesTest, L4_leaves_streams_of_other_programs_alone) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    server.addOutput("headset", "Headset");
    server.setDefaultOutput("speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    devices.route(SoundDirection::Playback, "headset", 100);
    const SoundSource music(server, "speakers", 300);
    ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"speakers"}; }));
    const CallStream stream(connection, 440);
    EXPECT_TRUE(waitUntil([&] {
        auto playing = server.playing();
        std::sort(playing.begin(), playing.end());
        return playing == Ids{"headset", "speakers"};
    }));
    EXPECT_TRUE(SoundRecorder(server, "speakers.monitor").hears(300));
}

// What rings here is not moved to where conversations are heard.
TEST_F(SoundDevicesTest, L4_leaves_the_programs_own_streams_on_their_device) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    server.addOutput("headset", "Headset");
    server.setDefaultOutput("headset");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundDevices devices(*connection);
    devices.route(SoundDirection::Playback, "headset", 50);
    int error = 0;
    const auto ring = openPlayStream("Ring", {SoundServer::kRate, 1, SoundServer::kRate / 20}, "speakers",
                                     error, server.address());
    ASSERT_TRUE(ring) << error;
    // The engine's stream comes later and is moved: by then the other one would have been, too.
    const CallStream stream(connection, 440);
    EXPECT_TRUE(SoundRecorder(server, "headset.monitor").hears(440));
    auto playing = server.playing();
    std::sort(playing.begin(), playing.end());
    EXPECT_EQ(playing, (Ids{"headset", "speakers"}));
}

TEST_F(SoundDevicesTest, L4_a_headset_that_is_pulled_out_sounds_elsewhere_and_again_when_it_is_back) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    server.addOutput("headset", "Headset");
    server.addMicrophone("mic", "Microphone");
    server.setDefaultOutput("speakers");
    server.setDefaultMicrophone("mic");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundControl control(*connection);
    std::vector<Notice> notices;
    QObject::connect(&control, &SoundControl::noticed,
                     [&](const Notice& notice) { notices.push_back(notice); });
    SoundOptions options;
    options.speaker = "headset";
    control.setOptions(options);
    const SoundRecorder fromSpeakers(server, "speakers.monitor");
    const CallStream stream(connection, 440);
    {
        const SoundRecorder fromHeadset(server, "headset.monitor");
        ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"headset"}; }));
        EXPECT_TRUE(fromHeadset.hears(440));
    }
    server.remove("headset");
    EXPECT_TRUE(waitUntil([&] {
        return notices == std::vector<Notice>{{NoticeKind::DeviceLost, "Speakers"}};
    }));
    EXPECT_TRUE(fromSpeakers.hears(440));
    notices.clear();
    server.addOutput("headset", "Headset");
    EXPECT_TRUE(waitUntil([&] {
        return notices == std::vector<Notice>{{NoticeKind::DeviceBack, "Headset"}};
    }));
    EXPECT_TRUE(SoundRecorder(server, "headset.monitor").hears(440));
    EXPECT_TRUE(fromSpeakers.hearsNothing());
}

TEST_F(SoundDevicesTest, L4_follows_the_systems_default_in_mid_call) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    server.addOutput("tv", "Television");
    server.setDefaultOutput("speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    SoundControl control(*connection);
    const CallStream stream(connection, 440);
    ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"speakers"}; }));
    server.setDefaultOutput("tv");
    EXPECT_TRUE(waitUntil([&] { return server.playing() == Ids{"tv"}; }));
    EXPECT_TRUE(SoundRecorder(server, "tv.monitor").hears(440));
}

class CallStreamsTest : public SoundDevicesTest {};

TEST_F(CallStreamsTest, L4_a_call_is_heard_again_on_a_sound_server_that_was_killed) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    CallStream stream(connection, 440);
    SoundDevices devices(*connection);
    QObject::connect(&devices, &SoundDevices::changed, [&] { stream.renew(); });
    ASSERT_TRUE(SoundRecorder(server, "speakers.monitor").hears(440));
    server.kill();
    server.start();
    server.addOutput("speakers", "Speakers");
    ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"speakers"}; }));
    EXPECT_TRUE(SoundRecorder(server, "speakers.monitor").hears(440));
}

TEST_F(CallStreamsTest, L4_waits_for_a_server_and_for_a_device) {
    SoundServer server;
    server.kill();
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    CallStream stream(connection, 440);
    SoundDevices devices(*connection);
    QObject::connect(&devices, &SoundDevices::changed, [&] { stream.renew(); });
    server.start();
    server.addOutput("speakers", "Speakers");
    EXPECT_TRUE(SoundRecorder(server, "speakers.monitor").hears(440));
    server.remove("speakers");
    ASSERT_TRUE(waitUntil([&] { return devices.devices().empty(); }));
    server.addOutput("other", "Other");
    EXPECT_TRUE(waitUntil([&] { return server.playing() == Ids{"other"}; }));
    EXPECT_TRUE(SoundRecorder(server, "other.monitor").hears(440));
}

// As in a call that ends with its answer.
TEST_F(CallStreamsTest, L4_a_stream_that_is_closed_before_the_server_has_answered_does_not_stay) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    const CallStream talks(connection, 440);
    ASSERT_TRUE(waitUntil([&] { return server.playing().size() == 1; }));
    for (int i = 0; i < 10; ++i)
        const CallStream ended(connection, 600);
    // The server takes requests in their order: by the time it has this one it had the others.
    CallStreams last(connection);
    last.route(SoundDirection::Playback, "other", 100);
    server.addOutput("other", "Other");
    last.open(std::make_shared<Tone>(700));
    ASSERT_TRUE(waitUntil([&] {
        const auto playing = server.playing();
        return std::find(playing.begin(), playing.end(), "other") != playing.end();
    }));
    EXPECT_TRUE(waitUntil([&] { return server.playing().size() == 2; })) << server.playing().size();
}

TEST_F(CallStreamsTest, L4_a_stream_that_is_closed_is_gone_from_the_server) {
    SoundServer server;
    server.addOutput("speakers", "Speakers");
    const auto connection = std::make_shared<PulseConnection>(quiet_, server.address());
    {
        const CallStream one(connection, 440);
        const CallStream other(connection, 600);
        EXPECT_TRUE(waitUntil([&] { return server.playing().size() == 2; }));
    }
    EXPECT_TRUE(waitUntil([&] { return server.playing().empty(); }));
}

}  // namespace
}  // namespace euterpe::phone
