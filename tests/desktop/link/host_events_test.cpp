#include "desktop/link/host_events.h"

#include "tests/desktop/support/waiting.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <gtest/gtest.h>

namespace euterpe::link {
namespace {

using testing::waitUntil;

// B5: the computer's sleep, as logind tells it, on a bus of the test's own.
TEST(HostEvents, HearsOfSleepFromLogind) {
    QProcess bus;
    bus.start(QStringLiteral("dbus-daemon"), {"--session", "--nofork", "--print-address"});
    if (!bus.waitForStarted())
        GTEST_SKIP() << "no dbus-daemon here";
    ASSERT_TRUE(bus.waitForReadyRead());
    const QByteArray address = bus.readLine().trimmed();
    ASSERT_TRUE(qputenv("DBUS_SYSTEM_BUS_ADDRESS", address));
    {
        const auto events = makeHostEvents();
        int slept = 0;
        int resumed = 0;
        QObject::connect(events.get(), &HostEvents::sleeping, [&] { ++slept; });
        QObject::connect(events.get(), &HostEvents::resumed, [&] { ++resumed; });
        QDBusConnection logind =
            QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("logind"));
        ASSERT_TRUE(logind.registerService(QStringLiteral("org.freedesktop.login1")));
        QDBusMessage message = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                          QStringLiteral("org.freedesktop.login1.Manager"),
                                                          QStringLiteral("PrepareForSleep"));
        message.setArguments({true});
        // Told again and again: when the listener begins to listen is its own affair.
        ASSERT_TRUE(waitUntil([&] { return logind.send(message) && slept > 0; }));
        EXPECT_EQ(resumed, 0);
        message.setArguments({false});
        logind.send(message);
        EXPECT_TRUE(waitUntil([&] { return resumed == 1; }));
    }
    QDBusConnection::disconnectFromBus(QStringLiteral("logind"));
    bus.terminate();
    bus.waitForFinished();
}

}  // namespace
}  // namespace euterpe::link
