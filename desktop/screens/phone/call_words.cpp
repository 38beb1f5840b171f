#include "desktop/screens/phone/call_words.h"

#include "desktop/models/status_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace euterpe::screens {
namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Call", text);
}

}  // namespace

QString callTitle(const protocol::Call& call) {
    if (!call.peerName.empty())
        return models::qs(call.peerName);
    if (!call.peerNumber.empty())
        return models::qs(call.peerNumber);
    return call.anonymous ? translated(QT_TRANSLATE_NOOP("Call", "Anonymous caller"))
                          : translated(QT_TRANSLATE_NOOP("Call", "Unknown caller"));
}

QString callDetails(const protocol::Call& call) {
    QStringList parts;
    if (!call.peerName.empty() && !call.peerNumber.empty())
        parts << models::qs(call.peerNumber);
    if (!call.queue.empty())
        parts << translated(QT_TRANSLATE_NOOP("Call", "through %1")).arg(models::qs(call.queue));
    const bool calledSaysMore =
        call.calledNumber != call.peerNumber && call.calledNumber != call.account.str();
    if (call.direction == protocol::CallDirection::Incoming && !call.calledNumber.empty() && calledSaysMore)
        parts << translated(QT_TRANSLATE_NOOP("Call", "called %1")).arg(models::qs(call.calledNumber));
    return parts.join(QStringLiteral(" · "));
}

QString callState(const CallView& view) {
    const protocol::Call& call = view.call;
    if (call.state == protocol::CallState::Ended)
        return models::text(call.endReason);
    switch (view.role) {
        case TransferRole::Choosing:
            return translated(QT_TRANSLATE_NOOP("Call", "Transfer: to whom?"));
        case TransferRole::Waiting:
            return translated(QT_TRANSLATE_NOOP("Call", "Waits to be transferred"));
        case TransferRole::Consultation:
            return view.targetAnswered ? translated(QT_TRANSLATE_NOOP("Call", "Consultation"))
                                       : translated(QT_TRANSLATE_NOOP("Call", "Consultation: calling"));
        case TransferRole::Sending:
            return translated(QT_TRANSLATE_NOOP("Call", "Being transferred"));
        case TransferRole::None:
            break;
    }
    if (view.leg && view.leg->inConference)
        return translated(QT_TRANSLATE_NOOP("Call", "Three-way call"));
    if (call.state == protocol::CallState::Calling && view.leg)
        return translated(QT_TRANSLATE_NOOP("Call", "Answer to call"));
    return models::status(call.state, call.direction).text;
}

QString callWarning(const CallView& view) {
    if (!view.leg || view.call.state == protocol::CallState::Ended)
        return {};
    if (view.leg->silent && view.leg->state == phone::LegState::Talking && !view.leg->heldByPeer)
        return translated(QT_TRANSLATE_NOOP("Call", "No sound arrives from the other side"));
    if (view.leg->heldByPeer)
        return translated(QT_TRANSLATE_NOOP("Call", "The other side has put you on hold"));
    if (view.leg->muted && view.leg->state == phone::LegState::Talking)
        return translated(QT_TRANSLATE_NOOP("Call", "Your microphone is off"));
    return {};
}

}  // namespace euterpe::screens
