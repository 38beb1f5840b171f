// Who the user is to the others (C5): avatar with the telephone's state as a ring and the presence as a
// badge, name, number, and the button that sets the presence. GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/widgets/theme.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace euterpe::widgets {
class Avatar;
class ElidedLabel;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class OwnHeader : public QWidget {
    Q_OBJECT

  public:
    OwnHeader(replica::Session& session, widgets::Theme& theme, QWidget* parent = nullptr);

    // The presence menu, also for the tray. Owned by this.
    [[nodiscard]] QMenu& presenceMenu() { return *menu_; }

  signals:
    void failed(const QString& explanation);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void addPresence(protocol::Presence presence);
    void refresh();

    replica::Session& session_;
    widgets::Theme& theme_;
    widgets::Avatar* avatar_;
    widgets::ElidedLabel* name_;
    widgets::ElidedLabel* number_;
    QToolButton* presence_;
    QMenu* menu_;
};

}  // namespace euterpe::screens
