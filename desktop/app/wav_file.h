// Reads the sound files that a PBX records: RIFF WAVE with 16-bit PCM, mono or stereo. Any thread.
#pragma once

#include "lib/base/result.h"

#include <cstdint>
#include <vector>

class QString;

namespace euterpe::app {

struct WavFile {
    int rate = 0;  // samples a second of each channel
    int channels = 0;
    std::vector<std::int16_t> samples;  // of the channels in turn
};

// Malformed for another format; TooLarge beyond three hours of telephone sound.
Result<WavFile> readWav(const QString& path);

}  // namespace euterpe::app
