#include "desktop/phone/sound_devices.h"

#include "desktop/phone/play_stream.h"
#include "desktop/phone/sound_control.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <ctime>
#include <numbers>
#include <pulse/simple.h>
#include <thread>

#include <gtest/gtest.h>

namespace euterpe::phone {
namespace {

using stage::SoundRecorder;
using stage::SoundServer;
using stage::SoundSource;
using testing::waitUntil;

// A stream as the engine opens them: in this process, to whatever is the default, one tone.
class EngineStream {
  public:
    EngineStream(const SoundServer& server, int toneHz)
        : stream_(open(server, PA_STREAM_PLAYBACK)), thread_([this, toneHz] { play(toneHz); }) {}
    ~EngineStream() {
        ending_ = true;
        thread_.join();
        pa_simple_free(stream_);
    }

  private:
    static pa_simple* open(const SoundServer& server, pa_stream_direction_t direction) {
        const pa_sample_spec spec{PA_SAMPLE_S16NE, SoundServer::kRate, 1};
        pa_buffer_attr buffer{};
        buffer.maxlength = buffer.prebuf = buffer.minreq = buffer.fragsize = static_cast<std::uint32_t>(-1);
        buffer.tlength = SoundServer::kRate / 20 * 2;
        return pa_simple_new(server.address().c_str(), "engine", direction, nullptr, "phone", &spec, nullptr,
                             &buffer, nullptr);
    }
    void play(int toneHz) {
        // A whole number of periods in a second, so that it goes on without a click.
        const auto second = stage::tone(toneHz, 0.5, std::chrono::seconds(1));
        constexpr std::size_t kChunk = SoundServer::kRate / 50;
        for (std::size_t at = 0; !ending_; at = (at + kChunk) % second.size())
            if (pa_simple_write(stream_, second.data() + at, kChunk * 2, nullptr) < 0)
                return;
    }

    pa_simple* stream_;
    std::atomic<bool> ending_{false};
    std::thread thread_;
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
    const EngineStream stream(server, 440);
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
    devices.route(SoundDirection::Playback, "headset", 100);
    const SoundSource music(server, "speakers", 300);
    ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"speakers"}; }));
    const EngineStream stream(server, 440);
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
    PulseConnection connection(quiet_, server.address());
    SoundDevices devices(connection);
    devices.route(SoundDirection::Playback, "headset", 50);
    int error = 0;
    const auto ring = openPlayStream("Ring", {SoundServer::kRate, 1, SoundServer::kRate / 20}, "speakers",
                                     error, server.address());
    ASSERT_TRUE(ring) << error;
    // The engine's stream comes later and is moved: by then the other one would have been, too.
    const EngineStream stream(server, 440);
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
    PulseConnection connection(quiet_, server.address());
    SoundControl control(connection);
    std::vector<Notice> notices;
    QObject::connect(&control, &SoundControl::noticed,
                     [&](const Notice& notice) { notices.push_back(notice); });
    SoundOptions options;
    options.speaker = "headset";
    control.setOptions(options);
    const SoundRecorder fromSpeakers(server, "speakers.monitor");
    const EngineStream stream(server, 440);
    {
        const SoundRecorder fromHeadset(server, "headset.monitor");
        ASSERT_TRUE(waitUntil([&] { return control.hasSound() && server.playing() == Ids{"headset"}; }));
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
    PulseConnection connection(quiet_, server.address());
    SoundControl control(connection);
    const EngineStream stream(server, 440);
    ASSERT_TRUE(waitUntil([&] { return server.playing() == Ids{"speakers"}; }));
    server.setDefaultOutput("tv");
    EXPECT_TRUE(waitUntil([&] { return server.playing() == Ids{"tv"}; }));
    EXPECT_TRUE(SoundRecorder(server, "tv.monitor").hears(440));
}

}  // namespace
}  // namespace euterpe::phone
