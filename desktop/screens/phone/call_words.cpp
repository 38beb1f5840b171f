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

QString callState(const protocol::Call& call) {
    if (call.state == protocol::CallState::Ended)
        return models::text(call.endReason);
    return models::status(call.state, call.direction).text;
}

}  // namespace euterpe::screens
