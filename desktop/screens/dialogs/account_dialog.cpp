#include "desktop/screens/dialogs/account_dialog.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/dialogs/calm_table.h"

#include <algorithm>

#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

enum Column { Telephone, Brand, Model, Firmware, Mac, State, ColumnCount };

QString shown(const std::string& text) {
    return text.empty() ? QStringLiteral("–") : models::qs(text);
}

}  // namespace

AccountDialog::AccountDialog(widgets::Theme& theme)
    : QDialog(nullptr, Qt::Window | Qt::WindowTitleHint | Qt::WindowCloseButtonHint),
      theme_(theme),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      table_(makeCalmTable(ColumnCount, theme, this)),
      use_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("accountDialog"));
    title_->setProperty("type", "title");
    text_->setProperty("type", "muted");
    text_->setWordWrap(true);
    table_->setObjectName(QStringLiteral("accountTable"));
    use_->setObjectName(QStringLiteral("useAccount"));
    use_->setProperty("kind", "primary");
    use_->setDefault(true);
    cancel_->setAutoDefault(false);

    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(use_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    const QFontMetrics metrics(theme_.font(widgets::TextStyle::Body));
    const int unit = metrics.averageCharWidth();
    const int widths[] = {18 * unit, 14 * unit, 18 * unit, 16 * unit, 22 * unit, 20 * unit};
    int total = 0;
    for (int i = 0; i < ColumnCount; ++i) {
        table_->setColumnWidth(i, widths[i]);
        total += widths[i];
    }
    resize(total + 2 * widgets::space::kHuge + 20, 360);

    connect(use_, &QPushButton::clicked, this, &AccountDialog::submit);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(table_, &QTableWidget::itemActivated, this, &AccountDialog::submit);
    connect(table_, &QTableWidget::itemSelectionChanged, this,
            [this] { use_->setEnabled(table_->currentRow() >= 0); });
    retranslate();
}

void AccountDialog::choose(const std::vector<protocol::Account>& accounts, const AccountId& current) {
    accounts_ = accounts;
    current_ = current;
    fill();
    show();
    raise();
    activateWindow();
    table_->setFocus();
}

void AccountDialog::update(const std::vector<protocol::Account>& accounts) {
    if (!isVisible())
        return;
    accounts_ = accounts;
    fill();
}

void AccountDialog::fill() {
    const int before = table_->currentRow();
    table_->setRowCount(static_cast<int>(accounts_.size()));
    int select = before;
    for (int row = 0; row < table_->rowCount(); ++row) {
        const auto& account = accounts_[static_cast<std::size_t>(row)];
        const QString cells[] = {
            models::qs(account.id.str()), shown(account.brand),
            shown(account.model),         shown(account.firmware),
            shown(account.mac),           account.registered ? tr("Registered") : tr("Not registered")};
        for (int i = 0; i < ColumnCount; ++i) {
            auto* item = new QTableWidgetItem(cells[i]);
            item->setToolTip(models::qs(account.userAgent));
            table_->setItem(row, i, item);
        }
        const auto state =
            account.registered ? protocol::PhoneState::Free : protocol::PhoneState::Unregistered;
        table_->item(row, State)->setIcon(theme_.icon(models::icon(state), models::tone(state)));
        if (select < 0 && account.id == current_)
            select = row;
    }
    if (select < 0) {
        const auto ready =
            std::find_if(accounts_.begin(), accounts_.end(), [](const auto& a) { return a.registered; });
        select = ready == accounts_.end() ? 0 : static_cast<int>(ready - accounts_.begin());
    }
    table_->setCurrentCell(select, 0);
    use_->setEnabled(table_->currentRow() >= 0);
}

void AccountDialog::submit() {
    const int row = table_->currentRow();
    if (row < 0)
        return;
    hide();
    emit chosen(accounts_[static_cast<std::size_t>(row)].id);
}

void AccountDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void AccountDialog::retranslate() {
    setWindowTitle(tr("Choose your telephone"));
    title_->setText(tr("Which telephone do you use?"));
    text_->setText(
        tr("Calls that you start here ring on this telephone first. You can change it later in Options."));
    table_->setHorizontalHeaderLabels(
        {tr("Telephone"), tr("Brand"), tr("Model"), tr("Firmware"), tr("MAC address"), tr("State")});
    table_->setAccessibleName(tr("Your telephones"));
    use_->setText(tr("Use this telephone"));
    cancel_->setText(tr("Later"));
    fill();
}

}  // namespace euterpe::screens
