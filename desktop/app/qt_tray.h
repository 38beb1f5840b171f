// Tray by QSystemTrayIcon: StatusNotifierItem or XEmbed on Linux, the systems' own elsewhere. GUI thread
// only.
#pragma once

#include "desktop/app/tray.h"
#include "desktop/widgets/theme.h"

#include <memory>

class QSystemTrayIcon;

namespace euterpe::app {

class QtTray : public Tray {
    Q_OBJECT

  public:
    explicit QtTray(const widgets::Theme& theme, QObject* parent = nullptr);
    ~QtTray() override;

    void show(QMenu& menu) override;
    void hide() override;
    [[nodiscard]] bool isAvailable() const override;
    void setLook(const TrayLook& look) override;
    void notify(const QString& title, const QString& text) override;

  private:
    void draw();

    const widgets::Theme& theme_;
    std::unique_ptr<QSystemTrayIcon> icon_;  // made in show(): its constructor talks to the desktop
    TrayLook look_;
};

}  // namespace euterpe::app
