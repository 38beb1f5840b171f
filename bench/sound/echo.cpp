#include "bench/sound/echo.h"

#include <cstdio>
#include <string>
#include <sys/resource.h>
#include <vector>

namespace euterpe::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr double kSingleTalkS = 18;
constexpr double kDoubleTalkS = 10;
// Of one call alone the default canceller's figures are chance: it works in steps of 4 ms, and by where
// between two of them the echo falls, an echo without reflections is 30 to 66 dB softer after 3 s.
constexpr int kCalls = 3;

// From the speaker to the microphone. The echo is nearly as loud as the far voice itself, as with a speaker
// turned up: the hard case. Each room has other delays, by what the sound server makes of them.
class Room {
  public:
    explicit Room(const stage::SoundServer& sound) : sound_(sound) {
        struct Way {
            int delayMs;  // the sound server's buffers come on top
            const char* gain;
        };
        for (const Way& way : {Way{60, "-4dB"}, Way{67, "-7dB"}, Way{79, "-10dB"}, Way{98, "-13dB"}}) {
            modules_.push_back(firstWord(sound_.pactl(
                {"load-module", "module-loopback", "source=" + std::string(Stage::kSpeaker) + ".monitor",
                 "sink=" + std::string(Stage::kMicrophone) + "_feed",
                 "latency_msec=" + std::to_string(way.delayMs), "adjust_time=0"})));
            const std::string streams = sound_.pactl({"list", "short", "sink-inputs"});
            const auto newest = streams.rfind('\n', streams.size() - 2);
            (void)sound_.pactl({"set-sink-input-volume",
                                firstWord(streams.substr(newest == std::string::npos ? 0 : newest + 1)),
                                way.gain});
        }
    }
    ~Room() {
        for (const std::string& module : modules_)
            (void)sound_.pactl({"unload-module", module});
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

  private:
    static std::string firstWord(const std::string& line) {
        return line.substr(0, line.find_first_of("\t\n"));
    }

    const stage::SoundServer& sound_;
    std::vector<std::string> modules_;
};

struct Kind {
    const char* name;
    phone::EchoCanceller canceller;
};
// The first is what the others are compared with.
constexpr Kind kKinds[] = {
    {"off", phone::EchoCanceller::Off},
    {"speex", phone::EchoCanceller::Speex},
    {"webrtc", phone::EchoCanceller::WebRtc},
};

double cpuSeconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto span = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return span(used.ru_utime) + span(used.ru_stime);
}

struct Outcome {
    Samples echo;        // only the far side talks
    Samples doubleTalk;  // both do
    Samples near;        // only the near side does
    double cpuPercent = 0;
};

Samples listen(Stage& stage, const Samples* far, const Samples* near, double lengthS) {
    const stage::SoundRecorder heard(stage.sound(), std::string(Stage::kFarSpeaker) + ".monitor");
    const auto farTalk = far ? stage.say(*far) : nullptr;
    const auto nearTalk = near ? stage.say(*near, true) : nullptr;
    wait(milliseconds(static_cast<int>(lengthS * 1000)));
    return heard.samples();
}

void begin(Stage& stage, phone::EchoCanceller canceller) {
    phone::SoundOptions options;
    options.echoCanceller = canceller;
    options.noiseSuppression = canceller == phone::EchoCanceller::WebRtc;  // Speex here has none
    stage.setUp(options);
    stage.call();
    wait(seconds(2));
}

Outcome run(Stage& stage, phone::EchoCanceller canceller, const Samples& far, const Samples& near) {
    const Room room(stage.sound());
    begin(stage, canceller);
    Outcome outcome;
    const double cpu = cpuSeconds();
    outcome.echo = listen(stage, &far, nullptr, kSingleTalkS);
    outcome.cpuPercent = (cpuSeconds() - cpu) / kSingleTalkS * 100;
    outcome.doubleTalk = listen(stage, &far, &near, kDoubleTalkS);
    wait(seconds(1));
    outcome.near = listen(stage, nullptr, &near, kDoubleTalkS);
    stage.hangUp();
    return outcome;
}

Samples runEcho(Stage& stage, phone::EchoCanceller canceller, const Samples& far) {
    const Room room(stage.sound());
    begin(stage, canceller);
    Samples echo = listen(stage, &far, nullptr, kSingleTalkS);
    stage.hangUp();
    return echo;
}

// Echo return loss enhancement: by how much the echo is softer than it is without a canceller.
struct Erle {
    Erle(const Samples& off, const Samples& echo)
        : at3s(gain(off, echo, 2, 4)), at15s(gain(off, echo, 13, 17)) {}
    static double gain(const Samples& off, const Samples& echo, double fromS, double toS) {
        return stage::levelOf(part(off, fromS, toS)) - stage::levelOf(part(echo, fromS, toS));
    }
    double at3s;
    double at15s;
};

std::map<std::string, double> figuresOf(const std::string& name, const Outcome& off, const Outcome& outcome) {
    const Erle erle(off.echo, outcome.echo);
    return {{"erle_" + name + "_db_3s", erle.at3s},
            {"erle_" + name + "_db_15s", erle.at15s},
            // What is left of the near voice while both talk, against what it is without an echo.
            {"near_" + name + "_kept",
             envelopeLikeness(part(outcome.doubleTalk, 0.5, 9.5), part(off.near, 0.5, 9.5))},
            {"near_" + name + "_double_talk_db",
             stage::levelOf(part(outcome.doubleTalk, 1, 9)) - stage::levelOf(part(off.near, 1, 9))},
            {"near_" + name + "_alone_db",
             stage::levelOf(part(outcome.near, 1, 9)) - stage::levelOf(part(off.near, 1, 9))},
            {"echo_" + name + "_cpu_pct", outcome.cpuPercent}};
}

// The mean of several calls, of which the first is there.
std::map<std::string, double> figuresOfDefault(Stage& stage, const Samples& off, const Samples& first,
                                               const Samples& far) {
    Erle sum(off, first);
    for (int call = 1; call < kCalls; ++call) {
        const Erle erle(off, runEcho(stage, phone::SoundOptions().echoCanceller, far));
        std::fprintf(stderr, "the default once more: echo %.0f dB softer at 3 s, %.0f dB at 15 s\n",
                     erle.at3s, erle.at15s);
        sum.at3s += erle.at3s;
        sum.at15s += erle.at15s;
    }
    return {{"erle_db_3s", sum.at3s / kCalls}, {"erle_db_15s", sum.at15s / kCalls}};
}

}  // namespace

std::map<std::string, double> measureEcho(Stage& stage) {
    stage.startAnswerer();
    const Samples far = speak("en-us+m3", seconds(30));
    const Samples near = speak("en-gb+f4", seconds(12));
    std::map<std::string, double> figures;
    Outcome off;
    for (const Kind& kind : kKinds) {
        const Outcome outcome = run(stage, kind.canceller, far, near);
        if (kind.canceller == phone::EchoCanceller::Off) {
            off = outcome;
        } else {
            const Erle erle(off.echo, outcome.echo);
            std::fprintf(stderr, "%s: echo %.0f dB softer at 3 s, %.0f dB at 15 s\n", kind.name, erle.at3s,
                         erle.at15s);
        }
        figures.merge(figuresOf(kind.name, off, outcome));
        if (kind.canceller == phone::SoundOptions().echoCanceller)
            figures.merge(figuresOfDefault(stage, off.echo, outcome.echo, far));
    }
    figures.erase("erle_off_db_3s");
    figures.erase("erle_off_db_15s");
    return figures;
}

}  // namespace euterpe::bench
