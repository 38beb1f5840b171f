// Devices, volumes, echo canceller: gives the core its sound card, applies SoundOptions to the core and to
// the sound server, on which the card's streams are held to the chosen devices. Owned by Engine, its thread.
#pragma once

#include "desktop/phone/call_streams.h"
#include "desktop/phone/sound_control.h"
#include "lib/base/log.h"

#include <functional>
#include <linphone++/linphone.hh>
#include <memory>
#include <vector>

#include <QTimer>

namespace euterpe::phone {

class EngineSound {
  public:
    struct Events {
        std::function<void(const std::vector<SoundDevice>&)> listed;
        std::function<void(const Notice&)> notice;
    };

    // Before the core's start.
    EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Events events);

    // After the core's start, and in a call: devices and volumes take effect at once, as does switching the
    // echo canceller on or off; another kind of canceller with the next call.
    void apply(const SoundOptions& options);

  private:
    std::shared_ptr<linphone::Core> core_;
    Events events_;
    std::shared_ptr<PulseConnection> connection_;
    std::shared_ptr<CallStreams> streams_;
    SoundControl control_;
    QTimer again_;
};

}  // namespace euterpe::phone
