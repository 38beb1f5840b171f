// The system tray as the application sees it; behind an interface because desktops differ and some have none.
// GUI thread only; made by Platform, owned by Application.
#pragma once

#include <QObject>
#include <QString>

class QMenu;

namespace euterpe::app {

struct TrayLook {
    enum class Connection { Offline, Trouble, Online };
    Connection connection = Connection::Offline;
    bool ringing = false;
    bool doNotDisturb = false;
    bool forwarded = false;
    bool paused = false;  // on all queues
    int unread = 0;       // chat messages
    QString tip;

    bool operator==(const TrayLook&) const = default;
};

class Tray : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // Asks the desktop; may take a moment, so never before the window is painted. A tray that comes later is
    // used when it comes.
    virtual void show(QMenu& menu) = 0;
    virtual void hide() = 0;
    // A window hidden now can be brought back from the tray.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    virtual void setLook(const TrayLook& look) = 0;
    // A notice beside the tray, for a few seconds. Markup in it may be obeyed.
    virtual void notify(const QString& title, const QString& text) = 0;

  signals:
    void noticeClicked();
    // A click on the icon.
    void activated();
};

}  // namespace euterpe::app
