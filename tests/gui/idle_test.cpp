// C5: how long nobody has touched keyboard and mouse, as a real X server tells it.
#include "desktop/app/idle_source_linux.h"
#include "tests/gui/desk.h"

#include <chrono>
#include <optional>

#include <QProcess>

namespace euterpe::testing {
namespace {

using std::chrono::milliseconds;

TEST(IdleSource, C5_the_display_tells_since_when_nobody_is_there) {
    const auto source = app::makeLinuxIdleSource();
    const auto idle = [&] {
        std::optional<milliseconds> told;
        source->ask([&](std::optional<milliseconds> answer) { told = answer; });
        return told;
    };
    const auto input = [](const QStringList& what) {
        return QProcess::execute(QStringLiteral("xdotool"), what) == 0;
    };
    ASSERT_TRUE(input({QStringLiteral("mousemove"), QStringLiteral("10"), QStringLiteral("10")}));
    ASSERT_TRUE(idle()) << "X11's screen saver extension answers at once";
    constexpr milliseconds kAWhile{1500};
    ASSERT_TRUE(QTest::qWaitFor([&] { return idle() && *idle() >= kAWhile; }, 10'000));
    ASSERT_TRUE(input({QStringLiteral("mousemove"), QStringLiteral("20"), QStringLiteral("20")}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return idle() && *idle() < kAWhile; }, 1'000)) << "the mouse moved";
    ASSERT_TRUE(QTest::qWaitFor([&] { return idle() && *idle() >= kAWhile; }, 10'000));
    ASSERT_TRUE(input({QStringLiteral("key"), QStringLiteral("Shift_L")}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return idle() && *idle() < kAWhile; }, 1'000))
        << "a key, whoever got it";
}

}  // namespace
}  // namespace euterpe::testing
