#include "desktop/link/host_events.h"

#include <QNetworkInformation>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#endif

namespace euterpe::link {
namespace {

class SystemHostEvents : public HostEvents {
    Q_OBJECT

  public:
    SystemHostEvents() {
        watchNetwork();
#ifdef Q_OS_LINUX
        // https://www.freedesktop.org/wiki/Software/systemd/logind/: true before sleep, false after it.
        if (QDBusConnection bus = QDBusConnection::systemBus(); bus.isConnected())
            bus.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                        this, SLOT(onPrepareForSleep(bool)));
#endif
    }

  private slots:
    void onPrepareForSleep(bool goingToSleep) {
        if (goingToSleep)
            emit sleeping();
        else
            emit resumed();
    }

  private:
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
