// How far the sound of one recording is from another of the same speech. Pure functions.
#pragma once

#include "bench/sound/speech.h"

namespace euterpe::bench {

struct SpectralDistance {
    double meanDb = 0;  // log-spectral distance, mean over the frames in which there is speech
    int frames = 0;     // of 20 ms, with speech
    int holes = 0;      // of them, those that are more than 25 dB too soft
};

// Compares frame by frame, up to 50 dB below the strongest line of each; both are brought together every half
// second, as a jitter buffer stretches and shrinks; in between a frame may lie as in the half second before
// or after.
SpectralDistance spectralDistance(const Samples& reference, const Samples& heard);

}  // namespace euterpe::bench
