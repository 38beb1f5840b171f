// What the screenshot tour does, step by step. GUI thread only; owned by ScreenshotTour.
#pragma once

#include "desktop/app/application.h"

#include <deque>
#include <functional>

#include <QString>

namespace euterpe::app {

struct ScreenshotStep {
    QString name = {};  // of the picture; "" = none is taken
    std::function<void()> prepare = {};
    std::function<bool()> ready = {};     // empty = at once
    std::function<void()> again = {};     // instead of giving up, `retries` times
    std::function<QWidget*()> what = {};  // empty = the main window
    int settleMs = 400;
    int patienceMs = 15000;
    int retries = 0;
    bool mustSucceed = false;  // otherwise the picture is left out when its moment does not come
};

class ScreenshotPlan {
  public:
    // The size of the main window in the pictures.
    static constexpr QSize kWindow{1180, 780};

    // `caughtIncoming`: an incoming call has had its picture. `looksBegin`: theme and language change from
    // here.
    ScreenshotPlan(Application& application, std::function<bool()> caughtIncoming,
                   std::function<void()> looksBegin);

    [[nodiscard]] std::deque<ScreenshotStep> steps();

  private:
    using Steps = std::deque<ScreenshotStep>;

    void addCalls(Steps& steps);
    void addPhonebook(Steps& steps);
    void addTransfer(Steps& steps);
    void addChat(Steps& steps);
    void addDialogs(Steps& steps);
    void addLooks(Steps& steps);
    void starSome();
    void dialSomebody();
    void hangUpAll();

    Application& application_;
    std::function<bool()> caughtIncoming_;
    std::function<void()> looksBegin_;
    int dialled_ = 0;
    ExtensionId answered_;  // whose message was answered
};

}  // namespace euterpe::app
