// The first column of a RowTree with two levels: a chevron that opens and closes the row's details, and on a
// detail row one line across the table. Painted on by those who know what the rows mean. GUI thread only.
#pragma once

#include "desktop/widgets/cell_delegates.h"

namespace euterpe::widgets {

class DetailsDelegate : public TextDelegate {
    Q_OBJECT
  public:
    DetailsDelegate(const Theme& theme, QObject* parent);

    bool takesClick(const QRect& cell, const QPoint& position) const override;

  signals:
    // A click on the chevron.
    void toggleRequested(const QModelIndex& index);

  protected:
    // Returns the place right of it.
    QRect paintChevron(QPainter* painter, const QStyleOptionViewItem& option) const;
    // `hint`: what Enter does, shown while the row is selected.
    void paintDetail(QPainter* painter, const QStyleOptionViewItem& option, Icon icon, const QString& text,
                     const QString& hint) const;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace euterpe::widgets
