// Sees what a table really draws: a delegate around the one of the column notes each cell that is drawn, and
// the application notes when the window that holds it has been brought to the screen. GUI thread only.
#pragma once

#include "bench/paint/pending_changes.h"

#include <utility>
#include <vector>

#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QApplication>

namespace euterpe::bench {

// Calls `flushed` after each time that a window's changed parts went to the display.
class WatchedApplication : public QApplication {
    Q_OBJECT

  public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

  signals:
    void flushed();
};

class PaintWatch : public QAbstractItemDelegate {
    Q_OBJECT

  public:
    // Takes the place of the column's delegate and passes everything on to it.
    PaintWatch(WatchedApplication& application, QAbstractItemView& view, int column, PendingChanges& pending);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  private:
    void onFlushed();

    QAbstractItemDelegate& inner_;
    PendingChanges& pending_;
    mutable std::vector<std::pair<ExtensionId, protocol::PhoneState>> drawn_;
};

}  // namespace euterpe::bench
