// The one timer behind everything that blinks, so that all of it blinks in step and an idle window costs
// nothing: the clock runs only while something that blinks was painted in its last phase. Owned by Theme.
// GUI thread only.
#pragma once

#include <vector>

#include <QObject>
#include <QPointer>
#include <QRect>
#include <QTimer>
#include <QWidget>

namespace euterpe::widgets {

class BlinkClock : public QObject {
    Q_OBJECT
  public:
    explicit BlinkClock(QObject* parent = nullptr);

    // To be called while painting what blinks in `area` of `widget`, by the widget or its delegate: says in
    // which of the two phases to paint it, and has the area painted again in the next. Nothing blinks for a
    // user without animations: the phase stays.
    bool phase(QWidget* widget, const QRect& area);
    bool isRunning() const { return timer_.isActive(); }

  private:
    struct Spot {
        QPointer<QWidget> widget;
        QRect area;
    };
    void tick();

    QTimer timer_;
    std::vector<Spot> spots_;
    bool on_ = false;
};

}  // namespace euterpe::widgets
