// A finger on the screen: touch events as a touch screen sends them, through Qt's own way from the window
// down. GUI thread only.
#pragma once

#include "tests/desktop/support/waiting.h"

#include <QGuiApplication>
#include <QPoint>
#include <QWidget>
#include <QtTest>
#include <gtest/gtest.h>

namespace euterpe::testing {

class Finger {
  public:
    static void tap(QWidget* on, const QPoint& at) {
        down(on, at);
        up(on, at);
    }
    static void tap(QWidget* on) { tap(on, on->rect().center()); }
    static void down(QWidget* on, const QPoint& at) {
        // The display has the window where it was asked to be.
        EXPECT_TRUE(waitUntil([&] {
            return QGuiApplication::topLevelAt(on->mapToGlobal(at)) == on->window()->windowHandle();
        }));
        QTest::touchEvent(on, device()).press(0, at, on);
    }
    static void to(QWidget* on, const QPoint& at) { QTest::touchEvent(on, device()).move(0, at, on); }
    static void up(QWidget* on, const QPoint& at) { QTest::touchEvent(on, device()).release(0, at, on); }

  private:
    static QPointingDevice* device() {
        static QPointingDevice* const screen = QTest::createTouchDevice();
        return screen;
    }
};

}  // namespace euterpe::testing
