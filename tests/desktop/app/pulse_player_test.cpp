// Messages and recordings on a real sound server.
#include "desktop/app/pulse_player.h"

#include "tests/desktop/support/waiting.h"
#include "tests/stage/sound_server.h"

#include <chrono>
#include <cstdlib>
#include <optional>

#include <QDataStream>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::waitUntil;

constexpr int kFirst = 440;
constexpr int kSecond = 900;
constexpr seconds kPart{10};  // of each tone

class PulsePlaying : public ::testing::Test {
  protected:
    void SetUp() override {
        if (const std::string reason = stage::SoundServer::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        sound_.emplace();
        setenv("PULSE_SERVER", sound_->address().c_str(), 1);
        sound_->addOutput("desk", "Desk");
        sound_->addOutput("headset", "Headset");
        sound_->setDefaultOutput("desk");
        QObject::connect(&player_, &Player::progressed, [this](milliseconds at, milliseconds length) {
            position_ = at;
            length_ = length;
        });
        QObject::connect(&player_, &Player::ended, [this] { ++ended_; });
        QObject::connect(&player_, &Player::failed, [this] { ++failed_; });
    }

    // One tone, then the other.
    QString twoTones() {
        auto samples = stage::tone(kFirst, 0.5, kPart);
        const auto second = stage::tone(kSecond, 0.5, kPart);
        samples.insert(samples.end(), second.begin(), second.end());
        QFile file(folder_.filePath(QStringLiteral("tones.wav")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        QDataStream out(&file);
        out.setByteOrder(QDataStream::LittleEndian);
        const auto bytes = static_cast<quint32>(samples.size() * 2);
        constexpr quint32 kRate = stage::SoundServer::kRate;
        out.writeRawData("RIFF", 4);
        out << quint32{36 + bytes};
        out.writeRawData("WAVEfmt ", 8);
        out << quint32{16} << quint16{1} << quint16{1} << kRate << quint32{kRate * 2} << quint16{2}
            << quint16{16};
        out.writeRawData("data", 4);
        out << bytes;
        out.writeRawData(reinterpret_cast<const char*>(samples.data()), static_cast<int>(bytes));
        return file.fileName();
    }
    static bool hears(const stage::SoundRecorder& ear, int toneHz) {
        return waitUntil([&] { return ear.hears(toneHz, milliseconds(0)); });
    }
    static bool isSilent(const stage::SoundRecorder& ear) {
        return waitUntil([&] { return ear.hearsNothing(milliseconds(0)); });
    }

    QTemporaryDir folder_;
    std::optional<stage::SoundServer> sound_;
    const Log quiet_{LogLevel::Error, -1};
    PulsePlayer player_{quiet_};
    milliseconds position_{0};
    milliseconds length_{0};
    int ended_ = 0;
    int failed_ = 0;
};

TEST_F(PulsePlaying, H2_is_heard_paused_sought_and_ends) {
    const stage::SoundRecorder ear(*sound_, "desk.monitor");
    player_.play(twoTones(), "", milliseconds(0));
    EXPECT_TRUE(hears(ear, kFirst));
    player_.pause();
    EXPECT_TRUE(isSilent(ear));
    player_.seek(kPart + seconds(1));
    player_.resume();
    EXPECT_TRUE(hears(ear, kSecond));
    EXPECT_EQ(length_, 2 * kPart);
    EXPECT_GE(position_, kPart + seconds(1));
    player_.seek(2 * kPart - milliseconds(300));
    EXPECT_TRUE(waitUntil([this] { return ended_ == 1; }));
    EXPECT_TRUE(isSilent(ear));
    EXPECT_EQ(failed_, 0);
}

TEST_F(PulsePlaying, H2_on_the_chosen_device_the_last_of_several_files) {
    const stage::SoundRecorder headset(*sound_, "headset.monitor");
    const stage::SoundRecorder desk(*sound_, "desk.monitor");
    EXPECT_TRUE(waitUntil([this] { return player_.outputs().size() == 2; }));
    const QString file = twoTones();
    player_.play(file, "desk", milliseconds(0));
    player_.play(file, "headset", kPart + seconds(1));
    EXPECT_TRUE(hears(headset, kSecond));
    EXPECT_TRUE(isSilent(desk));
    player_.stop();
    EXPECT_TRUE(isSilent(headset));
    EXPECT_EQ(ended_ + failed_, 0) << "stopped without a word";
}

TEST_F(PulsePlaying, H2_a_sound_server_that_stands_still_holds_nobody_up) {
    const stage::SoundRecorder ear(*sound_, "desk.monitor");
    const QString file = twoTones();
    sound_->pause(true);
    const auto begun = std::chrono::steady_clock::now();
    player_.play(file, "", milliseconds(0));
    player_.stop();
    player_.play(file, "", kPart + seconds(1));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(500));
    sound_->pause(false);
    EXPECT_TRUE(hears(ear, kSecond));
}

TEST_F(PulsePlaying, H2_without_a_sound_server_it_says_so) {
    setenv("PULSE_SERVER", "unix:/nonexistent/no-sound", 1);
    player_.play(twoTones(), "", milliseconds(0));
    EXPECT_TRUE(waitUntil([this] { return failed_ == 1; }));
    EXPECT_EQ(ended_, 0);
}

}  // namespace
}  // namespace euterpe::app
