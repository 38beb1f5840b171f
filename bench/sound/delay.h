// How long a sound takes from one softphone's microphone through the PBX to the other's speaker. The sound
// server's sinks lead nowhere, so what a sound card takes comes on top.
#pragma once

#include "bench/sound/stage.h"

#include <map>
#include <string>

namespace euterpe::bench {

// Figures by key; one call of half a minute.
std::map<std::string, double> measureDelay(Stage& stage);

}  // namespace euterpe::bench
