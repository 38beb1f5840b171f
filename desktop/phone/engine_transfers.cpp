// Transfers (RFC 3515, RFC 3891) and the three-way conference, which is mixed here.
#include "desktop/phone/engine_account.h"
#include "desktop/phone/engine_calls.h"

namespace euterpe::phone {

Result<void> EngineCalls::transfer(const LegId& leg, const std::string& number) {
    const auto record = answered(leg);
    if (!record)
        return record.error();
    const auto address = account_.addressOf(number);
    if (!address)
        return Error{ErrorCode::InvalidArgument, "not a number"};
    record.value()->leg.transfer = Transfer::Trying;
    const int status = record.value()->call->transferTo(address);
    if (status != 0)
        record.value()->leg.transfer = Transfer::Failed;
    return finish(status, "cannot be transferred");
}

Result<void> EngineCalls::transferTo(const LegId& leg, const LegId& consultation) {
    const auto record = answered(leg);
    const auto other = answered(consultation);
    if (!record || !other)
        return record ? other.error() : record.error();
    if (record.value() == other.value())
        return Error{ErrorCode::InvalidArgument, "one leg only"};
    record.value()->leg.transfer = Transfer::Trying;
    const int status = record.value()->call->transferToAnother(other.value()->call);
    if (status != 0)
        record.value()->leg.transfer = Transfer::Failed;
    return finish(status, "cannot be transferred");
}

void EngineCalls::onTransfer(const std::shared_ptr<linphone::Call>& call, CallState state) {
    Record* record = find(call);
    if (!record || record->leg.state == LegState::Ended)
        return;
    switch (state) {
        case CallState::OutgoingRinging:
        case CallState::OutgoingEarlyMedia:
            record->leg.transfer = Transfer::Ringing;
            break;
        case CallState::Connected:
        case CallState::StreamsRunning:
            record->leg.transfer = Transfer::Done;
            record->hangingUp = true;
            break;
        case CallState::Error:
        case CallState::End:
            record->leg.transfer = Transfer::Failed;
            returnTo(*record);
            break;
        default:
            break;
    }
}

// Back to who was to be transferred (D7), unless the user talks to somebody else by now.
void EngineCalls::returnTo(Record& record) {
    for (const Record& other : records_) {
        if (&other != &record && other.leg.state == LegState::Talking)
            return;
    }
    record.held = false;
    record.attempts = 0;
}

Result<void> EngineCalls::merge(const LegId& one, const LegId& other) {
    const auto first = answered(one);
    const auto second = answered(other);
    if (!first || !second)
        return first ? second.error() : first.error();
    if (first.value() == second.value())
        return Error{ErrorCode::InvalidArgument, "one leg only"};
    for (const Record& record : records_) {
        if (record.leg.inConference)
            return Error{ErrorCode::Conflict, "there is a conference already"};
    }
    for (Record* record : {first.value(), second.value()}) {
        record->held.reset();
        (void)core_->addToConference(record->call);  // says 1 when it worked
        if (!record->call->getConference()) {
            (void)split();
            return Error{ErrorCode::Conflict, "cannot be merged"};
        }
        record->leg.inConference = true;
    }
    applyMute();
    settle();
    return {};
}

Result<void> EngineCalls::split() {
    if (!breakUp())
        return Error{ErrorCode::Conflict, "no conference"};
    settle();
    return {};
}

bool EngineCalls::breakUp() {
    bool any = false;
    for (Record& record : records_) {
        if (!record.leg.inConference)
            continue;
        any = true;
        leaveConference(record);
        record.held = true;
        record.attempts = 0;
    }
    return any;
}

// It is held by that, or, as the last one, talks on alone.
void EngineCalls::leaveConference(Record& record) {
    record.leg.inConference = false;
    if (record.leg.state != LegState::Ended && record.call->getConference())
        (void)core_->removeFromConference(record.call);  // the conference may be gone with its second leg
    applyMute();
}

// Who is left when the other one is gone talks on as in any call.
void EngineCalls::dissolveConference() {
    std::size_t parties = 0;
    Record* last = nullptr;
    for (Record& record : records_) {
        if (record.leg.inConference && record.leg.state != LegState::Ended) {
            ++parties;
            last = &record;
        }
    }
    if (parties != 1)
        return;
    leaveConference(*last);
    last->held = false;
    last->attempts = 0;
}

// In the conference the microphone is one for all, so that muting one leg mutes each.
void EngineCalls::applyMute() {
    bool mutedInConference = false;
    for (Record& record : records_) {
        if (record.leg.inConference)
            mutedInConference = mutedInConference || record.leg.muted;
        else if (record.call->getState() == CallState::StreamsRunning)
            record.call->setMicrophoneMuted(record.leg.muted);
    }
    for (Record& record : records_) {
        if (record.leg.inConference)
            record.leg.muted = mutedInConference;
    }
    core_->enableMic(!mutedInConference);
}

}  // namespace euterpe::phone
