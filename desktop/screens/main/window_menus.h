// The menu bar's actions and their words (1.14, C2, C3). Shows the settings' switches as check marks and
// writes them back; what the rest does is MainWindow's business. GUI thread only; owned by MainWindow.
#pragma once

#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace euterpe::screens {

class QueueControl;

// What the menu offers about contacts (F8).
enum class ContactsWish { Import, Export, Imports, CardDav };

class WindowMenus : public QObject {
    Q_OBJECT

  public:
    WindowMenus(QMenuBar& bar, settings::Settings& settings, QueueControl& queues, widgets::Theme& theme,
                QObject* parent = nullptr);

    [[nodiscard]] QAction& connectAction() { return *connect_; }
    [[nodiscard]] QAction& disconnectAction() { return *disconnect_; }
    [[nodiscard]] QAction& accountAction() { return *account_; }
    [[nodiscard]] QAction& settingsAction() { return *settingsAction_; }
    [[nodiscard]] QAction& quitAction() { return *quit_; }

    // Mode Phone has volumes.
    void setVolumesOffered(bool offered);
    void retranslate();

  signals:
    void contactsWished(euterpe::screens::ContactsWish wish);

  private:
    void buildOptions(QueueControl& queues, widgets::Theme& theme);
    void buildContacts(widgets::Theme& theme);
    void buildView(widgets::Theme& theme);
    void addSwitch(QAction* action, bool settings::Values::*member);
    void refresh();

    settings::Settings& settings_;
    QMenu* options_;
    QMenu* view_;
    QMenu* transparency_;
    QAction* connect_;
    QAction* disconnect_;
    QAction* account_;
    QMenu* contacts_;
    QAction* import_;
    QAction* export_;
    QAction* imports_;
    QAction* cardDav_;
    QAction* settingsAction_;
    QAction* quit_;
    QAction* pad_;
    QAction* buttons_;
    QAction* volumes_;
    QAction* extended_;
    QAction* compact_;
    QAction* onTop_;
    QActionGroup* levels_;
};

}  // namespace euterpe::screens
