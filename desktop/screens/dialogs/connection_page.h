// Settings: where the server is and who the user is (1.4, B3), and where the password is kept. The password
// itself never enters the values. GUI thread only; owned by SettingsDialog.
#pragma once

#include "desktop/screens/dialogs/settings_page.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace euterpe::screens {

class ConnectionPage : public SettingsPage {
    Q_OBJECT

  public:
    ConnectionPage(settings::Settings& settings, settings::SecretStore& secrets, widgets::Theme& theme,
                   QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] widgets::Icon icon() const override { return widgets::Icon::Server; }
    void load(const settings::Values& values) override;
    void store(settings::Values& values) const override;
    bool validate() override;

    // "" = unchanged.
    [[nodiscard]] QString newPassword() const;
    [[nodiscard]] bool keepPassword() const;
    void clearPassword();

  signals:
    // Values and perhaps a password came from a kcti.ini: the dialog loads all pages anew.
    void imported();

  protected:
    void retranslate() override;

  private:
    void showSecretKind();
    void lookForPassword();
    void chooseFile(QLineEdit* into, const QString& caption, const QString& filter);
    void importFile();

    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    bool hasPassword_ = false;
    QLabel* heading_;
    QLineEdit* address_;
    Field addressField_;
    QLineEdit* port_;
    Field portField_;
    QLineEdit* user_;
    Field userField_;
    QLineEdit* password_;
    Field passwordField_;
    QAction* reveal_;
    QCheckBox* keep_;
    QLabel* kept_;
    QComboBox* fallback_;
    QLabel* trustHeading_;
    QLineEdit* caFile_;
    Field caField_;
    QAction* browse_;
    QCheckBox* atStart_;
    QPushButton* import_;
    QLabel* importResult_;
};

}  // namespace euterpe::screens
