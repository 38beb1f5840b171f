// Where webrtc-audio-processing 0.3 is not to be had: liblinphone's own canceller does what it can.
#include "desktop/phone/echo_filter.h"

namespace euterpe::phone {

void registerEchoFilters(linphone::Core&) {}

std::string echoFilterName(const SoundOptions& options) {
    return options.echoCanceller == EchoCanceller::Off ? "" : "MSSpeexEC";
}

}  // namespace euterpe::phone
