// Announces a message that came while no window is active (I4): by the tray's notice and the task bar, never
// by taking the focus. A click on the notice opens the conversation. GUI thread only; owned by Application.
#pragma once

#include "desktop/app/tray_control.h"
#include "desktop/replica/session.h"
#include "desktop/screens/main/main_window.h"
#include "desktop/settings/settings.h"

#include <QObject>

namespace euterpe::app {

class ChatNotices : public QObject {
    Q_OBJECT

  public:
    ChatNotices(replica::Session& session, const settings::Settings& settings, screens::MainWindow& window,
                TrayControl& tray, QObject* parent = nullptr);

  private:
    void announce(const protocol::ChatConversation& conversation);

    replica::Session& session_;
    const settings::Settings& settings_;
    screens::MainWindow& window_;
    TrayControl& tray_;
    QString newest_;  // number of who was announced last
};

}  // namespace euterpe::app
