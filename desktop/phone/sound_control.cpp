#include "desktop/phone/sound_control.h"

namespace euterpe::phone {

SoundControl::SoundControl(PulseConnection& connection, QObject* parent)
    : QObject(parent), devices_(connection) {
    connect(&devices_, &SoundDevices::streamsChanged, this, &SoundControl::streamsChanged);
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

bool SoundControl::hasSound() const {
    return !choice_.target(SoundUse::Microphone).empty() && !choice_.target(SoundUse::Speaker).empty();
}

void SoundControl::apply() {
    devices_.route(SoundDirection::Capture, choice_.target(SoundUse::Microphone), options_.microphoneVolume);
    devices_.route(SoundDirection::Playback, choice_.target(SoundUse::Speaker), options_.speakerVolume);
}

}  // namespace euterpe::phone
