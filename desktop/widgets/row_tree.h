// The table of the directories: rows of one height, one or two levels, painted from tokens. The second level
// (F3) are detail rows that span all columns; -> goes there, <- back, Enter or a double click on it uses
// it.
//
// Owns its header. Knows nothing of what the rows mean: delegates paint the cells, screens take the signals.
// GUI thread only.
#pragma once

#include "desktop/widgets/row_ground.h"

#include <QTreeView>

namespace euterpe::widgets {

class RowHeader;
class Theme;

class RowTree : public QTreeView, public RowGround {
    Q_OBJECT
  public:
    explicit RowTree(const Theme& theme, QWidget* parent = nullptr);

    RowHeader& rowHeader() const { return *header_; }
    // One-level tables: double click and Enter use the row itself.
    void setTwoLevels(bool twoLevels) { twoLevels_ = twoLevels; }
    void setModel(QAbstractItemModel* model) override;

    // Opens the row's details and goes there.
    void openDetails(const QModelIndex& row);
    void closeDetails(const QModelIndex& row);
    void toggleDetails(const QModelIndex& row);
    QColor ground(const QModelIndex& index) const override;

  signals:
    // Enter or double click on a detail row, or on a row of a one-level table.
    void used(const QModelIndex& index);
    // Right click or the menu key, on a row or its detail.
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

  protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;

  private:
    bool isHovered(const QModelIndex& index) const;
    void setHovered(const QModelIndex& index);
    void use(const QModelIndex& index);
    // A detail's one cell takes the whole width.
    void spanDetails(const QModelIndex& row, int first, int last);

    const Theme& theme_;
    RowHeader* header_;
    bool twoLevels_ = true;
    bool afterDoubleClick_ = false;  // the release that follows is no click of its own
    QPersistentModelIndex hovered_;
};

}  // namespace euterpe::widgets
