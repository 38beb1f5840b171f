#include "desktop/widgets/touch.h"

#include "desktop/widgets/theme.h"

#include <algorithm>
#include <utility>

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QScroller>
#include <QStyleHints>
#include <QTouchEvent>
#include <QWindow>

namespace euterpe::widgets {
namespace {

constexpr int kSlop = 12;       // pixels that a resting finger may tremble
constexpr int kSecondTap = 24;  // from the first one, in pixels
constexpr int kPressMs = 90;    // from here on it is no drag that has just begun
constexpr QPointF kBeside(-10000, -10000);

QPointF placeOf(const QTouchEvent& event) {
    return event.points().constFirst().globalPosition();
}

QWidget* widgetOf(const QWindow& window) {
    const auto all = QApplication::topLevelWidgets();
    const auto found = std::find_if(all.begin(), all.end(), [&window](const QWidget* widget) {
        return widget->windowHandle() == &window;
    });
    return found == all.end() ? nullptr : *found;
}

bool canScroll(const QAbstractScrollArea& area) {
    const QScrollBar& down = *area.verticalScrollBar();
    const QScrollBar& across = *area.horizontalScrollBar();
    return down.maximum() > down.minimum() || across.maximum() > across.minimum();
}

// A header's columns and a slider are dragged themselves.
QAbstractScrollArea* scrollableAround(QWidget* widget) {
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget()) {
        if (qobject_cast<QAbstractSlider*>(widget) != nullptr)
            return nullptr;
        auto* area = qobject_cast<QAbstractScrollArea*>(widget->parentWidget());
        if (area == nullptr || area->viewport() != widget)
            continue;
        if (qobject_cast<QHeaderView*>(area) != nullptr)
            return nullptr;
        if (canScroll(*area))
            return area;
    }
    return nullptr;
}

QScroller& scrollerOf(const QAbstractScrollArea& area) {
    QObject* viewport = area.viewport();
    const bool isNew = !QScroller::hasScroller(viewport);
    QScroller& scroller = *QScroller::scroller(viewport);
    if (isNew) {
        using Properties = QScrollerProperties;
        Properties properties = scroller.scrollerProperties();
        for (const auto overshoot :
             {Properties::HorizontalOvershootPolicy, Properties::VerticalOvershootPolicy})
            properties.setScrollMetric(overshoot, QVariant::fromValue(Properties::OvershootAlwaysOff));
        properties.setScrollMetric(Properties::DragStartDistance, kSlop / scroller.pixelPerMeter().y());
        scroller.setScrollerProperties(properties);
    }
    return scroller;
}

void tell(const QAbstractScrollArea& area, QScroller::Input input, const QTouchEvent& event) {
    scrollerOf(area).handleInput(input, area.viewport()->mapFromGlobal(placeOf(event)),
                                 static_cast<qint64>(event.timestamp()));
}

}  // namespace

Touch::Touch(QApplication& application, QObject* parent) : QObject(parent), application_(application) {
    application_.installEventFilter(this);
}

Touch::~Touch() {
    application_.removeEventFilter(this);
}

bool Touch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel:
            return watched->isWindowType() &&
                   onTouch(*static_cast<QWindow*>(watched), *static_cast<QTouchEvent*>(event));
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease: {
            const auto& mouse = *static_cast<QMouseEvent*>(event);
            return watched->isWidgetType() && mouse.source() != Qt::MouseEventNotSynthesized &&
                   onMouse(*static_cast<QWidget*>(watched), mouse);
        }
        default:
            return false;
    }
}

// -- over what can be scrolled

bool Touch::onTouch(const QWindow& window, const QTouchEvent& event) {
    if (event.type() == QEvent::TouchBegin)
        return begin(window, event);
    if (area_ == nullptr)
        return false;
    if (event.type() == QEvent::TouchUpdate) {
        move(event);
        return true;
    }
    if (event.type() == QEvent::TouchCancel) {
        letGo();
        scrollerOf(*area_).stop();
    } else {
        end(event);
    }
    area_.clear();
    finger_ = Finger::Up;
    return true;
}

bool Touch::begin(const QWindow& window, const QTouchEvent& event) {
    letGo();
    area_.clear();
    finger_ = Finger::Up;
    QWidget* top = widgetOf(window);
    if (top == nullptr || QApplication::activePopupWidget() != nullptr)
        return false;
    start_ = placeOf(event);
    aim(top->childAt(top->mapFromGlobal(start_.toPoint())));
    area_ = scrollableAround(below_);
    if (area_ == nullptr)
        return false;
    // A finger laid on rows that glide stops them, and no more.
    const bool glides = scrollerOf(*area_).state() == QScroller::Scrolling;
    finger_ = glides ? Finger::Dragging : Finger::Down;
    if (!glides) {
        press_.start(kPressMs, this);
        hold_.start(QGuiApplication::styleHints()->mousePressAndHoldInterval(), this);
    }
    tell(*area_, QScroller::InputPress, event);
    return true;
}

void Touch::move(const QTouchEvent& event) {
    if (finger_ == Finger::Held)
        return;
    if (finger_ != Finger::Dragging && isFar(placeOf(event))) {
        letGo();
        finger_ = Finger::Dragging;
    }
    tell(*area_, QScroller::InputMove, event);
}

