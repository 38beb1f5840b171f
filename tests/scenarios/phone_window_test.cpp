// Phone mode, the whole way (D2, D4, D6): a click in the real window, the real engine, a real Asterisk,
// another desk's softphone, and the voices of both on a sound server.
#include "desktop/screens/phone/call_card.h"
#include "tests/scenarios/workplace.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <QLineEdit>
#include <QToolButton>

namespace euterpe::stage {
namespace {

using phone::LegState;
using protocol::CallState;

constexpr int kHere = 440;   // what is said at the window
constexpr int kThere = 700;  // what is said at the telephone

constexpr std::chrono::seconds kVoice{15};

class PhoneWindow : public Scenario {
  protected:
    void SetUp() override {
        if (const std::string reason = SoundServer::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        Scenario::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        sound_.emplace();
        setenv("PULSE_SERVER", sound_->address().c_str(), 1);
        sound_->addOutput("ear", "Ear");
        sound_->addMicrophone("mouth", "Mouth");
    }
    void TearDown() override {
        window_.reset();
        there_.reset();
        Scenario::TearDown();
        sound_.reset();
    }

    static void inPhoneMode(settings::Values& values) {
        values.mode = protocol::Mode::Phone;
        values.micdevice = QStringLiteral("mouth");
        values.spkdevice = QStringLiteral("ear");
        values.echoCanceller = false;
        values.noiseSuppression = false;  // a steady tone is noise to it
    }
    void openWindow() {
        window_.emplace(server().port(), "103", inPhoneMode);
        ASSERT_TRUE(window_->online());
        ASSERT_TRUE(until([this] { return window_->session().softphone().isRegistered(); }))
            << window_->session().softphone().registration().detail;
    }
    // 103 at the window, 104 at a desk without one. Both programs are one process here and share its sound.
    void open() {
        openWindow();
        DeskOptions options{"104", protocol::Mode::Phone};
        options.adjust = inPhoneMode;
        there_ = std::make_unique<Desk>(server().port(), "104", options);
        ASSERT_TRUE(there_->online());
        ASSERT_TRUE(until([this] { return there_->session().softphone().isRegistered(); }));
    }
    void dial(const char* number) {
        auto* field = window_->window().findChild<QLineEdit*>(QStringLiteral("dialField"));
        field->setFocus();
        QTest::keyClicks(field, QLatin1StringView(number));
        QTest::keyClick(field, Qt::Key_Return);
    }
    // The one on the screen.
    QAbstractButton* button(const char* name) {
        for (auto* found : window_->window().findChildren<QAbstractButton*>(QLatin1StringView(name))) {
            if (found->isVisible() && found->isEnabled())
                return found;
        }
        return nullptr;
    }
    void click(const char* name) {
        ASSERT_TRUE(until([&] { return button(name) != nullptr; })) << name;
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    int cards() {
        const auto all = window_->window().findChildren<screens::CallCard*>();
        return static_cast<int>(
            std::ranges::count_if(all, [](const auto* card) { return card->isVisible(); }));
    }
    void theyTalk() {
        open();
        dial("104");
        ASSERT_TRUE(there_->showsCall(CallState::Ringing));
        there_->session().commands().answer(there_->onlyCall()->id, &there_->session(), {});
        ASSERT_TRUE(there_->showsCall(CallState::Talking));
        ASSERT_TRUE(window_->cardSays("In conversation"));
    }

    // With the windows alive meanwhile: what was clicked leaves by the event loop.
    static bool tells(SipPhone& phone, const char* event) {
        return until([&] { return phone.await(event, std::chrono::milliseconds(0)).has_value(); });
    }

    std::optional<SoundServer> sound_;
    std::optional<Workplace> window_;
    std::unique_ptr<Desk> there_;
};

TEST_F(PhoneWindow, D2_voices_go_both_ways) {
    openWindow();
    SipPhone& bruno = phone("104", kThere);
    dial("104");
    ASSERT_TRUE(tells(bruno, "CALL_INCOMING"));
    bruno.accept();
    ASSERT_TRUE(window_->cardSays("In conversation"));
    const SoundSource mouth(*sound_, "mouth_feed", kHere);
    const SoundRecorder ear(*sound_, "ear.monitor");
    EXPECT_TRUE(until([&] { return bruno.hears(kHere, std::chrono::milliseconds(0)); }, kVoice));
    EXPECT_TRUE(until([&] { return ear.hears(kThere, std::chrono::milliseconds(0)); }, kVoice));
    click("holdCall");
    ASSERT_TRUE(window_->cardSays("On hold"));
    EXPECT_TRUE(until([&] { return ear.hearsNothing(std::chrono::milliseconds(0)); }, kVoice));
    click("holdCall");
    ASSERT_TRUE(window_->cardSays("In conversation"));
    EXPECT_TRUE(until([&] { return ear.hears(kThere, std::chrono::milliseconds(0)); }, kVoice));
    click("hangUpCall");
    ASSERT_TRUE(tells(bruno, "CALL_CLOSED"));
}

TEST_F(PhoneWindow, D2_two_desks_call_each_other) {
    theyTalk();
    EXPECT_EQ(window_->session().calls().calls().size(), 1U) << "the leg and the PBX's record are one call";
    EXPECT_EQ(there_->calls().size(), 1U);
    // The PBX's view joins the call, whose name stays.
    const CallId id = window_->session().calls().calls().front().id;
    EXPECT_TRUE(until([&] { return !window_->session().calls().pbxId(id).empty(); }));
    EXPECT_EQ(window_->session().calls().calls().size(), 1U);
    click("hangUpCall");
    EXPECT_TRUE(there_->showsNoCall());
    EXPECT_EQ(window_->recent(1, RegisterModel::Number), "104") << "one row for both views";
}

// B5: the server is not on the way of a call. What it forgot of the call it hears again from the PBX.
TEST_F(PhoneWindow, B5_the_server_is_killed_in_mid_call) {
    openWindow();
    SipPhone& bruno = phone("104", kThere);
    dial("104");
    ASSERT_TRUE(tells(bruno, "CALL_INCOMING"));
    bruno.accept();
    ASSERT_TRUE(window_->cardSays("In conversation"));
    const auto& calls = window_->session().calls();
    const CallId id = calls.calls().front().id;
    const auto isJoined = [&] { return !calls.pbxId(id).empty(); };
    ASSERT_TRUE(until(isJoined));

    server().kill();
    ASSERT_TRUE(until([&] { return window_->session().syncState().sync() == replica::Sync::Reconnecting; }));
    const SoundSource mouth(*sound_, "mouth_feed", kHere);
    const SoundRecorder ear(*sound_, "ear.monitor");
    EXPECT_TRUE(until([&] { return bruno.hears(kHere, std::chrono::milliseconds(0)); }, kVoice));
    EXPECT_TRUE(until([&] { return ear.hears(kThere, std::chrono::milliseconds(0)); }, kVoice));
    EXPECT_EQ(cards(), 1);
    EXPECT_TRUE(window_->cardSays("In conversation"));

    server().start();
    EXPECT_TRUE(window_->online());
    EXPECT_TRUE(until(isJoined)) << "the PBX's view of it is found again";
    EXPECT_EQ(calls.calls().size(), 1U);
    EXPECT_EQ(cards(), 1);
    EXPECT_TRUE(ear.hears(kThere));
    click("hangUpCall");
    ASSERT_TRUE(tells(bruno, "CALL_CLOSED"));
    EXPECT_TRUE(until([&] { return calls.calls().empty() && cards() == 0; }));
    EXPECT_EQ(window_->recent(1, RegisterModel::Number), "104");
}

TEST_F(PhoneWindow, D6_hold_and_resume) {
    theyTalk();
    click("holdCall");
    ASSERT_TRUE(window_->cardSays("On hold"));
    const auto* leg = there_->session().calls().leg(there_->onlyCall()->id);
    ASSERT_NE(leg, nullptr);
    EXPECT_EQ(leg->state, LegState::Talking);
    click("holdCall");
    EXPECT_TRUE(window_->cardSays("In conversation"));
    there_->session().commands().hangUp(there_->onlyCall()->id, &there_->session(), {});
    EXPECT_TRUE(until([this] { return window_->session().calls().calls().empty(); }));
}

TEST_F(PhoneWindow, D4_somebody_calls_and_is_answered_in_the_window) {
    open();
    there_->session().commands().dial("103", &there_->session(), {});
    ASSERT_TRUE(window_->cardSays("Incoming call"));
    click("answerCall");
    EXPECT_TRUE(window_->cardSays("In conversation"));
    EXPECT_TRUE(there_->showsCall(CallState::Talking));
    click("hangUpCall");
    EXPECT_TRUE(there_->showsNoCall());
}

TEST_F(PhoneWindow, D6_attended_transfer_to_a_telephone) {
    theyTalk();
    SipPhone& carla = phone("105", 900);
    click("transferAttended");
    ASSERT_TRUE(window_->cardSays("Transfer: to whom?"));
    dial("105");
    ASSERT_TRUE(tells(carla, "CALL_INCOMING"));
    carla.accept();
    ASSERT_TRUE(tells(carla, "CALL_ESTABLISHED"));
    ASSERT_TRUE(until([this] { return window_->session().transfer().isTargetTalking(); }));
    click("completeTransfer");
    EXPECT_TRUE(until([this] { return window_->session().calls().calls().empty(); }));
    const SoundRecorder ear(*sound_, "ear.monitor");
    EXPECT_TRUE(until([&] { return ear.hears(900, std::chrono::milliseconds(0)); }, kVoice));
    EXPECT_TRUE(there_->showsCall("105", CallState::Talking));
    carla.hangUp();
    EXPECT_TRUE(there_->showsNoCall());
}

}  // namespace
}  // namespace euterpe::stage
