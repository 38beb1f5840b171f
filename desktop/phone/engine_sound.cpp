#include "desktop/phone/engine_sound.h"

#include "desktop/phone/echo_filter.h"

namespace euterpe::phone {

EngineSound::EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Events events)
    : core_(std::move(core)), events_(std::move(events)), connection_(log), control_(connection_) {
    registerEchoFilters(*core_);
    QObject::connect(&control_, &SoundControl::devicesChanged, &control_, [this] { onDevices(); });
    QObject::connect(&control_, &SoundControl::noticed, &control_,
                     [this](const Notice& notice) { events_.notice(notice); });
}

void EngineSound::apply(const SoundOptions& options) {
    const std::string filter = echoFilterName(options);
    if (!filter.empty())
        core_->setEchoCancellerFilterName(filter);
    auto config = core_->getConfig();
    config->setInt("sound", "ec_tail_len", options.echoTailMs);
    config->setInt("sound", "ec_delay", options.echoDelayMs);
    core_->enableEchoCancellation(!filter.empty());
    for (const auto& call : core_->getCalls())
        call->enableEchoCancellation(!filter.empty());
    control_.setOptions(options);
}

void EngineSound::onDevices() {
    // liblinphone notices no device that comes or goes.
    core_->reloadSoundDevices();
    useSoundServer();
    events_.listed(control_.devices());
}

// Streams are opened on any device of the sound server and moved from there. By itself liblinphone might take
// ALSA's devices, which cannot be moved.
void EngineSound::useSoundServer() {
    using Capability = linphone::AudioDevice::Capabilities;
    bool input = false;
    bool output = false;
    for (const auto& device : core_->getExtendedAudioDevices()) {
        if (device->getDriverName() != "PulseAudio")
            continue;
        if (!input && device->hasCapability(Capability::CapabilityRecord)) {
            core_->setCaptureDevice(device->getId());
            input = true;
        }
        if (!output && device->hasCapability(Capability::CapabilityPlay)) {
            core_->setPlaybackDevice(device->getId());
            output = true;
        }
    }
}

}  // namespace euterpe::phone
