#include "desktop/screens/phonebook/contact_picker.h"

#include "desktop/widgets/cell_delegates.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/theme.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::ContactModel;
using namespace widgets;

namespace {

constexpr QSize kSize(560, 520);

}  // namespace

ContactPicker::ContactPicker(const Theme& theme, const replica::ContactStore& store, QString number,
                             WhyNoChange whyNoChange, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      number_(std::move(number)),
      whyNoChange_(std::move(whyNoChange)),
      model_(new ContactModel(store, this)),
      title_(new QLabel(this)),
      search_(new SearchField(theme, this)),
      table_(new RowTree(theme, this)),
      why_(new QLabel(this)),
      pick_(new QPushButton(this)),
      cancel_(new QPushButton(this)) {
    setObjectName(QStringLiteral("contactPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowIcon(theme.icon(Icon::Phonebook, Tone::Accent));
    build();
    connect(search_, &SearchField::textChanged, this, [this](const QString& text) {
        applyFilter(*table_, *model_, text);
        search_->setCount(model_->rowCount(), model_->total());
        judge();
    });
    connect(search_, &SearchField::leaveDown, this, [this] { goToRows(*table_); });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ContactPicker::judge);
    connect(table_, &RowTree::used, this, &ContactPicker::pick);
    connect(pick_, &QPushButton::clicked, this, &ContactPicker::pick);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    search_->setCount(model_->rowCount(), model_->total());
    retranslate();
    judge();
    search_->focusAndSelect();
    resize(kSize);
}

void ContactPicker::build() {
    const auto text = [this](TextStyle style, Tone tone) {
        return new TextDelegate(theme_, style, tone, this);
    };
    title_->setProperty("type", "title");
    title_->setTextFormat(Qt::PlainText);
    table_->setObjectName(QStringLiteral("pickerTable"));
    table_->setTwoLevels(false);
    table_->setItemDelegate(text(TextStyle::Body, Tone::Text));
    table_->setItemDelegateForColumn(ContactModel::LastName, text(TextStyle::BodyStrong, Tone::Text));
    table_->setItemDelegateForColumn(ContactModel::Number, text(TextStyle::Body, Tone::Muted));
    const int em = QFontMetrics(theme_.font(TextStyle::Body)).averageCharWidth();
    RowHeader& header = table_->rowHeader();
    for (const auto column : {ContactModel::LastName, ContactModel::FirstName, ContactModel::Organization})
        header.setColumn(column, 9 * em, 2);
    header.setColumn(ContactModel::Number, 16 * em, 1, 1);
    table_->setModel(model_);
    for (const auto column : {ContactModel::Source, ContactModel::Unit})
        header.setWanted(column, false);
    model_->sort(ContactModel::LastName, Qt::AscendingOrder);
    why_->setProperty("type", "muted");
    why_->setWordWrap(true);
    pick_->setObjectName(QStringLiteral("pickerAdd"));
    pick_->setProperty("kind", "primary");
    pick_->setAutoDefault(false);
    cancel_->setObjectName(QStringLiteral("pickerCancel"));
    cancel_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(pick_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kHuge, space::kHuge, space::kHuge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(title_);
    column->addWidget(search_);
    column->addWidget(table_, 1);
    column->addWidget(why_);
    column->addLayout(buttons);
}

void ContactPicker::judge() {
    const protocol::Contact* contact = model_->record(table_->currentIndex());
    const QString why = contact != nullptr ? whyNoChange_(*contact) : QString();
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    pick_->setEnabled(contact != nullptr && why.isEmpty());
}

void ContactPicker::pick() {
    const protocol::Contact* contact = model_->record(table_->currentIndex());
    if (contact == nullptr || !pick_->isEnabled())
        return;
    const ContactId id = contact->id;
    accept();
    emit picked(id);
}

void ContactPicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void ContactPicker::retranslate() {
    setWindowTitle(tr("Add the number to a contact"));
    title_->setText(tr("Whose number is %1?").arg(number_));
    search_->setPrompt(tr("Search by name, company, number or e-mail"));
    table_->setAccessibleName(tr("Contacts"));
    pick_->setText(tr("Add the number"));
    cancel_->setText(tr("Cancel"));
    judge();
}

}  // namespace euterpe::screens
