#include "desktop/screens/dialogs/calm_delegate.h"

#include "desktop/widgets/painting.h"

#include <QIcon>
#include <QPainter>

namespace euterpe::screens {

void CalmDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto& tokens = theme_.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(option.rect, selected ? tokens.selected : tokens.surface);
    if (selected && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), tokens.accent);

    QRect cell = option.rect.adjusted(widgets::space::kSmall + 2, 0, -widgets::space::kTiny, 0);
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (!icon.isNull()) {
        const int side = widgets::size::kIcon;
        const QRect place(cell.left(), cell.top() + (cell.height() - side) / 2, side, side);
        icon.paint(painter, place);
        cell.setLeft(place.right() + widgets::space::kSmall);
    }
    const auto style = selected ? widgets::TextStyle::BodyStrong : widgets::TextStyle::Body;
    widgets::paintText(*painter, cell, index.data(Qt::DisplayRole).toString(), theme_.font(style),
                       tokens.text);
}

}  // namespace euterpe::screens
