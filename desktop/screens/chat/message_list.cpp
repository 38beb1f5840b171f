#include "desktop/screens/chat/message_list.h"

#include "desktop/models/status_text.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/painting.h"
#include "desktop/widgets/row_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace euterpe::screens {

using models::ChatLine;
using models::ConversationModel;
using models::MessageState;
using widgets::Icon;
using widgets::TextStyle;
using widgets::Tone;
namespace space = widgets::space;
namespace size = widgets::size;

namespace {

constexpr int kWidestBubble = 560;
constexpr int kLayoutsKept = 400;
constexpr int kOlderFrom = 400;  // pixels from the top
constexpr int kTick = 13;

const ChatLine* lineAt(const QModelIndex& index) {
    const auto* model = qobject_cast<const ConversationModel*>(index.model());
    return model == nullptr ? nullptr : model->line(index);
}

QString dayText(const QDate& day) {
    const QDate today = QDate::currentDate();
    if (day == today)
        return ConversationModel::tr("Today");
    if (day == today.addDays(-1))
        return ConversationModel::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

// What the server has shows its time, the rest what keeps it.
QString footText(const ChatLine& line) {
    const bool isHere = line.state == MessageState::Waiting || line.state == MessageState::Refused;
    return isHere ? models::text(line.state) : QLocale().toString(line.at.time(), QLocale::ShortFormat);
}

bool hasTicks(const ChatLine& line) {
    return line.number > 0 && line.isOwn;
}

// One tick: the server has it; two: it has arrived; two in colour: it was read.
void paintTicks(QPainter& painter, const widgets::Theme& theme, const QRect& foot, MessageState state) {
    const bool isRead = state == MessageState::Read;
    const QColor ink = theme.color(isRead ? Tone::Accent : Tone::Muted);
    const int count = isRead || state == MessageState::Delivered ? 2 : 1;
    for (int i = 0; i < count; ++i)
        theme.icons().paint(painter,
                            QRect(foot.right() - kTick + 1 - i * 5, foot.top(), kTick, foot.height()),
                            Icon::Check, kTick, ink);
}

}  // namespace

struct MessageDelegate::Places {
    QRect bubble;
    QPoint text;
    QRect foot;
};

MessageDelegate::MessageDelegate(const widgets::Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme), layouts_(kLayoutsKept) {
    connect(&theme, &widgets::Theme::changed, this, [this] { layouts_.clear(); });
}

void MessageDelegate::setWidth(int width) {
    if (std::exchange(width_, width) != width)
        layouts_.clear();
}

MessageLayout& MessageDelegate::layoutOf(const ChatLine& line) const {
    if (MessageLayout* known = layouts_.object(line.text))
        return *known;
    const int widest = qMin(kWidestBubble, width_ * 3 / 4) - 2 * space::kMedium;
    auto* made = new MessageLayout(line.text, theme_.font(TextStyle::Body), qMax(60, widest),
                                   theme_.color(Tone::Accent));
    layouts_.insert(line.text, made);
    return *made;
}

int MessageDelegate::dayHeight(const ChatLine& line) const {
    return line.startsDay ? QFontMetrics(theme_.font(TextStyle::Caption)).height() + 2 * space::kMedium : 0;
}

MessageDelegate::Places MessageDelegate::placesOf(const ChatLine& line, const QRect& row) const {
    const QSize text = layoutOf(line).size();
    const int footHeight = QFontMetrics(theme_.font(TextStyle::Caption)).height();
    const int footWidth = QFontMetrics(theme_.font(TextStyle::Caption)).horizontalAdvance(footText(line)) +
                          2 + (hasTicks(line) ? kTick + space::kSmall : 0);
    const QSize bubble(qMax(text.width(), footWidth) + 2 * space::kMedium,
                       text.height() + footHeight + 2 * space::kSmall);
    const int left = line.isOwn ? row.right() - space::kMedium - bubble.width() : row.left() + space::kMedium;
    Places places;
    places.bubble = QRect(QPoint(left, row.top() + dayHeight(line) + 2), bubble);
    places.text = places.bubble.topLeft() + QPoint(space::kMedium, space::kSmall);
    if (line.text.isRightToLeft())
        places.text.setX(places.bubble.right() + 1 - space::kMedium - text.width());
    places.foot =
        QRect(places.bubble.left() + space::kMedium, places.bubble.bottom() - space::kSmall - footHeight + 3,
              places.bubble.width() - 2 * space::kMedium, footHeight);
    return places;
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const ChatLine* line = lineAt(index);
    if (line == nullptr)
        return {};
    return {0, placesOf(*line, QRect(0, 0, width_, 0)).bubble.bottom() + 1 + 3};
}

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const ChatLine* line = lineAt(index);
    if (line == nullptr)
        return;
    const auto& tokens = theme_.tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (line->startsDay)
        paintDay(*painter, option.rect, *line);
    const Places places = placesOf(*line, option.rect);
    const bool isMarked = marked_ != 0 && line->number == marked_;
    const bool isFocused =
        option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_HasFocus);
    painter->setPen(isMarked || isFocused ? QPen(tokens.accent, 2) : QPen(tokens.border, 1));
    painter->setBrush(line->isOwn ? theme_.wash(Tone::Accent) : tokens.raised);
    painter->drawRoundedRect(QRectF(places.bubble).adjusted(0.5, 0.5, -0.5, -0.5), size::kRadius + 2,
                             size::kRadius + 2);
    layoutOf(*line).paint(*painter, places.text,
                          line->state == MessageState::Waiting ? tokens.muted : tokens.text);
    paintFoot(*painter, places.foot, *line);
    painter->restore();
}

