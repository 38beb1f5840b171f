#include "desktop/app/idle_source_linux.h"

#include <cstdlib>
#include <utility>
#include <xcb/screensaver.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QObject>

namespace euterpe::app {
namespace {

using std::chrono::milliseconds;

// https://www.x.org/releases/X11R7.7/doc/scrnsaverproto/saver.html: since the last input, whoever got it.
class X11IdleSource : public IdleSource {
  public:
    void ask(Answer answer) override {
        const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
        if (x11 == nullptr || x11->connection() == nullptr)
            return answer(std::nullopt);
        xcb_connection_t* connection = x11->connection();
        const auto* extension = xcb_get_extension_data(connection, &xcb_screensaver_id);
        if (extension == nullptr || extension->present == 0)
            return answer(std::nullopt);
        const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection)).data->root;
        const std::unique_ptr<xcb_screensaver_query_info_reply_t, decltype(&std::free)> info(
            xcb_screensaver_query_info_reply(connection,
                                             xcb_screensaver_query_info_unchecked(connection, root), nullptr),
            &std::free);
        answer(info ? std::optional(milliseconds(info->ms_since_user_input)) : std::nullopt);
    }
};

// A method of the session's bus that answers a number.
class BusIdleSource : public IdleSource {
  public:
    BusIdleSource(QDBusMessage call, milliseconds unit) : call_(std::move(call)), unit_(unit) {}

    void ask(Answer answer) override {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return answer(std::nullopt);
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call_), &owner_);
        QObject::connect(
            watcher, &QDBusPendingCallWatcher::finished, &owner_,
            [unit = unit_, answer = std::move(answer)](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusMessage reply = done->reply();
                bool numeric = false;
                const qulonglong count = reply.arguments().value(0).toULongLong(&numeric);
                const bool told = reply.type() == QDBusMessage::ReplyMessage && numeric;
                answer(told ? std::optional(unit * static_cast<milliseconds::rep>(count)) : std::nullopt);
            });
    }

  private:
    QDBusMessage call_;
    milliseconds unit_;
    QObject owner_;  // of what is under way
};

}  // namespace

std::unique_ptr<IdleSource> makeLinuxIdleSource() {
    std::vector<std::unique_ptr<IdleSource>> sources;
    // Under Wayland X11 knows of input to X11's own windows only.
    if (qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        sources.push_back(std::make_unique<X11IdleSource>());
    sources.push_back(std::make_unique<BusIdleSource>(
        QDBusMessage::createMethodCall(QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                                       QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"),
                                       QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                                       QStringLiteral("GetIdletime")),
        milliseconds(1)));
    // Seconds by its draft; KDE's screen locker answers milliseconds.
    const bool isKde = qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QLatin1StringView("KDE"));
    sources.push_back(std::make_unique<BusIdleSource>(
        QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver"),
            QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("GetSessionIdleTime")),
        milliseconds(isKde ? 1 : 1000)));
    return std::make_unique<FirstIdleSource>(std::move(sources));
}

}  // namespace euterpe::app
