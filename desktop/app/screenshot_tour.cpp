#include "desktop/app/screenshot_tour.h"

#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/phone/call_words.h"
#include "desktop/screens/phone/phone_panel.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QPixmap>
#include <QScreen>

namespace euterpe::app {
namespace {

using protocol::Call;
using protocol::CallState;
using screens::Directories;
using screens::SettingsDialog;

constexpr int kLoginMs = 60000;
constexpr int kLookEveryMs = 50;
constexpr int kRingLookMs = 700;  // until the popup is painted
constexpr std::size_t kStars = 6;
constexpr QSize kWindow(1180, 780);

bool any(const replica::CallStore& store, const std::function<bool(const Call&)>& test) {
    return std::any_of(store.calls().begin(), store.calls().end(), test);
}

}  // namespace

ScreenshotTour::ScreenshotTour(Application& application, const QString& directory, const Log& log,
                               QObject* parent)
    : QObject(parent), application_(application), directory_(directory), log_(log) {
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
    application_.window().resize(kWindow);
    plan();
    connect(&application_.session().calls(), &replica::CallStore::callAdded, this,
            &ScreenshotTour::catchIncoming);
    connect(&application_.session().calls(), &replica::CallStore::callChanged, this,
            &ScreenshotTour::catchIncoming);
    next();
}

void ScreenshotTour::plan() {
    auto& window = application_.window();
    auto& session = application_.session();
    const auto open = [&window](Directories::Section section) {
        return [&window, section] { window.directories().open(section); };
    };
    starSome();
    steps_.push_back({.name = QStringLiteral("01-extensions"),
                      .prepare = open(Directories::Section::Extensions),
                      .ready = [&session] { return session.extensions().size() > 0; },
                      .settleMs = 2500,
                      .mustSucceed = true});
    planCalls();
    steps_.push_back({.name = QStringLiteral("05-favourites"),
                      .prepare = open(Directories::Section::Favourites),
                      .settleMs = 600});
    steps_.push_back(
        {.name = QStringLiteral("06-recent"),
         .prepare = open(Directories::Section::Recent),
         .ready =
             [&session] { return session.callRegister().status() == replica::RegisterSource::Status::Ready; },
         .settleMs = 800});
    planDialogs();
    steps_.push_back(
        {.ready = [this] { return caughtIncoming_; }, .settleMs = 2 * kRingLookMs, .patienceMs = 75000});
    steps_.push_back({.prepare = [this] { catching_ = false; }, .settleMs = 50});
    planLooks();
}

void ScreenshotTour::planCalls() {
    const auto outgoing = [this](CallState state) {
        return any(application_.session().calls(), [state](const Call& call) {
            return call.direction == protocol::CallDirection::Outgoing &&
                   (state == CallState::Unknown || call.state == state);
        });
    };
    steps_.push_back({.name = QStringLiteral("02-dialling"),
                      .prepare = [this] { dialSomebody(); },
                      .ready = [outgoing] { return outgoing(CallState::Unknown); },
                      .settleMs = 300});
    // Not everybody answers.
    steps_.push_back({.name = QStringLiteral("03-talking"),
                      .ready = [outgoing] { return outgoing(CallState::Talking); },
                      .again =
                          [this] {
                              hangUpAll();
                              dialSomebody();
                          },
                      .settleMs = 3500,
                      .retries = 3});
    steps_.push_back({.prepare = [this] { hangUpAll(); },
                      .ready = [outgoing] { return !outgoing(CallState::Unknown); },
                      .settleMs = 3500});
}

// Nobody can be made to call: whenever somebody does, it is caught. At the latest it is waited for.
void ScreenshotTour::catchIncoming() {
    auto& store = application_.session().calls();
    if (caughtIncoming_ || !catching_ || !any(store, screens::isIncomingRing))
        return;
    caughtIncoming_ = true;
    QTimer::singleShot(kRingLookMs, this, [this] {
        save(application_.window().screen()->grabWindow(0), QStringLiteral("04-incoming"));
    });
}

void ScreenshotTour::planDialogs() {
    auto& dialogs = application_.dialogs();
    static constexpr std::pair<SettingsDialog::Page, const char*> kPages[] = {
        {SettingsDialog::Page::Mode, "07-settings-mode"},
        {SettingsDialog::Page::Connection, "08-settings-connection"},
        {SettingsDialog::Page::Services, "09-settings-services"},
        {SettingsDialog::Page::Appearance, "10-settings-appearance"},
        {SettingsDialog::Page::About, "11-settings-about"}};
    const auto settings = [&dialogs] { return static_cast<QWidget*>(dialogs.settingsDialog()); };
    for (const auto& [page, name] : kPages)
        steps_.push_back({.name = QLatin1String(name),
                          .prepare = [&dialogs, page = page] { dialogs.openSettings(page); },
                          .what = settings});
    steps_.push_back({.prepare = [&dialogs] { dialogs.settingsDialog()->reject(); }, .settleMs = 50});
    steps_.push_back({.name = QStringLiteral("12-telephone"),
                      .prepare = [&dialogs] { dialogs.chooseAccount(); },
                      .what = [&dialogs] { return static_cast<QWidget*>(dialogs.accountDialog()); }});
    steps_.push_back({.prepare = [&dialogs] { dialogs.accountDialog()->reject(); }, .settleMs = 50});
}

void ScreenshotTour::planLooks() {
    auto& window = application_.window();
    auto& settings = application_.settings();
    steps_.push_back({.name = QStringLiteral("13-dark"),
                      .prepare =
                          [&window, &settings] {
                              window.directories().open(Directories::Section::Extensions);
                              settings.update([](settings::Values& v) { v.theme = settings::Theme::Dark; });
                          },
                      .settleMs = 1000});
    steps_.push_back({.name = QStringLiteral("14-compact-dark"), .prepare = [&settings] {
                          settings.update([](settings::Values& v) { v.compact = true; });
                      }});
    steps_.push_back({.name = QStringLiteral("15-italian"), .prepare = [&window, &settings] {
                          settings.update([](settings::Values& v) {
                              v.compact = false;
                              v.theme = settings::Theme::Light;
                              v.language = QStringLiteral("it");
                          });
                          window.resize(kWindow);
                      }});
    steps_.push_back({.name = QStringLiteral("16-spanish"), .prepare = [&settings] {
                          settings.update([](settings::Values& v) { v.language = QStringLiteral("es"); });
                      }});
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
    if (const auto& prepare = steps_.front().prepare)
        prepare();
    waiting_.start();
    timer_.start();
}

void ScreenshotTour::watch() {
    Step& step = steps_.front();
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
    const Step step = std::move(steps_.front());
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

void ScreenshotTour::starSome() {
    auto& session = application_.session();
    if (!session.favourites().ids().empty())
        return;
    std::size_t starred = 0;
    for (const auto& extension : session.extensions().rows()) {
        if (extension.id == session.self().self().extension)
            continue;
        session.commands().setFavourite(extension.id, true, this, [](const Result<void>&) {});
        if (++starred == kStars)
            return;
    }
}

// Each time somebody else.
void ScreenshotTour::dialSomebody() {
    auto& session = application_.session();
    int skip = dialled_++;
    for (const auto& extension : session.extensions().rows()) {
        if (extension.id == session.self().self().extension || extension.phone != protocol::PhoneState::Free)
            continue;
        if (skip-- == 0)
            return application_.window().phone().call(QString::fromStdString(extension.id.str()));
    }
}

void ScreenshotTour::hangUpAll() {
    const auto calls = application_.session().calls().calls();
    for (const Call& call : calls) {
        if (call.direction == protocol::CallDirection::Outgoing)
            application_.window().phone().hangUp(call.id);
    }
}

void ScreenshotTour::fail(const QString& why) {
    timer_.stop();
    log_.error("screenshots failed", {{"reason", why.toStdString()}});
    QCoreApplication::exit(1);
}

}  // namespace euterpe::app
