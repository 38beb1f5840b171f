#include "desktop/screens/dialogs/connection_page.h"

#include "lib/protocol/limits.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using settings::SecretFallback;
using settings::SecretKind;

// Names, IPv4 and IPv6 addresses, with or without ":port"; the connection itself says the rest.
bool looksLikeAddress(const QString& text) {
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(\[[0-9A-Fa-f:.%]+\](:\d{1,5})?|[0-9A-Fa-f:]+|[\w.-]+(:\d{1,5})?)$)"));
    return pattern.match(text).hasMatch();
}

}  // namespace

ConnectionPage::ConnectionPage(settings::Settings& settings, settings::SecretStore& secrets,
                               widgets::Theme& theme, QWidget* parent)
    : SettingsPage(parent), settings_(settings), secrets_(secrets) {
    heading_ = addHeading();
    address_ = new QLineEdit(this);
    address_->setObjectName(QStringLiteral("address"));
    addressField_ = addField(address_);
    port_ = new QLineEdit(this);
    port_->setObjectName(QStringLiteral("port"));
    port_->setValidator(new QIntValidator(1, 65535, port_));
    port_->setMaximumWidth(140);
    portField_ = addField(port_);
    user_ = new QLineEdit(this);
    user_->setObjectName(QStringLiteral("user"));
    user_->setMaxLength(static_cast<int>(protocol::limits::kUserName));
    userField_ = addField(user_);
    password_ = new QLineEdit(this);
    password_->setObjectName(QStringLiteral("password"));
    password_->setMaxLength(static_cast<int>(protocol::limits::kPassword));
    password_->setEchoMode(QLineEdit::Password);
    reveal_ = password_->addAction(theme.icon(widgets::Icon::Eye, widgets::Tone::Muted),
                                   QLineEdit::TrailingPosition);
    passwordField_ = addField(password_);
    keep_ = new QCheckBox(this);
    keep_->setObjectName(QStringLiteral("keepPassword"));
    keep_->setChecked(true);
    column()->addWidget(keep_);
    kept_ = addNote();
    kept_->setObjectName(QStringLiteral("whereKept"));
    fallback_ = new QComboBox(this);
    fallback_->setObjectName(QStringLiteral("secretFallback"));
    fallback_->addItem(QString(), static_cast<int>(SecretFallback::Session));
    fallback_->addItem(QString(), static_cast<int>(SecretFallback::File));
    column()->addWidget(fallback_);
    atStart_ = new QCheckBox(this);
    column()->addWidget(atStart_);

    trustHeading_ = addHeading();
    caFile_ = new QLineEdit(this);
    browse_ = caFile_->addAction(theme.icon(widgets::Icon::More, widgets::Tone::Muted),
                                 QLineEdit::TrailingPosition);
    caField_ = addField(caFile_);
    import_ = new QPushButton(this);
    import_->setAutoDefault(false);
    column()->addSpacing(widgets::space::kMedium);
    column()->addWidget(import_, 0, Qt::AlignLeft);
    importResult_ = addNote();
    importResult_->hide();

    connect(reveal_, &QAction::triggered, this, [this] {
        const bool hidden = password_->echoMode() == QLineEdit::Password;
        password_->setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
    });
    connect(browse_, &QAction::triggered, this, [this] {
        chooseFile(caFile_, tr("Certificate authority"), tr("Certificates (*.pem *.crt *.cer)"));
    });
    connect(import_, &QPushButton::clicked, this, &ConnectionPage::importFile);
    connect(&secrets_, &settings::SecretStore::kindChanged, this, &ConnectionPage::showSecretKind);
    finish();
}

QString ConnectionPage::title() const {
    return tr("Connection");
}

void ConnectionPage::load(const settings::Values& values) {
    address_->setText(values.address);
    port_->setText(QString::number(values.port));
    user_->setText(values.user);
    caFile_->setText(values.caFile);
    atStart_->setChecked(values.connectAtStart);
    fallback_->setCurrentIndex(values.secretFallback == SecretFallback::File ? 1 : 0);
    for (const auto& [editor, field] : {std::pair{address_, addressField_},
                                        {port_, portField_},
                                        {user_, userField_},
                                        {password_, passwordField_},
                                        {caFile_, caField_}})
        setWrong(editor, field, {});
    lookForPassword();
    showSecretKind();
}

void ConnectionPage::lookForPassword() {
    hasPassword_ = false;
    if (!settings_.isComplete())
        return retranslate();
    secrets_.read(settings::secretName(settings_), this, [this](const Result<std::string>& answer) {
        hasPassword_ = answer.ok();
        retranslate();
    });
}

void ConnectionPage::store(settings::Values& values) const {
    values.address = address_->text().trimmed();
    values.port = port_->text().toInt();
    values.user = user_->text().trimmed();
    values.caFile = caFile_->text().trimmed();
    values.connectAtStart = atStart_->isChecked();
    if (!fallback_->isHidden())
        values.secretFallback = static_cast<SecretFallback>(fallback_->currentData().toInt());
}

