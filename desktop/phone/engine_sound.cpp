#include "desktop/phone/engine_sound.h"

namespace euterpe::phone {

EngineSound::EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Listed listed)
    : log_(log), core_(std::move(core)), listed_(std::move(listed)) {}

void EngineSound::apply(const SoundOptions& options) {
    core_->enableEchoCancellation(options.echoCanceller != EchoCanceller::Off);
    list();
}

void EngineSound::list() {
    std::vector<SoundDevice> devices;
    for (const auto& device : core_->getExtendedAudioDevices()) {
        using Capability = linphone::AudioDevice::Capabilities;
        devices.push_back({device->getId(), device->getDeviceName(),
                           device->hasCapability(Capability::CapabilityRecord),
                           device->hasCapability(Capability::CapabilityPlay), false});
    }
    listed_(devices);
}

}  // namespace euterpe::phone
