#include "desktop/phone/engine_sound.h"

#include "desktop/phone/echo_filter.h"

namespace euterpe::phone {
namespace {

// Streams that are only being opened or closed are not missed.
constexpr std::chrono::milliseconds kPatience{700};
constexpr int kAttempts = 3;

}  // namespace

EngineSound::EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Events events)
    : core_(std::move(core)), events_(std::move(events)), connection_(log), control_(connection_) {
    registerEchoFilters(*core_);
    QObject::connect(&control_, &SoundControl::devicesChanged, &control_, [this] { onDevices(); });
    QObject::connect(&control_, &SoundControl::noticed, &control_,
                     [this](const Notice& notice) { events_.notice(notice); });
    QObject::connect(&control_, &SoundControl::streamsChanged, &control_,
                     [this](SoundDirection direction, int count) { onStreams(direction, count); });
    healing_.setSingleShot(true);
    QObject::connect(&healing_, &QTimer::timeout, &healing_, [this] { heal(); });
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
    attempts_ = 0;
    if (silenced())
        healing_.start(kPatience);
}

void EngineSound::onStreams(SoundDirection direction, int count) {
    streams_.at(static_cast<std::size_t>(direction)) = count;
    if (silenced())
        healing_.start(kPatience);
    else if (streams_[0] > 0 && streams_[1] > 0)
        attempts_ = 0;
}

// The call that has no stream on the sound server although there are devices: the sound server ends streams
// with their last device, and nobody else opens them anew.
std::shared_ptr<linphone::Call> EngineSound::silenced() const {
    const auto call = core_->getCurrentCall();
    const bool isMissing = streams_[0] == 0 || streams_[1] == 0;
    if (!call || call->getState() != linphone::Call::State::StreamsRunning || !isMissing ||
        !control_.hasSound())
        return nullptr;
    return call;
}

void EngineSound::heal() {
    const auto call = silenced();
    if (!call || ++attempts_ > kAttempts)
        return;
    (void)call->update(nullptr);  // refused while another request is under way: tried again
    healing_.start(kPatience);
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
