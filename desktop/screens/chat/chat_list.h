// The list of conversations, and what a search found: avatar, name, last words, time, unread badge. One click
// or Enter opens. GUI thread only; owned by ChatScreen.
#pragma once

#include "desktop/widgets/theme.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace euterpe::screens {

class ChatRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    ChatRowDelegate(const widgets::Theme& theme, QObject* parent);

    void setPhoneStatesVisible(bool visible) { phoneStatesVisible_ = visible; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // A cut name or message, as plain text.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  private:
    const widgets::Theme& theme_;
    bool phoneStatesVisible_ = true;
};

class ChatList : public QListView {
    Q_OBJECT

  public:
    explicit ChatList(const widgets::Theme& theme, QWidget* parent = nullptr);

    ChatRowDelegate& rows() const { return *rows_; }

  signals:
    // A click or Enter.
    void used(const QModelIndex& index);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    ChatRowDelegate* rows_;
};

}  // namespace euterpe::screens
