#include "desktop/screens/phonebook/phonebook_screen.h"

#include "desktop/models/contact_model.h"
#include "desktop/models/contact_text.h"
#include "desktop/models/number_key.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/dialogs/message_dialog.h"
#include "desktop/screens/extensions/missing_rows.h"
#include "desktop/screens/phonebook/contact_dialog.h"
#include "desktop/screens/phonebook/contact_menu.h"
#include "desktop/screens/phonebook/contact_picker.h"
#include "desktop/widgets/contact_delegate.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/theme.h"
#include "lib/protocol/contact_rules.h"
#include "lib/protocol/limits.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::ContactModel;
using protocol::Contact;
using protocol::ContactBook;
using protocol::ContactFieldType;
using namespace widgets;

PhonebookScreen::PhonebookScreen(const Theme& theme, replica::Contacts& contacts,
                                 const replica::SelfStore& self, const replica::SyncState& sync,
                                 const replica::CallStore& calls, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      contacts_(contacts),
      self_(self),
      sync_(sync),
      calls_(calls),
      model_(new ContactModel(contacts.store(), this)),
      search_(new SearchField(theme, this)),
      scope_(new QComboBox(this)),
      add_(new QPushButton(this)),
      import_(new QPushButton(this)),
      table_(new RowTree(theme, this)),
      empty_(new EmptyState(theme, this)),
      pages_(new QStackedLayout) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTools();
    buildTable();
    wire();
    retranslate();
}

void PhonebookScreen::buildTools() {
    scope_->setObjectName(QStringLiteral("phonebookScope"));
    for (const auto scope : {ContactModel::Scope::All, ContactModel::Scope::Shared,
                             ContactModel::Scope::Personal, ContactModel::Scope::Imported})
        scope_->addItem(QString(), static_cast<int>(scope));
    scope_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    add_->setObjectName(QStringLiteral("phonebookAdd"));
    add_->setIcon(theme_.icon(Icon::Plus, Tone::Accent));
    add_->setProperty("kind", "quiet");
    import_->setObjectName(QStringLiteral("phonebookImport"));
    import_->setIcon(theme_.icon(Icon::Download, Tone::Muted));
    import_->setProperty("kind", "quiet");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kLarge, 0);
    top->setSpacing(space::kSmall);
    top->addWidget(search_, 1);
    top->addWidget(scope_);
    top->addWidget(add_);
    top->addWidget(import_);
    column->addLayout(top);
    column->addLayout(pages_, 1);
    pages_->addWidget(table_);
    pages_->addWidget(empty_);
}

