#include "desktop/widgets/row_tree.h"

#include "desktop/widgets/cell_delegates.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_view.h"
#include "desktop/widgets/theme.h"

#include <QContextMenuEvent>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QPainter>

namespace euterpe::widgets {

RowTree::RowTree(const Theme& theme, QWidget* parent)
    : QTreeView(parent), theme_(theme), header_(new RowHeader(theme, this)) {
    setHeader(header_);
    prepareRows(*this, theme);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setItemsExpandable(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
}

void RowTree::setModel(QAbstractItemModel* model) {
    QTreeView::setModel(model);
    header_->distribute();
}

// -- details

void RowTree::openDetails(const QModelIndex& row) {
    if (!twoLevels_ || !row.isValid() || row.parent().isValid())
        return;
    const QModelIndex first = row.siblingAtColumn(0);
    expand(first);
    const int details = model()->rowCount(first);
    if (details == 0)
        return;
    spanDetails(first, 0, details - 1);
    setCurrentIndex(model()->index(0, 0, first));
}

void RowTree::spanDetails(const QModelIndex& row, int first, int last) {
    for (int detail = first; detail <= last; ++detail)
        setFirstColumnSpanned(detail, row, true);
}

void RowTree::closeDetails(const QModelIndex& row) {
    if (!row.isValid())
        return;
    const QModelIndex top = row.parent().isValid() ? row.parent() : row.siblingAtColumn(0);
    if (currentIndex().parent() == top)
        setCurrentIndex(top);
    collapse(top);
}

void RowTree::toggleDetails(const QModelIndex& row) {
    const QModelIndex first = row.siblingAtColumn(0);
    isExpanded(first) ? closeDetails(first) : openDetails(first);
}

void RowTree::use(const QModelIndex& index) {
    if (!index.isValid())
        return;
    if (twoLevels_ && !index.parent().isValid())
        openDetails(index);
    else
        emit used(index);
}

void RowTree::rowsInserted(const QModelIndex& parent, int start, int end) {
    QTreeView::rowsInserted(parent, start, end);
    if (parent.isValid())
        spanDetails(parent, start, end);
    viewport()->update();
}

// -- keys and pointer

void RowTree::keyPressEvent(QKeyEvent* event) {
    const QModelIndex current = currentIndex();
    const bool onDetail = current.parent().isValid();
    switch (event->key()) {
        case Qt::Key_Right:
            if (!onDetail)
                openDetails(current);
            event->accept();
            return;
        case Qt::Key_Left:
            closeDetails(current);
            event->accept();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            use(current);
            event->accept();
            return;
        default:
            QTreeView::keyPressEvent(event);
    }
}

void RowTree::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        QTreeView::mouseDoubleClickEvent(event);
        return;
    }
    afterDoubleClick_ = true;
    event->accept();
    const auto* cell = qobject_cast<const TextDelegate*>(itemDelegateForIndex(index));
    if (cell != nullptr && !index.parent().isValid() &&
        cell->takesClick(visualRect(index), event->position().toPoint()))
        return;
    if (twoLevels_ && !index.parent().isValid())
        toggleDetails(index);
    else
        emit used(index);
}

void RowTree::mouseReleaseEvent(QMouseEvent* event) {
    if (afterDoubleClick_) {
        afterDoubleClick_ = false;
        event->accept();
        return;
    }
    QTreeView::mouseReleaseEvent(event);
}

void RowTree::contextMenuEvent(QContextMenuEvent* event) {
    if (const auto place = menuPlace(*this, *event))
        emit menuRequested(place->index, place->at);
}

bool RowTree::viewportEvent(QEvent* event) {
    switch (event->type()) {
        case QEvent::HoverEnter:
        case QEvent::HoverMove:
            setHovered(indexAt(static_cast<QHoverEvent*>(event)->position().toPoint()));
            break;
        case QEvent::HoverLeave:
        case QEvent::Leave:
            setHovered({});
            break;
        default:
            break;
    }
    return QTreeView::viewportEvent(event);
}

void RowTree::setHovered(const QModelIndex& index) {
    const QModelIndex row = index.isValid() ? index.siblingAtColumn(0) : QModelIndex();
    if (hovered_ == row)
        return;
    hovered_ = row;
    viewport()->update();
}

bool RowTree::isHovered(const QModelIndex& index) const {
    return hovered_.isValid() && hovered_ == index.siblingAtColumn(0);
}

// -- painting

QColor RowTree::ground(const QModelIndex& index) const {
    const Tokens& tokens = theme_.tokens();
    if (selectionModel() != nullptr && selectionModel()->isRowSelected(index.row(), index.parent()))
        return tokens.selected;
    if (isHovered(index))
        return tokens.hover;
    return tokens.surface;
}

void RowTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Tokens& tokens = theme_.tokens();
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const QColor color = ground(index);
    painter->fillRect(row, color);
    const bool isCurrent = currentIndex().isValid() && currentIndex().row() == index.row() &&
                           currentIndex().parent() == index.parent();
    // The bar says "selected" without colour; it is thin while another widget has the keyboard.
    if (color == tokens.selected || (isCurrent && hasFocus()))
        painter->fillRect(QRect(0, row.top(), hasFocus() ? 4 : 2, row.height()), tokens.accent);
    painter->fillRect(QRect(space::kMedium, row.bottom(), row.width() - 2 * space::kMedium, 1),
                      color == tokens.surface ? tokens.border : color);
    QTreeView::drawRow(painter, option, index);
}

void RowTree::drawBranches(QPainter*, const QRect&, const QModelIndex&) const {
    // There is no indentation; the first column's delegate draws the chevron.
}

}  // namespace euterpe::widgets
