#include "server/ami/message.h"
#include "server/pbx/end_reason_p.h"

namespace euterpe::pbx {
namespace {

using protocol::EndReason;

// Q.850 causes as Asterisk uses them (include/asterisk/causes.h).
enum Cause {
    kUnallocated = 1,
    kNoRoute = 3,
    kBusy = 17,
    kNoUserResponse = 18,
    kNoAnswer = 19,
    kSubscriberAbsent = 20,
    kRejected = 21,
    kAnsweredElsewhere = 26,
    kOutOfOrder = 27,
    kInvalidNumber = 28,
    kNoCircuit = 34,
    kNetworkFailure = 38,
    kTemporaryFailure = 41,
    kSwitchCongestion = 42,
};

EndReason endReasonOfCause(int cause) {
    switch (cause) {
        case kBusy:
            return EndReason::Busy;
        case kNoUserResponse:
        case kNoAnswer:
            return EndReason::NoAnswer;
        case kRejected:
            return EndReason::Rejected;
        case kAnsweredElsewhere:
            return EndReason::AnsweredElsewhere;
        case kUnallocated:
        case kNoRoute:
        case kSubscriberAbsent:
        case kOutOfOrder:
        case kInvalidNumber:
            return EndReason::Unavailable;
        case kNoCircuit:
        case kNetworkFailure:
        case kTemporaryFailure:
        case kSwitchCongestion:
            return EndReason::Congestion;
        default:
            return EndReason::None;  // normal clearing and whatever else says nothing about why
    }
}

}  // namespace

EndReason endReasonOfDialStatus(std::string_view status) {
    using ami::equalsIgnoreCase;
    if (equalsIgnoreCase(status, "BUSY"))
        return EndReason::Busy;
    if (equalsIgnoreCase(status, "NOANSWER"))
        return EndReason::NoAnswer;
    if (equalsIgnoreCase(status, "CANCEL") || equalsIgnoreCase(status, "ABORT"))
        return EndReason::Cancelled;
    if (equalsIgnoreCase(status, "CONGESTION"))
        return EndReason::Congestion;
    if (equalsIgnoreCase(status, "CHANUNAVAIL"))
        return EndReason::Unavailable;
    return EndReason::None;
}

EndReason endReasonIncoming(int cause, EndReason dialled) {
    const EndReason byCause = endReasonOfCause(cause);
    // The user's own telephone said busy while it rang: that is its reject key.
    if (byCause == EndReason::Busy || dialled == EndReason::Busy)
        return EndReason::Rejected;
    if (byCause != EndReason::None && byCause != EndReason::Congestion)
        return byCause;
    if (dialled != EndReason::None)
        return dialled;
    return byCause != EndReason::None ? byCause : EndReason::Cancelled;
}

EndReason endReasonOutgoing(int cause, EndReason dialled) {
    if (dialled != EndReason::None)
        return dialled;
    const EndReason byCause = endReasonOfCause(cause);
    return byCause != EndReason::None ? byCause : EndReason::Cancelled;
}

EndReason endReasonOwnPhone(int cause, EndReason dialled) {
    const EndReason byCause = endReasonOfCause(cause);
    if (byCause != EndReason::None)
        return byCause;
    if (dialled != EndReason::None)
        return dialled;
    // Asterisk 16 gives no cause at all when Originate's time is up; hanging up gives one.
    return cause == 0 ? EndReason::NoAnswer : EndReason::Cancelled;
}

}  // namespace euterpe::pbx
