// The dialogs that the connection needs: first start, credentials, choice of telephone, changed certificate
// (B1, B2, B4). Opens them when the session asks and hands the answers back. None blocks the event loop; each
// is made when it is first needed. GUI thread only; made in app/.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/settings/secret_store.h"
#include "desktop/settings/settings.h"
#include "desktop/widgets/theme.h"

#include <memory>

#include <QObject>
#include <QPointer>

namespace euterpe::screens {

class AccountDialog;
class CredentialsDialog;
class MessageDialog;

class SessionDialogs : public QObject {
    Q_OBJECT

  public:
    // `window`: the main window, parent of Settings.
    SessionDialogs(replica::Session& session, settings::Settings& settings, settings::SecretStore& secrets,
                   widgets::Theme& theme, QWidget& window, QObject* parent = nullptr);
    ~SessionDialogs() override;

    void openSettings(SettingsDialog::Page page = SettingsDialog::Page::Mode);
    // From the menu: another telephone.
    void chooseAccount();
    // The message of the first start, then Settings by themselves (B1).
    void welcome();

    // nullptr until first needed; for the screenshot tour and tests.
    [[nodiscard]] SettingsDialog* settingsDialog() const { return settingsDialog_; }
    [[nodiscard]] AccountDialog* accountDialog() const { return accountDialog_.get(); }
    [[nodiscard]] CredentialsDialog* credentialsDialog() const { return credentials_.get(); }

  private:
    void askCredentials(const Error* refusal);
    void onAnswered(const QString& user, const QString& password, bool keep);
    void onConnectionChanged(const QString& password, bool keep);
    void onCertificate(const replica::CertificateChange& change);
    void showAccounts();
    void onSynchronised();
    [[nodiscard]] QString serverName() const;

    replica::Session& session_;
    settings::Settings& settings_;
    settings::SecretStore& secrets_;
    widgets::Theme& theme_;
    QWidget& window_;
    QPointer<SettingsDialog> settingsDialog_;
    std::unique_ptr<AccountDialog> accountDialog_;
    std::unique_ptr<CredentialsDialog> credentials_;
    QPointer<MessageDialog> welcome_;
    QPointer<MessageDialog> certificate_;
    bool askTelephone_ = false;  // once connected
};

}  // namespace euterpe::screens
