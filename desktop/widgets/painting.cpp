#include "desktop/widgets/painting.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/blink_clock.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace euterpe::widgets {
namespace {

constexpr int kPillHeight = 26;
constexpr int kPillIcon = 15;
constexpr int kBadgeHeight = 20;

QString badgeText(int count) {
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

// Green and red in turn while it rings.
Tone ringingTone(const Theme& theme, const QRect& area, QWidget* canvas) {
    return theme.blink().phase(canvas, area) ? Tone::Busy : Tone::Free;
}

void paintPresence(QPainter& painter, const Theme& theme, const QRect& circle, protocol::Presence presence,
                   const QColor& ground) {
    const int side = qMax(12, qRound(circle.width() * 0.42));
    const QRect badge(circle.right() - side + 4, circle.bottom() - side + 4, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(badge.adjusted(-2, -2, 2, 2));
    theme.icons().paint(painter, badge, models::icon(presence), side, theme.color(models::tone(presence)));
}

}  // namespace

void paintAvatar(QPainter& painter, const Theme& theme, const QRect& circle, const AvatarLook& look,
                 const QColor& ground, QWidget* canvas) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double ring = circle.width() > size::kAvatar + 4 ? 3.0 : 2.5;
    const QRectF outer = QRectF(circle).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2);
    QColor fill = theme.wash(Tone::Muted);
    if (look.showPhone) {
        const bool isRinging = look.phone == protocol::PhoneState::Ringing;
        const Tone tone = isRinging ? ringingTone(theme, circle, canvas) : models::tone(look.phone);
        QPen pen(theme.color(tone), ring);
        // Not registered and unknown are dashed: grey alone would be a matter of colour.
        if (tone == Tone::Offline) {
            pen.setDashPattern({2.2, 1.6});
            pen.setCapStyle(Qt::FlatCap);
        }
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawEllipse(outer);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawEllipse(circle);
    }
    QFont font = theme.font(TextStyle::BodyStrong);
    font.setPixelSize(qRound(circle.width() * 0.36));
    painter.setFont(font);
    painter.setPen(theme.color(Tone::Text));
    if (look.initials.isEmpty())
        theme.icons().paint(painter, circle, Icon::Account, circle.width() / 2, theme.color(Tone::Muted));
    else
        painter.drawText(circle, Qt::AlignCenter, look.initials);
    if (look.showPresence)
        paintPresence(painter, theme, circle, look.presence, ground);
    painter.restore();
}

int paintPill(QPainter& painter, const Theme& theme, const QRect& cell, Icon icon, const QString& text,
              Tone tone, PillStyle style) {
    const QFont& font = theme.font(TextStyle::Small);
    const QFontMetrics metrics(font);
    const int inset = style == PillStyle::Plain ? 0 : 10;
    // Two more than the sum of whole advances, so that rounding never elides what fits.
    const int wanted = inset + kPillIcon + 6 + metrics.horizontalAdvance(text) + 2 + inset;
    const int width = qMin(cell.width(), wanted);
    const QRect box(cell.left(), cell.center().y() - kPillHeight / 2 + 1, width, kPillHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (style != PillStyle::Plain) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(style == PillStyle::Filled ? theme.color(tone) : theme.wash(tone));
        painter.drawRoundedRect(box, kPillHeight / 2.0, kPillHeight / 2.0);
    }
    const QColor ink = theme.color(style == PillStyle::Filled ? Tone::OnAccent : tone);
    const QRect iconBox(box.left() + inset, box.top(), kPillIcon, kPillHeight);
    theme.icons().paint(painter, iconBox, icon, kPillIcon, ink);
    const QRect textBox = box.adjusted(inset + kPillIcon + 6, 0, -inset / 2, 0);
    paintText(painter, textBox, text, font, ink);
    painter.restore();
    return width;
}

int paintPhonePill(QPainter& painter, const Theme& theme, const QRect& cell, protocol::PhoneState state,
                   QWidget* canvas) {
    const models::Status shown = models::status(state);
    using protocol::PhoneState;
    switch (state) {
        case PhoneState::Ringing:
            return paintPill(painter, theme, cell, shown.icon, shown.text, ringingTone(theme, cell, canvas),
                             PillStyle::Filled);
        case PhoneState::Busy:
        case PhoneState::OnHold:
            return paintPill(painter, theme, cell, shown.icon, shown.text, shown.tone, PillStyle::Washed);
        case PhoneState::Unknown:
        case PhoneState::Unregistered:
        case PhoneState::Free:
            break;
    }
    // In line with the text of a washed pill above or below.
    return paintPill(painter, theme, cell.adjusted(10, 0, 0, 0), shown.icon, shown.text, shown.tone,
                     PillStyle::Plain);
}

int phonePillWidth(const Theme& theme) {
    using protocol::PhoneState;
    const QFontMetrics metrics(theme.font(TextStyle::Small));
    int widest = 0;
    for (const PhoneState state : {PhoneState::Unknown, PhoneState::Unregistered, PhoneState::Free,
                                   PhoneState::Ringing, PhoneState::Busy, PhoneState::OnHold})
        widest = qMax(widest, metrics.horizontalAdvance(models::status(state).text));
    return widest + kPillIcon + 6 + 2 + 20;
}

void paintText(QPainter& painter, const QRect& rect, const QString& text, const QFont& font,
               const QColor& color, Qt::Alignment alignment) {
    if (text.isEmpty() || rect.width() <= 0)
        return;
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

int badgeWidth(const Theme& theme, int count) {
    const QFontMetrics metrics(theme.font(TextStyle::Caption));
    return qMax(kBadgeHeight, metrics.horizontalAdvance(badgeText(count)) + 12);
}

int paintBadge(QPainter& painter, const Theme& theme, const QPoint& anchor, int count, Tone tone) {
    const int width = badgeWidth(theme, count);
    const QRect box(anchor.x(), anchor.y() - kBadgeHeight / 2, width, kBadgeHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(tone));
    painter.drawRoundedRect(box, kBadgeHeight / 2.0, kBadgeHeight / 2.0);
    QFont font = theme.font(TextStyle::Caption);
    font.setWeight(QFont::DemiBold);
    paintText(painter, box, badgeText(count), font, theme.color(Tone::OnAccent), Qt::AlignCenter);
    painter.restore();
    return width;
}

}  // namespace euterpe::widgets
