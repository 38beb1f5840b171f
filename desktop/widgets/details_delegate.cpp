#include "desktop/widgets/details_delegate.h"

#include "desktop/widgets/icons.h"

#include <QMouseEvent>
#include <QPainter>

namespace euterpe::widgets {
namespace {

constexpr int kChevron = 14;
constexpr int kDetailIndent = 64;

}  // namespace

DetailsDelegate::DetailsDelegate(const Theme& theme, QObject* parent)
    : TextDelegate(theme, TextStyle::Body, Tone::Text, parent) {}

QRect DetailsDelegate::paintChevron(QPainter* painter, const QStyleOptionViewItem& option) const {
    const bool isOpen = option.state.testFlag(QStyle::State_Open);
    const QRect chevron(option.rect.left() + space::kSmall, option.rect.top(), kChevron,
                        option.rect.height());
    theme().icons().paint(*painter, chevron, isOpen ? Icon::ChevronDown : Icon::ChevronRight, kChevron,
                          theme().color(Tone::Muted));
    return option.rect.adjusted(chevron.right() + space::kSmall - option.rect.left(), 0, 0, 0);
}

void DetailsDelegate::paintDetail(QPainter* painter, const QStyleOptionViewItem& option, Icon icon,
                                  const QString& text, const QString& hint) const {
    QRect rest = option.rect.adjusted(kDetailIndent, 0, -space::kLarge, 0);
    const QRect place(rest.left(), rest.top(), size::kIcon, rest.height());
    theme().icons().paint(*painter, place, icon, size::kIcon, theme().color(Tone::Accent));
    rest.setLeft(place.right() + space::kSmall);
    paintText(*painter, rest, text, theme().font(TextStyle::BodyStrong), theme().color(Tone::Accent));
    if (option.state.testFlag(QStyle::State_Selected))
        paintText(*painter, rest, hint, theme().font(TextStyle::Caption), theme().color(Tone::Muted),
                  Qt::AlignRight | Qt::AlignVCenter);
}

bool DetailsDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) {
    if (!isLeftRelease(event) || index.parent().isValid())
        return false;
    if (!takesClick(option.rect, static_cast<QMouseEvent*>(event)->position().toPoint()))
        return false;
    emit toggleRequested(index);
    return true;
}

bool DetailsDelegate::takesClick(const QRect& cell, const QPoint& position) const {
    return position.x() - cell.left() <= kChevron + 2 * space::kSmall;
}

}  // namespace euterpe::widgets
