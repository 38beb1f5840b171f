// Keeps the tray's icon, tip and menu like the session's state (C7). Owns the tray. GUI thread only; made in
// Application.
#pragma once

#include "desktop/app/platform.h"
#include "desktop/app/ring_control.h"
#include "desktop/replica/session.h"
#include "desktop/screens/main/main_window.h"

#include <memory>

#include <QMenu>
#include <QObject>

namespace euterpe::app {

class TrayControl : public QObject {
    Q_OBJECT

  public:
    TrayControl(std::unique_ptr<Tray> tray, replica::Session& session, screens::MainWindow& window,
                RingControl& ringing, const widgets::Theme& theme, QObject* parent = nullptr);

    // Talks to the desktop: after the window is painted.
    void show();
    void hide();
    [[nodiscard]] bool isAvailable() const { return tray_->isAvailable(); }
    void notify(const QString& title, const QString& text) { tray_->notify(title, text); }
    // For a change of language.
    void retranslate();

  signals:
    void noticeClicked();

  private:
    void build();
    void look();
    void lookAtServices(TrayLook& look, QStringList& lines) const;
    void showApplicationIcon();

    std::unique_ptr<Tray> tray_;
    replica::Session& session_;
    screens::MainWindow& window_;
    RingControl& ringing_;
    const widgets::Theme& theme_;
    QMenu menu_;
    QAction* open_;
    QAction* connect_;
    QAction* disconnect_;
    QAction* settings_;
    QAction* quit_;
    TrayLook shown_;
    bool ownIcon_ = false;  // the application's icon is another than its own
};

}  // namespace euterpe::app
