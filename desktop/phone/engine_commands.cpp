// What the user does with a call: see phone.h.
#include "desktop/phone/engine_account.h"
#include "desktop/phone/engine_calls.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <string_view>

namespace euterpe::phone {
namespace {

// What a telephone number or a service code is made of, and names of SIP users.
bool isNumber(std::string_view number) {
    return !number.empty() && number.size() <= protocol::limits::kNumber &&
           std::all_of(number.begin(), number.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      std::string_view("*#+-._").find(c) != std::string_view::npos;
           });
}

bool isDigit(char c) {
    return std::string_view("0123456789*#ABCD").find(c) != std::string_view::npos;
}

constexpr std::chrono::milliseconds kDigitPace{250};

Error notANumber() {
    return {ErrorCode::InvalidArgument, "not a number"};
}

}  // namespace

Result<EngineCalls::Record*> EngineCalls::living(const LegId& leg) {
    Record* record = find(leg);
    if (!record || record->leg.state == LegState::Ended)
        return Error{ErrorCode::InvalidArgument, "no such leg"};
    return record;
}

Result<EngineCalls::Record*> EngineCalls::answered(const LegId& leg) {
    auto record = living(leg);
    if (record && record.value()->leg.answeredAt == 0)
        return Error{ErrorCode::Conflict, "not answered"};
    return record;
}

Result<void> EngineCalls::finish(int status, const char* what) {
    settle();
    if (status != 0)
        return Error{ErrorCode::Conflict, what};
    return {};
}

Result<LegId> EngineCalls::dial(const std::string& number) {
    if (!isNumber(number))
        return notANumber();
    if (records_.size() >= static_cast<std::size_t>(Phone::kLines))
        return Error{ErrorCode::Conflict, "all lines are in use"};
    const auto isSetUp = [](const Record& record) {
        return record.leg.direction == protocol::CallDirection::Outgoing && record.leg.answeredAt == 0;
    };
    if (std::any_of(records_.begin(), records_.end(), isSetUp))
        return Error{ErrorCode::Conflict, "another call is being set up"};
    const auto address = account_.addressOf(number);
    if (!address)
        return notANumber();
    (void)breakUp();
    const auto call = invite(address);
    if (!call)
        return Error{ErrorCode::Conflict, "the call cannot be set up"};
    Record* record = find(call);
    if (!record)
        record = &add(call, protocol::CallDirection::Outgoing);
    const LegId id = record->leg.id;
    takePeer(*record);
    settle();
    return id;
}

// liblinphone gives the sound to a call that rings while nobody talks, and refuses any other until it has
// been put on hold, which a call that rings cannot be. It uses none: nothing has to be taken from it.
std::shared_ptr<linphone::Call> EngineCalls::invite(const std::shared_ptr<const linphone::Address>& address) {
    const auto holder = core_->getCurrentCall();
    const bool onlyRings = holder && holder->getDir() == linphone::Call::Dir::Incoming &&
                           (holder->getState() == CallState::IncomingReceived ||
                            holder->getState() == CallState::IncomingEarlyMedia);
    if (onlyRings)
        core_->setMediaResourceMode(linphone::MediaResourceMode::SharedMediaResources);
    const auto call = core_->inviteAddress(address);
    if (onlyRings)
        core_->setMediaResourceMode(linphone::MediaResourceMode::ExclusiveMediaResources);
    return call;
}

Result<void> EngineCalls::answer(const LegId& leg) {
    const auto record = living(leg);
    if (!record)
        return record.error();
    if (record.value()->leg.direction != protocol::CallDirection::Incoming ||
        record.value()->leg.state != LegState::Ringing)
        return Error{ErrorCode::Conflict, "does not ring here"};
    (void)breakUp();
    return finish(record.value()->call->accept(), "cannot be answered");
}

Result<void> EngineCalls::reject(const LegId& leg) {
    const auto record = living(leg);
    if (!record)
        return record.error();
    if (record.value()->leg.direction != protocol::CallDirection::Incoming ||
        record.value()->leg.answeredAt != 0)
        return Error{ErrorCode::Conflict, "does not ring here"};
    record.value()->hangingUp = true;
    return finish(record.value()->call->decline(linphone::Reason::Busy), "cannot be rejected");
}

Result<void> EngineCalls::deflect(const LegId& leg, const std::string& number) {
    const auto record = living(leg);
    if (!record)
        return record.error();
    if (record.value()->leg.direction != protocol::CallDirection::Incoming ||
        record.value()->leg.answeredAt != 0)
        return Error{ErrorCode::Conflict, "does not ring here"};
    const auto address = isNumber(number) ? account_.addressOf(number) : nullptr;
    if (!address)
        return notANumber();
    record.value()->hangingUp = true;
    return finish(record.value()->call->redirectTo(address), "cannot be deflected");
}

Result<void> EngineCalls::hangUp(const LegId& leg) {
    const auto record = living(leg);
    if (!record)
        return record.error();
    record.value()->hangingUp = true;
    return finish(record.value()->call->terminate(), "cannot be hung up");
}

Result<void> EngineCalls::hold(const LegId& leg) {
    const auto record = answered(leg);
    if (!record)
        return record.error();
    if (record.value()->leg.inConference)
        return split();
    record.value()->held = true;
    record.value()->attempts = 0;
    settle();
    return {};
}

Result<void> EngineCalls::resume(const LegId& leg) {
    const auto record = answered(leg);
    if (!record)
        return record.error();
    if (record.value()->leg.inConference)
        return {};
    (void)breakUp();
    for (Record& other : records_) {
        if (&other != record.value() && other.leg.answeredAt != 0) {
            other.held = true;
            other.attempts = 0;
        }
    }
    record.value()->held = false;
    record.value()->attempts = 0;
    settle();
    return {};
}

Result<void> EngineCalls::setMuted(const LegId& leg, bool muted) {
    const auto record = living(leg);
    if (!record)
        return record.error();
    for (Record& other : records_) {
        if (&other == record.value() || (other.leg.inConference && record.value()->leg.inConference))
            other.leg.muted = muted;
    }
    applyMute();
    settle();
    return {};
}

Result<void> EngineCalls::sendDtmf(const LegId& leg, char digit) {
    if (!isDigit(digit))
        return Error{ErrorCode::InvalidArgument, "not a digit"};
    const auto record = living(leg);
    if (!record)
        return record.error();
    if (!takesDigits(record.value()->call->getState()))
        return Error{ErrorCode::Conflict, "no audio"};
    if (record.value()->digits.size() >= protocol::limits::kNumber)
        return Error{ErrorCode::RateLimited, "too many digits at once"};
    record.value()->digits += digit;
    settle();
    return {};
}

// liblinphone crashes when it is asked for a digit on a call whose stream is gone.
bool EngineCalls::takesDigits(CallState state) {
    return state == CallState::StreamsRunning || state == CallState::OutgoingEarlyMedia ||
           state == CallState::UpdatedByRemote || state == CallState::Updating ||
           state == CallState::PausedByRemote;
}

// A digit that is sent while the one before still sounds is lost at the other end.
void EngineCalls::pursueDigits(Record& record) {
    if (record.digits.empty())
        return;
    const auto now = std::chrono::steady_clock::now();
    if (record.leg.state == LegState::Ended || !takesDigits(record.call->getState()) ||
        now < record.nextDigit)
        return;
    (void)record.call->sendDtmf(record.digits.front());  // fails only when the stream is gone
    record.digits.erase(0, 1);
    record.nextDigit = now + kDigitPace;
}

}  // namespace euterpe::phone
