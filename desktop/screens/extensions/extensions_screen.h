// The directory of colleagues (F2-F5): search as you type, presence and telephone state, details, favourites.
// Owns its model; shows the stores and never changes them but through Commands. GUI thread only; made by the
// main window.
#pragma once

#include "desktop/replica/commands.h"
#include "desktop/replica/extension_store.h"
#include "desktop/replica/favourite_store.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"
#include "desktop/screens/extensions/extension_menu.h"

#include <QWidget>

class QStackedLayout;

namespace euterpe::models {
class ExtensionModel;
}
namespace euterpe::widgets {
class EmptyState;
class PersonDelegate;
class RowTree;
class SearchField;
class Theme;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class ExtensionsScreen : public QWidget {
    Q_OBJECT
  public:
    // All references outlive the screen.
    ExtensionsScreen(const widgets::Theme& theme, const replica::ExtensionStore& extensions,
                     const replica::FavouriteStore& favourites, const replica::SelfStore& self,
                     const replica::SyncState& sync, const replica::CallStore& calls,
                     replica::Commands& commands, QWidget* parent = nullptr);

    // F10.
    void focusSearch();
    widgets::RowTree& table() const { return *table_; }
    widgets::SearchField& search() const { return *search_; }
    const models::ExtensionModel& model() const { return *model_; }

  signals:
    void dialRequested(const QString& number);
    void personActionRequested(euterpe::screens::PersonAction action, const QString& number);
    // A request of this screen was refused; the words are for the user.
    void failed(const QString& explanation);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildTable();
    void retranslate();
    void applyMode();
    void showMenu(const QModelIndex& index, const QPoint& at);
    void toggleFavourite(const QModelIndex& index);
    void updatePages();

    const widgets::Theme& theme_;
    const replica::ExtensionStore& extensions_;
    const replica::FavouriteStore& favourites_;
    const replica::SelfStore& self_;
    const replica::SyncState& sync_;
    const replica::CallStore& calls_;
    replica::Commands& commands_;
    models::ExtensionModel* model_;
    widgets::SearchField* search_;
    widgets::RowTree* table_;
    widgets::PersonDelegate* person_;
    widgets::EmptyState* empty_;
    QStackedLayout* pages_;
};

}  // namespace euterpe::screens
