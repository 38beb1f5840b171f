#include "desktop/screens/phonebook/contact_dialog.h"

#include "desktop/models/contact_text.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/phonebook/contact_row.h"
#include "desktop/widgets/theme.h"
#include "lib/protocol/limits.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace euterpe::screens {
namespace {

using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFault;
using protocol::ContactFieldType;
using protocol::ContactPart;
using namespace widgets;

constexpr int kWidth = 560;
constexpr int kRowsHeight = 190;

QString wordsFor(const std::vector<ContactFault>& faults, ContactPart part, std::size_t field = 0) {
    for (const ContactFault& fault : faults)
        if (fault.part == part && fault.field == field)
            return models::text(fault);
    return {};
}

}  // namespace

ContactDialog::ContactDialog(const Theme& theme, const Contact& contact, bool mayShare, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      before_(contact),
      title_(new QLabel(this)),
      existing_(new QPushButton(this)),
      bookLabel_(new QLabel(this)),
      book_(new QComboBox(this)),
      fieldsLabel_(new QLabel(this)),
      rowsColumn_(new QVBoxLayout),
      add_(new QPushButton(this)),
      save_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("contactDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(theme.icon(Icon::Phonebook, Tone::Accent));
    lines_ = {makeLine(ContactPart::FirstName, contact.firstName, "contactFirstName"),
              makeLine(ContactPart::LastName, contact.lastName, "contactLastName"),
              makeLine(ContactPart::Organization, contact.organization, "contactOrganization"),
              makeLine(ContactPart::Unit, contact.unit, "contactUnit")};
    build(mayShare);
    for (const protocol::ContactField& field : contact.fields)
        addRow(field);
    if (rows_.empty())
        addRow({ContactFieldType::Work, {}, {}});
    connect(add_, &QPushButton::clicked, this, [this] {
        addRow({ContactFieldType::Mobile, {}, {}});
        rows_.back()->focusValue();
    });
    connect(existing_, &QPushButton::clicked, this, [this] {
        reject();
        emit existingWanted();
    });
    connect(save_, &QPushButton::clicked, this, &ContactDialog::save);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    lines_.front().edit->setFocus();
}

ContactDialog::Line ContactDialog::makeLine(ContactPart part, const std::string& text, const char* name) {
    Line line{part, new QLabel(this), new QLineEdit(models::qs(text), this), new QLabel(this)};
    line.edit->setObjectName(QLatin1String(name));
    line.wrong->setObjectName(QLatin1String(name) + QStringLiteral("Wrong"));
    line.wrong->setProperty("type", "wrong");
    line.wrong->hide();
    line.label->setBuddy(line.edit);
    connect(line.edit, &QLineEdit::textChanged, this, &ContactDialog::onChanged);
    return line;
}

QWidget* ContactDialog::lineBox(const Line& line) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    column->addWidget(line.label);
    column->addWidget(line.edit);
    column->addWidget(line.wrong);
    column->addStretch(1);
    return box;
}

void ContactDialog::build(bool mayShare) {
    title_->setProperty("type", "title");
    existing_->setObjectName(QStringLiteral("contactExisting"));
    existing_->setIcon(theme_.icon(Icon::Search, Tone::Accent));
    existing_->setProperty("kind", "quiet");
    existing_->setAutoDefault(false);
    existing_->hide();
    book_->setObjectName(QStringLiteral("contactBook"));
    book_->addItem(theme_.icon(Icon::Account, Tone::Muted), {}, static_cast<int>(ContactBook::Personal));
    book_->addItem(theme_.icon(Icon::Building, Tone::Muted), {}, static_cast<int>(ContactBook::Shared));
    book_->setCurrentIndex(std::max(0, book_->findData(static_cast<int>(before_.book))));
    bookLabel_->setBuddy(book_);
    const bool choosable = mayShare && before_.version == 0;
    bookLabel_->setVisible(choosable);
    book_->setVisible(choosable);
    add_->setObjectName(QStringLiteral("contactAddRow"));
    add_->setIcon(theme_.icon(Icon::Plus, Tone::Accent));
    add_->setProperty("kind", "quiet");
    add_->setAutoDefault(false);
    save_->setObjectName(QStringLiteral("contactSave"));
    save_->setProperty("kind", "primary");
    save_->setDefault(true);
    cancel_->setObjectName(QStringLiteral("contactCancel"));
    cancel_->setAutoDefault(false);

    auto* names = new QGridLayout;
    names->setHorizontalSpacing(space::kMedium);
    names->setVerticalSpacing(space::kSmall);
    for (int i = 0; i < static_cast<int>(lines_.size()); ++i)
        names->addWidget(lineBox(lines_[static_cast<std::size_t>(i)]), i / 2, i % 2);
    auto* rows = new QWidget(this);
    auto* rowsOuter = new QVBoxLayout(rows);
    rowsOuter->setContentsMargins(0, 0, space::kSmall, 0);
    rowsColumn_->setSpacing(space::kSmall);
    rowsOuter->addLayout(rowsColumn_);
    rowsOuter->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(kRowsHeight);
    scroll->setWidget(rows);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add_);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(save_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kLarge);
    column->setSpacing(space::kSmall);
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(existing_);
    column->addLayout(top);
    column->addSpacing(space::kSmall);
    column->addLayout(names);
    column->addWidget(bookLabel_);
    column->addWidget(book_);
    column->addSpacing(space::kSmall);
    column->addWidget(fieldsLabel_);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
}

