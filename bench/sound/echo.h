// Echo cancellers side by side: the same speech comes out of the same speaker and back into the microphone,
// and what the other side gets to hear of it is measured; then both talk at once, and then the near side
// alone.
#pragma once

#include "bench/sound/stage.h"

#include <map>
#include <string>

namespace euterpe::bench {

// Figures by key; one call for each canceller, some forty-five seconds each.
std::map<std::string, double> measureEcho(Stage& stage);

}  // namespace euterpe::bench
