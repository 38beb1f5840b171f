#include "bench/sound/echo.h"

#include <cstdio>
#include <sys/resource.h>

namespace euterpe::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// The echo is as loud as the far voice itself, as with a speaker turned up: the hard case.
constexpr int kEchoDelayMs = 60;  // of the loop; the sound server's buffers come on top
constexpr double kSingleTalkS = 18;
constexpr double kDoubleTalkS = 10;

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

Outcome run(Stage& stage, phone::EchoCanceller canceller, const Samples& far, const Samples& near) {
    phone::SoundOptions options;
    options.echoCanceller = canceller;
    options.noiseSuppression = canceller == phone::EchoCanceller::WebRtc;  // Speex here has none
    stage.setUp(options);
    stage.call();
    wait(seconds(2));
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

// Echo return loss enhancement: by how much the echo is softer than it is without a canceller.
double gain(const Outcome& off, const Outcome& outcome, double fromS, double toS) {
    return stage::levelOf(part(off.echo, fromS, toS)) - stage::levelOf(part(outcome.echo, fromS, toS));
}

std::map<std::string, double> figuresOf(const std::string& name, const Outcome& off, const Outcome& outcome) {
    return {{"erle_" + name + "_db_3s", gain(off, outcome, 2, 4)},
            {"erle_" + name + "_db_15s", gain(off, outcome, 13, 17)},
            // What is left of the near voice while both talk, against what it is without an echo.
            {"near_" + name + "_kept",
             envelopeLikeness(part(outcome.doubleTalk, 0.5, 9.5), part(off.near, 0.5, 9.5))},
            {"near_" + name + "_double_talk_db",
             stage::levelOf(part(outcome.doubleTalk, 1, 9)) - stage::levelOf(part(off.near, 1, 9))},
            {"near_" + name + "_alone_db",
             stage::levelOf(part(outcome.near, 1, 9)) - stage::levelOf(part(off.near, 1, 9))},
            {"echo_" + name + "_cpu_pct", outcome.cpuPercent}};
}

}  // namespace

std::map<std::string, double> measureEcho(Stage& stage) {
    stage.startAnswerer();
    const auto loop = stage.sound().pactl({"load-module", "module-loopback",
                                           "source=" + std::string(Stage::kSpeaker) + ".monitor",
                                           "sink=" + std::string(Stage::kMicrophone) + "_feed",
                                           "latency_msec=" + std::to_string(kEchoDelayMs), "adjust_time=0"});
    const Samples far = speak("en-us+m3", seconds(30));
    const Samples near = speak("en-gb+f4", seconds(12));
    std::map<std::string, double> figures;
    Outcome off;
    for (const Kind& kind : kKinds) {
        const Outcome outcome = run(stage, kind.canceller, far, near);
        if (kind.canceller == phone::EchoCanceller::Off)
            off = outcome;
        else
            std::fprintf(stderr, "%s: echo %.0f dB softer at 3 s, %.0f dB at 15 s\n", kind.name,
                         gain(off, outcome, 2, 4), gain(off, outcome, 13, 17));
        figures.merge(figuresOf(kind.name, off, outcome));
        if (kind.canceller == phone::SoundOptions().echoCanceller) {
            figures["erle_db_3s"] = gain(off, outcome, 2, 4);
            figures["erle_db_15s"] = gain(off, outcome, 13, 17);
        }
    }
    figures.erase("erle_off_db_3s");
    figures.erase("erle_off_db_15s");
    (void)stage.sound().pactl({"unload-module", loop.substr(0, loop.find('\n'))});
    return figures;
}

}  // namespace euterpe::bench
