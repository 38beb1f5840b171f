// Column headings: quiet text, a chevron at the sorted column, widths that share the view's room by weight
// until the user drags one. GUI thread only; owned by RowTree.
#pragma once

#include <vector>

#include <QHeaderView>

namespace euterpe::widgets {

class Theme;

class RowHeader : public QHeaderView {
    Q_OBJECT
  public:
    explicit RowHeader(const Theme& theme, QWidget* parent = nullptr);

    // `weight` 0: always `width`. Otherwise at least `width`, and its share of what is left over.
    // `dispensable`: gives way to the others where the view is too narrow for all, the highest first; 0 =
    // never.
    void setColumn(int section, int width, int weight, int dispensable = 0);
    // What the user has made of it: widths that were dragged, the sorted column. Bytes for restoreLayout(),
    // which keeps everything as it is when they do not fit these columns. After setColumn().
    QByteArray layout() const;
    void restoreLayout(const QByteArray& bytes);
    // Whether the screen wants the column at all (by mode), apart from the room there is.
    void setWanted(int section, bool wanted);
    // Shares the room anew, e.g. after a column was hidden or shown.
    void distribute();

    QSize sizeHint() const override;

  signals:
    // By the user.
    void layoutChanged();

  protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    struct Column {
        int width = 0;
        int weight = 0;
        int dispensable = 0;
        bool wanted = true;
        bool own = false;  // the width is the user's
    };
    // The sections that are shown, and the sum of their least widths.
    int choose(std::vector<bool>& shown) const;
    const Theme& theme_;
    std::vector<Column> columns_;
    bool distributing_ = false;
    bool dragged_ = false;
};

}  // namespace euterpe::widgets
