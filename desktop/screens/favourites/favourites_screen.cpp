#include "desktop/screens/favourites/favourites_screen.h"

#include "desktop/models/extension_model.h"
#include "desktop/models/status_text.h"
#include "desktop/screens/extensions/missing_rows.h"
#include "desktop/screens/favourites/card_grid.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/theme.h"

#include <QEvent>
#include <QLineEdit>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace euterpe::screens {

using models::ExtensionModel;
using namespace widgets;

FavouritesScreen::FavouritesScreen(const Theme& theme, const replica::ExtensionStore& extensions,
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
      model_(new ExtensionModel(extensions, favourites, ExtensionModel::Scope::Favourites, this)),
      search_(new SearchField(theme, this)),
      grid_(new CardGrid(theme, this)),
      empty_(new EmptyState(theme, this)),
      pages_(new QStackedLayout) {
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    grid_->setModel(model_);
    grid_->setModelColumn(ExtensionModel::FirstName);
    model_->sort(ExtensionModel::LastName, Qt::AscendingOrder);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kMedium, 0, 0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::kMedium, 0, space::kLarge, 0);
    top->addWidget(search_);
    column->addLayout(top);
    auto* cards = new QWidget(this);
    auto* cardColumn = new QVBoxLayout(cards);
    cardColumn->setContentsMargins(space::kSmall, 0, 0, 0);
    cardColumn->addWidget(grid_);
    pages_->addWidget(cards);
    pages_->addWidget(empty_);
    column->addLayout(pages_, 1);

    const auto call = [this](const QModelIndex& index) {
        emit dialRequested(index.data(ExtensionModel::NumberRole).toString());
    };
    connect(grid_, &CardGrid::used, this, call);
    connect(&grid_->cards(), &CardDelegate::callClicked, this, call);
    connect(grid_, &CardGrid::menuRequested, this, &FavouritesScreen::showMenu);
    connect(search_, &SearchField::textChanged, this,
            [this](const QString& text) { model_->setFilter(text); });
    connect(search_, &SearchField::leaveDown, this, [this] {
        if (!grid_->currentIndex().isValid())
            grid_->setCurrentIndex(model_->index(0, ExtensionModel::FirstName));
        grid_->setFocus(Qt::TabFocusReason);
    });
    connect(empty_, &EmptyState::actionTriggered, this, [this] {
        if (search_->text().isEmpty())
            emit extensionsRequested();
        search_->setText({});
    });
    connect(&self, &replica::SelfStore::sessionChanged, this, &FavouritesScreen::applyMode);
    connect(&sync, &replica::SyncState::changed, this, &FavouritesScreen::updatePages);
    connect(model_, &QAbstractItemModel::modelReset, this, &FavouritesScreen::updatePages);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &FavouritesScreen::updatePages);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &FavouritesScreen::updatePages);
    retranslate();
    applyMode();
}

void FavouritesScreen::focusSearch() {
    search_->focusAndSelect();
}

void FavouritesScreen::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FavouritesScreen::retranslate() {
    search_->setPrompt(tr("Search the favourites"));
    grid_->setAccessibleName(tr("Favourites"));
    grid_->viewport()->update();
    updatePages();
}

// Mode Free has favourites without their telephone's state (section O).
void FavouritesScreen::applyMode() {
    const bool visible = self_.may(protocol::Permission::PhoneStates);
    model_->setPhoneStatesVisible(visible);
    grid_->cards().setPhoneStatesVisible(visible);
    grid_->doItemsLayout();
    grid_->viewport()->update();
}

void FavouritesScreen::showMenu(const QModelIndex& index, const QPoint& at) {
    const protocol::Extension* record = model_->record(index);
    if (record == nullptr)
        return;
    ExtensionMenu menu;
    menu.number = models::qs(record->id.str());
    menu.isFavourite = true;
    menu.phone = record->phone;
    menu.act = [this, number = menu.number](PersonAction action) {
        emit personActionRequested(action, number);
    };
    menu.call = [this, number = menu.number] { emit dialRequested(number); };
    menu.toggleFavourite = [this, id = record->id] {
        commands_.setFavourite(id, !favourites_.contains(id), this, [this](const Result<void>& answer) {
            if (!answer.ok())
                emit failed(models::text(answer.error().code));
        });
    };
    menu.popup({theme_, self_, sync_, calls_}, at, this);
}

void FavouritesScreen::updatePages() {
    const int shown = model_->rowCount();
    search_->setCount(shown, model_->total());
    if (shown > 0) {
        pages_->setCurrentIndex(0);
        return;
    }
    if (model_->total() > 0)
        empty_->setContent(Icon::Search, tr("Nothing found"),
                           tr("No favourite matches “%1”.").arg(search_->text()), tr("Clear the search"));
    else if (extensions_.size() > 0)
        empty_->setContent(Icon::Star, tr("No favourites yet"),
                           tr("Click the star beside a colleague whom you call often."),
                           tr("Show the extensions"));
    else
        showMissingRows(*empty_, sync_, Icon::Star, tr("No favourites yet"), QString());
    pages_->setCurrentWidget(empty_);
}

}  // namespace euterpe::screens
