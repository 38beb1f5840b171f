#include "desktop/widgets/row_view.h"

#include "desktop/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace euterpe::widgets {

void prepareRows(QAbstractItemView& rows, const Theme& theme) {
    // AppStyle leaves selection and focus to the view's own painting.
    rows.setProperty("ownRows", true);
    rows.viewport()->setProperty("ownRows", true);
    rows.setSelectionMode(QAbstractItemView::SingleSelection);
    rows.setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    rows.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows.setFrameShape(QFrame::NoFrame);
    rows.setMouseTracking(true);
    rows.viewport()->setAttribute(Qt::WA_Hover);
    rows.verticalScrollBar()->setSingleStep(size::kRow);
    QObject::connect(&theme, &Theme::changed, &rows, [&rows] { rows.viewport()->update(); });
}

bool isUseKey(const QKeyEvent& event) {
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

std::optional<MenuPlace> menuPlace(const QAbstractItemView& rows, const QContextMenuEvent& event) {
    const bool byKey = event.reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? rows.currentIndex() : rows.indexAt(event.pos());
    if (!index.isValid())
        return std::nullopt;
    if (!byKey)
        return MenuPlace{index, event.globalPos()};
    return MenuPlace{index, rows.viewport()->mapToGlobal(rows.visualRect(index).bottomLeft())};
}

void goToRows(QAbstractItemView& rows, int column) {
    if (rows.model()->rowCount() == 0)
        return;
    if (!rows.currentIndex().isValid())
        rows.setCurrentIndex(rows.model()->index(0, column));
    rows.setFocus(Qt::TabFocusReason);
}

}  // namespace euterpe::widgets
