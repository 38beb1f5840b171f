#include "desktop/app/ring_control.h"

#include "desktop/screens/phone/call_offer.h"

#include <algorithm>

namespace euterpe::app {
namespace {

constexpr int kQuieter = 4;  // whoever is talking hears it beside the other's voice

}  // namespace

RingControl::RingControl(replica::CallStore& calls, settings::Settings& settings, Ringer& ringer,
                         QObject* parent)
    : QObject(parent), calls_(calls), settings_(settings), ringer_(ringer) {
    connect(&calls_, &replica::CallStore::callAdded, this, &RingControl::look);
    connect(&calls_, &replica::CallStore::callChanged, this, &RingControl::look);
    connect(&calls_, &replica::CallStore::callEnded, this, &RingControl::look);
    connect(&calls_, &replica::CallStore::callAbsorbed, this, &RingControl::look);
    connect(&settings_, &settings::Settings::changed, this, &RingControl::look);
}

void RingControl::look() {
    const auto& calls = calls_.calls();
    const bool ringing = std::any_of(calls.begin(), calls.end(), [this](const protocol::Call& call) {
        return screens::asksForAnswer(call, calls_.leg(call.id));
    });
    const bool sounding = ringing && settings_.values().sounds;
    RingSound sound{settings_.values().ringdevice.toStdString(), settings_.values().ringVol};
    if (calls_.talking() != nullptr)
        sound.volume /= kQuieter;
    if (sounding_ && (!sounding || sound != sound_))
        ringer_.stop();
    if (sounding && (!sounding_ || sound != sound_))
        ringer_.start(sound);
    sounding_ = sounding;
    sound_ = sound;
    if (ringing != ringing_) {
        ringing_ = ringing;
        emit changed();
    }
}

}  // namespace euterpe::app
