// Cards of colleagues in as many columns as fit, all of one size: who, number, company, telephone and
// presence, a call button. A click on the button, a double click on the card or Enter calls. GUI thread only;
// owned by FavouritesScreen.
#pragma once

#include "desktop/widgets/theme.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace euterpe::screens {

class CardDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    CardDelegate(const widgets::Theme& theme, QObject* parent);

    void setPhoneStatesVisible(bool visible) { phoneStatesVisible_ = visible; }
    void setCellWidth(int width) { cellWidth_ = width; }
    int cellHeight() const;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // The call button inside a cell.
    QRect callButton(const QRect& cell) const;

  signals:
    void callClicked(const QModelIndex& index);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

  private:
    void paintFrame(QPainter* painter, const QStyleOptionViewItem& option, const QRect& card) const;
    void paintCallButton(QPainter* painter, const QStyleOptionViewItem& option) const;

    const widgets::Theme& theme_;
    bool phoneStatesVisible_ = true;
    int cellWidth_ = 300;
    bool afterDoubleClick_ = false;  // the release that follows is no click of its own
};

class CardGrid : public QListView {
    Q_OBJECT
  public:
    explicit CardGrid(const widgets::Theme& theme, QWidget* parent = nullptr);

    CardDelegate& cards() const { return *cards_; }

  signals:
    void used(const QModelIndex& index);
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void share();

    CardDelegate* cards_;
};

}  // namespace euterpe::screens
