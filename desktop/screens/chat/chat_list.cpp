#include "desktop/screens/chat/chat_list.h"

#include "desktop/models/chat_list_model.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/painting.h"
#include "desktop/widgets/row_view.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace euterpe::screens {
namespace {

using models::ChatListModel;
using models::ChatRow;
using widgets::paintText;
using widgets::TextStyle;
using widgets::Tone;
namespace space = widgets::space;
namespace size = widgets::size;

constexpr int kAvatar = 38;

const ChatRow* rowAt(const QModelIndex& index) {
    const auto* model = qobject_cast<const ChatListModel*>(index.model());
    return model == nullptr ? nullptr : model->row(index);
}

int lineHeight(const widgets::Theme& theme, TextStyle style) {
    return QFontMetrics(theme.font(style)).height();
}

QString shownDetail(const ChatRow& row) {
    if (row.isTyping)
        return ChatListModel::tr("writes…");
    return row.isOwnLast ? ChatListModel::tr("You: %1").arg(row.detail) : row.detail;
}

}  // namespace

ChatRowDelegate::ChatRowDelegate(const widgets::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme) {}

QSize ChatRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const ChatRow* row = rowAt(index);
    if (row != nullptr && row->kind == ChatRow::Kind::Heading)
        return {0, lineHeight(theme_, TextStyle::Caption) + space::kMedium + space::kTiny};
    const int words = lineHeight(theme_, TextStyle::BodyStrong) + lineHeight(theme_, TextStyle::Small) + 2;
    return {0, qMax(kAvatar, words) + 2 * space::kSmall};
}

void ChatRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const ChatRow* row = rowAt(index);
    if (row == nullptr)
        return;
    const auto& tokens = theme_.tokens();
    if (row->kind == ChatRow::Kind::Heading) {
        const QRect words = option.rect.adjusted(space::kMedium, space::kSmall, -space::kMedium, 0);
        return paintText(*painter, words, row->title, theme_.font(TextStyle::Caption), tokens.muted);
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor ground = isSelected ? tokens.selected : (isHovered ? tokens.hover : tokens.surface);
    const QRect box = option.rect.adjusted(space::kTiny, 1, -space::kTiny, -1);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawRoundedRect(box, size::kRadiusSmall, size::kRadiusSmall);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), size::kRadiusSmall, size::kRadiusSmall);
    }

    const QRect circle(box.left() + space::kSmall, box.center().y() - kAvatar / 2, kAvatar, kAvatar);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    paintAvatar(*painter, theme_, circle,
                {row->initials, row->phone, row->presence, phoneStatesVisible_ && !row->isGone, !row->isGone},
                ground, view != nullptr ? view->viewport() : nullptr);
    const int left = circle.right() + space::kMedium;
    int right = box.right() - space::kSmall;
    const int nameHeight = lineHeight(theme_, TextStyle::BodyStrong);
    const int detailHeight = lineHeight(theme_, TextStyle::Small);
    const int top = box.center().y() - (nameHeight + 2 + detailHeight) / 2;
    const bool isUnread = row->unread > 0;
    if (row->at > 0) {
        const QString when = models::momentBrief(row->at, QDateTime::currentMSecsSinceEpoch(), QLocale());
        const QFont& font = theme_.font(TextStyle::Caption);
        const int width = QFontMetrics(font).horizontalAdvance(when) + 2;
        paintText(*painter, {right - width, top, width, nameHeight}, when, font,
                  theme_.color(isUnread ? Tone::Accent : Tone::Muted), Qt::AlignRight | Qt::AlignVCenter);
        paintText(*painter, {left, top, right - width - space::kSmall - left, nameHeight}, row->title,
                  theme_.font(isUnread ? TextStyle::BodyStrong : TextStyle::Body), tokens.text);
    } else {
        paintText(*painter, {left, top, right - left, nameHeight}, row->title, theme_.font(TextStyle::Body),
                  tokens.text);
    }
    if (isUnread) {
        right -= widgets::badgeWidth(theme_, row->unread);
        widgets::paintBadge(*painter, theme_, {right, top + nameHeight + 2 + detailHeight / 2}, row->unread,
                            Tone::Busy);
        right -= space::kSmall;
    }
    const QColor ink =
        row->isTyping || isUnread ? theme_.color(row->isTyping ? Tone::Accent : Tone::Text) : tokens.muted;
    paintText(*painter, {left, top + nameHeight + 2, right - left, detailHeight}, shownDetail(*row),
              theme_.font(TextStyle::Small), ink);
    painter->restore();
}

bool ChatRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                                const QModelIndex& index) {
    const ChatRow* row = rowAt(index);
    if (row == nullptr || event->type() != QEvent::ToolTip)
        return false;
    const QString words = row->title + u'\n' + row->detail.left(400);
    QToolTip::showText(event->globalPos(), words.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")),
                       view);
    return true;
}

ChatList::ChatList(const widgets::Theme& theme, QWidget* parent)
    : QListView(parent), rows_(new ChatRowDelegate(theme, this)) {
    setItemDelegate(rows_);
    widgets::prepareRows(*this, theme);
    connect(this, &QListView::clicked, this, &ChatList::used);
}

void ChatList::keyPressEvent(QKeyEvent* event) {
    if (widgets::isUseKey(*event)) {
        if (currentIndex().isValid())
            emit used(currentIndex());
        event->accept();
        return;
    }
    QListView::keyPressEvent(event);
}

}  // namespace euterpe::screens
