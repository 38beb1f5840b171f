#include "desktop/screens/dialogs/session_dialogs.h"

#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/credentials_dialog.h"
#include "desktop/screens/dialogs/message_dialog.h"

#include <utility>

namespace euterpe::screens {
namespace {

// "ab:cd:…" in four lines' worth of pairs, as browsers and openssl write it.
QString readable(const QString& fingerprint) {
    QString out;
    for (qsizetype i = 0; i < fingerprint.size(); i += 2) {
        if (i > 0)
            out += i % 32 == 0 ? u'\n' : u':';
        out += fingerprint.mid(i, 2).toUpper();
    }
    return out;
}

}  // namespace

SessionDialogs::SessionDialogs(replica::Session& session, settings::Settings& settings,
                               settings::SecretStore& secrets, widgets::Theme& theme, QWidget& window,
                               QObject* parent)
    : QObject(parent),
      session_(session),
      settings_(settings),
      secrets_(secrets),
      theme_(theme),
      window_(window) {
    connect(&session_, &replica::Session::configurationNeeded, this, &SessionDialogs::welcome);
    connect(&session_, &replica::Session::passwordNeeded, this, [this] { askCredentials(nullptr); });
    connect(&session_, &replica::Session::credentialsRefused, this,
            [this](const Error& error) { askCredentials(&error); });
    connect(&session_, &replica::Session::accountChoiceNeeded, this, &SessionDialogs::showAccounts);
    connect(&session_, &replica::Session::synchronised, this, &SessionDialogs::onSynchronised);
    connect(&session_, &replica::Session::certificateChanged, this, &SessionDialogs::onCertificate);
    connect(&session_.self(), &replica::SelfStore::accountsChanged, this, [this] {
        if (accountDialog_)
            accountDialog_->update(session_.self().accounts());
    });
}

SessionDialogs::~SessionDialogs() = default;

QString SessionDialogs::serverName() const {
    const auto& values = settings_.values();
    return values.port == protocol::kDefaultPort
               ? values.address
               : QStringLiteral("%1:%2").arg(values.address).arg(values.port);
}

void SessionDialogs::openSettings(SettingsDialog::Page page) {
    if (!settingsDialog_) {
        settingsDialog_ = new SettingsDialog(session_, settings_, secrets_, theme_, &window_);
        connect(settingsDialog_, &SettingsDialog::connectionChanged, this,
                &SessionDialogs::onConnectionChanged);
        connect(settingsDialog_, &SettingsDialog::telephoneChanged, this, [this] { askTelephone_ = true; });
    }
    window_.show();
    settingsDialog_->openAt(page);
}

void SessionDialogs::onConnectionChanged(const QString& password, bool keep) {
    if (password.isEmpty())
        session_.connectNow();
    else
        session_.connectWithPassword(password.toStdString(), keep);
}

void SessionDialogs::welcome() {
    if (welcome_ || (settingsDialog_ && settingsDialog_->isVisible()))
        return;
    const auto speak = [] {
        return MessageDialog::Words{tr("Welcome to Euterpe"),
                                    tr("Before the first call the application needs the address of your "
                                       "server, your user name and your "
                                       "password. Your administrator has them for you."),
                                    {},
                                    tr("Open settings"),
                                    {}};
    };
    welcome_ = new MessageDialog(widgets::Tone::Accent, speak, theme_, &window_);
    welcome_->setObjectName(QStringLiteral("welcomeDialog"));
    welcome_->setAttribute(Qt::WA_DeleteOnClose);
    connect(welcome_, &QDialog::finished, this, [this] { openSettings(SettingsDialog::Page::Connection); });
    window_.show();
    welcome_->open();
}

void SessionDialogs::askCredentials(const Error* refusal) {
    if (!credentials_) {
        credentials_ = std::make_unique<CredentialsDialog>(theme_);
        connect(credentials_.get(), &CredentialsDialog::answered, this, &SessionDialogs::onAnswered);
    }
    auto why = CredentialsDialog::Why::NoPassword;
    if (refusal != nullptr)
        why = refusal->code == ErrorCode::LockedOut ? CredentialsDialog::Why::LockedOut
                                                    : CredentialsDialog::Why::Refused;
    credentials_->ask(why, serverName(), settings_.values().user,
                      refusal == nullptr ? 0 : refusal->retryAfterS);
}

void SessionDialogs::onAnswered(const QString& user, const QString& password, bool keep) {
    settings_.update([&](settings::Values& values) {
        if (values.user != user)
            values.account.clear();
        values.user = user;
    });
    session_.connectWithPassword(password.toStdString(), keep);
}

// The telephone of the desk and this computer are two telephones of one user.
void SessionDialogs::onSynchronised() {
    if (!std::exchange(askTelephone_, false))
        return;
    const bool accountGiven = !session_.self().self().account.empty();
    if (accountGiven && session_.self().accounts().size() > 1)
        showAccounts();
}

void SessionDialogs::chooseAccount() {
    showAccounts();
}

void SessionDialogs::showAccounts() {
    if (!accountDialog_) {
        accountDialog_ = std::make_unique<AccountDialog>(theme_);
        connect(accountDialog_.get(), &AccountDialog::chosen, this, [this](const AccountId& account) {
            session_.commands().selectAccount(account, this, [this](const Result<void>& done) {
                if (!done && done.error().code != ErrorCode::Disconnected)
                    showAccounts();
            });
        });
    }
    accountDialog_->choose(session_.self().accounts(), session_.self().self().account);
}

void SessionDialogs::onCertificate(const replica::CertificateChange& change) {
    if (certificate_)
        return;
    const auto speak = [change] {
        return MessageDialog::Words{
            tr("The server's certificate has changed"),
            tr("%1 shows another certificate than before. If your administrator has renewed it, trust the "
               "new one. "
               "If nobody told you, somebody may be listening: stay disconnected and ask.")
                .arg(change.endpoint),
            tr("Until now:\n%1\n\nNow:\n%2")
                .arg(readable(change.pinnedFingerprint), readable(change.shownFingerprint)),
            tr("Trust the new certificate"), tr("Stay disconnected")};
    };
    certificate_ = new MessageDialog(widgets::Tone::Busy, speak, theme_, nullptr);
    certificate_->setObjectName(QStringLiteral("certificateDialog"));
    certificate_->setAttribute(Qt::WA_DeleteOnClose);
    connect(certificate_, &QDialog::accepted, this, [this, change] { session_.trustCertificate(change); });
    certificate_->show();
    certificate_->raise();
    certificate_->activateWindow();
}

}  // namespace euterpe::screens
