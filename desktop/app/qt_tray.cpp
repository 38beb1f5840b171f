#include "desktop/app/qt_tray.h"

#include "desktop/app/application_icon.h"

#include <QSystemTrayIcon>

namespace euterpe::app {
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
    connect(icon_.get(), &QSystemTrayIcon::messageClicked, this, &Tray::noticeClicked);
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

void QtTray::notify(const QString& title, const QString& text) {
    if (icon_)
        icon_->showMessage(title, text, icon_->icon());
}

void QtTray::draw() {
    if (!icon_)
        return;
    icon_->setIcon(applicationIcon(theme_, look_));
    icon_->setToolTip(look_.tip);
}

}  // namespace euterpe::app