void ContactDialog::offerExisting() {
    existing_->show();
}

void ContactDialog::addRow(const protocol::ContactField& field) {
    if (rows_.size() >= protocol::limits::kContactFields)
        return;
    auto* row = new ContactRow(theme_, field, this);
    rows_.push_back(row);
    rowsColumn_->addWidget(row);
    connect(row, &ContactRow::changed, this, &ContactDialog::onChanged);
    connect(row, &ContactRow::removeRequested, this, [this, row] { removeRow(row); });
    onChanged();
}

void ContactDialog::removeRow(ContactRow* row) {
    const auto place = std::find(rows_.begin(), rows_.end(), row);
    const auto next = static_cast<std::size_t>(place - rows_.begin());
    rows_.erase(place);
    rowsColumn_->removeWidget(row);
    row->hide();
    row->deleteLater();
    rows_[std::min(next, rows_.size() - 1)]->focusValue();
    onChanged();
}

void ContactDialog::onChanged() {
    for (ContactRow* row : rows_)
        row->setRemovable(rows_.size() > 1);
    add_->setEnabled(rows_.size() < protocol::limits::kContactFields);
    if (tried_)
        showFaults();
}

// Rows that were left empty are no part of it; without any the first one is what is missing.
Contact ContactDialog::contact() const {
    Contact contact = before_;
    contact.book = static_cast<ContactBook>(book_->currentData().toInt());
    std::string* const texts[] = {&contact.firstName, &contact.lastName, &contact.organization,
                                  &contact.unit};
    for (std::size_t i = 0; i < lines_.size(); ++i)
        *texts[i] = lines_[i].edit->text().simplified().toStdString();
    contact.fields.clear();
    for (const ContactRow* row : rows_)
        if (protocol::ContactField field = row->field(); !field.value.empty() || !field.speedDial.empty())
            contact.fields.push_back(std::move(field));
    return contact;
}

std::vector<ContactFault> ContactDialog::showFaults() {
    const Contact now = contact();
    std::vector<ContactFault> faults = protocol::faultsOf(now);
    for (const Line& line : lines_)
        markWrong(*line.edit, *line.wrong, wordsFor(faults, line.part));
    std::size_t field = 0;
    for (ContactRow* row : rows_) {
        const protocol::ContactField filled = row->field();
        if (filled.value.empty() && filled.speedDial.empty()) {
            row->setFaults(row == rows_.front() ? wordsFor(faults, ContactPart::Fields) : QString(), {});
            continue;
        }
        row->setFaults(wordsFor(faults, ContactPart::Value, field),
                       wordsFor(faults, ContactPart::SpeedDial, field));
        ++field;
    }
    return faults;
}

void ContactDialog::focusFirst(const ContactFault& fault) {
    for (const Line& line : lines_)
        if (line.part == fault.part)
            return line.edit->setFocus(Qt::TabFocusReason);
    std::size_t field = 0;
    for (ContactRow* row : rows_) {
        if (fault.part == ContactPart::Fields)
            return row->focusValue();
        if (!row->field().value.empty() && field++ == fault.field)
            return row->focusValue();
    }
}

void ContactDialog::save() {
    tried_ = true;
    const auto faults = showFaults();
    if (!faults.empty())
        return focusFirst(faults.front());
    emit saved(contact());
    accept();
}

void ContactDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ContactDialog::retranslate() {
    const bool isNew = before_.version == 0;
    setWindowTitle(isNew ? tr("New contact") : tr("Edit the contact"));
    title_->setText(windowTitle());
    existing_->setText(tr("Add to an existing contact…"));
    const QString labels[] = {tr("First name"), tr("Last name"), tr("Company"), tr("Unit")};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        lines_[i].label->setText(labels[i]);
        lines_[i].edit->setAccessibleName(labels[i]);
    }
    bookLabel_->setText(tr("Phonebook"));
    book_->setAccessibleName(tr("Phonebook"));
    book_->setItemText(0, tr("Personal: only you see it"));
    book_->setItemText(1, tr("Shared: everybody sees it"));
    fieldsLabel_->setText(tr("Numbers and e-mail addresses"));
    add_->setText(tr("Add a number or address"));
    save_->setText(tr("Save"));
    cancel_->setText(tr("Cancel"));
    if (tried_)
        showFaults();
}

}  // namespace euterpe::screens
