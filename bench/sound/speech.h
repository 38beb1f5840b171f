// Speech from espeak-ng and signals made of it, 16 bits mono at the sound server's rate. Pure functions but
// for speak(), which runs the program.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace euterpe::bench {

using Samples = std::vector<std::int16_t>;

// Throws std::runtime_error when espeak-ng is missing. `voice` as espeak-ng names it.
Samples speak(const std::string& voice, std::chrono::seconds length);

// The part from one moment to another; shorter where there is no more.
Samples part(const Samples& samples, double fromS, double toS);

// How like the loudness of two recordings goes up and down, frame by frame: 1 = alike, 0 = not at all. Moved
// against each other as they fit best.
double envelopeLikeness(const Samples& one, const Samples& other);

}  // namespace euterpe::bench