void MessageDelegate::paintDay(QPainter& painter, const QRect& row, const ChatLine& line) const {
    const QRect words(row.left(), row.top(), row.width(), dayHeight(line));
    widgets::paintText(painter, words, dayText(line.at.date()), theme_.font(TextStyle::Caption),
                       theme_.tokens().muted, Qt::AlignCenter);
}

void MessageDelegate::paintFoot(QPainter& painter, const QRect& foot, const ChatLine& line) const {
    const bool ticks = hasTicks(line);
    Tone tone = Tone::Muted;
    if (line.state == MessageState::Refused)
        tone = Tone::Busy;
    else if (line.state == MessageState::Waiting)
        tone = Tone::Ringing;
    widgets::paintText(painter, foot.adjusted(0, 0, ticks ? -kTick - space::kSmall : 0, 0), footText(line),
                       theme_.font(TextStyle::Caption), theme_.color(tone),
                       (line.isOwn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (ticks)
        paintTicks(painter, theme_, foot, line.state);
}

QUrl MessageDelegate::linkAt(const QModelIndex& index, const QRect& row, const QPoint& point) const {
    const ChatLine* line = lineAt(index);
    if (line == nullptr)
        return {};
    const models::Link* link = layoutOf(*line).linkAt(point - placesOf(*line, row).text);
    return link == nullptr ? QUrl() : link->url;
}

// -- list

MessageList::MessageList(const widgets::Theme& theme, ConversationModel& model, QWidget* parent)
    : QListView(parent), theme_(theme), model_(model), bubbles_(new MessageDelegate(theme, this)) {
    setItemDelegate(bubbles_);
    widgets::prepareRows(*this, theme);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        atEnd_ = true;
        scheduleDelayedItemsLayout();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first) { olderCame_ = olderCame_ || (first == 0 && !atEnd_); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageList::onScrolled);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &MessageList::onRange);
    connect(&theme, &widgets::Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
    setModel(&model);
}

bool MessageList::isAtEnd() const {
    return atEnd_;
}

void MessageList::goToEnd() {
    atEnd_ = true;
    scrollToBottom();
    emit endReached();
}

void MessageList::goTo(std::int64_t number) {
    const int row = model_.rowOf(number);
    if (row < 0)
        return;
    atEnd_ = false;
    bubbles_->setMarked(number);
    setCurrentIndex(model_.index(row));
    scrollTo(model_.index(row), QAbstractItemView::PositionAtCenter);
    viewport()->update();
}

void MessageList::unmark() {
    bubbles_->setMarked(0);
    viewport()->update();
}

void MessageList::onScrolled(int value) {
    const QScrollBar& bar = *verticalScrollBar();
    const bool was = atEnd_;
    fromEnd_ = bar.maximum() - value;
    atEnd_ = fromEnd_ <= space::kTiny;
    if (atEnd_ && !was)
        emit endReached();
    if (value < kOlderFrom)
        emit olderWanted();
}

// Called while the view lays out, and again when a page has come: what is looked at stays where it is.
void MessageList::onRange() {
    QScrollBar& bar = *verticalScrollBar();
    if (atEnd_)
        bar.setValue(bar.maximum());
    else if (std::exchange(olderCame_, false))
        bar.setValue(bar.maximum() - fromEnd_);
    if (bar.value() < kOlderFrom)
        emit olderWanted();
}

void MessageList::resizeEvent(QResizeEvent* event) {
    bubbles_->setWidth(viewport()->width());
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

QUrl MessageList::linkAt(const QPoint& point) const {
    const QModelIndex index = indexAt(point);
    return index.isValid() ? bubbles_->linkAt(index, visualRect(index), point) : QUrl();
}

void MessageList::mouseMoveEvent(QMouseEvent* event) {
    const QUrl link = linkAt(event->position().toPoint());
    viewport()->setCursor(link.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->setToolTip(link.toDisplayString().toHtmlEscaped());
    QListView::mouseMoveEvent(event);
}

void MessageList::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QUrl link = linkAt(event->position().toPoint());
    if (!link.isEmpty())
        emit linkActivated(link);
}

void MessageList::copy(const QModelIndex& index) const {
    if (const ChatLine* line = model_.line(index))
        QGuiApplication::clipboard()->setText(line->text);
}

void MessageList::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPersistentModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const ChatLine* line = model_.line(index);
    if (line == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("messageMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(theme_.icon(Icon::Copy, Tone::Muted), tr("Copy the message"), menu,
                    [this, index] { copy(index); });
    const QUrl link = byKey ? QUrl() : linkAt(event->pos());
    if (!link.isEmpty())
        menu->addAction(theme_.icon(Icon::Globe, Tone::Muted), tr("Copy the link"), menu,
                        [link] { QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
    if (line->state == MessageState::Refused) {
        menu->addSeparator();
        menu->addAction(theme_.icon(Icon::Refresh, Tone::Accent), tr("Send again"), menu,
                        [this, id = line->clientId] { emit retryRequested(id); });
        menu->addAction(theme_.icon(Icon::Trash, Tone::Busy), tr("Discard"), menu,
                        [this, id = line->clientId] { emit discardRequested(id); });
    }
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void MessageList::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        return copy(currentIndex());
    QListView::keyPressEvent(event);
}

}  // namespace euterpe::screens
