// Brings WebRTC's canceller into liblinphone as a mediastreamer2 filter with the interface of an echo
// canceller. The filters run on mediastreamer's ticker; the functions here are for the engine's thread.
#pragma once

#include "desktop/phone/sound.h"

#include <string>

namespace linphone {
class Core;
}

namespace euterpe::phone {

// Makes the filters known to this core; once, before its first stream.
void registerEchoFilters(linphone::Core& core);

// The filter that does what the options ask for, "" = none is needed.
std::string echoFilterName(const SoundOptions& options);

}  // namespace euterpe::phone
