// The messages of a conversation as bubbles: own ones at the right, the peer's at the left, the day above the
// first of each day, links that open, how far an own one has come. Stays at the end while it is there; older
// pages come in above without moving what is read. GUI thread only; owned by ConversationView.
#pragma once

#include "desktop/models/conversation_model.h"
#include "desktop/screens/chat/message_layout.h"
#include "desktop/widgets/theme.h"

#include <QCache>
#include <QListView>
#include <QStyledItemDelegate>
#include <QUrl>

namespace euterpe::screens {

class MessageDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    MessageDelegate(const widgets::Theme& theme, QObject* parent);

    // Of the list, without its scroll bar.
    void setWidth(int width);
    // Shown with a frame: what a search has led to; 0 = none.
    void setMarked(std::int64_t number) { marked_ = number; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // An empty one where there is none.
    [[nodiscard]] QUrl linkAt(const QModelIndex& index, const QRect& row, const QPoint& point) const;

  private:
    struct Places;
    [[nodiscard]] Places placesOf(const models::ChatLine& line, const QRect& row) const;
    [[nodiscard]] MessageLayout& layoutOf(const models::ChatLine& line) const;
    [[nodiscard]] int dayHeight(const models::ChatLine& line) const;
    void paintDay(QPainter& painter, const QRect& row, const models::ChatLine& line) const;
    void paintFoot(QPainter& painter, const QRect& foot, const models::ChatLine& line) const;

    const widgets::Theme& theme_;
    int width_ = 0;
    std::int64_t marked_ = 0;
    mutable QCache<QString, MessageLayout> layouts_;  // by text
};

class MessageList : public QListView {
    Q_OBJECT

  public:
    MessageList(const widgets::Theme& theme, models::ConversationModel& model, QWidget* parent = nullptr);

    [[nodiscard]] bool isAtEnd() const;
    void goToEnd();
    void goTo(std::int64_t number);
    // Marks nothing any more.
    void unmark();

  signals:
    // What is above is about to be looked at.
    void olderWanted();
    // The end has come into sight, or has gone out of it.
    void endReached();
    void linkActivated(const QUrl& url);
    void retryRequested(const std::string& clientId);
    void discardRequested(const std::string& clientId);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void onScrolled(int value);
    void onRange();
    void copy(const QModelIndex& index) const;
    [[nodiscard]] QUrl linkAt(const QPoint& point) const;

    const widgets::Theme& theme_;
    models::ConversationModel& model_;
    MessageDelegate* bubbles_;
    bool atEnd_ = true;
    int fromEnd_ = 0;         // of what is seen, in pixels
    bool olderCame_ = false;  // and that distance stays
};

}  // namespace euterpe::screens
