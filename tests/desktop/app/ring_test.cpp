#include "desktop/app/pulse_ringer.h"
#include "desktop/app/ring_tone.h"
#include "tests/desktop/support/waiting.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
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
            ringer.start({});
            ringer.stop();
        }
        ringer.start({});
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds(500));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

// A sound server of its own with a sink that leads nowhere.
class SoundServer {
  public:
    SoundServer() {
        const QString socket = folder_.filePath(QStringLiteral("native"));
        address_ = QStringLiteral("unix:") + socket;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH"})
            environment.insert(QLatin1String(name), folder_.path());
        server_.setProcessEnvironment(environment);
        server_.start(
            QStringLiteral("pulseaudio"),
            {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
             QStringLiteral("-L"), QStringLiteral("module-null-sink"), QStringLiteral("-L"),
             QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket});
        isUp_ = testing::waitUntil(
                    [&] { return QFile::exists(socket) || server_.state() == QProcess::NotRunning; }) &&
                server_.state() == QProcess::Running;
    }
    ~SoundServer() {
        server_.terminate();
        server_.waitForFinished(5000);
    }
    [[nodiscard]] bool isUp() const { return isUp_; }
    [[nodiscard]] QByteArray address() const { return address_.toUtf8(); }
    // How many programs play something.
    [[nodiscard]] int playing() const {
        QProcess ask;
        ask.start(QStringLiteral("pactl"), {QStringLiteral("-s"), address_, QStringLiteral("list"),
                                            QStringLiteral("short"), QStringLiteral("sink-inputs")});
        ask.waitForFinished(5000);
        return static_cast<int>(ask.readAllStandardOutput().count('\n'));
    }

  private:
    QTemporaryDir folder_;
    QString address_;
    QProcess server_;
    bool isUp_ = false;
};

TEST(PulseRinger, D4_plays_on_a_sound_server_until_it_is_stopped_and_again) {
    if (QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty() ||
        QStandardPaths::findExecutable(QStringLiteral("pactl")).isEmpty())
        GTEST_SKIP() << "no pulseaudio here";
    const SoundServer server;
    ASSERT_TRUE(server.isUp());
    setenv("PULSE_SERVER", server.address().constData(), 1);
    const Log quiet(LogLevel::Error, -1);
    PulseRinger ringer(quiet);
    for (int round = 0; round < 2; ++round) {
        ringer.start({});
        ringer.start({});
        EXPECT_TRUE(testing::waitUntil([&] { return server.playing() == 1; }));
        ringer.stop();
        EXPECT_TRUE(testing::waitUntil([&] { return server.playing() == 0; }));
    }
}

}  // namespace
}  // namespace euterpe::app
