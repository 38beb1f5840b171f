#include "desktop/screens/dialogs/credentials_dialog.h"

#include "lib/protocol/limits.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

constexpr int kWidth = 380;

}  // namespace

CredentialsDialog::CredentialsDialog(widgets::Theme& theme)
    : QDialog(nullptr,
              Qt::Window | Qt::WindowStaysOnTopHint | Qt::WindowTitleHint | Qt::WindowCloseButtonHint),
      title_(new QLabel(this)),
      reason_(new QLabel(this)),
      userLabel_(new QLabel(this)),
      user_(new QLineEdit(this)),
      passwordLabel_(new QLabel(this)),
      password_(new QLineEdit(this)),
      keep_(new QCheckBox(this)),
      connect_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("credentialsDialog"));
    setWindowIcon(theme.icon(widgets::Icon::Lock, widgets::Tone::Accent));
    title_->setProperty("type", "title");
    reason_->setWordWrap(true);
    reason_->setObjectName(QStringLiteral("credentialsReason"));
    reason_->setMinimumWidth(kWidth);
    user_->setObjectName(QStringLiteral("credentialsUser"));
    user_->setMaxLength(static_cast<int>(protocol::limits::kUserName));
    password_->setObjectName(QStringLiteral("credentialsPassword"));
    password_->setMaxLength(static_cast<int>(protocol::limits::kPassword));
    password_->setEchoMode(QLineEdit::Password);
    userLabel_->setBuddy(user_);
    passwordLabel_->setBuddy(password_);
    keep_->setChecked(true);
    connect_->setObjectName(QStringLiteral("credentialsConnect"));
    connect_->setProperty("kind", "primary");
    connect_->setDefault(true);
    cancel_->setAutoDefault(false);

    arrange();
    connect(user_, &QLineEdit::textChanged, this, &CredentialsDialog::validate);
    connect(password_, &QLineEdit::textChanged, this, &CredentialsDialog::validate);
    connect(connect_, &QPushButton::clicked, this, &CredentialsDialog::submit);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    validate();
}

void CredentialsDialog::arrange() {
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(connect_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kSmall);
    column->addWidget(title_);
    column->addWidget(reason_);
    column->addSpacing(widgets::space::kSmall);
    for (QWidget* widget : {static_cast<QWidget*>(userLabel_), static_cast<QWidget*>(user_),
                            static_cast<QWidget*>(passwordLabel_), static_cast<QWidget*>(password_),
                            static_cast<QWidget*>(keep_)})
        column->addWidget(widget);
    column->addSpacing(widgets::space::kMedium);
    column->addLayout(buttons);
    column->setSizeConstraint(QLayout::SetFixedSize);
}

void CredentialsDialog::ask(Why why, const QString& server, const QString& user, int waitS) {
    why_ = why;
    server_ = server;
    waitS_ = waitS;
    if (!isVisible())
        user_->setText(user);
    password_->clear();
    retranslate();
    validate();
    show();
    raise();
    activateWindow();
    (user_->text().isEmpty() ? user_ : password_)->setFocus();
}

void CredentialsDialog::validate() {
    connect_->setEnabled(!user_->text().trimmed().isEmpty() && !password_->text().isEmpty());
}

void CredentialsDialog::submit() {
    const QString password = password_->text();
    password_->clear();
    hide();
    emit answered(user_->text().trimmed(), password, keep_->isChecked());
}

void CredentialsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CredentialsDialog::retranslate() {
    setWindowTitle(tr("Sign in to Euterpe"));
    title_->setText(tr("Sign in"));
    switch (why_) {
        case Why::NoPassword:
            reason_->setText(tr("Type your password for %1.").arg(server_));
            break;
        case Why::Refused:
            reason_->setText(
                tr("%1 refused the user name or the password. Correct them and try again.").arg(server_));
            break;
        case Why::LockedOut:
            reason_->setText(
                tr("Too many failed attempts on %1. Wait %n second(s), then try again.", nullptr, waitS_)
                    .arg(server_));
            break;
    }
    userLabel_->setText(tr("User name"));
    passwordLabel_->setText(tr("Password"));
    user_->setAccessibleName(userLabel_->text());
    password_->setAccessibleName(passwordLabel_->text());
    keep_->setText(tr("Keep the password"));
    connect_->setText(tr("Connect"));
    cancel_->setText(tr("Not now"));
}

}  // namespace euterpe::screens
