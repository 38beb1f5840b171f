// The settings (1.2): pages at the left, one of them at the right. Works on a copy of the values; language
// and theme are seen at once and taken back by Cancel. GUI thread only; owned by SessionDialogs.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <vector>

#include <QDialog>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace euterpe::screens {

class ConnectionPage;
class SettingsPage;

class SettingsDialog : public QDialog {
    Q_OBJECT

  public:
    enum class Page { Mode, Connection, Services, Softphone, Appearance, About };

    SettingsDialog(replica::Session& session, settings::Settings& settings, settings::SecretStore& secrets,
                   widgets::Theme& theme, QWidget* parent = nullptr);

    void openAt(Page page);
    void showPage(Page page);

    void accept() override;
    void reject() override;

  signals:
    // Accepted, and something that the connection depends on is another. `password` "" = the kept one.
    void connectionChanged(const QString& password, bool keep);
    // This computer is to be the telephone from now on, or no longer: another one of the user's is meant.
    void telephoneChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void addPage(SettingsPage* page);
    void loadAll();
    void preview();
    void retranslate();

    settings::Settings& settings_;
    widgets::Theme& theme_;
    settings::Values before_;
    std::vector<SettingsPage*> pages_;
    ConnectionPage* connection_;
    QListWidget* list_;
    QStackedWidget* stack_;
    QPushButton* save_;
    QPushButton* cancel_;
};

}  // namespace euterpe::screens
