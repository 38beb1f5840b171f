// What a finger does (A5). Dragged over a table or a page that can be scrolled it scrolls, a tap there is a
// click, two are a double click; anywhere a long press opens the context menu or else says what the tool tip
// says, for a finger has neither a right button nor a place to rest on. Fingers outside of what can be
// scrolled are left to Qt, which makes mouse events of them.
//
// Watches the whole application. GUI thread only; owned by Application.
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QWidget>

class QAbstractScrollArea;
class QApplication;
class QMouseEvent;
class QTouchEvent;
class QWindow;

namespace euterpe::widgets {

class Touch : public QObject {
    Q_OBJECT

  public:
    // Outlives this.
    explicit Touch(QApplication& application, QObject* parent = nullptr);
    ~Touch() override;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

  private:
    enum class Finger {
        Up,
        Down,     // may become a tap, a drag or a long press
        Pressed,  // rests: what is below it has been told and shows it
        Dragging,
        Held,  // the long press has had its effect
    };

    // true = nobody else shall see the event.
    bool onTouch(const QWindow& window, const QTouchEvent& event);
    bool onMouse(QWidget& widget, const QMouseEvent& event);
    bool begin(const QWindow& window, const QTouchEvent& event);
    void move(const QTouchEvent& event);
    void end(const QTouchEvent& event);
    void press();
    void release();
    // What was pressed is let go beside it, so that nothing is clicked.
    void letGo();
    void hold();
    // Below a finger is what it is meant for: a button inside a field is smaller than a finger.
    void aim(QWidget* widget);
    void giveFocus() const;
    [[nodiscard]] bool isFar(const QPointF& global) const;
    void send(QEvent::Type type, const QPointF& at, Qt::MouseButtons buttons) const;

    QApplication& application_;
    Finger finger_ = Finger::Up;
    QPointer<QAbstractScrollArea> area_;  // that it scrolls; none = Qt makes mouse events
    QPointer<QWidget> below_;             // what it touches
    QPointer<QWidget> pressed_;           // what takes the press: that, or what is around it
    quint64 pressedAt_ = 0;               // Qt's time of the press that is being offered
    QPointF start_;                       // on the screen
    QPointF aside_;                       // from there to what it is meant for
    QPointer<QWidget> instead_;           // gets what Qt would tell the field that it stands in
    QBasicTimer press_;
    QBasicTimer hold_;
    QPointer<QWidget> tapped_;  // by the tap before
    QPointF tappedAt_;
    QElapsedTimer sinceTap_;
};

}  // namespace euterpe::widgets
