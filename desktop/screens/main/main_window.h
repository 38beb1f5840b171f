// The main window (C1): menu bar, phone control at the left, directories and reports at the right, status
// bar. Composes the parts and keeps its own geometry; closing it hides it, quitting is asked for by a signal
// (C2). GUI thread only; made in app/.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/main/directories.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <functional>
#include <utility>
#include <vector>

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QFrame;
class QShortcut;

namespace euterpe::screens {

class NoticeBar;
class OwnHeader;
class PhonePanel;
class QueueControl;
class StatusStrip;
class WindowMenus;
enum class ContactsWish;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    // `hasTray` says, when it matters, whether the system tray can take the window.
    MainWindow(replica::Session& session, settings::Settings& settings, widgets::Theme& theme,
               std::function<bool()> hasTray);
    ~MainWindow() override;

    // Out of the tray or the task bar, to the front.
    void bringForward();
    void saveState();
    // To the front, with the conversation with that extension.
    void openChat(const QString& number);

    [[nodiscard]] PhonePanel& phone() { return *phone_; }
    [[nodiscard]] Directories& directories() { return *directories_; }
    [[nodiscard]] OwnHeader& header() { return *header_; }
    [[nodiscard]] QueueControl& queues() { return *queues_; }
    // A line above everything else, for what concerns the whole window.
    [[nodiscard]] NoticeBar& notice() { return *notice_; }

  signals:
    void settingsRequested();
    void softphoneSettingsRequested();
    void accountRequested();
    void quitRequested();
    void contactsRequested(euterpe::screens::ContactsWish wish);

  protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void build();
    void wireMenus();
    void wireKeys();
    void wireCallKeys();
    void wireDirectories();
    void wireSession();
    void applyMode();
    void tellNotice(const phone::Notice& notice);
    void addKey(const QKeySequence& keys, std::function<void()> act);
    void openSearch(Directories::Section section);
    void leaveCompact();
    void applySettings();
    void applyView();
    void applyOnTop();
    void applyConnection();
    void watchFocus(QWidget* now);
    void tellSeat(protocol::SeatOutcome outcome, protocol::Mode asked, protocol::Mode granted);
    void tellEnd(protocol::ClosingReason reason);
    void tellNoTray();
    void tell(const QString& explanation);

    replica::Session& session_;
    settings::Settings& settings_;
    widgets::Theme& theme_;
    std::function<bool()> hasTray_;
    QueueControl* queues_;
    WindowMenus* menus_;
    NoticeBar* notice_;
    QWidget* left_;
    QFrame* divider_;
    OwnHeader* header_;
    PhonePanel* phone_;
    Directories* directories_;
    StatusStrip* status_;
    QShortcut* endKey_;
    std::vector<std::pair<QShortcut*, std::function<bool()>>> callKeys_;  // and when they do something
    QPointer<QWidget> watched_;
    QTimer saveTimer_;
    bool compact_ = false;
    bool viewApplied_ = false;
    bool onTop_ = false;
    bool toldNoTray_ = false;
};

}  // namespace euterpe::screens
