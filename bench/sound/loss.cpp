#include "bench/sound/loss.h"

#include "bench/sound/spectral_distance.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/lossy_relay.h"

#include <cstdio>
#include <stdexcept>

namespace euterpe::bench {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kSpeech{20};

// What comes out of the speaker while the packets come once more over a network with that loss.
Samples hear(Stage& stage, stage::LossyRelay& relay, const stage::RtpStream& stream, double loss) {
    const stage::SoundRecorder heard(stage.sound(), std::string(Stage::kSpeaker) + ".monitor");
    wait(milliseconds(500));
    relay.replayToSoftphone(stream, {.loss = loss});
    if (!euterpe::testing::waitUntil([&] { return relay.hasReplayed(); }, kSpeech + seconds(10)))
        throw std::runtime_error("the packets are not sent");
    wait(seconds(1));
    return heard.samples();
}

// The packets of real speech, as the far side's softphone sent them through the PBX.
stage::RtpStream recordSpeech(Stage& stage, stage::LossyRelay& relay) {
    wait(seconds(3));  // the jitter buffers settle
    const auto talk = stage.say(speak("en-us+m3", kSpeech));
    relay.record();
    wait(kSpeech + milliseconds(500));
    return relay.recorded();
}

std::map<std::string, double> measure(Stage& stage, bool correction) {
    stage.startAnswerer(correction);
    stage::LossyRelay relay(stage.asterisk().registrar());
    phone::SoundOptions plain;
    plain.echoCanceller = phone::EchoCanceller::Off;
    plain.noiseSuppression = false;
    stage.setUp(plain, relay.address());
    stage.call();
    const stage::RtpStream speech = recordSpeech(stage, relay);
    const Samples clean = hear(stage, relay, speech, 0);
    std::map<std::string, double> figures;
    // Without loss: what is not the same in any two playings, the floor for the others.
    for (const int percent : {0, 2, 5, 10}) {
        const Samples lossy = hear(stage, relay, speech, percent / 100.0);
        const SpectralDistance distance = spectralDistance(clean, lossy);
        const auto packets = relay.toSoftphone();
        const std::string key = "lsd_" + std::to_string(percent) + "pct" + (correction ? "" : "_no_fec");
        figures[key + "_db"] = distance.meanDb;
        figures[key + "_holes"] = distance.holes;
        std::fprintf(stderr,
                     "%s, FEC %s, %d %%: %d of %d packets lost, %d with FEC; %.2f dB, %d holes of %d\n",
                     stage.codec().c_str(), correction ? "on" : "off", percent, packets.dropped,
                     packets.passed + packets.dropped, packets.opusWithCorrection, distance.meanDb,
                     distance.holes, distance.frames);
    }
    stage.hangUp();
    return figures;
}

}  // namespace

std::map<std::string, double> measureLoss(Stage& stage) {
    return measure(stage, true);
}

std::map<std::string, double> measureLossWithoutCorrection(Stage& stage) {
    return measure(stage, false);
}

}  // namespace euterpe::bench
