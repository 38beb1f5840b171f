// The table for very many rows: like RowTree to look at, with one level, and nothing kept per row. A
// delegate begins with paintGround(). GUI thread only.
#pragma once

#include "desktop/widgets/row_ground.h"

#include <QTableView>

namespace euterpe::widgets {

class RowHeader;
class Theme;

class RowTable : public QTableView, public RowGround {
    Q_OBJECT
  public:
    explicit RowTable(const Theme& theme, QWidget* parent = nullptr);

    RowHeader& rowHeader() const { return *header_; }
    QColor ground(const QModelIndex& index) const override;
    // Paints the background of one cell.
    void paintGround(QPainter& painter, const QRect& cell, const QModelIndex& index) const;

  signals:
    // Enter or double click.
    void used(const QModelIndex& index);
    // Right click or the menu key.
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void setHovered(int row);

    const Theme& theme_;
    RowHeader* header_;
    int hovered_ = -1;
};

}  // namespace euterpe::widgets
