// Walks through the main screens of the connected application, saves a picture of each and quits: what
// `make screenshots` and `make run` without a display do. Uses the application as a user would, with real
// calls. GUI thread only; made in main().
#pragma once

#include "desktop/app/application.h"
#include "desktop/app/screenshot_plan.h"
#include "lib/base/log.h"

#include <deque>

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
    void begin();
    void next();
    void watch();
    void shoot();
    bool save(const QPixmap& picture, const QString& name);
    void catchIncoming();
    void fail(const QString& why);

    Application& application_;
    QDir directory_;
    const Log& log_;
    ScreenshotPlan plan_;
    std::deque<ScreenshotStep> steps_;
    QTimer timer_;
    QElapsedTimer waiting_;
    settings::Values before_;
    int pictures_ = 0;
    bool begun_ = false;
    bool catching_ = true;
    bool caughtIncoming_ = false;
};

}  // namespace euterpe::app
