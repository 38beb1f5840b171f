#include "desktop/app/single_instance.h"

#include "tests/desktop/support/waiting.h"

#include <atomic>
#include <thread>

#include <QLocalSocket>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

using testing::waitUntil;

// handOver() waits for the other one's answer: here it runs on a thread, as it does in another process.
bool handOverFromElsewhere(const QString& scope, const QString& number) {
    bool taken = false;
    std::atomic<bool> done = false;
    std::thread other([&] {
        SingleInstance second(scope);
        taken = second.handOver(number);
        done = true;
    });
    EXPECT_TRUE(waitUntil([&] { return done.load(); }));
    other.join();
    return taken;
}

TEST(SingleInstance, The_first_finds_nobody) {
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    EXPECT_FALSE(first.handOver({}));
    EXPECT_TRUE(first.listen());
}

TEST(SingleInstance, The_second_hands_its_number_over) {
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    ASSERT_TRUE(first.listen());
    QStringList wishes;
    QObject::connect(&first, &SingleInstance::wished, [&](const QString& number) { wishes << number; });
    EXPECT_TRUE(handOverFromElsewhere(folder.path(), QStringLiteral("+39050316")));
    EXPECT_TRUE(handOverFromElsewhere(folder.path(), {}));
    EXPECT_EQ(wishes, (QStringList{QStringLiteral("+39050316"), QString()}));
}

TEST(SingleInstance, Another_settings_directory_is_another_instance) {
    const QTemporaryDir one;
    const QTemporaryDir two;
    SingleInstance first(one.path());
    ASSERT_TRUE(first.listen());
    EXPECT_FALSE(SingleInstance(two.path()).handOver({}));
}

TEST(SingleInstance, A_peer_that_sends_too_much_is_cut_off) {
    const QTemporaryDir folder;
    SingleInstance first(folder.path());
    ASSERT_TRUE(first.listen());
    QString wish(QStringLiteral("none"));
    QObject::connect(&first, &SingleInstance::wished, [&](const QString& number) { wish = number; });
    QLocalSocket flood;
    flood.connectToServer(first.name());
    ASSERT_TRUE(flood.waitForConnected(1000));
    flood.write(QByteArray(100000, '1'));
    EXPECT_TRUE(waitUntil([&] { return flood.state() == QLocalSocket::UnconnectedState; }));
    EXPECT_LT(wish.size(), 300);
}

}  // namespace
}  // namespace euterpe::app
