// How the cells of a RowTree are painted. Each delegate serves one column; none allocates more than the text
// it shows. GUI thread only; owned by the screen that sets them.
#pragma once

#include "desktop/widgets/painting.h"
#include "desktop/widgets/theme.h"

#include <QStyledItemDelegate>

namespace euterpe::widgets {

// Plain text in one style; the base of the others.
class TextDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    TextDelegate(const Theme& theme, TextStyle style, Tone tone, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    // Shows the model's tool tip, or a text that was cut; as plain text, whatever a name contains.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    // A single click at `position` of `cell` already acts: a double click there is that click and no more.
    virtual bool takesClick(const QRect& cell, const QPoint& position) const;

  protected:
    const Theme& theme() const { return theme_; }
    // The widget that is really painted on.
    static QWidget* canvas(const QStyleOptionViewItem& option);
    static QRect inner(const QStyleOptionViewItem& option);
    // The end of a click with the left button.
    static bool isLeftRelease(QEvent* event);

  private:
    const Theme& theme_;
    TextStyle style_;
    Tone tone_;
};

// ExtensionModel's phone column.
class PhoneStateDelegate : public TextDelegate {
    Q_OBJECT
  public:
    PhoneStateDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

// The star (F5); a click asks to toggle it.
class StarDelegate : public TextDelegate {
    Q_OBJECT
  public:
    StarDelegate(const Theme& theme, QObject* parent);
    bool takesClick(const QRect& cell, const QPoint& position) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

  signals:
    void clicked(const QModelIndex& index);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

// RegisterModel's cells: the type's icon; the name, with the queue it came through beside it and, where the
// call was recorded, a button that plays or pauses it; a grey bar while the row is on its way.
class RegisterDelegate : public TextDelegate {
    Q_OBJECT
  public:
    RegisterDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool takesClick(const QRect& cell, const QPoint& position) const override;
    // The recording that is heard now, "" = none.
    void setPlaying(const QString& recording) { playing_ = recording; }

  signals:
    void playClicked(const QModelIndex& index);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

  private:
    static QRect playRect(const QRect& cell);
    void paintRecording(QPainter* painter, const QRect& cell, const protocol::RegisterRow& row) const;
    void paintName(QPainter* painter, const QRect& rect, const protocol::RegisterRow& row,
                   const QString& name) const;

    QString playing_;
};

}  // namespace euterpe::widgets