bool ConnectionPage::validate() {
    const QString address = address_->text().trimmed();
    QString words;
    if (address.isEmpty())
        words = tr("The server's name or address is missing.");
    else if (!looksLikeAddress(address))
        words = tr("This is neither a name nor an address, for example pbx.example.com or 192.168.0.100.");
    setWrong(address_, addressField_, words);
    bool good = words.isEmpty();

    words = port_->hasAcceptableInput() ? QString() : tr("A port is a number from 1 to 65535.");
    setWrong(port_, portField_, words);
    good = good && words.isEmpty();

    words = user_->text().trimmed().isEmpty() ? tr("The user name is missing.") : QString();
    setWrong(user_, userField_, words);
    good = good && words.isEmpty();

    words.clear();
    if (password_->text().isEmpty() && !hasPassword_)
        words = tr("The password is missing.");
    setWrong(password_, passwordField_, words);
    good = good && words.isEmpty();

    words.clear();
    const QString file = caFile_->text().trimmed();
    if (!file.isEmpty() && !QFileInfo(file).isReadable())
        words = tr("This file cannot be read.");
    setWrong(caFile_, caField_, words);
    return good && words.isEmpty();
}

QString ConnectionPage::newPassword() const {
    return password_->text();
}

bool ConnectionPage::keepPassword() const {
    return keep_->isChecked();
}

void ConnectionPage::clearPassword() {
    password_->clear();
    password_->setEchoMode(QLineEdit::Password);
}

void ConnectionPage::chooseFile(QLineEdit* into, const QString& caption, const QString& filter) {
    auto* dialog = new QFileDialog(this, caption, QFileInfo(into->text()).path(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, into, &QLineEdit::setText);
    dialog->open();
}

void ConnectionPage::importFile() {
    auto* dialog = new QFileDialog(this, tr("Import an existing configuration"), {}, tr("kcti.ini (*.ini)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto report = settings_.importKcti(path);
        importResult_->show();
        if (!report) {
            importResult_->setText(tr("This file could not be imported."));
            return;
        }
        emit imported();
        password_->setText(report.value().password);
        importResult_->setText(report.value().password.isEmpty()
                                   ? tr("Imported, without a usable password: type it above.")
                                   : tr("Imported."));
    });
    dialog->open();
}

void ConnectionPage::showSecretKind() {
    fallback_->setVisible(secrets_.kind() != SecretKind::Keychain &&
                          secrets_.kind() != SecretKind::Undecided);
    switch (secrets_.kind()) {
        case SecretKind::Undecided:
            kept_->setText(tr("Looking for the system's key store…"));
            break;
        case SecretKind::Keychain:
            kept_->setText(tr("The password is kept in the system's key store."));
            break;
        case SecretKind::File:
            kept_->setText(
                tr("This system has no key store. The password is kept in an encrypted file that only this "
                   "user on this computer can open; it does not protect against other programs that run "
                   "as this user."));
            break;
        case SecretKind::Session:
            kept_->setText(
                tr("This system has no key store. The password is kept in memory only, until the "
                   "application ends."));
            break;
    }
}

void ConnectionPage::retranslate() {
    heading_->setText(tr("Server and user"));
    addressField_.label->setText(tr("Address of the server"));
    address_->setPlaceholderText(tr("pbx.example.com or 192.168.0.100"));
    portField_.label->setText(tr("Port"));
    userField_.label->setText(tr("User name"));
    passwordField_.label->setText(tr("Password"));
    password_->setPlaceholderText(hasPassword_ ? tr("Kept; type to change it") : QString());
    reveal_->setText(tr("Show or hide the password"));
    reveal_->setToolTip(reveal_->text());
    keep_->setText(tr("Keep the password"));
    fallback_->setItemText(0, tr("Ask for the password at every start"));
    fallback_->setItemText(1, tr("Keep it in an encrypted file"));
    fallback_->setAccessibleName(tr("Where to keep the password"));
    atStart_->setText(tr("Connect when the application starts"));
    trustHeading_->setText(tr("Encryption"));
    caField_.label->setText(tr("Trust only this certificate authority (optional)"));
    caFile_->setPlaceholderText(tr("Empty: the certificate seen first is trusted"));
    browse_->setText(tr("Choose a file"));
    browse_->setToolTip(browse_->text());
    import_->setText(tr("Import kcti.ini…"));
    for (const auto& [editor, field] : {std::pair<QWidget*, Field>{address_, addressField_},
                                        {port_, portField_},
                                        {user_, userField_},
                                        {password_, passwordField_},
                                        {caFile_, caField_}})
        editor->setAccessibleName(field.label->text());
    showSecretKind();
}

}  // namespace euterpe::screens