void PhonebookScreen::buildTable() {
    auto* origin = new ContactDelegate(theme_, this);
    const auto text = [this](TextStyle style, Tone tone) {
        return new TextDelegate(theme_, style, tone, this);
    };
    table_->setObjectName(QStringLiteral("phonebookTable"));
    table_->setItemDelegate(text(TextStyle::Body, Tone::Text));
    table_->setItemDelegateForColumn(ContactModel::Source, origin);
    table_->setItemDelegateForColumn(ContactModel::LastName, text(TextStyle::BodyStrong, Tone::Text));
    table_->setItemDelegateForColumn(ContactModel::Unit, text(TextStyle::Body, Tone::Muted));
    table_->setItemDelegateForColumn(ContactModel::Number, text(TextStyle::Body, Tone::Muted));
    const int em = QFontMetrics(theme_.font(TextStyle::Body)).averageCharWidth();
    RowHeader& header = table_->rowHeader();
    header.setColumn(ContactModel::Source, 88, 0);
    header.setColumn(ContactModel::LastName, 10 * em, 2);
    header.setColumn(ContactModel::FirstName, 8 * em, 2);
    header.setColumn(ContactModel::Organization, 12 * em, 4);
    header.setColumn(ContactModel::Unit, 9 * em, 2, 2);
    header.setColumn(ContactModel::Number, 16 * em, 2, 1);
    table_->setModel(model_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(ContactModel::LastName, Qt::AscendingOrder);
    connect(origin, &ContactDelegate::toggleRequested, table_, &RowTree::toggleDetails);
    connect(table_, &RowTree::menuRequested, this, &PhonebookScreen::showMenu);
    connect(table_, &RowTree::used, this, &PhonebookScreen::use);
}

void PhonebookScreen::wire() {
    connect(search_, &SearchField::textChanged, this,
            [this](const QString& text) { applyFilter(*table_, *model_, text); });
    connect(search_, &SearchField::leaveDown, this, [this] { goToRows(*table_); });
    connect(scope_, &QComboBox::currentIndexChanged, this, [this] {
        model_->setScope(static_cast<ContactModel::Scope>(scope_->currentData().toInt()));
        updatePages();
    });
    connect(add_, &QPushButton::clicked, this, [this] { addContact({}, {}); });
    connect(import_, &QPushButton::clicked, this, &PhonebookScreen::importRequested);
    connect(empty_, &EmptyState::actionTriggered, this, [this] {
        if (model_->total() > 0)
            search_->setText({});
        else
            addContact({}, {});
    });
    connect(&self_, &replica::SelfStore::sessionChanged, this, &PhonebookScreen::applyOffer);
    connect(&contacts_, &replica::Contacts::opened, this, &PhonebookScreen::applyOffer);
    connect(&sync_, &replica::SyncState::changed, this, &PhonebookScreen::updatePages);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model_, signal, this, &PhonebookScreen::updatePages);
    connect(model_, &QAbstractItemModel::modelReset, this, &PhonebookScreen::updatePages);
    auto* remove =
        new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete), table_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        if (const Contact* contact = model_->record(table_->currentIndex()))
            confirmRemoval(contact->id);
    });
    auto* change = new QShortcut(QKeySequence(Qt::Key_F2), table_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(change, &QShortcut::activated, this, [this] {
        if (const Contact* contact = model_->record(table_->currentIndex()))
            edit(contact->id);
    });
}

void PhonebookScreen::focusSearch() {
    search_->focusAndSelect();
}

std::vector<Contact> PhonebookScreen::shownContacts() const {
    std::vector<Contact> shown;
    for (int row = 0; row < model_->rowCount(); ++row)
        shown.push_back(*model_->record(model_->index(row, 0)));
    return shown;
}

void PhonebookScreen::showBelow(QWidget* widget) {
    layout()->addWidget(widget);
}

void PhonebookScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PhonebookScreen::retranslate() {
    search_->setPrompt(tr("Search by name, company, number or e-mail"));
    table_->setAccessibleName(tr("Phonebook"));
    scope_->setAccessibleName(tr("Which phonebook"));
    const QString names[] = {tr("All contacts"), tr("Shared"), tr("Personal"), tr("Imported")};
    for (int i = 0; i < scope_->count(); ++i)
        scope_->setItemText(i, names[i]);
    add_->setText(tr("Add"));
    import_->setAccessibleName(tr("Import contacts"));
    table_->viewport()->update();
    table_->rowHeader().viewport()->update();
    applyOffer();
}

void PhonebookScreen::applyOffer() {
    add_->setEnabled(contacts_.isOpen());
    add_->setToolTip(contacts_.isOpen() ? tr("Add a contact") : tr("Connect to the server first."));
    import_->setEnabled(contacts_.isOpen());
    import_->setToolTip(contacts_.isOpen() ? tr("Import contacts from a file") : add_->toolTip());
    updatePages();
}

// -- what is done with a contact

void PhonebookScreen::use(const QModelIndex& detail) {
    const protocol::ContactField* field = model_->field(detail);
    if (field == nullptr)
        return;
    const QString value = models::qs(field->value);
    if (field->type == ContactFieldType::Email)
        write(value);
    else
        emit dialRequested(value);
}

