#include "bench/paint/paint_watch.h"

#include "bench/load/process_meter.h"
#include "desktop/models/extension_model.h"

#include <QEvent>

namespace euterpe::bench {

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
    const QEvent::Type type = event->type();
    const bool done = QApplication::notify(receiver, event);
    // QWidget paints what is dirty and flushes its backing store within this event.
    if (type == QEvent::UpdateRequest)
        emit flushed();
    return done;
}

PaintWatch::PaintWatch(WatchedApplication& application, QAbstractItemView& view, int column,
                       PendingChanges& pending)
    : QAbstractItemDelegate(&view), inner_(*view.itemDelegateForColumn(column)), pending_(pending) {
    view.setItemDelegateForColumn(column, this);
    connect(&application, &WatchedApplication::flushed, this, &PaintWatch::onFlushed);
}

void PaintWatch::paint(QPainter* painter, const QStyleOptionViewItem& option,
                       const QModelIndex& index) const {
    inner_.paint(painter, option, index);
    const auto* record = index.data(models::ExtensionModel::RecordRole).value<const protocol::Extension*>();
    if (record)
        drawn_.emplace_back(record->id, record->phone);
}

QSize PaintWatch::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return inner_.sizeHint(option, index);
}

bool PaintWatch::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                             const QModelIndex& index) {
    return inner_.editorEvent(event, model, option, index);
}

bool PaintWatch::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                           const QModelIndex& index) {
    return inner_.helpEvent(event, view, option, index);
}

void PaintWatch::onFlushed() {
    const std::uint64_t now = monotonicNs();
    for (const auto& [extension, state] : drawn_)
        pending_.painted(extension, state, now);
    drawn_.clear();
}

}  // namespace euterpe::bench
