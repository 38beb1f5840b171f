#include "desktop/app/ring_control.h"

#include "desktop/screens/phone/call_offer.h"

#include <algorithm>

namespace euterpe::app {

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
    if (sounding != sounding_) {
        sounding_ = sounding;
        if (sounding)
            ringer_.start({settings_.values().ringdevice.toStdString(), settings_.values().ringVol});
        else
            ringer_.stop();
    }
    if (ringing != ringing_) {
        ringing_ = ringing;
        emit changed();
    }
}

}  // namespace euterpe::app
