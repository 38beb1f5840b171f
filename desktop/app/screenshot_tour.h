// Walks through the main screens of the connected application, saves a picture of each and quits: what
// `make screenshots` and `make run` without a display do. Uses the application as a user would, with real
// calls. GUI thread only; made in main().
#pragma once

#include "desktop/app/application.h"
#include "lib/base/log.h"

#include <deque>
#include <functional>

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace euterpe::app {

class ScreenshotTour : public QObject {
    Q_OBJECT

  public:
    ScreenshotTour(Application& application, const QString& directory, const Log& log,
                   QObject* parent = nullptr);

  private:
    struct Step {
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

    void plan();
    void planCalls();
    void planDialogs();
    void planLooks();
    void begin();
    void next();
    void watch();
    void shoot();
    bool save(const QPixmap& picture, const QString& name);
    void catchIncoming();
    void dialSomebody();
    void hangUpAll();
    void starSome();
    void fail(const QString& why);

    Application& application_;
    QDir directory_;
    const Log& log_;
    std::deque<Step> steps_;
    QTimer timer_;
    QElapsedTimer waiting_;
    settings::Values before_;
    int pictures_ = 0;
    int dialled_ = 0;
    bool begun_ = false;
    bool catching_ = true;
    bool caughtIncoming_ = false;
};

}  // namespace euterpe::app
