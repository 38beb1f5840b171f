#include "bench/sound/speech.h"

#include "tests/stage/process.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

namespace euterpe::bench {
namespace {

constexpr int kRate = stage::SoundServer::kRate;
constexpr int kEspeakRate = 22050;
constexpr std::size_t kWavHeader = 44;
constexpr std::size_t kFrame = kRate / 50;  // 20 ms

constexpr const char* kText =
    "The north wind and the sun were disputing which was the stronger, when a traveller came along wrapped "
    "in a warm "
    "cloak. They agreed that the one who first succeeded in making the traveller take his cloak off should "
    "be "
    "considered stronger than the other. Then the north wind blew as hard as he could, but the more he blew "
    "the more "
    "closely did the traveller fold his cloak around him, and at last the north wind gave up the attempt. "
    "Then the sun "
    "shone out warmly, and immediately the traveller took off his cloak. And so the north wind was obliged "
    "to confess "
    "that the sun was the stronger of the two. ";

Samples readWav(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    const auto size = in ? static_cast<std::size_t>(in.tellg()) : 0;
    if (size <= kWavHeader)
        throw std::runtime_error("espeak-ng wrote nothing");
    Samples samples((size - kWavHeader) / sizeof(std::int16_t));
    in.seekg(kWavHeader);
    in.read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(samples.size() * 2));
    return samples;
}

// By linear interpolation: what it adds lies above the speech, and is the same in every run.
Samples resample(const Samples& in) {
    Samples out(in.size() * kRate / kEspeakRate);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = static_cast<double>(i) * kEspeakRate / kRate;
        const auto left = std::min(static_cast<std::size_t>(at), in.size() - 1);
        const auto right = std::min(left + 1, in.size() - 1);
        const double share = at - static_cast<double>(left);
        out[i] = static_cast<std::int16_t>(in[left] * (1 - share) + in[right] * share);
    }
    return out;
}

std::vector<double> envelope(const Samples& samples) {
    std::vector<double> levels;
    for (std::size_t at = 0; at + kFrame <= samples.size(); at += kFrame) {
        double sum = 0;
        for (std::size_t i = at; i < at + kFrame; ++i)
            sum += static_cast<double>(samples[i]) * samples[i];
        levels.push_back(10 * std::log10(sum / kFrame + 100));
    }
    return levels;
}

double correlation(const double* one, const double* other, std::size_t count) {
    double meanOne = 0;
    double meanOther = 0;
    for (std::size_t i = 0; i < count; ++i) {
        meanOne += one[i] / static_cast<double>(count);
        meanOther += other[i] / static_cast<double>(count);
    }
    double both = 0;
    double first = 1e-9;
    double second = 1e-9;
    for (std::size_t i = 0; i < count; ++i) {
        both += (one[i] - meanOne) * (other[i] - meanOther);
        first += (one[i] - meanOne) * (one[i] - meanOne);
        second += (other[i] - meanOther) * (other[i] - meanOther);
    }
    return both / std::sqrt(first * second);
}

}  // namespace

Samples speak(const std::string& voice, std::chrono::seconds length) {
    const stage::TemporaryFolder folder;
    const auto file = folder.path() / "speech.wav";
    (void)stage::run({"espeak-ng", "-v", voice, "-s", "150", "-w", file.string(), kText});
    const Samples once = resample(readWav(file));
    Samples speech;
    const auto wanted = static_cast<std::size_t>(length.count()) * kRate;
    while (speech.size() < wanted)
        speech.insert(speech.end(), once.begin(), once.end());
    speech.resize(wanted);
    return speech;
}

Samples part(const Samples& samples, double fromS, double toS) {
    const auto from = std::min(static_cast<std::size_t>(fromS * kRate), samples.size());
    const auto to = std::min(static_cast<std::size_t>(toS * kRate), samples.size());
    return {samples.begin() + static_cast<std::ptrdiff_t>(from),
            samples.begin() + static_cast<std::ptrdiff_t>(to)};
}

double envelopeLikeness(const Samples& one, const Samples& other) {
    const auto first = envelope(one);
    const auto second = envelope(other);
    constexpr std::size_t kMostShift = 25;  // half a second either way
    const std::size_t shorter = std::min(first.size(), second.size());
    if (shorter <= 2 * kMostShift)
        return 0;
    double best = 0;
    for (std::size_t shift = 0; shift <= 2 * kMostShift; ++shift)
        best = std::max(
            best, correlation(first.data() + kMostShift, second.data() + shift, shorter - 2 * kMostShift));
    return best;
}

}  // namespace euterpe::bench
