// Where sound is measured: a real Asterisk, a sound server with two desks, the softphone at one of them (this
// process) and an answering one at the other. Throws std::runtime_error where it cannot be set up. Main
// thread.
#pragma once

#include "bench/sound/speech.h"
#include "tests/scenarios/phone/softphone.h"
#include "tests/stage/asterisk.h"
#include "tests/stage/sound_server.h"

#include <chrono>
#include <memory>
#include <string>

namespace euterpe::bench {

class Stage {
  public:
    Stage();

    [[nodiscard]] stage::SoundServer& sound() { return sound_; }
    [[nodiscard]] stage::Asterisk& asterisk() { return asterisk_; }

    // What the softphone of the next calls is like; ends one that is there.
    // `registrar`: what stands before the PBX, "" = nothing.
    void setUp(const phone::SoundOptions& sound, const std::string& registrar = {});
    // Who answers every call, sending Opus' error correction or not.
    void startAnswerer(bool correction = true);
    void call();
    void hangUp();
    // Of the last call.
    [[nodiscard]] std::string codec() const { return softphone_->leg(leg_).codec; }

    // Plays at the answerer's microphone, or at the softphone's.
    [[nodiscard]] std::unique_ptr<stage::SoundSource> say(const Samples& samples, bool here = false);

    static constexpr const char* kSpeaker = "speaker";
    static constexpr const char* kMicrophone = "mic";
    static constexpr const char* kFarSpeaker = "far_speaker";
    static constexpr const char* kFarMicrophone = "far_mic";

  private:
    static constexpr const char* kUser = "101";
    static constexpr const char* kFarUser = "103";

    stage::TemporaryFolder folder_;
    int files_ = 0;
    stage::Asterisk asterisk_;
    stage::SoundServer sound_;
    std::unique_ptr<stage::Process> answerer_;
    std::unique_ptr<stage::Softphone> softphone_;
    phone::LegId leg_;
};

// Sleeps in real time, with the event loop running.
void wait(std::chrono::milliseconds span);

}  // namespace euterpe::bench
