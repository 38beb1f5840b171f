#include "desktop/app/qt_tray.h"

#include "desktop/widgets/icons.h"

#include <QPainter>
#include <QSystemTrayIcon>

namespace euterpe::app {
namespace {

using widgets::Icon;

// The application's sign in white on its colour; grey while offline; a mark in the corner for what needs an
// eye.
QPixmap drawn(const widgets::Theme& theme, const TrayLook& look, int size) {
    const auto& tokens = theme.tokens();
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.connection == TrayLook::Connection::Offline ? tokens.offline : tokens.accent);
    const double radius = size * 0.24;
    painter.drawRoundedRect(QRectF(0, 0, size, size), radius, radius);
    theme.icons().paint(painter, QRect(0, 0, size, size), look.ringing ? Icon::PhoneIncoming : Icon::Logo,
                        size * 3 / 4, tokens.onAccent);
    if (look.connection == TrayLook::Connection::Trouble || look.ringing) {
        painter.setBrush(look.ringing ? tokens.ringing : tokens.busy);
        painter.setPen(QPen(tokens.onAccent, qMax(1.0, size / 24.0)));
        const double mark = size * 0.4;
        painter.drawEllipse(QRectF(size - mark, size - mark, mark, mark));
    }
    return pixmap;
}

}  // namespace

QtTray::QtTray(const widgets::Theme& theme, QObject* parent) : Tray(parent), theme_(theme) {
    connect(&theme_, &widgets::Theme::changed, this, &QtTray::draw);
}

QtTray::~QtTray() = default;

void QtTray::show(QMenu& menu) {
    if (icon_)
        return;
    icon_ = std::make_unique<QSystemTrayIcon>();
    icon_->setContextMenu(&menu);
    connect(icon_.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit activated();
    });
    draw();
    icon_->show();
}

void QtTray::hide() {
    icon_.reset();
}

bool QtTray::isAvailable() const {
    return icon_ && QSystemTrayIcon::isSystemTrayAvailable();
}

void QtTray::setLook(const TrayLook& look) {
    if (look == look_)
        return;
    look_ = look;
    draw();
}

void QtTray::draw() {
    if (!icon_)
        return;
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(drawn(theme_, look_, size));
    icon_->setIcon(icon);
    icon_->setToolTip(look_.tip);
}

}  // namespace euterpe::app
