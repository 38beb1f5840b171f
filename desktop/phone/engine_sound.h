// Devices, volumes, echo canceller: applies SoundOptions to the core and to the sound server, on which the
// core's streams are held to the chosen devices. Owned by Engine, its thread.
#pragma once

#include "desktop/phone/pulse_connection.h"
#include "desktop/phone/sound_control.h"
#include "lib/base/log.h"

#include <array>
#include <functional>
#include <linphone++/linphone.hh>
#include <memory>
#include <vector>

#include <QObject>
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
    // The core has streams on the sound server, as far as that has told.
    [[nodiscard]] bool hasStreams() const { return streams_ != std::array{0, 0}; }

  private:
    void onDevices();
    void useSoundServer();
    void onStreams(SoundDirection direction, int count);
    [[nodiscard]] std::shared_ptr<linphone::Call> silenced() const;
    void heal();

    std::shared_ptr<linphone::Core> core_;
    Events events_;
    PulseConnection connection_;
    SoundControl control_;
    std::array<int, 2> streams_{};  // by SoundDirection
    QTimer healing_;
    int attempts_ = 0;  // since the last device came or went
};

}  // namespace euterpe::phone
