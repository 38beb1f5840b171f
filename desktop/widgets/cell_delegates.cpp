#include "desktop/widgets/cell_delegates.h"

#include "desktop/models/extension_model.h"
#include "desktop/models/register_model.h"
#include "desktop/models/status_text.h"
#include "desktop/widgets/icons.h"
#include "desktop/widgets/row_table.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace euterpe::widgets {
namespace {

using models::ExtensionModel;
using models::RegisterModel;

const protocol::Extension* extension(const QModelIndex& index) {
    return index.data(ExtensionModel::RecordRole).value<const protocol::Extension*>();
}

}  // namespace

TextDelegate::TextDelegate(const Theme& theme, TextStyle style, Tone tone, QObject* parent)
    : QStyledItemDelegate(parent), theme_(theme), style_(style), tone_(tone) {}

void TextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    paintText(*painter, inner(option), index.data(Qt::DisplayRole).toString(), theme_.font(style_),
              theme_.color(tone_));
}

QSize TextDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, theme_.rowHeight()};
}

bool TextDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString text = index.data(Qt::ToolTipRole).toString();
    const QString shown = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty() && QFontMetrics(theme_.font(style_)).horizontalAdvance(shown) > inner(option).width())
        text = shown;
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()), view);
    return true;
}

bool TextDelegate::takesClick(const QRect&, const QPoint&) const {
    return false;
}

QWidget* TextDelegate::canvas(const QStyleOptionViewItem& option) {
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view != nullptr ? view->viewport() : nullptr;
}

bool TextDelegate::isLeftRelease(QEvent* event) {
    return event->type() == QEvent::MouseButtonRelease &&
           static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
}

QRect TextDelegate::inner(const QStyleOptionViewItem& option) {
    return option.rect.adjusted(space::kSmall, 0, -space::kSmall, 0);
}

// -- phone state

PhoneStateDelegate::PhoneStateDelegate(const Theme& theme, QObject* parent)
    : TextDelegate(theme, TextStyle::Small, Tone::Text, parent) {}

void PhoneStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    if (const protocol::Extension* record = extension(index); record != nullptr)
        paintPhonePill(*painter, theme(), option.rect.adjusted(0, 0, -space::kTiny, 0), record->phone,
                       canvas(option));
}

// -- star

StarDelegate::StarDelegate(const Theme& theme, QObject* parent)
    : TextDelegate(theme, TextStyle::Body, Tone::Text, parent) {}

void StarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const bool isStarred = index.data(ExtensionModel::FavouriteRole).toBool();
    theme().icons().paint(*painter, option.rect, isStarred ? Icon::StarFilled : Icon::Star, size::kIcon,
                          theme().color(isStarred ? Tone::Accent : Tone::Muted));
}

bool StarDelegate::takesClick(const QRect&, const QPoint&) const {
    return true;
}

bool StarDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem&,
                               const QModelIndex& index) {
    if (!isLeftRelease(event))
        return false;
    emit clicked(index);
    return true;
}

// -- register

RegisterDelegate::RegisterDelegate(const Theme& theme, QObject* parent)
    : TextDelegate(theme, TextStyle::Body, Tone::Text, parent) {}

void RegisterDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    if (const auto* table = qobject_cast<const RowTable*>(option.widget); table != nullptr)
        table->paintGround(*painter, option.rect, index);
    // Asking for the text is what has a missing page fetched.
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto* row = index.data(RegisterModel::RecordRole).value<const protocol::RegisterRow*>();
    const QRect rect = inner(option);
    if (row == nullptr) {
        if (index.column() == RegisterModel::Kind)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme().tokens().border);
        painter->drawRoundedRect(QRect(rect.left(), rect.center().y() - 5, rect.width() / 2, 10), 5, 5);
        return;
    }
    const models::Status kind = models::status(models::registerKind(*row));
    const bool isMissed = models::registerKind(*row) == models::RegisterKind::Missed;
    switch (index.column()) {
        case RegisterModel::Kind:
            theme().icons().paint(*painter, option.rect, kind.icon, size::kIcon, theme().color(kind.tone));
            return;
        case RegisterModel::Name:
            if (row->recording.empty())
                return paintName(painter, rect, *row, text);
            paintName(painter, rect.adjusted(0, 0, -playRect(option.rect).width(), 0), *row, text);
            return paintRecording(painter, option.rect, *row);
        case RegisterModel::Number:
            paintText(*painter, rect, text, theme().font(TextStyle::Body), theme().color(Tone::Text));
            return;
        case RegisterModel::Duration:
            paintText(*painter, rect, text, theme().font(TextStyle::Body), theme().color(Tone::Muted),
                      Qt::AlignRight | Qt::AlignVCenter);
            return;
        default:
            paintText(*painter, rect, text, theme().font(TextStyle::Body),
                      theme().color(isMissed ? Tone::Text : Tone::Muted));
    }
}

QRect RegisterDelegate::playRect(const QRect& cell) {
    return {cell.right() - size::kTouch + 1, cell.top(), size::kTouch, cell.height()};
}

void RegisterDelegate::paintRecording(QPainter* painter, const QRect& cell,
                                      const protocol::RegisterRow& row) const {
    const bool heard = playing_ == models::qs(row.recording);
    theme().icons().paint(*painter, playRect(cell), heard ? Icon::Pause : Icon::Play, size::kIcon,
                          theme().color(Tone::Accent));
}

bool RegisterDelegate::takesClick(const QRect& cell, const QPoint& position) const {
    return playRect(cell).contains(position);
}

bool RegisterDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) {
    const auto* row = index.data(RegisterModel::RecordRole).value<const protocol::RegisterRow*>();
    if (index.column() != RegisterModel::Name || row == nullptr || row->recording.empty() ||
        !isLeftRelease(event) ||
        !takesClick(option.rect, static_cast<QMouseEvent*>(event)->position().toPoint()))
        return false;
    emit playClicked(index);
    return true;
}

void RegisterDelegate::paintName(QPainter* painter, const QRect& rect, const protocol::RegisterRow& row,
                                 const QString& name) const {
    const bool isMissed = models::registerKind(row) == models::RegisterKind::Missed;
    const QFont& font = theme().font(TextStyle::BodyStrong);
    paintText(*painter, rect, name, font, theme().color(isMissed ? Tone::Busy : Tone::Text));
    if (row.queue.empty())
        return;
    const int used = QFontMetrics(font).horizontalAdvance(name) + space::kSmall;
    paintText(*painter, rect.adjusted(used, 1, 0, 0), tr("via %1").arg(models::qs(row.queue)),
              theme().font(TextStyle::Caption), theme().color(Tone::Muted));
}

}  // namespace euterpe::widgets
