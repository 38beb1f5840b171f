// What the softphone's user hears over a network that loses packets, beside what is heard of the same packets
// without loss.
#pragma once

#include "bench/sound/stage.h"

#include <map>
#include <string>

namespace euterpe::bench {

// Figures by key; a call of three minutes each. The sender with and without Opus' error correction.
std::map<std::string, double> measureLoss(Stage& stage);
std::map<std::string, double> measureLossWithoutCorrection(Stage& stage);

}  // namespace euterpe::bench
