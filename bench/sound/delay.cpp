#include "bench/sound/delay.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <optional>
#include <stdexcept>

#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>

namespace euterpe::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kRate = stage::SoundServer::kRate;
constexpr int kBursts = 24;
constexpr std::size_t kMillisecond = kRate / 1000;
constexpr double kLongestMs = 700;  // shorter than the shortest pause between two bursts
constexpr double kOnset = 0.1;      // of a burst's amplitude

// Records a source of the sound server and knows when each sample was there. Two of them err alike, as both
// get their samples in the server's blocks.
class TimedRecorder {
  public:
    TimedRecorder(const stage::SoundServer& server, const std::string& source, const QElapsedTimer& clock)
        : clock_(clock) {
        QObject::connect(&process_, &QProcess::readyReadStandardOutput, [this] { take(); });
        process_.start(QStringLiteral("parec"),
                       {QStringLiteral("-s"), QString::fromStdString(server.address()), QStringLiteral("-d"),
                        QString::fromStdString(source), QStringLiteral("--format=s16le"),
                        QStringLiteral("--channels=1"), QStringLiteral("--rate=%1").arg(kRate),
                        QStringLiteral("--latency-msec=5"), QStringLiteral("--raw")});
    }
    ~TimedRecorder() {
        process_.terminate();
        process_.waitForFinished();
    }
    TimedRecorder(const TimedRecorder&) = delete;
    TimedRecorder& operator=(const TimedRecorder&) = delete;

    // When each burst began, in milliseconds of the clock.
    [[nodiscard]] std::vector<double> onsets() const {
        double peak = 0;
        for (const auto sample : samples_)
            peak = std::max(peak, std::abs(static_cast<double>(sample)));
        std::vector<double> found;
        std::size_t quietSince = 0;
        for (std::size_t i = 0; i < samples_.size(); ++i) {
            if (std::abs(static_cast<double>(samples_[i])) < kOnset * peak)
                continue;
            if (i - quietSince > 200 * kMillisecond)
                found.push_back(originMs_ + static_cast<double>(i) * 1000 / kRate);
            quietSince = i;
        }
        return found;
    }

  private:
    void take() {
        const QByteArray bytes = process_.readAllStandardOutput();
        const auto before = samples_.size();
        samples_.resize(before + static_cast<std::size_t>(bytes.size()) / sizeof(std::int16_t));
        std::memcpy(samples_.data() + before, bytes.constData(),
                    (samples_.size() - before) * sizeof(std::int16_t));
        // Samples come late, never early: the least late ones tell when the first was made.
        const double origin = static_cast<double>(clock_.nsecsElapsed()) / 1e6 -
                              static_cast<double>(samples_.size()) * 1000 / kRate;
        originMs_ = before == 0 ? origin : std::min(originMs_, origin);
    }

    const QElapsedTimer& clock_;
    QProcess process_;
    Samples samples_;
    double originMs_ = 0;
};

// Bursts of a tone at uneven distances, so that none is taken for the one before.
Samples bursts() {
    const Samples burst = stage::tone(1000, 0.5, milliseconds(60));
    Samples samples(kRate / 2);
    for (int i = 0; i < kBursts; ++i) {
        samples.insert(samples.end(), burst.begin(), burst.end());
        samples.resize(samples.size() + static_cast<std::size_t>(800 + 37 * (i * 7 % 11)) * kMillisecond);
    }
    return samples;
}

std::vector<double> delays(const std::vector<double>& said, const std::vector<double>& heard) {
    std::vector<double> found;
    for (const double begin : said) {
        const auto next = std::lower_bound(heard.begin(), heard.end(), begin);
        if (next != heard.end() && *next - begin < kLongestMs)
            found.push_back(*next - begin);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::map<std::string, double> measureDelay(Stage& stage) {
    stage.startAnswerer();
    phone::SoundOptions plain;
    plain.echoCanceller = phone::EchoCanceller::Off;
    plain.noiseSuppression = false;
    stage.setUp(plain);
    stage.call();
    wait(seconds(3));  // the jitter buffers settle
    QElapsedTimer clock;
    clock.start();
    const TimedRecorder mouth(stage.sound(), std::string(Stage::kMicrophone) + "_feed.monitor", clock);
    const TimedRecorder ear(stage.sound(), std::string(Stage::kFarSpeaker) + ".monitor", clock);
    wait(seconds(1));
    const Samples said = bursts();
    const auto talk = stage.say(said, true);
    wait(milliseconds(said.size() / kMillisecond) + seconds(1));
    const auto found = delays(mouth.onsets(), ear.onsets());
    stage.hangUp();
    if (found.size() < kBursts / 2)
        throw std::runtime_error("only " + std::to_string(found.size()) + " bursts were heard");
    std::fprintf(stderr, "mouth to ear, %s: %zu bursts, %.0f to %.0f ms\n", stage.codec().c_str(),
                 found.size(), found.front(), found.back());
    return {{"mouth_to_ear_ms", found[found.size() / 2]}, {"mouth_to_ear_longest_ms", found.back()}};
}

}  // namespace euterpe::bench
