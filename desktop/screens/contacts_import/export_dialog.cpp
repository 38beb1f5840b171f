#include "desktop/screens/contacts_import/export_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QStyle>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using contacts::ExportFormat;
using protocol::ContactBook;

constexpr int kWidth = 460;

const char* suffixOf(ExportFormat format) {
    return format == ExportFormat::VCard4 || format == ExportFormat::VCard3 ? "vcf" : "csv";
}

}  // namespace

ExportDialog::ExportDialog(BookAccess books, widgets::Theme&, QWidget* parent)
    : QDialog(parent),
      books_(std::move(books)),
      title_(new QLabel(this)),
      whichLabel_(new QLabel(this)),
      which_(new QComboBox(this)),
      formatLabel_(new QLabel(this)),
      format_(new QComboBox(this)),
      outcome_(new QLabel(this)),
      close_(new QPushButton(this)),
      export_(new QPushButton(this)) {
    setObjectName(QStringLiteral("exportDialog"));
    title_->setProperty("type", "title");
    which_->setObjectName(QStringLiteral("exportWhich"));
    for (const Which which : {Which::Shown, Which::Personal, Which::Shared})
        which_->addItem(QString(), static_cast<int>(which));
    format_->setObjectName(QStringLiteral("exportFormat"));
    for (const ExportFormat format :
         {ExportFormat::KalliopeCsv, ExportFormat::VCard4, ExportFormat::VCard3, ExportFormat::OutlookCsv})
        format_->addItem(QString(), static_cast<int>(format));
    outcome_->setObjectName(QStringLiteral("exportOutcome"));
    outcome_->setWordWrap(true);
    close_->setAutoDefault(false);
    export_->setObjectName(QStringLiteral("startExport"));
    export_->setProperty("kind", "primary");
    export_->setDefault(true);

    auto* options = new QGridLayout;
    options->setHorizontalSpacing(widgets::space::kMedium);
    options->setVerticalSpacing(widgets::space::kSmall);
    options->addWidget(whichLabel_, 0, 0);
    options->addWidget(which_, 0, 1);
    options->addWidget(formatLabel_, 1, 0);
    options->addWidget(format_, 1, 1);
    options->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    buttons->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(title_);
    column->addLayout(options);
    column->addWidget(outcome_);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);

    connect(which_, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
}

void ExportDialog::ask() {
    say({}, false);
    refresh();
    open();
    raise();
    activateWindow();
    which_->setFocus();
}

void ExportDialog::chooseFile() {
    const QString suffix = QLatin1StringView(suffixOf(format()));
    auto* dialog = new QFileDialog(this, tr("Export contacts"), {}, QStringLiteral("*.") + suffix);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::writeTo);
    dialog->open();
}

void ExportDialog::writeTo(const QString& path) {
    const std::vector<protocol::Contact> all = contacts();
    const contacts::ExportedFile made = contacts::writeContactFile(all, format());
    QSaveFile file(path);
    const auto size = static_cast<qint64>(made.bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(made.bytes.data(), size) != size || !file.commit())
        return say(tr("The file cannot be written: %1").arg(file.errorString()), true);
    QString words = tr("%n contact(s) written into %1.", nullptr, static_cast<int>(all.size()))
                        .arg(QFileInfo(path).fileName());
    if (made.leftOut > 0)
        words += QLatin1Char(' ') + tr("%n number(s) or address(es) have no place in this format.", nullptr,
                                       static_cast<int>(made.leftOut));
    say(words, false);
}

std::vector<protocol::Contact> ExportDialog::contacts() const {
    switch (static_cast<Which>(which_->currentData().toInt())) {
        case Which::Shown:
            return books_.shown();
        case Which::Personal:
            return books_.all(ContactBook::Personal);
        case Which::Shared:
            return books_.all(ContactBook::Shared);
    }
    return {};
}

contacts::ExportFormat ExportDialog::format() const {
    return static_cast<ExportFormat>(format_->currentData().toInt());
}

void ExportDialog::say(const QString& words, bool wrong) {
    outcome_->setProperty("type", wrong ? "wrong" : "body");
    outcome_->style()->unpolish(outcome_);
    outcome_->style()->polish(outcome_);
    outcome_->setText(words);
    outcome_->setVisible(!words.isEmpty());
}

void ExportDialog::refresh() {
    const auto count = static_cast<int>(contacts().size());
    export_->setEnabled(count > 0);
    export_->setText(count == 0 ? tr("Export…") : tr("Export %n contact(s)…", nullptr, count));
}

void ExportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export contacts"));
    title_->setText(tr("Export contacts"));
    whichLabel_->setText(tr("Which"));
    which_->setItemText(0, tr("Those in the list now"));
    which_->setItemText(1, tr("The personal phonebook"));
    which_->setItemText(2, tr("The shared phonebook"));
    which_->setAccessibleName(whichLabel_->text());
    formatLabel_->setText(tr("Format"));
    format_->setItemText(0, tr("Kalliope (CSV)"));
    format_->setItemText(1, tr("vCard 4.0"));
    format_->setItemText(2, tr("vCard 3.0, for older programs"));
    format_->setItemText(3, tr("Outlook (CSV)"));
    format_->setAccessibleName(formatLabel_->text());
    close_->setText(tr("Close"));
    refresh();
}

}  // namespace euterpe::screens
