#include "desktop/app/screenshot_tour.h"

#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/phone/call_offer.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QPixmap>
#include <QScreen>

namespace euterpe::app {
namespace {

constexpr int kLoginMs = 60000;
constexpr int kLookEveryMs = 50;
constexpr int kRingLookMs = 700;  // until the popup is painted

}  // namespace

ScreenshotTour::ScreenshotTour(Application& application, const QString& directory, const Log& log,
                               QObject* parent)
    : QObject(parent),
      application_(application),
      directory_(directory),
      log_(log),
      plan_(
          application, [this] { return caughtIncoming_; }, [this] { catching_ = false; }) {
    auto& session = application_.session();
    connect(&session, &replica::Session::synchronised, this, &ScreenshotTour::begin);
    connect(&session, &replica::Session::accountChoiceNeeded, this, [this](const auto& accounts) {
        if (accounts.isEmpty())
            return;
        if (auto* dialog = application_.dialogs().accountDialog())
            dialog->hide();
        application_.session().commands().selectAccount(accounts.front().id, this,
                                                        [](const Result<void>&) {});
    });
    connect(&session, &replica::Session::credentialsRefused, this,
            [this] { fail(QStringLiteral("login refused")); });
    timer_.setInterval(kLookEveryMs);
    connect(&timer_, &QTimer::timeout, this, &ScreenshotTour::watch);
    QTimer::singleShot(kLoginMs, this, [this] {
        if (!begun_)
            fail(QStringLiteral("no connection within a minute"));
    });
}

void ScreenshotTour::begin() {
    if (std::exchange(begun_, true))
        return;
    directory_.mkpath(QStringLiteral("."));
    before_ = application_.settings().values();
    application_.settings().update([](settings::Values& values) {
        values.compact = false;
        values.theme = settings::Theme::Light;
        values.language = QStringLiteral("en");
        values.popupCall = true;
        values.showDialPad = true;
        values.showButtons = true;
    });
    application_.window().resize(ScreenshotPlan::kWindow);
    steps_ = plan_.steps();
    connect(&application_.session().calls(), &replica::CallStore::callAdded, this,
            &ScreenshotTour::catchIncoming);
    connect(&application_.session().calls(), &replica::CallStore::callChanged, this,
            &ScreenshotTour::catchIncoming);
    next();
}

// Nobody can be made to call: whenever somebody does and no dialog is in the way, it is caught. At the latest
// it is waited for.
void ScreenshotTour::catchIncoming() {
    if (QApplication::activeModalWidget() != nullptr)
        return;
    const auto& calls = application_.session().calls().calls();
    if (caughtIncoming_ || !catching_ ||
        std::none_of(calls.begin(), calls.end(), [this](const protocol::Call& call) {
            return screens::asksForAnswer(call, application_.session().calls().leg(call.id));
        }))
        return;
    caughtIncoming_ = true;
    QTimer::singleShot(kRingLookMs, this, [this] {
        save(application_.window().screen()->grabWindow(0), QStringLiteral("04-incoming"));
    });
}

void ScreenshotTour::next() {
    if (steps_.empty()) {
        const auto before = before_;
        application_.settings().update([&before](settings::Values& values) { values = before; });
        log_.info("screenshots saved",
                  {{"count", pictures_}, {"directory", directory_.absolutePath().toStdString()}});
        application_.quit();
        return;
    }
    catchIncoming();
    if (const auto& prepare = steps_.front().prepare)
        prepare();
    waiting_.start();
    timer_.start();
}

void ScreenshotTour::watch() {
    ScreenshotStep& step = steps_.front();
    const bool ready = !step.ready || step.ready();
    if (!ready && waiting_.elapsed() < step.patienceMs)
        return;
    if (!ready && step.retries > 0) {
        --step.retries;
        waiting_.restart();
        return step.again();
    }
    timer_.stop();
    if (ready) {
        QTimer::singleShot(step.settleMs, this, &ScreenshotTour::shoot);
        return;
    }
    if (step.mustSucceed)
        return fail(step.name + QStringLiteral(": its moment did not come"));
    if (!step.name.isEmpty())
        log_.warning("picture left out", {{"name", step.name.toStdString()}});
    steps_.pop_front();
    next();
}

void ScreenshotTour::shoot() {
    const ScreenshotStep step = std::move(steps_.front());
    steps_.pop_front();
    if (!step.name.isEmpty()) {
        QWidget* what = step.what ? step.what() : &application_.window();
        if (!save(what->grab(), step.name))
            return;
    }
    next();
}

bool ScreenshotTour::save(const QPixmap& picture, const QString& name) {
    if (!picture.save(directory_.filePath(name + QStringLiteral(".png")))) {
        fail(QStringLiteral("cannot write to ") + directory_.absolutePath());
        return false;
    }
    ++pictures_;
    return true;
}

void ScreenshotTour::fail(const QString& why) {
    timer_.stop();
    log_.error("screenshots failed", {{"reason", why.toStdString()}});
    QCoreApplication::exit(1);
}

}  // namespace euterpe::app
