// The clock of the user's computer is set while the window is open (B5, D6, D12): an hour back, an hour
// forward.
#include "desktop/widgets/elided_label.h"
#include "tests/scenarios/workplace.h"
#include "tests/stage/live_client.h"
#include "tests/stage/shifted_clock.h"

#include <optional>

namespace euterpe::stage {
namespace {

using namespace std::chrono_literals;
using protocol::CallState;

class WindowClock : public Scenario {
  protected:
    void SetUp() override {
        const char* file = std::getenv("FAKETIME_TIMESTAMP_FILE");
        if (file == nullptr)
            GTEST_SKIP() << "the program was not started with --shifted-clock FILE";
        clock_.emplace(file);
        Scenario::SetUp();
    }
    void TearDown() override {
        window_.reset();
        Scenario::TearDown();
    }
    void open(const char* extension, protocol::Mode mode) {
        window_.emplace(server().port(), extension, [mode](settings::Values& values) { values.mode = mode; });
        ASSERT_TRUE(window_->online());
        QObject::connect(&window_->session().syncState(), &replica::SyncState::changed,
                         [this] { broken_ += window_->session().syncState().isOnline() ? 0 : 1; });
    }

    // The seconds that a label of that name says last ("0:07", "0:07 · by Anna"); -1 when none does.
    int secondsOn(const char* name) {
        for (const QWidget* one : window_->window().findChildren<QWidget*>(QLatin1String(name))) {
            const auto* label = qobject_cast<const QLabel*>(one);
            const auto* elided = qobject_cast<const widgets::ElidedLabel*>(one);
            const QString text = label != nullptr ? label->text() : elided->text();
            const QStringList parts = text.section(QLatin1Char(' '), 0, 0).split(QLatin1Char(':'));
            if (!one->isVisible() || parts.size() < 2)
                continue;
            int seconds = 0;
            for (const QString& part : parts)
                seconds = seconds * 60 + part.toInt();
            return seconds;
        }
        return -1;
    }
    // It goes on as if nothing had happened, whatever the clock is set to.
    void goesOn(const char* name) {
        for (const std::chrono::seconds off : {-3600s, 3600s, 0s}) {
            const int before = secondsOn(name);
            ASSERT_GE(before, 0);
            const auto began = std::chrono::steady_clock::now();
            clock_->set(off);
            EXPECT_TRUE(until([&] { return secondsOn(name) >= before + 2; }, 5s)) << off.count();
            const auto passed = std::chrono::steady_clock::now() - began;
            EXPECT_LE(secondsOn(name), before + 1 + passed / 1s) << off.count();
        }
        EXPECT_EQ(broken_, 0) << "the connection";
    }

    std::optional<ShiftedClock> clock_;
    std::optional<Workplace> window_;
    int broken_ = 0;
};

TEST_F(WindowClock, D6_TheDurationOfACallGoesOn) {
    open("103", protocol::Mode::Pro);
    connect103To104();
    ASSERT_TRUE(window_->cardSays("In conversation"));
    goesOn("callDuration");
    phone("103").hangUp();
    EXPECT_EQ(window_->recent(1, RegisterModel::Name), "Alessandro Conti");
}

TEST_F(WindowClock, D6_ACallThatIsAnsweredAfterwardsBeginsAtNothing) {
    open("103", protocol::Mode::Pro);
    clock_->set(3600s);
    connect103To104();
    ASSERT_TRUE(window_->cardSays("In conversation"));
    EXPECT_TRUE(until([&] { return secondsOn("callDuration") >= 0; }));
    EXPECT_LE(secondsOn("callDuration"), 5);
    clock_->set(0s);
    phone("103").hangUp();
}

TEST_F(WindowClock, D12_ACallWaitsInItsSlotForAsLongAsItDoes) {
    open("105", protocol::Mode::Phone);
    LiveClient anna(server().port(), "103", Server::kPassword, protocol::Mode::Phone, "103");
    connect103To104();
    ASSERT_TRUE(anna.showsCall(CallState::Talking));
    clock_->set(3600s);
    ASSERT_TRUE(anna.ask<protocol::Request::CallPark>({anna.call().id}));
    ASSERT_TRUE(until([&] { return secondsOn("waitingDetails") >= 0; }));
    EXPECT_LE(secondsOn("waitingDetails"), 5);
    goesOn("waitingDetails");
}

}  // namespace
}  // namespace euterpe::stage
