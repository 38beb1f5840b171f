#include "desktop/screens/contacts_import/carddav_dialog.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/contacts_import/import_words.h"
#include "desktop/screens/dialogs/calm_table.h"
#include "lib/contacts/contact_ids.h"
#include "lib/protocol/limits.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

enum Column { Address, User, State, ColumnCount };

// "3A:F0:…", broken between pairs where it must be.
QString readable(const QString& fingerprint) {
    QStringList pairs;
    for (qsizetype i = 0; i + 1 < fingerprint.size(); i += 2)
        pairs << fingerprint.mid(i, 2).toUpper();
    return pairs.join(QStringLiteral(":\u200B"));
}

}  // namespace

CardDavDialog::CardDavDialog(settings::Settings& settings, settings::SecretStore& secrets,
                             CardDavStatus& status, widgets::Theme& theme, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      secrets_(secrets),
      status_(status),
      title_(new QLabel(this)),
      note_(new QLabel(this)),
      table_(makeCalmTable(ColumnCount, theme, this)),
      refresh_(new QPushButton(this)),
      remove_(new QPushButton(this)),
      addHeading_(new QLabel(this)),
      urlLabel_(new QLabel(this)),
      url_(new QLineEdit(this)),
      userLabel_(new QLabel(this)),
      user_(new QLineEdit(this)),
      passwordLabel_(new QLabel(this)),
      password_(new QLineEdit(this)),
      trust_(new QCheckBox(this)),
      outcome_(new QLabel(this)),
      add_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName(QStringLiteral("cardDavDialog"));
    table_->setObjectName(QStringLiteral("cardDavTable"));
    table_->setColumnWidth(Address, 240);
    table_->setColumnWidth(User, 120);
    url_->setObjectName(QStringLiteral("cardDavUrl"));
    user_->setObjectName(QStringLiteral("cardDavUser"));
    password_->setObjectName(QStringLiteral("cardDavPassword"));
    password_->setEchoMode(QLineEdit::Password);
    password_->setMaxLength(static_cast<int>(protocol::limits::kPassword));
    trust_->setObjectName(QStringLiteral("cardDavTrust"));
    outcome_->setObjectName(QStringLiteral("cardDavOutcome"));
    add_->setObjectName(QStringLiteral("addCardDav"));
    refresh_->setObjectName(QStringLiteral("fetchCardDav"));
    remove_->setObjectName(QStringLiteral("removeCardDav"));
    layOut();

    const auto offer = [this] {
        add_->setEnabled(!check_ && !url_->text().trimmed().isEmpty() && !user_->text().isEmpty());
    };
    connect(url_, &QLineEdit::textChanged, this, [this, offer] {
        shownFingerprint_.clear();
        trust_->hide();
        offer();
    });
    connect(user_, &QLineEdit::textChanged, this, offer);
    connect(table_, &QTableWidget::itemSelectionChanged, this,
            [this] { remove_->setEnabled(table_->currentRow() >= 0); });
    connect(refresh_, &QPushButton::clicked, &status_, &CardDavStatus::refreshWanted);
    connect(remove_, &QPushButton::clicked, this, &CardDavDialog::remove);
    connect(add_, &QPushButton::clicked, this, &CardDavDialog::check);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(&status_, &CardDavStatus::changed, this, &CardDavDialog::fill);
    retranslate();
    offer();
}

CardDavDialog::~CardDavDialog() = default;

