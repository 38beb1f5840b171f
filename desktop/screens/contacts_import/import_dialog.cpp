#include "desktop/screens/contacts_import/import_dialog.h"

#include "desktop/contacts/outlook_reader.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/contacts_import/import_words.h"
#include "desktop/screens/dialogs/calm_table.h"
#include "lib/contacts/contact_ids.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using contacts::ImportMode;
using protocol::ContactBook;

enum Column { Line, What, Found, ColumnCount };

QTableWidget* makeErrors(widgets::Theme& theme, QWidget* parent) {
    auto* table = makeCalmTable(ColumnCount, theme, parent);
    table->setObjectName(QStringLiteral("importErrors"));
    table->setColumnWidth(Line, 80);
    table->setColumnWidth(What, 250);
    table->setMinimumHeight(4 * widgets::size::kRow);
    return table;
}

}  // namespace

ImportDialog::ImportDialog(replica::Session& session, settings::Settings& settings, ImportHistory& history,
                           BookAccess books, widgets::Theme& theme, QWidget* parent)
    : QDialog(parent),
      session_(session),
      settings_(settings),
      history_(history),
      books_(std::move(books)),
      theme_(theme),
      title_(new QLabel(this)),
      note_(new QLabel(this)),
      choose_(new QPushButton(this)),
      outlook_(new QPushButton(this)),
      fileName_(new QLabel(this)),
      bookLabel_(new QLabel(this)),
      book_(new QComboBox(this)),
      modeLabel_(new QLabel(this)),
      mode_(new QComboBox(this)),
      summary_(new QLabel(this)),
      errorsHeading_(new QLabel(this)),
      errors_(makeErrors(theme, this)),
      progress_(new QProgressBar(this)),
      undo_(new QPushButton(this)),
      close_(new QPushButton(this)),
      import_(new QPushButton(this)) {
    setObjectName(QStringLiteral("importDialog"));
    title_->setProperty("type", "title");
    note_->setProperty("type", "muted");
    note_->setWordWrap(true);
    choose_->setObjectName(QStringLiteral("chooseImport"));
    choose_->setAutoDefault(false);
    outlook_->setAutoDefault(false);
    fileName_->setProperty("type", "strong");
    book_->setObjectName(QStringLiteral("importBook"));
    book_->addItem(QString(), static_cast<int>(ContactBook::Personal));
    book_->addItem(QString(), static_cast<int>(ContactBook::Shared));
    mode_->setObjectName(QStringLiteral("importMode"));
    mode_->addItem(QString(), static_cast<int>(ImportMode::Merge));
    mode_->addItem(QString(), static_cast<int>(ImportMode::Replace));
    summary_->setObjectName(QStringLiteral("importSummary"));
    summary_->setWordWrap(true);
    errorsHeading_->setProperty("type", "heading");
    progress_->setTextVisible(false);
    undo_->setObjectName(QStringLiteral("undoImport"));
    undo_->setAutoDefault(false);
    close_->setAutoDefault(false);
    import_->setObjectName(QStringLiteral("startImport"));
    import_->setProperty("kind", "primary");
    import_->setDefault(true);

    auto* fileRow = new QHBoxLayout;
    fileRow->setSpacing(widgets::space::kMedium);
    fileRow->addWidget(choose_);
    fileRow->addWidget(outlook_);
    fileRow->addWidget(fileName_, 1);
    auto* options = new QGridLayout;
    options->setHorizontalSpacing(widgets::space::kMedium);
    options->setVerticalSpacing(widgets::space::kSmall);
    options->addWidget(bookLabel_, 0, 0);
    options->addWidget(book_, 0, 1);
    options->addWidget(modeLabel_, 1, 0);
    options->addWidget(mode_, 1, 1);
    options->setColumnStretch(1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(widgets::space::kSmall);
    buttons->addWidget(undo_);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    buttons->addWidget(import_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(widgets::space::kHuge, widgets::space::kHuge, widgets::space::kHuge,
                               widgets::space::kLarge);
    column->setSpacing(widgets::space::kMedium);
    column->addWidget(title_);
    column->addWidget(note_);
    column->addLayout(fileRow);
    column->addLayout(options);
    column->addWidget(summary_);
    column->addWidget(progress_);
    column->addWidget(errorsHeading_);
    column->addWidget(errors_, 1);
    column->addStretch(0);
    column->addLayout(buttons);
    resize(640, 520);

    connect(choose_, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(outlook_, &QPushButton::clicked, this, &ImportDialog::useOutlook);
    connect(book_, &QComboBox::currentIndexChanged, this, &ImportDialog::replan);
    connect(mode_, &QComboBox::currentIndexChanged, this, &ImportDialog::replan);
    connect(import_, &QPushButton::clicked, this, &ImportDialog::import);
    connect(undo_, &QPushButton::clicked, this, &ImportDialog::undo);
    connect(close_, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(&session_.syncState(), &replica::SyncState::changed, this, &ImportDialog::replan);
    setState(State::Empty);
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::ask() {
    if (state_ != State::Importing) {
        reader_.reset();
        path_.clear();
        file_ = {};
        const bool mayShared = session_.self().may(protocol::Permission::SharedBook);
        book_->setEnabled(mayShared);
        if (!mayShared)
            book_->setCurrentIndex(0);
        setState(State::Empty);
    }
    open();
    raise();
    activateWindow();
    choose_->setFocus();
}

void ImportDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Import contacts"), QFileInfo(path_).path(),
                                   tr("Contacts (*.csv *.vcf *.vcard *.txt *.pst *.ost);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::useFile);
    dialog->open();
}

void ImportDialog::useFile(const QString& path) {
    beginReading(path);
    reader_->read(path, settings_.values().excludedOutlookFolders);
}

void ImportDialog::useOutlook() {
    beginReading(QStringLiteral("Microsoft Outlook"));
    reader_->readOutlook(settings_.values().excludedOutlookFolders);
}

void ImportDialog::beginReading(const QString& path) {
    path_ = path;
    file_ = {};
    reader_ = std::make_unique<contacts::ContactFileReader>();
    connect(reader_.get(), &contacts::ContactFileReader::finished, this, &ImportDialog::onRead);
    connect(reader_.get(), &contacts::ContactFileReader::failed, this, [this](const Error& error) {
        error_ = error;
        setState(State::Unreadable);
    });
    setState(State::Reading);
}

void ImportDialog::onRead(const contacts::ReadFile& file) {
    file_ = file;
    showErrors();
    state_ = State::Ready;
    replan();
}

ContactBook ImportDialog::book() const {
    return static_cast<ContactBook>(book_->currentData().toInt());
}

void ImportDialog::replan() {
    if (state_ != State::Ready)
        return;
    if (!books_.isHere()) {
        plan_ = {};
        return setState(State::Ready);
    }
    const bool shared = book() == ContactBook::Shared;
    plan_ = contacts::planImport(file_.contacts,
                                 {book(), shared ? "shared" : settings_.values().user.toStdString(),
                                  static_cast<ImportMode>(mode_->currentData().toInt()), books_.all(book())});
    setState(State::Ready);
}

void ImportDialog::import() {
    if (state_ != State::Failed)
        importId_ = contacts::newUuid();
    undoing_ = false;
    run();
    importer_->start(plan_, importId_, book());
}

void ImportDialog::undo() {
    undoing_ = true;
    run();
    importer_->undo(importId_, book());
}

void ImportDialog::run() {
    importer_ = std::make_unique<replica::ContactImporter>(session_.commands());
    connect(importer_.get(), &replica::ContactImporter::progress, this, [this](int done, int all) {
        progress_->setRange(0, all);
        progress_->setValue(done);
    });
    connect(importer_.get(), &replica::ContactImporter::finished, this, &ImportDialog::onFinished);
    connect(importer_.get(), &replica::ContactImporter::failed, this, &ImportDialog::onFailed);
    progress_->setRange(0, 0);
    setState(State::Importing);
}

void ImportDialog::onFinished(const replica::ImportOutcome& outcome) {
    outcome_ = outcome;
    const QString id = models::qs(importId_);
    if (undoing_)
        history_.remove(id);
    else if (outcome.added > 0)
        history_.add(
            {id, {}, book(), QFileInfo(path_).fileName(), QDateTime::currentDateTime(), outcome.added});
    setState(undoing_ ? State::Undone : State::Done);
}

void ImportDialog::onFailed(const Error& error) {
    error_ = error;
    setState(undoing_ ? State::Done : State::Failed);
}

void ImportDialog::setState(State state) {
    state_ = state;
    const bool chosen = state != State::Empty && state != State::Reading && state != State::Unreadable;
    const bool over = state == State::Done || state == State::Undone;
    choose_->setVisible(state != State::Importing);
    outlook_->setVisible(choose_->isVisibleTo(this) && contacts::hasOutlook());
    for (QWidget* option : std::initializer_list<QWidget*>{bookLabel_, book_, modeLabel_, mode_})
        option->setVisible(state == State::Ready);
    progress_->setVisible(state == State::Reading || state == State::Importing);
    if (state == State::Reading)
        progress_->setRange(0, 0);
    errorsHeading_->setVisible(chosen && errors_->rowCount() > 0 && !over);
    errors_->setVisible(errorsHeading_->isVisibleTo(this));
    undo_->setVisible(state == State::Done && outcome_.added > 0);
    import_->setVisible(!over);
    import_->setEnabled((state == State::Ready && !plan_.empty()) || state == State::Failed);
    retranslate();
}

void ImportDialog::showErrors() {
    errors_->setRowCount(static_cast<int>(file_.errors.size()));
    for (int row = 0; row < errors_->rowCount(); ++row) {
        const contacts::RowError& error = file_.errors[static_cast<std::size_t>(row)];
        errors_->setItem(row, Line,
                         new QTableWidgetItem(error.line == 0 ? QString() : QString::number(error.line)));
        errors_->setItem(row, What, new QTableWidgetItem(words(error.problem)));
        errors_->setItem(row, Found, new QTableWidgetItem(models::qs(error.detail)));
    }
}

QString ImportDialog::summary() const {
    switch (state_) {
        case State::Empty:
            return {};
        case State::Reading:
            return tr("Reading…");
        case State::Unreadable:
            return fileWords(error_);
        case State::Ready:
            return planWords();
        case State::Importing:
            return undoing_ ? tr("Taking the import back…") : tr("Importing…");
        case State::Failed:
            return tr("Not finished: %1 What is done stays; try again to go on.")
                .arg(models::text(error_.code));
        case State::Done:
            return outcomeWords();
        case State::Undone:
            return outcome_.conflicts == 0
                       ? tr("Taken back: %n contact(s) removed.", nullptr, outcome_.removed)
                       : tr("Taken back: %n contact(s) removed.", nullptr, outcome_.removed) +
                             QLatin1Char(' ') +
                             tr("%n contact(s) stay, because somebody has edited them since.", nullptr,
                                outcome_.conflicts);
    }
    return {};
}

QString ImportDialog::planWords() const {
    QStringList parts{tr("%n contact(s) found (%1).", nullptr, static_cast<int>(file_.contacts.size()))
                          .arg(words(file_.source))};
    if (file_.contacts.empty())
        parts = QStringList{tr("There are no contacts in this file.")};
    else if (!books_.isHere())
        parts << tr("The phonebook is not here yet: connect to the server first.");
    else if (plan_.empty())
        parts << tr("All of them are in the phonebook already.");
    if (!plan_.add.empty())
        parts << tr("%n will be added.", nullptr, static_cast<int>(plan_.add.size()));
    if (!plan_.change.empty())
        parts << tr("%n will be changed.", nullptr, static_cast<int>(plan_.change.size()));
    if (!plan_.remove.empty())
        parts << tr("%n will be removed.", nullptr, static_cast<int>(plan_.remove.size()));
    return parts.join(QLatin1Char(' '));
}

QString ImportDialog::outcomeWords() const {
    QStringList parts;
    if (undoing_)
        parts << tr("The import could not be taken back: %1").arg(models::text(error_.code));
    parts << tr("%n contact(s) added.", nullptr, outcome_.added);
    if (outcome_.changed > 0)
        parts << tr("%n contact(s) changed.", nullptr, outcome_.changed);
    if (outcome_.removed > 0)
        parts << tr("%n contact(s) removed.", nullptr, outcome_.removed);
    if (outcome_.conflicts > 0)
        parts << tr("%n contact(s) were changed by somebody meanwhile and stay as they are.", nullptr,
                    outcome_.conflicts);
    if (!outcome_.refused.empty())
        parts << tr("The server refused %n contact(s).", nullptr, static_cast<int>(outcome_.refused.size()));
    return parts.join(QLatin1Char(' '));
}

void ImportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        showErrors();
        retranslate();
    }
    QDialog::changeEvent(event);
}

void ImportDialog::retranslate() {
    setWindowTitle(tr("Import contacts"));
    title_->setText(tr("Import contacts"));
    note_->setText(tr("From Kalliope (CSV), Outlook (CSV or data file) or any address book (vCard)."));
    choose_->setText(path_.isEmpty() ? tr("Choose a file…") : tr("Another file…"));
    outlook_->setText(tr("From Outlook"));
    fileName_->setText(QFileInfo(path_).fileName());
    bookLabel_->setText(tr("Phonebook"));
    book_->setItemText(0, tr("Personal"));
    book_->setItemText(1, tr("Shared with everybody"));
    book_->setAccessibleName(bookLabel_->text());
    modeLabel_->setText(tr("Contacts that are there already"));
    mode_->setItemText(0, tr("Keep them and add what is new"));
    mode_->setItemText(1, tr("Replace them by what the file says"));
    mode_->setAccessibleName(modeLabel_->text());
    summary_->setText(summary());
    errorsHeading_->setText(tr("%n line(s) cannot be read", nullptr, errors_->rowCount()));
    errors_->setHorizontalHeaderLabels({tr("Line"), tr("What is wrong"), tr("Found")});
    errors_->setAccessibleName(errorsHeading_->text());
    undo_->setText(tr("Undo import"));
    close_->setText(state_ == State::Done || state_ == State::Undone ? tr("Close") : tr("Cancel"));
    import_->setText(state_ == State::Failed ? tr("Try again") : tr("Import"));
}

}  // namespace euterpe::screens
