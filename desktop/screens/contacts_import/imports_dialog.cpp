#include "desktop/screens/contacts_import/imports_dialog.h"

#include "desktop/models/status_text.h"
#include "desktop/screens/dialogs/calm_table.h"
#include "desktop/screens/dialogs/message_dialog.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

enum Column { When, Name, Book, Added, ColumnCount };

}  // namespace

ImportsDialog::ImportsDialog(replica::Session& session, ImportHistory& history, widgets::Theme& theme,
                             QWidget* parent)
    : QDialog(parent),
      session_(session),
      history_(history),
      theme_(theme),
      title_(new QLabel(this)),
      note_(new QLabel(this)),
      table_(makeCalmTable(ColumnCount, theme, this)),
      undo_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setObjectName(QStringLiteral("importsDialog"));
    title_->setProperty("type", "title");
    note_->setObjectName(QStringLiteral("importsNote"));
    note_->setProperty("type", "muted");
    note_->setWordWrap(true);
    table_->setObjectName(QStringLiteral("importsTable"));
    table_->setColumnWidth(When, 150);
    table_->setColumnWidth(Name, 220);
    table_->setColumnWidth(Book, 120);
    undo_->setObjectName(QStringLiteral("undoOldImport"));
    undo_->setAutoDefault(false);
    close_->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addWidget(undo_);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(title_);
    column->addWidget(note_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    resize(620, 400);

    connect(table_, &QTableWidget::itemSelectionChanged, this,
            [this] { undo_->setEnabled(table_->currentRow() >= 0 && !importer_); });
    connect(undo_, &QPushButton::clicked, this, &ImportsDialog::confirm);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    connect(&history_, &ImportHistory::changed, this, &ImportsDialog::fill);
    retranslate();
}

ImportsDialog::~ImportsDialog() = default;

void ImportsDialog::ask() {
    retranslate();
    open();
    raise();
    activateWindow();
    table_->setFocus();
}

void ImportsDialog::fill() {
    records_ = history_.records();
    table_->setRowCount(static_cast<int>(records_.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const ImportRecord& record = records_[static_cast<std::size_t>(row)];
        const bool shared = record.book == protocol::ContactBook::Shared;
        const QString cells[] = {QLocale().toString(record.when, QLocale::ShortFormat), record.name,
                                 shared ? tr("Shared") : tr("Personal"),
                                 tr("%n contact(s)", nullptr, record.added)};
        for (int i = 0; i < ColumnCount; ++i)
            table_->setItem(row, i, new QTableWidgetItem(cells[i]));
    }
    undo_->setEnabled(table_->currentRow() >= 0 && !importer_);
}

void ImportsDialog::confirm() {
    const int row = table_->currentRow();
    if (row < 0)
        return;
    const ImportRecord record = records_[static_cast<std::size_t>(row)];
    const auto speak = [record] {
        return MessageDialog::Words{
            tr("Undo this import?"),
            tr("%n contact(s) from %1 are removed from the phonebook, except those that somebody has edited "
               "since.",
               nullptr, record.added)
                .arg(record.name),
            {},
            tr("Undo import"),
            tr("Cancel")};
    };
    auto* question = new MessageDialog(widgets::Tone::Busy, speak, theme_, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, record] { undo(record); });
    question->open();
}

void ImportsDialog::undo(const ImportRecord& record) {
    importer_ = std::make_unique<replica::ContactImporter>(session_.commands());
    undo_->setEnabled(false);
    const auto over = [this](const QString& words) {
        importer_.release()->deleteLater();
        fill();
        note_->setText(words);
    };
    connect(importer_.get(), &replica::ContactImporter::finished, this,
            [this, over, id = record.importId](const replica::ImportOutcome& outcome) {
                history_.remove(id);
                over(tr("%n contact(s) removed.", nullptr, outcome.removed));
            });
    connect(importer_.get(), &replica::ContactImporter::failed, this, [over](const Error& error) {
        over(tr("The import could not be taken back: %1").arg(models::text(error.code)));
    });
    importer_->undo(record.importId.toStdString(), record.book);
}

void ImportsDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ImportsDialog::retranslate() {
    setWindowTitle(tr("Imports"));
    title_->setText(tr("Imports"));
    note_->setText(tr("What an import brought can be removed again, here, at any time."));
    table_->setHorizontalHeaderLabels({tr("When"), tr("From"), tr("Phonebook"), tr("Added")});
    table_->setAccessibleName(title_->text());
    undo_->setText(tr("Undo import…"));
    close_->setText(tr("Close"));
    fill();
}

}  // namespace euterpe::screens