void CardDavDialog::layOut() {
    title_->setProperty("type", "title");
    note_->setProperty("type", "muted");
    addHeading_->setProperty("type", "heading");
    for (QLabel* label : {note_, outcome_})
        label->setWordWrap(true);
    trust_->hide();
    outcome_->hide();
    add_->setProperty("kind", "primary");
    add_->setDefault(true);
    for (QPushButton* button : {refresh_, remove_, close_})
        button->setAutoDefault(false);
    auto* tableButtons = new QHBoxLayout;
    tableButtons->setSpacing(widgets::space::kSmall);
    tableButtons->addWidget(refresh_);
    tableButtons->addWidget(remove_);
    tableButtons->addStretch(1);
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(widgets::space::kMedium);
    form->setVerticalSpacing(widgets::space::kSmall);
    int row = 0;
    for (const auto& [label, editor] :
         {std::pair{urlLabel_, url_}, std::pair{userLabel_, user_}, std::pair{passwordLabel_, password_}}) {
        form->addWidget(label, row, 0);
        form->addWidget(editor, row++, 1);
    }
    form->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    buttons->addWidget(add_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(title_);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    column->addLayout(tableButtons);
    column->addSpacing(widgets::space::kMedium);
    column->addWidget(addHeading_);
    column->addLayout(form);
    column->addWidget(trust_);
    column->addWidget(outcome_);
    column->addLayout(buttons);
    resize(640, 600);
}

void CardDavDialog::ask() {
    password_->clear();
    say({}, false);
    fill();
    open();
    raise();
    activateWindow();
    (table_->rowCount() == 0 ? static_cast<QWidget*>(url_) : table_)->setFocus();
}

void CardDavDialog::fill() {
    accounts_ = contacts::accountsOf(settings_.values().cardDavAccounts);
    table_->setRowCount(static_cast<int>(accounts_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const contacts::CardDavAccount& account = accounts_[static_cast<std::size_t>(row)];
        const QString state = stateWords(account.id);
        const QString cells[] = {account.url, account.user, state};
        for (int i = 0; i < ColumnCount; ++i) {
            auto* item = new QTableWidgetItem(cells[i]);
            item->setToolTip(cells[i]);
            table_->setItem(row, i, item);
        }
    }
    remove_->setEnabled(table_->currentRow() >= 0);
    refresh_->setEnabled(table_->rowCount() > 0);
}

QString CardDavDialog::stateWords(const QString& account) const {
    const CardDavStatus::Entry entry = status_.of(account);
    if (entry.running)
        return tr("Fetching…");
    if (entry.error && entry.error->code == ErrorCode::Unauthorized)
        return tr("The password is not accepted, or not kept: remove the account and add it again.");
    if (entry.error)
        return cardDavWords(*entry.error);
    if (entry.when.isValid())
        return tr("Up to date, %1").arg(QLocale().toString(entry.when, QLocale::ShortFormat));
    return tr("Not fetched yet");
}

void CardDavDialog::check() {
    draft_ = {models::qs(contacts::newUuid()), url_->text().trimmed(), user_->text().trimmed(),
              trust_->isVisibleTo(this) && trust_->isChecked() ? shownFingerprint_ : QString()};
    if (!draft_.url.contains(QLatin1StringView("://")))
        draft_.url.prepend(QLatin1StringView("https://"));
    check_ = std::make_unique<contacts::CardDavSync>(
        QUrl(draft_.url),
        contacts::DavAccess{draft_.user, password_->text().toStdString(), draft_.pinnedFingerprint},
        contacts::CardDavState());
    connect(check_.get(), &contacts::CardDavSync::finished, this, &CardDavDialog::onChecked);
    connect(check_.get(), &contacts::CardDavSync::failed, this, &CardDavDialog::onRefused);
    setBusy(true);
    say(tr("Asking the server…"), false);
    check_->startCheck();
}

void CardDavDialog::onRefused(const Error& error) {
    shownFingerprint_ = error.code == ErrorCode::Untrusted ? check_->shownFingerprint() : QString();
    check_.release()->deleteLater();
    setBusy(false);
    trust_->setVisible(!shownFingerprint_.isEmpty());
    trust_->setChecked(false);
    QString words = cardDavWords(error);
    if (!shownFingerprint_.isEmpty())
        words += QLatin1Char('\n') + tr("Its fingerprint (SHA-256): %1").arg(readable(shownFingerprint_));
    say(words, true);
}

void CardDavDialog::onChecked() {
    check_.release()->deleteLater();
    secrets_.write(
        contacts::secretNameOf(draft_), password_->text().toStdString(), this,
        [this](const Result<void>& kept) {
            setBusy(false);
            if (!kept)
                return say(tr("The password cannot be kept: %1").arg(models::text(kept.error().code)), true);
            keep();
        });
}

void CardDavDialog::keep() {
    settings_.update([&](settings::Values& values) { values.cardDavAccounts << toLine(draft_); });
    for (QLineEdit* editor : {url_, user_, password_})
        editor->clear();
    say(tr("Added. Its contacts come into your personal phonebook."), false);
    fill();
}

void CardDavDialog::remove() {
    const int row = table_->currentRow();
    if (row < 0)
        return;
    const QString line = toLine(accounts_[static_cast<std::size_t>(row)]);
    settings_.update([&](settings::Values& values) { values.cardDavAccounts.removeAll(line); });
    say(tr("Removed, and its contacts with it."), false);
    fill();
}

void CardDavDialog::setBusy(bool busy) {
    for (QWidget* widget : std::initializer_list<QWidget*>{url_, user_, password_, trust_, add_})
        widget->setEnabled(!busy);
}

void CardDavDialog::say(const QString& words, bool wrong) {
    outcome_->setProperty("type", wrong ? "wrong" : "body");
    outcome_->style()->unpolish(outcome_);
    outcome_->style()->polish(outcome_);
    outcome_->setText(words);
    outcome_->setVisible(!words.isEmpty());
}

void CardDavDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CardDavDialog::retranslate() {
    setWindowTitle(tr("CardDAV accounts"));
    title_->setText(tr("CardDAV accounts"));
    note_->setText(
        tr("Address books on other servers, for example Nextcloud, whose contacts appear in your "
           "personal phonebook and follow every change there."));
    table_->setHorizontalHeaderLabels({tr("Address"), tr("User"), tr("State")});
    table_->setAccessibleName(title_->text());
    refresh_->setText(tr("Fetch now"));
    remove_->setText(tr("Remove"));
    addHeading_->setText(tr("Add an account"));
    urlLabel_->setText(tr("Address"));
    url_->setPlaceholderText(tr("https://cloud.example.com"));
    userLabel_->setText(tr("User name"));
    passwordLabel_->setText(tr("Password"));
    for (const auto& [label, editor] :
         {std::pair{urlLabel_, url_}, std::pair{userLabel_, user_}, std::pair{passwordLabel_, password_}})
        editor->setAccessibleName(label->text());
    trust_->setText(tr("I have compared the fingerprint: trust this certificate"));
    add_->setText(tr("Add"));
    close_->setText(tr("Close"));
    fill();
}

}  // namespace euterpe::screens
