// Recent calls (G1-G4): the user's own, newest first, searched by name, number and date, called back by a
// double click. The list is pinned while it is read; new calls are announced above it. Owns its model; asks
// the source for pages only while visible. GUI thread only; made by the main window.
#pragma once

#include "desktop/replica/extension_store.h"
#include "desktop/replica/register_source.h"
#include "desktop/replica/self_store.h"
#include "desktop/replica/sync_state.h"

#include <QWidget>

class QFrame;
class QLabel;
class QMenu;
class QPushButton;
class QStackedLayout;

namespace euterpe::models {
class RegisterModel;
}
namespace euterpe::widgets {
class EmptyState;
class RegisterDelegate;
class RowTable;
class SearchField;
class Theme;
}  // namespace euterpe::widgets

namespace euterpe::screens {

class PeriodPicker;

class RegisterScreen : public QWidget {
    Q_OBJECT
  public:
    // All references outlive the screen.
    RegisterScreen(const widgets::Theme& theme, replica::RegisterSource& source,
                   const replica::ExtensionStore& extensions, const replica::SelfStore& self,
                   const replica::SyncState& sync, QWidget* parent = nullptr);

    // F12.
    void focusSearch();
    widgets::RowTable& table() const { return *table_; }
    widgets::SearchField& search() const { return *search_; }
    // The recording that is heard now, "" = none.
    void showPlaying(const QString& recording);
    PeriodPicker& period() const { return *period_; }

  signals:
    void dialRequested(const QString& number);
    // Into the phonebook; `name` may be empty.
    void contactRequested(const QString& number, const QString& name);
    // A recorded call is to be heard, or heard no longer (D13).
    void playRequested(const QString& recording);
    void saveRequested(const QString& recording);
    // Calls that came since the list was opened.
    void newCallsChanged(int count);
    // The user sees the newest calls, the last of which is this row.
    void looked(std::int64_t newest);
    // All of the list is to be written to a file.
    void exportRequested(const euterpe::protocol::RegisterFilter& filter);

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void buildTable();
    QWidget* buildNews();
    void retranslate();
    void applyFilter();
    void call(const QModelIndex& index);
    void showMenu(const QModelIndex& index, const QPoint& at);
    void addRecording(QMenu& menu, const QModelIndex& index);
    void updateNews();
    void updatePages();
    void noteLook();

    const widgets::Theme& theme_;
    replica::RegisterSource& source_;
    const replica::SelfStore& self_;
    const replica::SyncState& sync_;
    models::RegisterModel* model_;
    widgets::SearchField* search_;
    PeriodPicker* period_;
    QPushButton* export_;
    QFrame* news_ = nullptr;
    QLabel* newsText_ = nullptr;
    QPushButton* newsButton_ = nullptr;
    widgets::RowTable* table_;
    widgets::RegisterDelegate* cells_;
    QString playing_;
    widgets::EmptyState* empty_;
    QStackedLayout* pages_;
};

}  // namespace euterpe::screens
