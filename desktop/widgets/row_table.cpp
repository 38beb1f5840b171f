#include "desktop/widgets/row_table.h"

#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>

namespace euterpe::widgets {

RowTable::RowTable(const Theme& theme, QWidget* parent)
    : QTableView(parent), theme_(theme), header_(new RowHeader(theme, this)) {
    setHorizontalHeader(header_);
    prepareRows(*this, theme);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(size::kRow);
    verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
}

void RowTable::keyPressEvent(QKeyEvent* event) {
    if (isUseKey(*event)) {
        if (currentIndex().isValid())
            emit used(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        emit used(index);
    event->accept();
}

void RowTable::contextMenuEvent(QContextMenuEvent* event) {
    if (const auto place = menuPlace(*this, *event))
        emit menuRequested(place->index, place->at);
}

bool RowTable::viewportEvent(QEvent* event) {
    switch (event->type()) {
        case QEvent::HoverEnter:
        case QEvent::HoverMove:
            setHovered(rowAt(static_cast<QHoverEvent*>(event)->position().toPoint().y()));
            break;
        case QEvent::HoverLeave:
        case QEvent::Leave:
            setHovered(-1);
            break;
        default:
            break;
    }
    return QTableView::viewportEvent(event);
}

void RowTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    viewport()->update();
}

void RowTable::focusOutEvent(QFocusEvent* event) {
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void RowTable::setHovered(int row) {
    if (row == hovered_)
        return;
    hovered_ = row;
    viewport()->update();
}

QColor RowTable::ground(const QModelIndex& index) const {
    const Tokens& tokens = theme_.tokens();
    if (selectionModel() != nullptr && selectionModel()->isRowSelected(index.row(), {}))
        return tokens.selected;
    return index.row() == hovered_ ? tokens.hover : tokens.surface;
}

void RowTable::paintGround(QPainter& painter, const QRect& cell, const QModelIndex& index) const {
    const Tokens& tokens = theme_.tokens();
    const QColor color = ground(index);
    painter.fillRect(cell, color);
    const bool isFirst = header_->visualIndex(index.column()) == 0;
    const bool isLast = cell.right() >= viewport()->width() - 1;
    const QRect line(cell.left(), cell.bottom(), cell.width(), 1);
    painter.fillRect(line.adjusted(isFirst ? space::kMedium : 0, 0, isLast ? -space::kMedium : 0, 0),
                     color == tokens.surface ? tokens.border : color);
    const bool isCurrent = currentIndex().row() == index.row();
    if (isFirst && (color == tokens.selected || (isCurrent && hasFocus())))
        painter.fillRect(QRect(cell.left(), cell.top(), hasFocus() ? 4 : 2, cell.height()), tokens.accent);
}

}  // namespace euterpe::widgets
