#include "desktop/models/status_text.h"

#include <algorithm>
#include <cstddef>

#include <QDateTime>

namespace euterpe::models {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;
using protocol::Mode;
using protocol::PhoneState;
using protocol::Presence;

// One translation context for all words about state, so that translators see them together.
QString translated(const char* text) {
    return QCoreApplication::translate("Status", text);
}

QString words(PhoneState state) {
    switch (state) {
        case PhoneState::Unknown:
            return translated(QT_TRANSLATE_NOOP("Status", "Unknown"));
        case PhoneState::Unregistered:
            return translated(QT_TRANSLATE_NOOP("Status", "Not registered"));
        case PhoneState::Free:
            return translated(QT_TRANSLATE_NOOP("Status", "Free"));
        case PhoneState::Ringing:
            return translated(QT_TRANSLATE_NOOP("Status", "Ringing"));
        case PhoneState::Busy:
            return translated(QT_TRANSLATE_NOOP("Status", "Busy"));
        case PhoneState::OnHold:
            return translated(QT_TRANSLATE_NOOP("Status", "On hold"));
    }
    return {};
}

QString words(Presence presence) {
    switch (presence) {
        case Presence::Unknown:
            return translated(QT_TRANSLATE_NOOP("Status", "Unknown"));
        case Presence::Available:
            return translated(QT_TRANSLATE_NOOP("Status", "Available"));
        case Presence::Away:
            return translated(QT_TRANSLATE_NOOP("Status", "Away"));
        case Presence::Busy:
            return translated(QT_TRANSLATE_NOOP("Status", "Busy"));
        case Presence::NotAvailable:
            return translated(QT_TRANSLATE_NOOP("Status", "Not available"));
        case Presence::Offline:
            return translated(QT_TRANSLATE_NOOP("Status", "Offline"));
    }
    return {};
}

QString two(qint64 value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

}  // namespace

Icon icon(PhoneState state) {
    switch (state) {
        case PhoneState::Unknown:
            return Icon::StateUnknown;
        case PhoneState::Unregistered:
            return Icon::StateUnregistered;
        case PhoneState::Free:
            return Icon::StateFree;
        case PhoneState::Ringing:
            return Icon::StateRinging;
        case PhoneState::Busy:
            return Icon::StateBusy;
        case PhoneState::OnHold:
            return Icon::StateOnHold;
    }
    return Icon::StateUnknown;
}

Tone tone(PhoneState state) {
    switch (state) {
        case PhoneState::Unknown:
        case PhoneState::Unregistered:
            return Tone::Offline;
        case PhoneState::Free:
            return Tone::Free;
        case PhoneState::Ringing:
            return Tone::Ringing;
        case PhoneState::Busy:
            return Tone::Busy;
        case PhoneState::OnHold:
            return Tone::Away;
    }
    return Tone::Offline;
}

Icon icon(Presence presence) {
    switch (presence) {
        case Presence::Available:
            return Icon::PresenceAvailable;
        case Presence::Away:
            return Icon::PresenceAway;
        case Presence::Busy:
            return Icon::PresenceBusy;
        case Presence::NotAvailable:
            return Icon::PresenceNotAvailable;
        case Presence::Unknown:
        case Presence::Offline:
            return Icon::PresenceOffline;
    }
    return Icon::PresenceOffline;
}

Tone tone(Presence presence) {
    switch (presence) {
        case Presence::Available:
            return Tone::Free;
        case Presence::Away:
            return Tone::Away;
        case Presence::Busy:
        case Presence::NotAvailable:
            return Tone::Busy;
        case Presence::Unknown:
        case Presence::Offline:
            return Tone::Offline;
    }
    return Tone::Offline;
}

Status status(PhoneState state) {
    return {words(state), icon(state), tone(state)};
}
Status status(Presence presence) {
    return {words(presence), icon(presence), tone(presence)};
}

Status status(CallState state, CallDirection direction) {
    const bool incoming = direction == CallDirection::Incoming;
    switch (state) {
        case CallState::Unknown:
            return {translated(QT_TRANSLATE_NOOP("Status", "Unknown")), Icon::StateUnknown, Tone::Offline};
        case CallState::Calling:
            return {translated(QT_TRANSLATE_NOOP("Status", "Pick up your telephone")), Icon::Phone,
                    Tone::Ringing};
        case CallState::Dialing:
            return {translated(QT_TRANSLATE_NOOP("Status", "Calling")), Icon::PhoneOutgoing, Tone::Accent};
        case CallState::Ringing:
            if (incoming)
                return {translated(QT_TRANSLATE_NOOP("Status", "Incoming call")), Icon::PhoneIncoming,
                        Tone::Ringing};
            return {translated(QT_TRANSLATE_NOOP("Status", "Ringing")), Icon::StateRinging, Tone::Ringing};
        case CallState::Talking:
            return {translated(QT_TRANSLATE_NOOP("Status", "In conversation")), Icon::Phone, Tone::Free};
        case CallState::Held:
            return {translated(QT_TRANSLATE_NOOP("Status", "On hold")), Icon::StateOnHold, Tone::Away};
        case CallState::Ended:
            return {translated(QT_TRANSLATE_NOOP("Status", "Ended")), Icon::HangUp, Tone::Offline};
    }
    return {};
}

QueueState queueState(const std::vector<protocol::QueueMembership>& queues) {
    const auto paused =
        std::count_if(queues.begin(), queues.end(), [](const auto& queue) { return queue.paused; });
    if (queues.empty())
        return QueueState::None;
    if (paused == 0)
        return QueueState::Active;
    return static_cast<std::size_t>(paused) == queues.size() ? QueueState::Paused : QueueState::PartlyPaused;
}

Status status(QueueState state) {
    switch (state) {
        case QueueState::None:
            return {};
        case QueueState::Active:
            return {translated(QT_TRANSLATE_NOOP("Status", "Active")), Icon::QueueActive, Tone::Free};
        case QueueState::PartlyPaused:
            return {translated(QT_TRANSLATE_NOOP("Status", "Partly paused")), Icon::QueuePartlyPaused,
                    Tone::Ringing};
        case QueueState::Paused:
            return {translated(QT_TRANSLATE_NOOP("Status", "In pause")), Icon::QueuePaused, Tone::Busy};
    }
    return {};
}

RegisterKind registerKind(const protocol::RegisterRow& row) {
    if (row.direction == CallDirection::Outgoing)
        return row.answered ? RegisterKind::Outgoing : RegisterKind::OutgoingUnanswered;
    return row.answered ? RegisterKind::Answered : RegisterKind::Missed;
}

Status status(RegisterKind kind) {
    switch (kind) {
        case RegisterKind::Missed:
            return {translated(QT_TRANSLATE_NOOP("Status", "Missed call")), Icon::PhoneMissed, Tone::Busy};
        case RegisterKind::Answered:
            return {translated(QT_TRANSLATE_NOOP("Status", "Answered call")), Icon::PhoneIncoming,
                    Tone::Free};
        case RegisterKind::Outgoing:
            return {translated(QT_TRANSLATE_NOOP("Status", "Outgoing call")), Icon::PhoneOutgoing,
                    Tone::Accent};
        case RegisterKind::OutgoingUnanswered:
            return {translated(QT_TRANSLATE_NOOP("Status", "Outgoing call, not answered")),
                    Icon::PhoneOutgoing, Tone::Muted};
    }
    return {};
}

QString text(Mode mode) {
    switch (mode) {
        case Mode::Unknown:
            return translated(QT_TRANSLATE_NOOP("Status", "Unknown"));
        case Mode::Free:
            return QStringLiteral("Free");
        case Mode::Pro:
            return QStringLiteral("Pro");
        case Mode::Phone:
            return QStringLiteral("Phone");
    }
    return {};
}

QString text(EndReason reason) {
    switch (reason) {
        case EndReason::Unknown:
        case EndReason::None:
        case EndReason::Normal:
            return translated(QT_TRANSLATE_NOOP("Status", "Ended"));
        case EndReason::Busy:
            return translated(QT_TRANSLATE_NOOP("Status", "Busy"));
        case EndReason::NoAnswer:
            return translated(QT_TRANSLATE_NOOP("Status", "No answer"));
        case EndReason::Rejected:
            return translated(QT_TRANSLATE_NOOP("Status", "Rejected"));
        case EndReason::Cancelled:
            return translated(QT_TRANSLATE_NOOP("Status", "Cancelled"));
        case EndReason::AnsweredElsewhere:
            return translated(QT_TRANSLATE_NOOP("Status", "Answered elsewhere"));
        case EndReason::Unavailable:
            return translated(QT_TRANSLATE_NOOP("Status", "Not available"));
        case EndReason::Congestion:
            return translated(QT_TRANSLATE_NOOP("Status", "Lines busy"));
        case EndReason::Failed:
            return translated(QT_TRANSLATE_NOOP("Status", "Failed"));
    }
    return {};
}

QString text(ErrorCode code) {
    switch (code) {
        case ErrorCode::Unknown:
        case ErrorCode::Internal:
        case ErrorCode::Malformed:
            return translated(QT_TRANSLATE_NOOP("Status", "Something went wrong on the server."));
        case ErrorCode::InvalidArgument:
            return translated(QT_TRANSLATE_NOOP("Status", "The number or value is not valid."));
        case ErrorCode::TooLarge:
            return translated(QT_TRANSLATE_NOOP("Status", "The text or number is too long."));
        case ErrorCode::Unauthorized:
            return translated(QT_TRANSLATE_NOOP("Status", "The user name or password is wrong."));
        case ErrorCode::LockedOut:
            return translated(
                QT_TRANSLATE_NOOP("Status", "Too many failed logins. Wait a moment and try again."));
        case ErrorCode::Forbidden:
            return translated(QT_TRANSLATE_NOOP("Status", "You do not have the permission to do this."));
        case ErrorCode::NotInMode:
            return translated(QT_TRANSLATE_NOOP("Status", "This is not available in the present mode."));
        case ErrorCode::NotFound:
            return translated(QT_TRANSLATE_NOOP("Status", "It no longer exists."));
        case ErrorCode::Conflict:
            return translated(QT_TRANSLATE_NOOP("Status", "It has changed in the meantime."));
        case ErrorCode::RateLimited:
            return translated(QT_TRANSLATE_NOOP("Status", "Too many requests at once. Wait a moment."));
        case ErrorCode::UnknownMethod:
            return translated(
                QT_TRANSLATE_NOOP("Status", "The server is older than this program and cannot do this."));
        case ErrorCode::PbxUnavailable:
            return translated(QT_TRANSLATE_NOOP("Status", "The server cannot reach the PBX at present."));
        case ErrorCode::PbxRefused:
            return translated(QT_TRANSLATE_NOOP("Status", "The PBX refused the request."));
        case ErrorCode::Timeout:
            return translated(QT_TRANSLATE_NOOP("Status", "No answer in time."));
        case ErrorCode::Cancelled:
            return translated(QT_TRANSLATE_NOOP("Status", "Cancelled"));
        case ErrorCode::Disconnected:
            return translated(QT_TRANSLATE_NOOP("Status", "Not connected to the server."));
        case ErrorCode::Untrusted:
            return translated(
                QT_TRANSLATE_NOOP("Status", "The server's certificate is not trusted or has changed."));
        case ErrorCode::Io:
        case ErrorCode::DiskFull:
        case ErrorCode::Database:
            return translated(QT_TRANSLATE_NOOP("Status", "The server could not store the data."));
    }
    return {};
}

QString qs(const std::string& utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString displayName(const protocol::Extension& extension) {
    if (extension.firstName.empty() && extension.lastName.empty())
        return qs(extension.id.str());
    if (extension.firstName.empty())
        return qs(extension.lastName);
    if (extension.lastName.empty())
        return qs(extension.firstName);
    return qs(extension.firstName) + QLatin1Char(' ') + qs(extension.lastName);
}

QString initials(const QString& firstName, const QString& lastName) {
    QString letters;
    for (const QString& name : {firstName, lastName}) {
        const QString trimmed = name.trimmed();
        if (trimmed.isEmpty())
            continue;
        const bool pair = trimmed.at(0).isHighSurrogate() && trimmed.size() > 1;
        letters += trimmed.left(pair ? 2 : 1).toUpper();
    }
    return letters;
}

QString elapsed(qint64 seconds) {
    const qint64 s = qMax<qint64>(0, seconds);
    if (s < 3600)
        return QStringLiteral("%1:%2").arg(s / 60).arg(two(s % 60));
    return QStringLiteral("%1:%2:%3").arg(s / 3600).arg(two(s / 60 % 60), two(s % 60));
}

QString moment(UnixMillis at, UnixMillis now, const QLocale& locale) {
    if (at == 0)
        return {};
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const QDateTime present = QDateTime::fromMSecsSinceEpoch(now);
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    const qint64 days = then.date().daysTo(present.date());
    if (days == 0)
        return translated(QT_TRANSLATE_NOOP("Status", "Today %1")).arg(time);
    if (days == 1)
        return translated(QT_TRANSLATE_NOOP("Status", "Yesterday %1")).arg(time);
    if (days > 1 && days < 7)
        return locale.dayName(then.date().dayOfWeek(), QLocale::ShortFormat) + QLatin1Char(' ') + time;
    return locale.toString(then.date(), QLocale::ShortFormat) + QLatin1Char(' ') + time;
}

QString momentBrief(UnixMillis at, UnixMillis now, const QLocale& locale) {
    if (at == 0)
        return {};
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const qint64 days = then.date().daysTo(QDateTime::fromMSecsSinceEpoch(now).date());
    if (days == 0)
        return locale.toString(then.time(), QLocale::ShortFormat);
    if (days == 1)
        return translated(QT_TRANSLATE_NOOP("Status", "Yesterday"));
    if (days > 1 && days < 7)
        return locale.dayName(then.date().dayOfWeek(), QLocale::LongFormat);
    return locale.toString(then.date(), QLocale::ShortFormat);
}

QString momentLong(UnixMillis at, const QLocale& locale) {
    return at == 0 ? QString() : locale.toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::LongFormat);
}

}  // namespace euterpe::models
