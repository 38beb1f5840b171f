// Enum to words, icon and meaning of colour: the only place where a state becomes text. GUI thread only
// (tr() reads the installed translators); values of the enums themselves are stable across languages.
#pragma once

#include "desktop/models/look.h"
#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "lib/protocol/records.h"

#include <vector>

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace euterpe::models {

// How a state looks: `icon` differs by shape from every other state of its kind, so that colour is never the
// only sign.
struct Status {
    QString text;
    Icon icon = Icon::None;
    Tone tone = Tone::Offline;
};

Status status(protocol::PhoneState state);
Status status(protocol::Presence presence);
Status status(protocol::CallState state, protocol::CallDirection direction);

// Icon and tone without the words, for painting.
Icon icon(protocol::PhoneState state);
Icon icon(protocol::Presence presence);
Tone tone(protocol::PhoneState state);
Tone tone(protocol::Presence presence);

// What the queues that call the user make of it (C4); None = there are none.
enum class QueueState { None, Active, PartlyPaused, Paused };
QueueState queueState(const std::vector<protocol::QueueMembership>& queues);
Status status(QueueState state);

// What became of a call in the register (G1).
enum class RegisterKind { Missed, Answered, Outgoing, OutgoingUnanswered };
RegisterKind registerKind(const protocol::RegisterRow& row);
Status status(RegisterKind kind);

QString text(protocol::Mode mode);
QString text(protocol::EndReason reason);
// A sentence for the user: what happened and, where the user can do something, what.
QString text(ErrorCode code);

// UTF-8 of a record to a visible string.
QString qs(const std::string& utf8);
// "Maria Rossi"; the number when no name is known.
QString displayName(const protocol::Extension& extension);
// "MR"; up to two letters, "" when there is no name.
QString initials(const QString& firstName, const QString& lastName);

// Running time: "0:07", "12:34", "1:02:03".
QString elapsed(qint64 seconds);
// Date and time of a past moment by locale: "Today 14:32", "Yesterday 09:10", "Mon 14:32" within a week, else
// the locale's short date and time. `now` is passed so that tests own the clock.
QString moment(UnixMillis at, UnixMillis now, const QLocale& locale);
// As short as it can be said, for lists with little room: "14:32", "Yesterday", "Monday", else the date.
QString momentBrief(UnixMillis at, UnixMillis now, const QLocale& locale);
// The whole date and time, for tool tips and screen readers.
QString momentLong(UnixMillis at, const QLocale& locale);

}  // namespace euterpe::models
