#include "desktop/screens/phonebook/directory_results.h"

#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/replica/commands.h"
#include "desktop/screens/dialogs/calm_table.h"
#include "desktop/widgets/theme.h"
#include "lib/protocol/limits.h"

#include <algorithm>

#include <QEvent>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using protocol::ContactFieldType;
using protocol::LookupOutcome;

constexpr int kPauseMs = 350;
constexpr int kLeastText = 2;  // of one letter there is too much
constexpr int kMostRows = 5;   // seen at once

enum Column { Name, Company, Value, ColumnCount };

}  // namespace

DirectoryResults::DirectoryResults(replica::Commands& commands, widgets::Theme& theme, QWidget* parent)
    : QFrame(parent),
      commands_(commands),
      theme_(theme),
      heading_(new QLabel(this)),
      table_(makeCalmTable(ColumnCount, theme, this)) {
    setObjectName(QStringLiteral("directoryResults"));
    heading_->setObjectName(QStringLiteral("directoryHeading"));
    heading_->setProperty("type", "muted");
    heading_->setWordWrap(true);
    table_->setObjectName(QStringLiteral("directoryTable"));
    table_->setColumnWidth(Name, 200);
    table_->setColumnWidth(Company, 160);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kMedium, widgets::space::kSmall, widgets::space::kMedium,
                               widgets::space::kSmall);
    column->setSpacing(widgets::space::kSmall);
    column->addWidget(heading_);
    column->addWidget(table_);
    pause_.setSingleShot(true);
    pause_.setInterval(kPauseMs);
    connect(&pause_, &QTimer::timeout, this, &DirectoryResults::ask);
    connect(table_, &QTableWidget::cellDoubleClicked, this, [this](int row, int) { use(row); });
    hide();
    retranslate();
}

void DirectoryResults::search(const QString& text) {
    const QString wanted = text.trimmed();
    text_ = wanted.toStdString().substr(0, protocol::limits::kSearchText);
    ++asked_;
    if (wanted.size() < kLeastText) {
        pause_.stop();
        hide();
        return;
    }
    pause_.start();
}

void DirectoryResults::ask() {
    commands_.lookUpContacts(text_, this,
                             [this, asked = asked_](const Result<protocol::ContactLookupResult>& answer) {
                                 if (asked == asked_)
                                     onAnswer(answer);
                             });
}

void DirectoryResults::onAnswer(const Result<protocol::ContactLookupResult>& answer) {
    rows_.clear();
    outcome_ = answer ? answer->outcome : LookupOutcome::NotConfigured;
    more_ = answer && answer->more;
    // Too many questions of ours at once: the next pause asks again.
    if (!answer && answer.error().code == ErrorCode::RateLimited)
        return pause_.start();
    for (const protocol::Contact& contact : answer ? answer->contacts : std::vector<protocol::Contact>()) {
        const QString name = models::displayName(contact);
        for (const protocol::ContactField& field : contact.fields)
            rows_.push_back({field.type, name, models::qs(contact.organization), models::qs(field.value)});
    }
    table_->setRowCount(static_cast<int>(rows_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const Row& shown = rows_[static_cast<std::size_t>(row)];
        const QString cells[] = {shown.name, shown.organization, shown.value};
        for (int i = 0; i < ColumnCount; ++i) {
            auto* item = new QTableWidgetItem(cells[i]);
            item->setToolTip(cells[i]);
            table_->setItem(row, i, item);
        }
        table_->item(row, Name)->setIcon(theme_.icon(models::Icon::Server, models::Tone::Muted));
    }
    table_->setVisible(!rows_.empty());
    const int seen = std::min(kMostRows, table_->rowCount());
    table_->setFixedHeight((seen + 1) * widgets::size::kRow + 2);
    setVisible(outcome_ == LookupOutcome::Unavailable || !rows_.empty());
    retranslate();
}

void DirectoryResults::use(int row) {
    if (row < 0 || row >= static_cast<int>(rows_.size()))
        return;
    const Row& chosen = rows_[static_cast<std::size_t>(row)];
    if (chosen.type == ContactFieldType::Email)
        emit writeRequested(chosen.value);
    else
        emit dialRequested(chosen.value);
}

void DirectoryResults::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void DirectoryResults::retranslate() {
    if (outcome_ == LookupOutcome::Unavailable)
        heading_->setText(tr("The company directory does not answer; only the phonebooks are searched."));
    else
        heading_->setText(more_ ? tr("In the company directory, the first of many: type more")
                                : tr("In the company directory"));
    table_->setHorizontalHeaderLabels({tr("Name"), tr("Company"), tr("Number or address")});
    table_->setAccessibleName(tr("In the company directory"));
}

}  // namespace euterpe::screens
