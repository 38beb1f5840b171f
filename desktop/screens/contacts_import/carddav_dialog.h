// The user's CardDAV accounts: how they are doing, add, remove (F8). An account is kept once its server has
// answered; its password goes to the secret store. GUI thread only; owned by ContactDialogs.
#pragma once

#include "desktop/contacts/carddav_account.h"
#include "desktop/screens/contacts_import/carddav_status.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <memory>

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace euterpe::screens {

class CardDavDialog : public QDialog {
    Q_OBJECT

  public:
    CardDavDialog(settings::Settings& settings, settings::SecretStore& secrets, CardDavStatus& status,
                  widgets::Theme& theme, QWidget* parent = nullptr);
    ~CardDavDialog() override;

    void ask();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void fill();
    void check();
    void onChecked();
    void onRefused(const Error& error);
    void keep();
    void remove();
    void setBusy(bool busy);
    void say(const QString& words, bool wrong);
    void retranslate();
    [[nodiscard]] QString stateWords(const QString& account) const;

    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    CardDavStatus& status_;
    std::vector<contacts::CardDavAccount> accounts_;
    contacts::CardDavAccount draft_;
    QString shownFingerprint_;  // of a certificate that the user may trust, "" = none
    std::unique_ptr<contacts::CardDavSync> check_;

    QLabel* title_;
    QLabel* note_;
    QTableWidget* table_;
    QPushButton* refresh_;
    QPushButton* remove_;
    QLabel* addHeading_;
    QLabel* urlLabel_;
    QLineEdit* url_;
    QLabel* userLabel_;
    QLineEdit* user_;
    QLabel* passwordLabel_;
    QLineEdit* password_;
    QCheckBox* trust_;
    QLabel* outcome_;
    QPushButton* add_;
    QPushButton* close_;
};

}  // namespace euterpe::screens