void Touch::end(const QTouchEvent& event) {
    const bool isTap = finger_ == Finger::Down || finger_ == Finger::Pressed;
    if (finger_ != Finger::Held)
        tell(*area_, QScroller::InputRelease, event);
    if (!isTap)
        return;
    if (finger_ == Finger::Down)
        press();
    release();
}

void Touch::press() {
    press_.stop();
    finger_ = Finger::Pressed;
    const bool isSecond = tapped_ != nullptr && tapped_ == below_ &&
                          sinceTap_.elapsed() < QApplication::doubleClickInterval() &&
                          (tappedAt_ - start_).manhattanLength() < kSecondTap;
    tapped_ = isSecond ? nullptr : below_;
    tappedAt_ = start_;
    sinceTap_.start();
    pressed_ = below_;
    giveFocus();
    send(isSecond ? QEvent::MouseButtonDblClick : QEvent::MouseButtonPress, start_, Qt::LeftButton);
}

void Touch::release() {
    hold_.stop();
    send(QEvent::MouseButtonRelease, start_, Qt::NoButton);
}

void Touch::aim(QWidget* widget) {
    below_ = widget;
    aside_ = {};
    if (qobject_cast<QLineEdit*>(widget) == nullptr)
        return;
    for (QAbstractButton* button : widget->findChildren<QAbstractButton*>(Qt::FindDirectChildrenOnly)) {
        const QPointF off = QRectF(button->rect()).center() - button->mapFromGlobal(start_);
        const bool isSign = button->geometry().center().x() < widget->width() / 2;  // before the words
        if (!isSign && button->isVisible() && button->isEnabled() && qAbs(off.x()) <= size::kTouch / 2.0) {
            below_ = button;
            aside_ = off;
            return;
        }
    }
}

void Touch::giveFocus() const {
    for (QWidget* widget = below_; widget != nullptr; widget = widget->parentWidget()) {
        if (widget->isEnabled() && (widget->focusPolicy() & Qt::ClickFocus) == Qt::ClickFocus)
            return widget->setFocus(Qt::MouseFocusReason);
        if (widget->isWindow())
            return;
    }
}

void Touch::send(QEvent::Type type, const QPointF& at, Qt::MouseButtons buttons) const {
    if (pressed_ == nullptr)
        return;
    const QPointF there = at + aside_;
    QMouseEvent event(type, pressed_->mapFromGlobal(there), pressed_->window()->mapFromGlobal(there), there,
                      Qt::LeftButton, buttons, {});
    QCoreApplication::sendEvent(pressed_, &event);
}

// -- everywhere

bool Touch::onMouse(QWidget& widget, const QMouseEvent& event) {
    switch (event.type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
            // Offered from the innermost one outwards, until it is taken.
            start_ = event.globalPosition();
            if (std::exchange(pressedAt_, event.timestamp()) != event.timestamp())
                aim(&widget);
            pressed_ = &widget;
            finger_ = Finger::Pressed;
            hold_.start(QGuiApplication::styleHints()->mousePressAndHoldInterval(), this);
            if (below_ == &widget || qobject_cast<QLineEdit*>(&widget) == nullptr)
                return false;
            instead_ = pressed_ = below_;
            send(QEvent::MouseButtonPress, start_, Qt::LeftButton);
            return true;
        case QEvent::MouseMove:
            if (isFar(event.globalPosition()))
                hold_.stop();
            return finger_ == Finger::Held || instead_ != nullptr;
        default: {
            const bool isOver = finger_ == Finger::Held || instead_ != nullptr;
            hold_.stop();
            if (instead_ != nullptr && finger_ != Finger::Held)
                send(QEvent::MouseButtonRelease, event.globalPosition(), Qt::NoButton);
            instead_.clear();
            finger_ = Finger::Up;
            return isOver;
        }
    }
}

void Touch::timerEvent(QTimerEvent* event) {
    if (event->timerId() == press_.timerId()) {
        press();
    } else if (event->timerId() == hold_.timerId()) {
        hold();
    }
}

void Touch::letGo() {
    press_.stop();
    hold_.stop();
    if (finger_ == Finger::Pressed)
        send(QEvent::MouseButtonRelease, kBeside, Qt::NoButton);
}

void Touch::hold() {
    hold_.stop();
    if (below_ == nullptr || QApplication::activePopupWidget() != nullptr)
        return;
    letGo();
    finger_ = Finger::Held;
    tapped_.clear();
    if (area_ != nullptr)
        scrollerOf(*area_).stop();
    const QPoint at = below_->mapFromGlobal(start_.toPoint());
    QContextMenuEvent menu(QContextMenuEvent::Mouse, at, start_.toPoint());
    // What is disabled swallows whatever it is asked for, and says why it is disabled.
    const bool isTaken =
        below_->isEnabled() && QCoreApplication::sendEvent(below_, &menu) && menu.isAccepted();
    if (isTaken || below_ == nullptr)
        return;
    QHelpEvent help(QEvent::ToolTip, at, start_.toPoint());
    QCoreApplication::sendEvent(below_, &help);
}

bool Touch::isFar(const QPointF& global) const {
    return (global - start_).manhattanLength() > kSlop;
}

}  // namespace euterpe::widgets
