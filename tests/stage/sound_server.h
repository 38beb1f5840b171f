// A PulseAudio server of a test's own: outputs and microphones that come and go, tones played into them and
// recognised in what was recorded from them. One thread at a time.
#pragma once

#include "tests/stage/process.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace euterpe::stage {

class SoundServer {
  public:
    // Started without any device. Throws std::runtime_error.
    SoundServer();
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;

    // "" when one can be started here; else why not, for GTEST_SKIP.
    static std::string whyNot();

    // For PULSE_SERVER.
    [[nodiscard]] std::string address() const { return "unix:" + socket_.string(); }

    // A null sink.
    void addOutput(const std::string& name, const std::string& description);
    // A source that hears what is played to the output `name`_feed.
    void addMicrophone(const std::string& name, const std::string& description);
    void remove(const std::string& name);
    void setDefaultOutput(const std::string& name) { (void)pactl({"set-default-sink", name}); }
    void setDefaultMicrophone(const std::string& name) { (void)pactl({"set-default-source", name}); }
    std::string pactl(const std::vector<std::string>& arguments) const;
    // Names of the outputs that programs play to at this moment, one for each of their streams.
    [[nodiscard]] std::vector<std::string> playing() const;

    // Its devices are lost with it.
    void kill();
    void start();
    void pause(bool on);  // SIGSTOP, SIGCONT

    // 16 bits, mono.
    static constexpr int kRate = 48000;

  private:
    TemporaryFolder folder_;
    std::filesystem::path socket_;
    std::map<std::string, std::vector<std::string>> modules_;  // device -> indexes, newest last
    std::unique_ptr<Process> process_;
};

// Plays a file of samples (or a tone) to an output until it is destroyed or the file ends.
class SoundSource {
  public:
    SoundSource(const SoundServer& server, const std::string& output, const std::filesystem::path& samples);
    // Amplitude of 1 = full scale.
    SoundSource(const SoundServer& server, const std::string& output, int toneHz, double amplitude = 0.5);

    [[nodiscard]] bool ended() { return !process_->running(); }

  private:
    TemporaryFolder folder_;
    std::unique_ptr<Process> process_;
};

// Records a source; for an output that is `name`.monitor.
class SoundRecorder {
  public:
    SoundRecorder(const SoundServer& server, const std::string& source);

    [[nodiscard]] std::vector<std::int16_t> samples() const;
    // The newest ones.
    [[nodiscard]] std::vector<std::int16_t> last(std::chrono::milliseconds span) const;
    // True once the newest half second holds hardly anything but that tone.
    [[nodiscard]] bool hears(int toneHz, std::chrono::milliseconds limit = std::chrono::seconds(8)) const;
    // True once the newest half second is silent.
    [[nodiscard]] bool hearsNothing(std::chrono::milliseconds limit = std::chrono::seconds(8)) const;

  private:
    TemporaryFolder folder_;
    std::filesystem::path file_;
    std::unique_ptr<Process> process_;
};

// Root mean square, dB below full scale.
double levelOf(const std::vector<std::int16_t>& samples);

void writeSamples(const std::filesystem::path& file, const std::vector<std::int16_t>& samples);
std::vector<std::int16_t> tone(int hz, double amplitude, std::chrono::milliseconds length);

}  // namespace euterpe::stage
