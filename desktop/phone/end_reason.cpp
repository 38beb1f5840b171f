#include "desktop/phone/end_reason.h"

namespace euterpe::phone {
namespace {

using protocol::EndReason;

// Causes of ITU-T Q.850 that say more than the SIP response they come with.
EndReason ofCause(int cause) {
    switch (cause) {
        case 17:
            return EndReason::Busy;
        case 18:
        case 19:
            return EndReason::NoAnswer;
        case 21:
            return EndReason::Rejected;
        case 26:
            return EndReason::AnsweredElsewhere;
        case 1:
        case 3:
        case 20:
        case 22:
        case 27:
        case 28:
            return EndReason::Unavailable;
        case 34:
        case 38:
        case 41:
        case 42:
            return EndReason::Congestion;
        default:
            return EndReason::Unknown;
    }
}

// RFC 3261 section 21.
EndReason ofResponse(int code) {
    switch (code) {
        case 486:
        case 600:
            return EndReason::Busy;
        case 408:
        case 480:
            return EndReason::NoAnswer;
        case 403:
        case 603:
        case 607:
            return EndReason::Rejected;
        case 404:
        case 410:
        case 484:
        case 604:
            return EndReason::Unavailable;
        case 487:
            return EndReason::Cancelled;
        case 500:
        case 503:
        case 504:
            return EndReason::Congestion;
        default:
            return EndReason::Failed;
    }
}

}  // namespace

Ending endingOf(const linphone::Call& call, const EndedBy& by, bool failed) {
    const auto info = call.getErrorInfo();
    const bool isSip = info && info->getProtocol() == "SIP";
    const int code = isSip ? info->getProtocolCode() : 0;
    const auto more = info ? info->getSubErrorInfo() : nullptr;
    const int cause = info && info->getProtocol() == "Q.850"   ? info->getProtocolCode()
                      : more && more->getProtocol() == "Q.850" ? more->getProtocolCode()
                                                               : 0;
    const bool elsewhere =
        (more && more->getProtocol() == "SIP" && more->getProtocolCode() == 200) || (isSip && code == 200);
    const int response = code >= 300 ? code : 0;
    if (by.us && !failed) {
        if (by.answered)
            return {EndReason::Normal, 0};
        return {
            by.direction == protocol::CallDirection::Incoming ? EndReason::Rejected : EndReason::Cancelled,
            0};
    }
    if (by.answered)
        return {failed ? EndReason::Failed : EndReason::Normal, failed ? response : 0};
    if (by.direction == protocol::CallDirection::Incoming)
        return {elsewhere || cause == 26 ? EndReason::AnsweredElsewhere : EndReason::Cancelled, 0};
    const EndReason byCause = ofCause(cause);
    return {byCause != EndReason::Unknown ? byCause : ofResponse(response), response};
}

}  // namespace euterpe::phone
