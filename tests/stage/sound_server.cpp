#include "tests/stage/sound_server.h"

#include "tests/stage/sip_phone.h"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <functional>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <utility>

namespace euterpe::stage {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// Polls what only another process knows.
bool await(const std::function<bool()>& condition, milliseconds limit) {
    const auto end = steady_clock::now() + limit;
    while (!condition()) {
        if (steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(milliseconds(20));
    }
    return true;
}

bool isOnPath(const std::string& program) {
    std::istringstream folders(std::getenv("PATH") ? std::getenv("PATH") : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (std::filesystem::exists(std::filesystem::path(folder) / program))
            return true;
    return false;
}

std::vector<std::string> streamCommand(const char* program, const SoundServer& server,
                                       const std::string& device, const std::filesystem::path& file) {
    return {program,
            "-s",
            server.address(),
            "-d",
            device,
            "--format=s16le",
            "--channels=1",
            "--rate=" + std::to_string(SoundServer::kRate),
            "--latency-msec=20",
            "--raw",
            file.string()};
}

// Empty lines left out.
std::vector<std::vector<std::string>> rowsOf(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::vector<std::string> row;
        for (std::string field; std::getline(fields, field, '\t');)
            row.push_back(field);
        if (!row.empty())
            rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

std::string SoundServer::whyNot() {
    for (const char* program : {"pulseaudio", "pactl", "pacat", "parec"})
        if (!isOnPath(program))
            return std::string("no ") + program + " here";
    return {};
}

SoundServer::SoundServer() : socket_(folder_.path() / "native") {
    start();
}

void SoundServer::start() {
    std::filesystem::remove(socket_);
    std::vector<std::string> command{"env"};
    for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "PULSE_RUNTIME_PATH"})
        command.push_back(std::string(name) + "=" + folder_.path().string());
    for (const std::string& argument :
         {std::string("pulseaudio"), std::string("-n"), std::string("--daemonize=no"),
          std::string("--exit-idle-time=-1"), std::string("--realtime=no"), std::string("--high-priority=no"),
          std::string("-L"), "module-native-protocol-unix auth-anonymous=1 socket=" + socket_.string()})
        command.push_back(argument);
    process_ = std::make_unique<Process>(command, Process::Options{folder_.path() / "log", {}});
    if (!await([&] { return std::filesystem::exists(socket_) || !process_->running(); },
               milliseconds(10000)) ||
        !process_->running())
        throw std::runtime_error("pulseaudio does not start");
}

void SoundServer::kill() {
    process_->signal(9);
    (void)process_->waitFor(milliseconds(5000));
    modules_.clear();
}

void SoundServer::pause(bool on) {
    process_->signal(on ? SIGSTOP : SIGCONT);
}

std::string SoundServer::pactl(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command{"pactl", "-s", address()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command);
}

// Without rewinding such a sink is at most 50 ms ahead, else 2 s whenever it was asleep: what is played to it
// then comes that much later, and the engine cuts pieces out of a voice until it has caught up.
void SoundServer::addOutput(const std::string& name, const std::string& description) {
    std::string index = pactl({"load-module", "module-null-sink", "norewinds=1", "sink_name=" + name,
                               "rate=48000", "sink_properties=\"device.description='" + description + "'\""});
    index.erase(index.find_last_not_of("\n") + 1);
    modules_[name].push_back(index);
}

void SoundServer::addMicrophone(const std::string& name, const std::string& description) {
    addOutput(name + "_feed", description + " feed");
    std::string index = pactl({"load-module", "module-remap-source", "source_name=" + name,
                               "master=" + name + "_feed.monitor",
                               "source_properties=\"device.description='" + description + "'\""});
    index.erase(index.find_last_not_of("\n") + 1);
    modules_[name] = std::exchange(modules_[name + "_feed"], {});
    modules_[name].push_back(index);
}

void SoundServer::remove(const std::string& name) {
    auto indexes = modules_.at(name);
    modules_.erase(name);
    for (auto index = indexes.rbegin(); index != indexes.rend(); ++index)
        (void)pactl({"unload-module", *index});
}

std::vector<std::string> SoundServer::playing() const {
    const auto sinks = rowsOf(pactl({"list", "short", "sinks"}));
    std::vector<std::string> names;
    for (const auto& stream : rowsOf(pactl({"list", "short", "sink-inputs"})))
        for (const auto& sink : sinks)
            if (stream.size() > 1 && sink.size() > 1 && sink[0] == stream[1])
                names.push_back(sink[1]);
    return names;
}

SoundSource::SoundSource(const SoundServer& server, const std::string& output,
                         const std::filesystem::path& samples)
    : process_(std::make_unique<Process>(streamCommand("pacat", server, output, samples),
                                         Process::Options{folder_.path() / "log", {}})) {}

SoundSource::SoundSource(const SoundServer& server, const std::string& output, int toneHz, double amplitude) {
    const auto file = folder_.path() / "tone";
    writeSamples(file, tone(toneHz, amplitude, std::chrono::minutes(2)));
    process_ = std::make_unique<Process>(streamCommand("pacat", server, output, file),
                                         Process::Options{folder_.path() / "log", {}});
}

SoundRecorder::SoundRecorder(const SoundServer& server, const std::string& source)
    : file_(folder_.path() / "samples"),
      process_(std::make_unique<Process>(streamCommand("parec", server, source, file_),
                                         Process::Options{folder_.path() / "log", {}})) {}

std::vector<std::int16_t> SoundRecorder::samples() const {
    std::ifstream file(file_, std::ios::binary | std::ios::ate);
    if (!file)
        return {};
    std::vector<std::int16_t> all(static_cast<std::size_t>(file.tellg()) / sizeof(std::int16_t));
    file.seekg(0);
    file.read(reinterpret_cast<char*>(all.data()),
              static_cast<std::streamsize>(all.size() * sizeof(std::int16_t)));
    all.resize(static_cast<std::size_t>(file.gcount()) / sizeof(std::int16_t));
    return all;
}

std::vector<std::int16_t> SoundRecorder::last(milliseconds span) const {
    auto all = samples();
    const auto wanted = static_cast<std::size_t>(span.count()) * SoundServer::kRate / 1000;
    if (all.size() > wanted)
        all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(wanted));
    return all;
}

bool SoundRecorder::hears(int toneHz, milliseconds limit) const {
    return await(
        [&] {
            const auto newest = last(milliseconds(500));
            return newest.size() >= SoundServer::kRate / 2 && levelOf(newest) > -60 &&
                   toneShare(newest.data(), newest.size(), toneHz, SoundServer::kRate) > 0.8;
        },
        limit);
}

bool SoundRecorder::hearsNothing(milliseconds limit) const {
    return await(
        [&] {
            const auto newest = last(milliseconds(500));
            return newest.size() >= SoundServer::kRate / 2 && levelOf(newest) < -75;
        },
        limit);
}

double levelOf(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const auto sample : samples)
        sum += static_cast<double>(sample) * sample;
    const double mean = samples.empty() ? 0 : sum / static_cast<double>(samples.size());
    return 10 * std::log10(mean / (32768.0 * 32768.0) + 1e-12);
}

void writeSamples(const std::filesystem::path& file, const std::vector<std::int16_t>& samples) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(samples.data()),
              static_cast<std::streamsize>(samples.size() * sizeof(std::int16_t)));
}

std::vector<std::int16_t> tone(int hz, double amplitude, milliseconds length) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(length.count()) * SoundServer::kRate / 1000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(
            amplitude * 32767 *
            std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / SoundServer::kRate));
    return samples;
}

}  // namespace euterpe::stage
