#include "desktop/phone/engine_sound.h"

#include "desktop/phone/echo_filter.h"
#include "desktop/phone/sound_card.h"

namespace euterpe::phone {
namespace {

// In a call: a device that was there and refused, as one does that another program holds.
constexpr std::chrono::seconds kAgain{1};

}  // namespace

EngineSound::EngineSound(const Log& log, std::shared_ptr<linphone::Core> core, Events events)
    : core_(std::move(core)),
      events_(std::move(events)),
      connection_(std::make_shared<PulseConnection>(log)),
      streams_(std::make_shared<CallStreams>(connection_)),
      control_(*connection_) {
    registerEchoFilters(*core_);
    addSoundCard(*core_, streams_);
    QObject::connect(&control_, &SoundControl::devicesChanged, &control_, [this] {
        streams_->renew();
        events_.listed(control_.devices());
    });
    QObject::connect(&control_, &SoundControl::routed, &control_,
                     [this](SoundDirection direction, const std::string& device, int volumePercent) {
                         streams_->route(direction, device, volumePercent);
                     });
    QObject::connect(&control_, &SoundControl::noticed, &control_,
                     [this](const Notice& notice) { events_.notice(notice); });
    QObject::connect(&again_, &QTimer::timeout, &again_, [this] {
        if (core_->getCallsNb() > 0)
            streams_->renew();
    });
    again_.start(kAgain);
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

}  // namespace euterpe::phone
