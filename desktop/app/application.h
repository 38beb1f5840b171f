// The application: makes every part, connects them, ends them in reverse order. The wiring is in
// application.cpp, all of it. GUI thread only; made in main() or by a test.
#pragma once

#include "desktop/app/appearance.h"
#include "desktop/app/carddav_control.h"
#include "desktop/app/chat_notices.h"
#include "desktop/app/command_line.h"
#include "desktop/app/idle_watch.h"
#include "desktop/app/pause_on_answer.h"
#include "desktop/app/platform.h"
#include "desktop/app/playback_control.h"
#include "desktop/app/register_export.h"
#include "desktop/app/ring_control.h"
#include "desktop/app/tray_control.h"
#include "desktop/link/channel.h"
#include "desktop/link/host_events.h"
#include "desktop/replica/session.h"
#include "desktop/screens/contacts_import/carddav_status.h"
#include "desktop/screens/contacts_import/contact_dialogs.h"
#include "desktop/screens/dialogs/session_dialogs.h"
#include "desktop/screens/main/main_window.h"
#include "desktop/screens/main/window_menus.h"
#include "desktop/screens/popup/incoming_popups.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/touch.h"
#include "lib/base/log.h"

#include <memory>

#include <QApplication>

class QSocketNotifier;

namespace euterpe::link {
struct ConnectionTimes;
}

namespace euterpe::app {

// What the application stands on; a test gives it others. All outlive it.
struct Foundation {
    QApplication& qt;
    settings::Settings& settings;  // loaded
    settings::SecretStore& secrets;
    link::HostEvents& events;
    link::ChannelFactory channels;
    const link::ConnectionTimes& times;
    Platform& platform;
    replica::PhoneFactory phones;  // what Phone mode makes its softphone with
    const Log& log;
};

class Application : public QObject {
    Q_OBJECT

  public:
    explicit Application(Foundation foundation);
    ~Application() override;

    // Shows the window, or the tray; everything that may take time comes after the first painting.
    void start(const CommandLine& line, const settings::LoadReport& loaded);
    // Another start, or a link: the window comes to the front with the number called or ready to be.
    void onWish(const QString& number);
    void quit();

    [[nodiscard]] replica::Session& session() { return session_; }
    [[nodiscard]] screens::MainWindow& window() { return window_; }
    [[nodiscard]] screens::SessionDialogs& dialogs() { return dialogs_; }
    [[nodiscard]] screens::IncomingPopups& popups() { return popups_; }
    [[nodiscard]] screens::ContactDialogs& contactDialogs() { return contactDialogs_; }
    [[nodiscard]] settings::Settings& settings() { return foundation_.settings; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void wire();
    screens::BookAccess books();
    void openContacts(screens::ContactsWish wish);
    void afterFirstPaint();
    void readPassword();
    void connectAtStart();
    void keepPassword(const QString& password);
    void tellProblems(const settings::LoadReport& loaded);

    Foundation foundation_;
    Appearance appearance_;
    widgets::Touch touch_;
    replica::Session session_;
    screens::MainWindow window_;
    screens::SessionDialogs dialogs_;
    screens::CardDavStatus cardDavStatus_;
    screens::ContactDialogs contactDialogs_;
    CardDavControl cardDav_;
    screens::IncomingPopups popups_;
    std::unique_ptr<Ringer> ringer_;
    RingControl ringControl_;
    TrayControl tray_;
    PlaybackControl playback_;
    RegisterExport export_;
    ChatNotices chatNotices_;
    PauseOnAnswer pauseOnAnswer_;
    IdleWatch idle_;
    std::unique_ptr<QSocketNotifier> stdin_;
    CommandLine line_;
    bool painted_ = false;
    bool keepingPassword_ = false;
};

}  // namespace euterpe::app
