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
            break;
        default:
            break;
    }
}

Result<void> EngineCalls::merge(const LegId& one, const LegId& other) {
    const auto first = answered(one);
    const auto second = answered(other);
    if (!first || !second)
        return first ? second.error() : first.error();
    return Error{ErrorCode::Conflict, "not now"};
}

Result<void> EngineCalls::split() {
    return Error{ErrorCode::Conflict, "no conference"};
}

}  // namespace euterpe::phone
