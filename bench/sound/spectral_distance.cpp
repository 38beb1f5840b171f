#include "bench/sound/spectral_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <optional>

namespace euterpe::bench {
namespace {

constexpr int kTaken = 3;  // one sample of three: 16 kHz hold what speech has
constexpr std::size_t kFrame = 320;
constexpr std::size_t kLines = kFrame / 2 + 1;
constexpr std::size_t kSegment = 8000;
constexpr std::ptrdiff_t kNearShift = 960;    // 60 ms: what a jitter buffer does in half a second
constexpr std::ptrdiff_t kFarShift = 16'000;  // two recordings begin within a second of each other
constexpr double kSpeechDb = -40;
constexpr double kHoleDb = 25;
constexpr double kDeepestDb = 50;

using Signal = std::vector<float>;
using Spectrum = std::array<double, kLines>;

// Full scale = 1; a low pass of windowed sinc before the samples are thinned out.
Signal thinnedOut(const Samples& in) {
    constexpr int kReach = 30;
    std::array<double, 2 * kReach + 1> taps{};
    double sum = 0;
    for (int i = -kReach; i <= kReach; ++i) {
        const double x = std::numbers::pi * i / kTaken;
        const double window = 0.54 + 0.46 * std::cos(std::numbers::pi * i / kReach);
        sum += taps[static_cast<std::size_t>(i + kReach)] = (i == 0 ? 1 : std::sin(x) / x) * window;
    }
    Signal out;
    for (std::size_t at = kReach; at + kReach < in.size(); at += kTaken) {
        double value = 0;
        for (std::size_t i = 0; i < taps.size(); ++i)
            value += taps[i] * in[at - kReach + i];
        out.push_back(static_cast<float>(value / sum / 32768));
    }
    return out;
}

double powerDb(const float* samples, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return 10 * std::log10(sum / static_cast<double>(count) + 1e-12);
}

Spectrum spectrumOf(const float* samples) {
    static const auto kCosine = [] {
        std::array<double, kFrame> values{};
        for (std::size_t i = 0; i < kFrame; ++i)
            values[i] = std::cos(2 * std::numbers::pi * static_cast<double>(i) / kFrame);
        return values;
    }();
    Spectrum spectrum{};
    for (std::size_t line = 0; line < kLines; ++line) {
        double real = 0;
        double imaginary = 0;
        for (std::size_t i = 0; i < kFrame; ++i) {
            const double value = samples[i] * (0.5 - 0.5 * kCosine[i]);  // Hann's window
            const std::size_t angle = line * i % kFrame;
            real += value * kCosine[angle];
            imaginary += value * kCosine[(angle + kFrame * 3 / 4) % kFrame];
        }
        spectrum[line] = 20 * std::log10(std::hypot(real, imaginary) + 1e-4);
    }
    return spectrum;
}

double distance(const Spectrum& one, const Spectrum& other) {
    const double floor = *std::max_element(one.begin(), one.end()) - kDeepestDb;
    double sum = 0;
    for (std::size_t line = 0; line < kLines; ++line)
        sum += std::pow(std::max(one[line], floor) - std::max(other[line], floor), 2);
    return std::sqrt(sum / kLines);
}

// Where in `heard` that part of the reference is most likely, seen from `guess`; nothing when it would lie
// outside.
std::optional<std::ptrdiff_t> find(const float* part, const Signal& heard, std::ptrdiff_t guess,
                                   std::ptrdiff_t reach) {
    std::optional<std::ptrdiff_t> best;
    float strongest = 0;
    for (std::ptrdiff_t at = std::max<std::ptrdiff_t>(0, guess - reach);
         at <= guess + reach && at + static_cast<std::ptrdiff_t>(kSegment) <= std::ssize(heard); ++at) {
        float sum = 0;
        for (std::size_t i = 0; i < kSegment; ++i)
            sum += part[i] * heard[static_cast<std::size_t>(at) + i];
        if (sum > strongest) {
            strongest = sum;
            best = at;
        }
    }
    return best;
}

// A part of the reference with speech in it, and how much later it is in what was heard.
struct Segment {
    std::size_t at = 0;
    std::ptrdiff_t shift = 0;
};

std::vector<Segment> aligned(const Signal& reference, const Signal& heard) {
    std::vector<Segment> segments;
    for (std::size_t at = kFarShift; at + kSegment <= reference.size(); at += kSegment) {
        if (powerDb(&reference[at], kSegment) < kSpeechDb)
            continue;
        const auto here = static_cast<std::ptrdiff_t>(at);
        const auto guess = segments.empty() ? here : here + segments.back().shift;
        if (const auto found = find(&reference[at], heard, guess, segments.empty() ? kFarShift : kNearShift))
            segments.push_back({at, *found - here});
    }
    return segments;
}

struct Match {
    double distance = std::numeric_limits<double>::max();
    bool isHole = true;
};

// Of one frame, as it is shifted best: within a segment the shift may go over into the next one's.
Match match(const Signal& reference, const Signal& heard, std::size_t at,
            const std::array<std::ptrdiff_t, 3>& shifts) {
    const Spectrum good = spectrumOf(&reference[at]);
    const double level = powerDb(&reference[at], kFrame);
    Match best;
    for (const std::ptrdiff_t shift : shifts) {
        const auto there = static_cast<std::ptrdiff_t>(at) + shift;
        if (there < 0 || there + static_cast<std::ptrdiff_t>(kFrame) > std::ssize(heard))
            continue;
        const float* frame = &heard[static_cast<std::size_t>(there)];
        best.distance = std::min(best.distance, distance(good, spectrumOf(frame)));
        best.isHole = best.isHole && powerDb(frame, kFrame) < level - kHoleDb;
    }
    return best;
}

}  // namespace

SpectralDistance spectralDistance(const Samples& reference, const Samples& heard) {
    const Signal one = thinnedOut(reference);
    const Signal other = thinnedOut(heard);
    const std::vector<Segment> segments = aligned(one, other);
    SpectralDistance result;
    double sum = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::array shifts{segments[i].shift, segments[i > 0 ? i - 1 : i].shift,
                                segments[std::min(i + 1, segments.size() - 1)].shift};
        for (std::size_t at = segments[i].at; at + kFrame <= segments[i].at + kSegment; at += kFrame) {
            if (powerDb(&one[at], kFrame) < kSpeechDb)
                continue;
            const Match found = match(one, other, at, shifts);
            ++result.frames;
            result.holes += static_cast<int>(found.isHole);
            sum += found.distance;
        }
    }
    result.meanDb = result.frames > 0 ? sum / result.frames : 0;
    return result;
}

}  // namespace euterpe::bench
