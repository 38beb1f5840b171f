// Where the keyboard is in a table: what every screen with a search field above rows does alike. GUI thread.
#pragma once

#include <QAbstractItemView>

namespace euterpe::widgets {

// From the search field to the rows: the current one, else the first. `column`: which cell of it.
inline void goToRows(QAbstractItemView& rows, int column = 0) {
    if (rows.model()->rowCount() == 0)
        return;
    if (!rows.currentIndex().isValid())
        rows.setCurrentIndex(rows.model()->index(0, column));
    rows.setFocus(Qt::TabFocusReason);
}

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
