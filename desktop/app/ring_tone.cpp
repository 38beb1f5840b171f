#include "desktop/app/ring_tone.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace euterpe::app {
namespace {

constexpr double kCycleSeconds = 3.0;
constexpr double kNoteSeconds = 0.5;
constexpr double kLoudness = 0.35 * 32767;

struct Note {
    double start;      // seconds
    double frequency;  // Hz
};
constexpr Note kNotes[] = {{0.0, 659.26}, {0.22, 783.99}, {0.44, 987.77}, {0.70, 783.99}};

// A struck bar: the fundamental and a weak overtone that dies sooner.
double strike(double frequency, double t) {
    const double turn = 2 * std::numbers::pi * t;
    const double attack = std::min(1.0, t / 0.004);
    return attack * (std::exp(-5.5 * t) * std::sin(turn * frequency) +
                     0.25 * std::exp(-14 * t) * std::sin(turn * frequency * 3.93));
}

}  // namespace

std::vector<std::int16_t> ringTone() {
    std::vector<double> mix(static_cast<std::size_t>(kCycleSeconds * kToneRate), 0.0);
    for (const Note& note : kNotes) {
        const auto first = static_cast<std::size_t>(note.start * kToneRate);
        const auto count = static_cast<std::size_t>(kNoteSeconds * kToneRate);
        for (std::size_t i = 0; i < count; ++i) {
            const double t = static_cast<double>(i) / kToneRate;
            // Faded to nothing at its end, so that it does not click.
            const double fade = std::min(1.0, (kNoteSeconds - t) / 0.05);
            mix[first + i] += fade * strike(note.frequency, t);
        }
    }
    std::vector<std::int16_t> samples;
    samples.reserve(mix.size());
    for (const double value : mix)
        samples.push_back(
            static_cast<std::int16_t>(std::lround(std::clamp(value * kLoudness, -32767.0, 32767.0))));
    return samples;
}

}  // namespace euterpe::app
