// What every list and table of ours does alike: how it is set up, and how it is used by mouse and keyboard.
// GUI thread.
#pragma once

#include <optional>

#include <QAbstractItemView>

class QContextMenuEvent;
class QKeyEvent;

namespace euterpe::widgets {

class Theme;

// One current row, no editing in place, no frame, scrolled by pixels; painted by its own delegate, again when
// the theme changes.
void prepareRows(QAbstractItemView& rows, const Theme& theme);

// Return and Enter use the current row.
[[nodiscard]] bool isUseKey(const QKeyEvent& event);

struct MenuPlace {
    QModelIndex index;
    QPoint at;  // on the screen
};
// Where a context menu belongs: under the pointer, or below the current row when a key asked for it.
[[nodiscard]] std::optional<MenuPlace> menuPlace(const QAbstractItemView& rows,
                                                 const QContextMenuEvent& event);

// From the search field to the rows: the current one, else the first. `column`: which cell of it.
void goToRows(QAbstractItemView& rows, int column = 0);

// Sets the filter of a model of ours; the current record stays current while it matches.
template <class Model>
void applyFilter(QAbstractItemView& rows, Model& model, const QString& text) {
    const auto* current = model.record(rows.currentIndex());
    const auto id = current != nullptr ? current->id : decltype(current->id)();
    model.setFilter(text);
    if (const QModelIndex again = model.indexOf(id, 0); again.isValid())
        rows.setCurrentIndex(again);
}

}  // namespace euterpe::widgets
