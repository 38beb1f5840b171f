// The ring tone, calculated: two soft bell notes, then silence. Pure function, any thread.
#pragma once

#include <cstdint>
#include <vector>

namespace euterpe::app {

inline constexpr int kToneRate = 44100;  // samples a second, one channel

// One cycle, to be played over and over: about a second of sound, two of silence.
std::vector<std::int16_t> ringTone();

}  // namespace euterpe::app
