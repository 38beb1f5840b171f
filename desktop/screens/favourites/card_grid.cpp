#include "desktop/screens/favourites/card_grid.h"

#include "desktop/models/extension_model.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/painting.h"
#include "desktop/widgets/row_view.h"

#include <utility>

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace euterpe::screens {
namespace {

using models::ExtensionModel;
using namespace widgets;

constexpr int kMinimumCard = 270;
constexpr int kGap = 5;  // on each side of a card
constexpr int kPadding = 14;
constexpr int kButton = 40;

QRect cardOf(const QRect& cell) {
    return cell.adjusted(kGap, kGap, -kGap, -kGap);
}

}  // namespace

CardDelegate::CardDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme) {}

int CardDelegate::cellHeight() const {
    const int text = QFontMetrics(theme_.font(TextStyle::Heading)).height() +
                     QFontMetrics(theme_.font(TextStyle::Small)).height() + space::kTiny;
    const int state = phoneStatesVisible_ ? 26 + space::kSmall : 0;
    return 2 * kGap + 2 * kPadding + qMax(text + state, size::kAvatarLarge + space::kSmall);
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {cellWidth_, cellHeight()};
}

QRect CardDelegate::callButton(const QRect& cell) const {
    const QRect card = cardOf(cell);
    return {card.right() - kPadding - kButton + 1, card.center().y() - kButton / 2, kButton, kButton};
}

void CardDelegate::paintFrame(QPainter* painter, const QStyleOptionViewItem& option,
                              const QRect& card) const {
    const Tokens& tokens = theme_.tokens();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = isSelected && option.widget != nullptr && option.widget->hasFocus();
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const double pen = hasFocus ? 2 : 1;
    painter->setPen(
        QPen(isSelected ? tokens.accent : (isHovered ? tokens.borderStrong : tokens.border), pen));
    painter->setBrush(tokens.raised);
    painter->drawRoundedRect(QRectF(card).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), size::kRadius,
                             size::kRadius);
}

void CardDelegate::paintCallButton(QPainter* painter, const QStyleOptionViewItem& option) const {
    const QRect button = callButton(option.rect);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const QPoint pointer = view != nullptr ? view->viewport()->mapFromGlobal(QCursor::pos()) : QPoint();
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) && button.contains(pointer);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isHot ? theme_.color(Tone::Free) : theme_.wash(Tone::Free));
    painter->drawEllipse(button);
    theme_.icons().paint(*painter, button, Icon::Phone, size::kIcon,
                         theme_.color(isHot ? Tone::OnAccent : Tone::Free));
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto* record = index.data(ExtensionModel::RecordRole).value<const protocol::Extension*>();
    if (record == nullptr)
        return;
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    QWidget* canvas = view != nullptr ? view->viewport() : nullptr;
    const QRect card = cardOf(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, option, card);
    const QRect circle(card.left() + kPadding, card.center().y() - size::kAvatarLarge / 2, size::kAvatarLarge,
                       size::kAvatarLarge);
    const AvatarLook look{models::initials(models::qs(record->firstName), models::qs(record->lastName)),
                          record->phone, record->presence, phoneStatesVisible_, true};
    paintAvatar(*painter, theme_, circle, look, theme_.tokens().raised, canvas);

    const int left = circle.right() + kPadding + 2;
    const int width = callButton(option.rect).left() - kPadding - left;
    const int nameHeight = QFontMetrics(theme_.font(TextStyle::Heading)).height();
    const int lineHeight = QFontMetrics(theme_.font(TextStyle::Small)).height();
    const int state = phoneStatesVisible_ ? 26 + space::kTiny : 0;
    int y = card.center().y() - (nameHeight + lineHeight + 2 + state) / 2;
    paintText(*painter, {left, y, width, nameHeight}, models::displayName(*record),
              theme_.font(TextStyle::Heading), theme_.color(Tone::Text));
    y += nameHeight + 2;
    QString line = models::qs(record->id.str());
    if (!record->company.empty())
        line += QStringLiteral(" · ") + models::qs(record->company);
    paintText(*painter, {left, y, width, lineHeight}, line, theme_.font(TextStyle::Small),
              theme_.color(Tone::Muted));
    y += lineHeight + space::kTiny;
    if (phoneStatesVisible_) {
        using protocol::PhoneState;
        const bool isPlain = record->phone != PhoneState::Busy && record->phone != PhoneState::Ringing &&
                             record->phone != PhoneState::OnHold;
        // Plain states have no box; they line up with the text above.
        paintPhonePill(*painter, theme_, {left - (isPlain ? 10 : 0), y, width, 26}, record->phone, canvas);
    }
    paintCallButton(painter, option);
    painter->restore();
}

bool CardDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                               const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease && event->type() != QEvent::MouseButtonDblClick)
        return false;
    auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !callButton(option.rect).contains(mouse->position().toPoint()))
        return false;
    // The second half of a double click belongs to the click that has called already.
    if (event->type() == QEvent::MouseButtonDblClick)
        afterDoubleClick_ = true;
    else if (!std::exchange(afterDoubleClick_, false))
        emit callClicked(index);
    return true;
}

// -- grid

CardGrid::CardGrid(const Theme& theme, QWidget* parent)
    : QListView(parent), cards_(new CardDelegate(theme, this)) {
    setItemDelegate(cards_);
    prepareRows(*this, theme);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
}

void CardGrid::share() {
    // The scroll bar's room is kept free, so that its coming and going does not make the columns jump.
    const int room = width() - style()->pixelMetric(QStyle::PM_ScrollBarExtent) - 1;
    const int columns = qMax(1, room / kMinimumCard);
    const QSize cell(room / columns, cards_->cellHeight());
    if (gridSize() == cell)
        return;
    cards_->setCellWidth(cell.width());
    setGridSize(cell);
}

void CardGrid::resizeEvent(QResizeEvent* event) {
    share();
    QListView::resizeEvent(event);
}

void CardGrid::keyPressEvent(QKeyEvent* event) {
    if (isUseKey(*event)) {
        if (currentIndex().isValid())
            emit used(currentIndex());
        event->accept();
        return;
    }
    QListView::keyPressEvent(event);
}

void CardGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    QListView::mouseDoubleClickEvent(event);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    if (event->button() == Qt::LeftButton && index.isValid() &&
        !cards_->callButton(visualRect(index)).contains(at))
        emit used(index);
}

void CardGrid::mouseMoveEvent(QMouseEvent* event) {
    QListView::mouseMoveEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid())
        viewport()->update(visualRect(index));
}

void CardGrid::contextMenuEvent(QContextMenuEvent* event) {
    if (const auto place = menuPlace(*this, *event))
        emit menuRequested(place->index, place->at);
}

bool CardGrid::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish)
        share();
    return QListView::event(event);
}

}  // namespace euterpe::screens
