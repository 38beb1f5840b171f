#include "bench/sound/stage.h"

#include "tests/desktop/support/waiting.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace euterpe::bench {
namespace {

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

void require(bool condition, const char* what) {
    if (!condition)
        throw std::runtime_error(what);
}

}  // namespace

void wait(std::chrono::milliseconds span) {
    (void)euterpe::testing::waitUntil([] { return false; }, span);
}

Stage::Stage() : asterisk_("sound-" + std::to_string(getpid())) {
    setenv("PULSE_SERVER", sound_.address().c_str(), 1);
    sound_.addOutput(kSpeaker, "Speaker");
    sound_.addMicrophone(kMicrophone, "Microphone");
    sound_.addOutput(kFarSpeaker, "Far speaker");
    sound_.addMicrophone(kFarMicrophone, "Far microphone");
}

void Stage::setUp(const phone::SoundOptions& sound, const std::string& registrar) {
    softphone_.reset();
    protocol::SipAccount account;
    account.account = AccountId(kUser);
    account.user = kUser;
    account.password = asterisk_.passwordOf(kUser);
    account.registrar = registrar.empty() ? asterisk_.registrar() : registrar;
    phone::Options options;
    options.sound = sound;
    options.sound.microphone = kMicrophone;
    options.sound.speaker = kSpeaker;
    softphone_ = std::make_unique<stage::Softphone>(account, options);
    require(softphone_->registered(), "the softphone does not register");
}

void Stage::startAnswerer(bool correction) {
    answerer_.reset();
    const auto log = folder_.path() / ("answerer-" + std::to_string(++files_));
    answerer_ = std::make_unique<stage::Process>(
        std::vector<std::string>{std::filesystem::read_symlink("/proc/self/exe").string(), "answer", kFarUser,
                                 asterisk_.passwordOf(kFarUser), asterisk_.registrar(), kFarMicrophone,
                                 kFarSpeaker, correction ? "correction" : "plain"},
        stage::Process::Options{log, {}});
    require(
        euterpe::testing::waitUntil([&] { return contents(log).find("registered") != std::string::npos; }),
        "the answerer does not register");
}

void Stage::call() {
    const auto leg = softphone_->dial(kFarUser);
    require(leg.ok(), "the softphone cannot call");
    leg_ = leg.value();
    require(softphone_->becomes(leg_, phone::LegState::Talking), "nobody answers");
}

void Stage::hangUp() {
    (void)softphone_->hangUp(leg_);
    require(softphone_->idle(), "the call does not end");
}

std::unique_ptr<stage::SoundSource> Stage::say(const Samples& samples, bool here) {
    const auto file = folder_.path() / ("speech-" + std::to_string(++files_));
    stage::writeSamples(file, samples);
    return std::make_unique<stage::SoundSource>(
        sound_, std::string(here ? kMicrophone : kFarMicrophone) + "_feed", file);
}

}  // namespace euterpe::bench