void PhonebookScreen::write(const QString& address) {
    QUrl url;
    url.setScheme(QStringLiteral("mailto"));
    url.setPath(address);
    if (!protocol::isMailAddress(address.toStdString()) || !QDesktopServices::openUrl(url))
        emit failed(tr("There is no program that writes an e-mail to %1.").arg(address));
}

QString PhonebookScreen::whyNoChange(const Contact& contact) const {
    if (contacts_.store().isUnsynchronised(contact.id))
        return tr(
            "This contact is not synchronised with the server yet. It can be changed again afterwards.");
    if (contact.book == ContactBook::Shared && !self_.may(protocol::Permission::SharedBook))
        return tr("The shared phonebook can only be changed by those whom the administrator allows it.");
    return {};
}

void PhonebookScreen::showMenu(const QModelIndex& index, const QPoint& at) {
    const Contact* record = model_->record(index);
    if (record == nullptr)
        return;
    ContactMenu menu;
    menu.contact = *record;
    if (const protocol::ContactField* field = model_->field(index))
        menu.contact.fields = {*field};
    menu.whyNoChange = whyNoChange(*record);
    menu.call = [this](const QString& number) { emit dialRequested(number); };
    menu.write = [this](const QString& address) { write(address); };
    menu.act = [this](PersonAction action, const QString& number) {
        emit personActionRequested(action, number);
    };
    menu.edit = [this, id = record->id] { edit(id); };
    menu.remove = [this, id = record->id] { confirmRemoval(id); };
    menu.popup({theme_, self_, sync_, calls_}, at, this);
}

const Contact* PhonebookScreen::withNumber(const QString& number) const {
    const std::string wanted = number.toStdString();
    const auto& store = contacts_.store();
    for (int slot = 0; slot < store.slotCount(); ++slot) {
        const Contact* contact = store.at(slot);
        if (contact == nullptr)
            continue;
        for (const protocol::ContactField& field : contact->fields)
            if (field.type != ContactFieldType::Email && models::isSameNumber(field.value, wanted))
                return contact;
    }
    return nullptr;
}

void PhonebookScreen::showNumber(const ContactId& id, const QString& number) {
    search_->setText({});
    scope_->setCurrentIndex(0);
    const QModelIndex row = model_->indexOf(id, 0);
    table_->openDetails(row);
    for (int detail = 0; detail < model_->rowCount(row); ++detail) {
        const QModelIndex index = model_->index(detail, 0, row);
        const protocol::ContactField* field = model_->field(index);
        if (field->type != ContactFieldType::Email &&
            models::isSameNumber(field->value, number.toStdString()))
            table_->setCurrentIndex(index);
    }
    table_->scrollTo(table_->currentIndex());
    table_->setFocus(Qt::OtherFocusReason);
}

void PhonebookScreen::addContact(const QString& number, const QString& name) {
    const Contact* known = number.isEmpty() ? nullptr : withNumber(number);
    if (known == nullptr)
        return newContact(number, name);
    const QString who = models::displayName(*known);
    showNumber(known->id, number);
    emit numberKnown(who, number, name);
}

void PhonebookScreen::newContact(const QString& number, const QString& name) {
    if (!contacts_.isOpen())
        return emit failed(tr("Contacts can be added once you have connected to the server."));
    Contact contact;
    contact.id = replica::Contacts::newId();
    contact.book = ContactBook::Personal;
    const QString clean = name.simplified();
    const qsizetype last = clean.lastIndexOf(u' ');
    contact.firstName = clean.left(std::max<qsizetype>(last, 0)).toStdString();
    contact.lastName = clean.mid(last + 1).toStdString();
    if (!number.isEmpty())
        contact.fields = {{ContactFieldType::Work, number.toStdString(), {}}};
    openDialog(contact, contact);
    if (number.isEmpty() || contacts_.store().size() == 0)
        return;
    dialog_->offerExisting();
    connect(dialog_, &ContactDialog::existingWanted, this, [this, number] { pickContactFor(number); });
}

