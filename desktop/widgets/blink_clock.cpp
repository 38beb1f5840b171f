#include "desktop/widgets/blink_clock.h"

#include <chrono>

#include <QStyle>

namespace euterpe::widgets {
namespace {

// A calm blink; WCAG allows at most three flashes a second.
constexpr std::chrono::milliseconds kPhase{600};

}  // namespace

BlinkClock::BlinkClock(QObject* parent) : QObject(parent) {
    timer_.setInterval(kPhase);
    connect(&timer_, &QTimer::timeout, this, &BlinkClock::tick);
}

bool BlinkClock::phase(QWidget* widget, const QRect& area) {
    if (widget == nullptr || widget->style()->styleHint(QStyle::SH_Widget_Animate) == 0)
        return on_;
    for (const Spot& spot : spots_)
        if (spot.widget == widget && spot.area == area)
            return on_;
    spots_.push_back({widget, area});
    if (!timer_.isActive())
        timer_.start();
    return on_;
}

void BlinkClock::tick() {
    if (spots_.empty()) {
        timer_.stop();
        return;
    }
    on_ = !on_;
    // Whoever still blinks and is still visible comes back when it is painted.
    std::vector<Spot> due;
    due.swap(spots_);
    for (const Spot& spot : due)
        if (spot.widget != nullptr && spot.widget->isVisible())
            spot.widget->update(spot.area);
}

}  // namespace euterpe::widgets
