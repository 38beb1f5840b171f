#include "desktop/app/application_icon.h"

#include "desktop/widgets/icons.h"

#include <QPainter>

namespace euterpe::app {
namespace {

using widgets::Icon;

Icon signOf(const TrayLook& look) {
    if (look.ringing)
        return Icon::PhoneIncoming;
    if (look.doNotDisturb)
        return Icon::DoNotDisturb;
    if (look.forwarded)
        return Icon::Forward;
    return look.paused ? Icon::Pause : Icon::Logo;
}

QPixmap drawn(const widgets::Theme& theme, const TrayLook& look, int size) {
    const auto& tokens = theme.tokens();
    const bool service = look.doNotDisturb || look.forwarded || look.paused;
    QColor ground = tokens.accent;
    if (look.connection == TrayLook::Connection::Offline)
        ground = tokens.offline;
    else if (service)
        ground = tokens.text;
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    const double radius = size * 0.24;
    painter.drawRoundedRect(QRectF(0, 0, size, size), radius, radius);
    const QColor ink = service ? tokens.surface : tokens.onAccent;
    theme.icons().paint(painter, QRect(0, 0, size, size), signOf(look), size * 3 / 4, ink);
    if (look.connection == TrayLook::Connection::Trouble || look.ringing) {
        painter.setBrush(look.ringing ? tokens.ringing : tokens.busy);
        painter.setPen(QPen(tokens.onAccent, qMax(1.0, size / 24.0)));
        const double mark = size * 0.4;
        painter.drawEllipse(QRectF(size - mark, size - mark, mark, mark));
    }
    if (look.unread > 0) {
        painter.setBrush(tokens.busy);
        painter.setPen(QPen(tokens.onAccent, qMax(1.0, size / 24.0)));
        const double mark = size * 0.4;
        painter.drawEllipse(QRectF(size - mark, 0, mark, mark));
    }
    return pixmap;
}

}  // namespace

QIcon applicationIcon(const widgets::Theme& theme, const TrayLook& look) {
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawn(theme, look, size));
    return icon;
}

}  // namespace euterpe::app
