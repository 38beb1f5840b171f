#include "desktop/phone/sound_control.h"

#include <algorithm>

namespace euterpe::phone {

SoundControl::SoundControl(PulseConnection& connection, QObject* parent)
    : QObject(parent), devices_(connection) {
    connect(&devices_, &SoundDevices::changed, this, [this] {
        const auto notices = choice_.update(devices_.devices());
        apply();
        emit devicesChanged();
        for (const auto& notice : notices)
            emit noticed(notice);
    });
    choice_.choose(options_);
}

void SoundControl::setOptions(const SoundOptions& options) {
    options_ = options;
    choice_.choose(options_);
    apply();
}

void SoundControl::apply() {
    route(SoundDirection::Capture, SoundUse::Microphone, options_.microphoneVolume);
    route(SoundDirection::Playback, SoundUse::Speaker, options_.speakerVolume);
}

void SoundControl::route(SoundDirection direction, SoundUse use, int volumePercent) {
    volumePercent = std::clamp(volumePercent, 0, 100);
    devices_.route(direction, choice_.target(use), volumePercent);
    emit routed(direction, choice_.target(use), volumePercent);
}

}  // namespace euterpe::phone