// The chosen contact is opened with the number in it, to be looked at and saved.
void PhonebookScreen::pickContactFor(const QString& number) {
    dialog_.clear();  // closed, and about to go
    auto* picker = new ContactPicker(
        theme_, contacts_.store(), number,
        [this](const Contact& contact) {
            if (contact.fields.size() >= protocol::limits::kContactFields)
                return tr("This contact has as many numbers as there can be.");
            return whyNoChange(contact);
        },
        this);
    connect(picker, &ContactPicker::picked, this, [this, number](const ContactId& id) {
        const Contact* seen = contacts_.store().find(id);
        if (seen == nullptr)
            return;
        Contact changed = *seen;
        changed.fields.push_back({ContactFieldType::Work, number.toStdString(), {}});
        openDialog(changed, *seen);
    });
    picker->open();
}

void PhonebookScreen::edit(const ContactId& id) {
    const Contact* contact = contacts_.store().find(id);
    if (contact == nullptr)
        return;
    if (const QString why = whyNoChange(*contact); !why.isEmpty())
        return emit failed(why);
    openDialog(*contact, *contact);
}

void PhonebookScreen::openDialog(const Contact& contact, const Contact& seen) {
    if (dialog_)
        return dialog_->raise();
    dialog_ = new ContactDialog(theme_, contact, self_.may(protocol::Permission::SharedBook), this);
    connect(dialog_, &ContactDialog::saved, this,
            [this, seen](const Contact& changed) { save(changed, seen); });
    dialog_->open();
}

void PhonebookScreen::save(const Contact& contact, const Contact& seen) {
    keepChange(contacts_.store().save(contact, seen));
    const QModelIndex row = model_->indexOf(contact.id, 0);
    if (row.isValid()) {
        table_->setCurrentIndex(row);
        table_->scrollTo(row);
        table_->setFocus(Qt::OtherFocusReason);
    }
}

void PhonebookScreen::confirmRemoval(const ContactId& id) {
    const Contact* contact = contacts_.store().find(id);
    if (contact == nullptr)
        return;
    if (const QString why = whyNoChange(*contact); !why.isEmpty())
        return emit failed(why);
    const QString name = models::displayName(*contact);
    const bool shared = contact->book == ContactBook::Shared;
    auto* question = new MessageDialog(
        Tone::Busy,
        [name, shared] {
            return MessageDialog::Words{tr("Delete this contact?"),
                                        shared ? tr("%1 will be gone from everybody’s phonebook.").arg(name)
                                               : tr("%1 will be gone from your phonebook.").arg(name),
                                        {},
                                        tr("Delete"),
                                        tr("Keep")};
        },
        theme_, this);
    question->setObjectName(QStringLiteral("deleteContactDialog"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this,
            [this, seen = *contact] { keepChange(contacts_.store().remove(seen)); });
    question->open();
}

void PhonebookScreen::keepChange(const Result<void>& outcome) {
    if (!outcome)
        emit failed(outcome.error().code == ErrorCode::TooLarge
                        ? tr("Too many changes wait for the server. Connect, then go on.")
                        : tr("This contact is not synchronised with the server yet. Try again in a moment."));
}

void PhonebookScreen::updatePages() {
    const int shown = model_->rowCount();
    search_->setCount(shown, model_->total());
    if (shown > 0) {
        pages_->setCurrentWidget(table_);
        return;
    }
    if (model_->total() > 0)
        empty_->setContent(Icon::Search, tr("Nothing found"),
                           tr("No contact matches “%1”.").arg(search_->text()), tr("Clear the search"));
    else if (contacts_.hasDownloaded())
        empty_->setContent(Icon::Phonebook, tr("No contacts yet"),
                           tr("Add the people whom you call, or whose calls you expect."),
                           tr("Add a contact"));
    else
        showMissingRows(*empty_, sync_, Icon::Phonebook, tr("No contacts yet"),
                        tr("They appear by themselves."));
    pages_->setCurrentWidget(empty_);
}

}  // namespace euterpe::screens
