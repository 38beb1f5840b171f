// The shapes that rows, cards and headers share: a person's avatar, a state pill, a count badge. Plain
// functions; GUI thread only.
#pragma once

#include "desktop/models/look.h"
#include "lib/protocol/records.h"

#include <QColor>
#include <QRect>
#include <QString>

class QFont;
class QPainter;
class QWidget;

namespace euterpe::widgets {

class Theme;

using models::Icon;
using models::Tone;

// A circle with initials; round it the telephone's state as a coloured ring, at its corner the presence as a
// badge whose shape differs by state.
struct AvatarLook {
    QString initials;
    protocol::PhoneState phone = protocol::PhoneState::Unknown;
    protocol::Presence presence = protocol::Presence::Unknown;
    bool showPhone = true;  // false in mode Free
    bool showPresence = true;
};

// `circle` is square. `ground` is the colour behind it. `canvas` is the widget painted on, for blinking.
void paintAvatar(QPainter& painter, const Theme& theme, const QRect& circle, const AvatarLook& look,
                 const QColor& ground, QWidget* canvas);

// How loud a state is: most are Plain, so that the few that matter stand out.
enum class PillStyle { Plain, Washed, Filled };
// Icon and text in a rounded box, left-aligned and vertically centred in `cell`. Returns its width.
int paintPill(QPainter& painter, const Theme& theme, const QRect& cell, Icon icon, const QString& text,
              Tone tone, PillStyle style);
// The pill of a telephone's state; ringing blinks green and red (F2).
int paintPhonePill(QPainter& painter, const Theme& theme, const QRect& cell, protocol::PhoneState state,
                   QWidget* canvas);

// Room for the longest of them in the present language.
int phonePillWidth(const Theme& theme);

// One line, elided at its end.
void paintText(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
               const QColor& color, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

// A number in a filled capsule, "99+" beyond 99; `anchor` is its left centre. Returns its width.
int paintBadge(QPainter& painter, const Theme& theme, const QPoint& anchor, int count, Tone tone);
int badgeWidth(const Theme& theme, int count);

}  // namespace euterpe::widgets
