#include "desktop/link/host_events.h"

#include <chrono>

#include <QNetworkInformation>
#include <QTimer>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#endif

namespace euterpe::link {
namespace {

constexpr std::chrono::milliseconds kWatchAfter{1000};

class SystemHostEvents : public HostEvents {
    Q_OBJECT

  public:
    // Plug-ins and the bus are not loaded before the window is painted; nobody misses a change that early.
    SystemHostEvents() { QTimer::singleShot(kWatchAfter, this, &SystemHostEvents::watch); }

  private slots:
    void onPrepareForSleep(bool goingToSleep) {
        if (goingToSleep)
            emit sleeping();
        else
            emit resumed();
    }

  private:
    void watch() {
        watchNetwork();
#ifdef Q_OS_LINUX
        // https://www.freedesktop.org/wiki/Software/systemd/logind/: true before sleep, false after it.
        if (QDBusConnection bus = QDBusConnection::systemBus(); bus.isConnected())
            bus.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                        this, SLOT(onPrepareForSleep(bool)));
#endif
    }

    void watchNetwork() {
        if (!QNetworkInformation::loadDefaultBackend())
            return;
        auto* information = QNetworkInformation::instance();
        if (!information)
            return;
        connect(information, &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    emit networkChanged(reachability != QNetworkInformation::Reachability::Disconnected);
                });
        connect(information, &QNetworkInformation::transportMediumChanged, this,
                [this] { emit networkChanged(true); });
    }
};

}  // namespace

std::unique_ptr<HostEvents> makeHostEvents() {
    return std::make_unique<SystemHostEvents>();
}

}  // namespace euterpe::link

#include "host_events.moc"
