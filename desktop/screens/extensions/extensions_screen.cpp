#include "desktop/screens/extensions/extensions_screen.h"

#include "desktop/models/extension_model.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/extensions/missing_rows.h"
#include "desktop/widgets/cell_delegates.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/person_delegate.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::ExtensionModel;
using namespace widgets;

ExtensionsScreen::ExtensionsScreen(const Theme& theme, const replica::ExtensionStore& extensions,
                                   const replica::FavouriteStore& favourites, const replica::SelfStore& self,
                                   const replica::SyncState& sync, const replica::CallStore& calls,
                                   replica::Commands& commands, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      extensions_(extensions),
      favourites_(favourites),
      self_(self),
      sync_(sync),
      calls_(calls),
      commands_(commands),
      model_(new ExtensionModel(extensions, favourites, ExtensionModel::Scope::All, this)),
      search_(new SearchField(theme, this)),
      table_(new RowTree(theme, this)),
      person_(new PersonDelegate(theme, this)),
      empty_(new EmptyState(theme, this)),
      pages_(new QStackedLayout) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kLarge, 0);
    top->addWidget(search_);
    column->addLayout(top);
    column->addLayout(pages_, 1);
    pages_->addWidget(table_);
    pages_->addWidget(empty_);

    connect(search_, &SearchField::textChanged, this,
            [this](const QString& text) { applyFilter(*table_, *model_, text); });
    connect(search_, &SearchField::leaveDown, this, [this] { goToRows(*table_); });
    connect(empty_, &EmptyState::actionTriggered, this, [this] { search_->setText({}); });
    connect(&self, &replica::SelfStore::sessionChanged, this, &ExtensionsScreen::applyMode);
    connect(&sync, &replica::SyncState::changed, this, &ExtensionsScreen::updatePages);
    connect(model_, &QAbstractItemModel::modelReset, this, &ExtensionsScreen::updatePages);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &ExtensionsScreen::updatePages);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &ExtensionsScreen::updatePages);
    retranslate();
}

void ExtensionsScreen::buildTable() {
    auto* phone = new PhoneStateDelegate(theme_, this);
    auto* star = new StarDelegate(theme_, this);
    table_->setItemDelegate(new TextDelegate(theme_, TextStyle::Body, Tone::Text, this));
    table_->setItemDelegateForColumn(ExtensionModel::Presence, person_);
    table_->setItemDelegateForColumn(ExtensionModel::Phone, phone);
    table_->setItemDelegateForColumn(ExtensionModel::Number,
                                     new TextDelegate(theme_, TextStyle::BodyStrong, Tone::Text, this));
    table_->setItemDelegateForColumn(ExtensionModel::Company,
                                     new TextDelegate(theme_, TextStyle::Body, Tone::Muted, this));
    table_->setItemDelegateForColumn(ExtensionModel::Favourite, star);
    const int em = QFontMetrics(theme_.font(TextStyle::Body)).averageCharWidth();
    RowHeader& header = table_->rowHeader();
    header.setColumn(ExtensionModel::Presence, 72, 0);
    header.setColumn(ExtensionModel::Phone, phonePillWidth(theme_) + space::kSmall, 0);
    header.setColumn(ExtensionModel::Number, 8 * em, 0);
    header.setColumn(ExtensionModel::FirstName, 8 * em, 2);
    header.setColumn(ExtensionModel::LastName, 9 * em, 2);
    header.setColumn(ExtensionModel::Company, 12 * em, 5, 1);
    header.setColumn(ExtensionModel::Favourite, 52, 0);
    table_->setModel(model_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(ExtensionModel::LastName, Qt::AscendingOrder);

    connect(person_, &PersonDelegate::toggleRequested, table_, &RowTree::toggleDetails);
    connect(star, &StarDelegate::clicked, this, &ExtensionsScreen::toggleFavourite);
    connect(table_, &RowTree::menuRequested, this, &ExtensionsScreen::showMenu);
    connect(table_, &RowTree::used, this, [this](const QModelIndex& index) {
        emit dialRequested(index.data(ExtensionModel::NumberRole).toString());
    });
}

void ExtensionsScreen::focusSearch() {
    search_->focusAndSelect();
}

void ExtensionsScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ExtensionsScreen::retranslate() {
    search_->setPrompt(tr("Search a colleague by name, company or number"));
    table_->setAccessibleName(tr("Extensions"));
    table_->viewport()->update();
    table_->rowHeader().setColumn(ExtensionModel::Phone, phonePillWidth(theme_) + space::kSmall, 0);
    table_->rowHeader().viewport()->update();
    applyMode();
    updatePages();
}

// Mode Free does not see the telephones of others (section O): the column goes, and with it the ring.
void ExtensionsScreen::applyMode() {
    const bool visible = self_.may(protocol::Permission::PhoneStates);
    model_->setPhoneStatesVisible(visible);
    person_->setPhoneStatesVisible(visible);
    table_->rowHeader().setWanted(ExtensionModel::Phone, visible);
    table_->viewport()->update();
}

void ExtensionsScreen::showMenu(const QModelIndex& index, const QPoint& at) {
    const protocol::Extension* record = model_->record(index);
    if (record == nullptr)
        return;
    ExtensionMenu menu;
    menu.number = models::qs(record->id.str());
    menu.isFavourite = favourites_.contains(record->id);
    menu.phone = record->phone;
    menu.act = [this, number = menu.number](PersonAction action) {
        emit personActionRequested(action, number);
    };
    menu.call = [this, number = menu.number] { emit dialRequested(number); };
    menu.toggleFavourite = [this, row = QPersistentModelIndex(index)] { toggleFavourite(row); };
    menu.popup({theme_, self_, sync_, calls_}, at, this);
}

void ExtensionsScreen::toggleFavourite(const QModelIndex& index) {
    const protocol::Extension* record = model_->record(index);
    if (record == nullptr)
        return;
    const bool wanted = !favourites_.contains(record->id);
    commands_.setFavourite(record->id, wanted, this, [this](const Result<void>& answer) {
        if (!answer.ok())
            emit failed(models::text(answer.error().code));
    });
}

void ExtensionsScreen::updatePages() {
    const int shown = model_->rowCount();
    search_->setCount(shown, model_->total());
    if (shown > 0) {
        pages_->setCurrentWidget(table_);
        return;
    }
    if (model_->total() > 0)
        empty_->setContent(Icon::Search, tr("Nothing found"),
                           tr("No colleague matches “%1”.").arg(search_->text()), tr("Clear the search"));
    else
        showMissingRows(*empty_, sync_, Icon::Extensions, tr("No colleagues yet"),
                        tr("The administrator has not added any extension."));
    pages_->setCurrentWidget(empty_);
}

}  // namespace euterpe::screens
