// The softphone's life and what is done to its calls: Phone mode without a window.
#include "desktop/link/connection.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/json.h"
#include "tests/desktop/support/fake_phone.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <optional>

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using namespace std::chrono_literals;
using phone::LegId;
using phone::LegState;
using phone::Registration;
using protocol::CallState;
using protocol::EndReason;
using testing::call;
using testing::FakePhone;
using testing::FakeServer;
using testing::settle;
using testing::waitUntil;

link::ConnectionTimes quick() {
    link::ConnectionTimes times;
    times.firstRetry = 1ms;
    times.longestRetry = 8ms;
    return times;
}

class PhoneMode : public ::testing::Test {
  protected:
    PhoneMode() {
        settings.load();
        settings.update([](settings::Values& values) {
            values.address = QStringLiteral("pbx.example:5040");
            values.user = QStringLiteral("alice");
            values.mode = protocol::Mode::Phone;
        });
        secrets.write(settings::secretName(settings), "correct horse", &context, [](const auto&) {});
        server.offerPhoneMode();
        session.setPhoneFactory([this]() -> Result<std::unique_ptr<phone::Phone>> {
            ++made;
            if (noEngine)
                return Error{ErrorCode::NotFound, "no module"};
            auto phone = std::make_unique<FakePhone>();
            fake = phone.get();
            return std::unique_ptr<phone::Phone>(std::move(phone));
        });
        QObject::connect(&session.calls(), &CallStore::callEnded,
                         [this](const CallId&, const protocol::Call& last) { ended.push_back(last); });
    }
    void signIn() {
        session.connectNow();
        ASSERT_TRUE(waitUntil([this] { return session.softphone().isRegistered(); }));
    }
    bool online() {
        return waitUntil([this] { return session.syncState().sync() == Sync::Online; });
    }
    const protocol::Call* only() {
        const auto& calls = session.calls().calls();
        return calls.size() == 1 ? &calls.front() : nullptr;
    }
    CallId idOf(const std::string& number) {
        for (const auto& one : session.calls().calls())
            if (one.peerNumber == number)
                return one.id;
        return {};
    }
    LegState stateOf(const std::string& number) {
        const auto leg = fake->with(number);
        return leg ? leg->state : LegState::Ended;
    }
    // A conversation with that number, begun by it.
    CallId talkTo(const std::string& number) {
        const auto leg = fake->ring(number);
        commands().answer(idOf(number), &context, {});
        settle();
        EXPECT_EQ(stateOf(number), LegState::Talking);
        return session.calls().callOf(leg.id);
    }
    Commands& commands() { return session.commands(); }
    Transfer& transfer() { return session.transfer(); }
    void tell(const protocol::Call& record) {
        protocol::StateBatch batch;
        batch.calls.push_back(record);
        server.push(batch);
        settle();
    }

    QTemporaryDir folder;
    QObject context;
    FakeServer server;
    settings::Settings settings{folder.path()};
    settings::SessionSecretStore secrets;
    link::HostEvents events;
    Session session{server.wire.factory(), events, settings, secrets, quick()};
    FakePhone* fake = nullptr;
    int made = 0;
    bool noEngine = false;
    std::vector<protocol::Call> ended;
};

TEST_F(PhoneMode, the_softphone_registers_with_the_account_that_the_server_hands_out) {
    signIn();
    EXPECT_EQ(fake->account->user, "101");
    EXPECT_EQ(fake->options.loginAddress, "pbx.example");
    EXPECT_EQ(fake->options.audioTos, 56);
    EXPECT_EQ(fake->options.sipTos, 40);
    EXPECT_EQ(fake->starts, 1);
}

TEST_F(PhoneMode, a_reconnect_does_not_disturb_it_unless_something_differs) {
    signIn();
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return server.count("sip.account") == 2; }));
    ASSERT_TRUE(online());
    settle();
    EXPECT_EQ(fake->starts, 1);
    EXPECT_EQ(made, 1);
    server.sipAccount.password = "another";
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return fake->starts == 2; }));
    EXPECT_EQ(fake->account->password, "another");
}

TEST_F(PhoneMode, another_telephone_is_another_account) {
    signIn();
    server.sipAccount.account = AccountId("201");
    server.sipAccount.user = "201";
    commands().selectAccount(AccountId("201"), &context, {});
    ASSERT_TRUE(waitUntil([this] { return fake->starts == 2; }));
    EXPECT_EQ(fake->account->user, "201");
}

TEST_F(PhoneMode, L4_volumes_take_effect_at_once_and_the_transport_registers_anew) {
    signIn();
    settings.update([](settings::Values& values) { values.micVol = 30; });
    EXPECT_EQ(fake->options.sound.microphoneVolume, 30);
    EXPECT_EQ(fake->starts, 1);
    settings.update([](settings::Values& values) { values.sipProtocol = QStringLiteral("TLS"); });
    EXPECT_EQ(fake->starts, 2);
    EXPECT_EQ(fake->options.transport, protocol::SipTransport::Tls);
    settings.update([](settings::Values& values) { values.compact = true; });
    EXPECT_EQ(fake->starts, 2);
}

TEST_F(PhoneMode, another_attempt_takes_an_account_that_was_mended) {
    signIn();
    fake->setRegistration(Registration::Refused, 403);
    server.sipAccount.password = "mended";
    session.softphone().retry();
    ASSERT_TRUE(waitUntil([this] { return fake->starts == 2; }));
    EXPECT_EQ(fake->account->password, "mended");
}

TEST_F(PhoneMode, waking_up_and_another_network_are_told_to_it) {
    signIn();
    emit events.resumed();
    emit events.networkChanged(true);
    emit events.networkChanged(false);
    EXPECT_EQ(fake->networkChanges, 2);
}

TEST_F(PhoneMode, it_ends_at_logout_with_its_calls) {
    signIn();
    talkTo("102");
    session.disconnectNow();
    EXPECT_EQ(session.softphone().phone(), nullptr);
    EXPECT_EQ(session.softphone().state(), Softphone::State::Off);
    EXPECT_TRUE(session.calls().calls().empty());
    EXPECT_EQ(ended.size(), 1U);
}

TEST_F(PhoneMode, A1_without_a_seat_there_is_no_softphone) {
    server.session.mode = protocol::Mode::Free;
    server.session.seat = protocol::SeatOutcome::AllSeatsTaken;
    session.connectNow();
    ASSERT_TRUE(online());
    settle();
    EXPECT_EQ(made, 0);
    EXPECT_EQ(server.count("sip.account"), 0);
}

TEST_F(PhoneMode, a_seat_that_is_lost_ends_the_softphone) {
    signIn();
    server.session.mode = protocol::Mode::Pro;
    server.drop();
    EXPECT_TRUE(waitUntil([this] { return session.softphone().state() == Softphone::State::Off; }));
    EXPECT_EQ(session.softphone().phone(), nullptr);
}

TEST_F(PhoneMode, without_an_engine_it_says_so) {
    noEngine = true;
    session.connectNow();
    ASSERT_TRUE(waitUntil([this] { return session.softphone().state() == Softphone::State::NoEngine; }));
    std::optional<ErrorCode> code;
    commands().dial("102", &context, [&](const Result<CallId>& answer) { code = answer.error().code; });
    ASSERT_TRUE(waitUntil([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Conflict);
    EXPECT_EQ(server.count("call.dial"), 0) << "the telephone of Phone mode is this computer";
}

TEST_F(PhoneMode, an_account_that_the_server_refuses_is_told) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "sip.account")
            return Error{ErrorCode::Forbidden, "no"};
        return std::nullopt;
    };
    session.connectNow();
    ASSERT_TRUE(waitUntil([this] { return session.softphone().state() == Softphone::State::NoAccount; }));
    EXPECT_EQ(session.softphone().error().code, ErrorCode::Forbidden);
}

TEST_F(PhoneMode, D2_the_application_dials) {
    signIn();
    std::optional<CallId> id;
    commands().dial("050 / 316-9 (1)", &context, [&](const Result<CallId>& answer) { id = *answer; });
    ASSERT_TRUE(waitUntil([&] { return id.has_value(); }));
    EXPECT_EQ(fake->count("dial 05031691"), 1);
    EXPECT_EQ(server.count("call.dial"), 0);
    ASSERT_NE(only(), nullptr);
    EXPECT_EQ(only()->id, *id);
    EXPECT_EQ(only()->state, CallState::Dialing);
}

TEST_F(PhoneMode, calls_go_on_while_the_server_is_away) {
    signIn();
    const CallId id = talkTo("102");
    server.mute = {"session.resume", "session.login"};
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return !session.syncState().isOnline(); }));
    ASSERT_NE(session.calls().find(id), nullptr);
    commands().hold(id, &context, {});
    settle();
    EXPECT_EQ(session.calls().find(id)->state, CallState::Held);
    EXPECT_NE(session.softphone().phone(), nullptr);
}

TEST_F(PhoneMode, the_pbxs_record_and_the_leg_are_one_call_for_every_command) {
    signIn();
    const auto leg = fake->ring("102");
    auto record = call("p1", 1, CallState::Ringing);
    record.sipCallId = leg.sipCallId;
    record.account = AccountId("101");
    record.peerNumber = "102";
    record.peerName = "Marco Ferrari";
    tell(record);
    ASSERT_TRUE(waitUntil([this] { return only() != nullptr && only()->peerName == "Marco Ferrari"; }));
    const CallId id = only()->id;
    commands().answer(id, &context, {});
    settle();
    std::string slot;
    commands().park(id, &context, [&](const Result<std::string>& answer) { slot = *answer; });
    commands().setRecording(id, true, &context, {});
    ASSERT_TRUE(waitUntil([&] { return !slot.empty(); }));
    EXPECT_EQ(slot, "890");
    EXPECT_EQ(protocol::fromJson<protocol::CallParkParams>(server.last("call.park")->params).value().call,
              CallId("p1"));
    EXPECT_EQ(protocol::fromJson<protocol::CallRecordParams>(server.last("call.record")->params).value().call,
              CallId("p1"));
    commands().hangUp(id, &context, {});
    settle();
    EXPECT_EQ(server.count("call.hangup"), 0);
    EXPECT_EQ(ended.size(), 1U);
}

TEST_F(PhoneMode, what_the_pbx_does_not_know_it_is_not_asked_for) {
    signIn();
    const CallId id = talkTo("102");
    std::optional<ErrorCode> code;
    commands().park(id, &context, [&](const Result<std::string>& answer) { code = answer.error().code; });
    ASSERT_TRUE(waitUntil([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Conflict);
    EXPECT_EQ(server.count("call.park"), 0);
}

TEST_F(PhoneMode, D11_pickup_dials_its_code) {
    signIn();
    commands().pickUp(ExtensionId("105"), &context, {});
    settle();
    EXPECT_EQ(fake->count("dial **105"), 1);
}

TEST_F(PhoneMode, C8_the_oldest_held_call_is_the_one_held_first) {
    signIn();
    talkTo("102");
    talkTo("103");
    talkTo("104");
    ASSERT_NE(session.calls().oldestHeld(), nullptr);
    EXPECT_EQ(session.calls().oldestHeld()->peerNumber, "102");
    ASSERT_NE(session.calls().talking(), nullptr);
    EXPECT_EQ(session.calls().talking()->peerNumber, "104");
    commands().resume(idOf("102"), &context, {});
    settle();
    EXPECT_EQ(session.calls().oldestHeld()->peerNumber, "103");
}

// -- transfers

TEST_F(PhoneMode, D7_blind_transfer_holds_the_call_until_a_number_is_chosen) {
    signIn();
    const CallId id = talkTo("102");
    transfer().begin(Transfer::Kind::Blind, id);
    settle();
    EXPECT_EQ(transfer().stage(), Transfer::Stage::Choosing);
    EXPECT_EQ(stateOf("102"), LegState::Held);
    transfer().choose("10 5");
    settle();
    EXPECT_EQ(fake->count("transfer 1 105"), 1);
    EXPECT_EQ(transfer().stage(), Transfer::Stage::Sending);
    fake->peerHangsUp(LegId("1"));
    EXPECT_EQ(transfer().stage(), Transfer::Stage::None);
}

TEST_F(PhoneMode, D7_a_transfer_that_fails_takes_the_caller_back) {
    signIn();
    const CallId id = talkTo("102");
    std::optional<EndReason> failure;
    QObject::connect(&transfer(), &Transfer::failed, [&](EndReason reason) { failure = reason; });
    transfer().send(Transfer::Kind::Blind, id, "105");
    settle();
    fake->change(LegId("1"), [](phone::Leg& leg) { leg.transfer = phone::Transfer::Failed; });
    settle();
    EXPECT_EQ(transfer().stage(), Transfer::Stage::None);
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_TRUE(failure.has_value());
}

TEST_F(PhoneMode, D6_attended_transfer_connects_the_two) {
    signIn();
    const CallId id = talkTo("102");
    transfer().begin(Transfer::Kind::Attended, id);
    transfer().choose("105");
    settle();
    EXPECT_EQ(transfer().stage(), Transfer::Stage::Consulting);
    EXPECT_EQ(transfer().consultation(), idOf("105"));
    EXPECT_FALSE(transfer().isTargetTalking());
    fake->peerAnswers(LegId("2"));
    EXPECT_TRUE(transfer().isTargetTalking());
    transfer().complete();
    settle();
    EXPECT_EQ(fake->count("transferTo 1 2"), 1);
    EXPECT_EQ(transfer().stage(), Transfer::Stage::None);
    EXPECT_TRUE(session.calls().calls().empty());
}

TEST_F(PhoneMode, D6_completed_before_the_target_answers_it_goes_there_blindly) {
    signIn();
    const CallId id = talkTo("102");
    transfer().send(Transfer::Kind::Attended, id, "105");
    settle();
    transfer().complete();
    settle();
    EXPECT_EQ(fake->count("hangUp 2"), 1);
    EXPECT_EQ(fake->count("transfer 1 105"), 1);
    EXPECT_EQ(stateOf("102"), LegState::Held);
    EXPECT_EQ(transfer().stage(), Transfer::Stage::Sending);
}

TEST_F(PhoneMode, D7_a_busy_target_returns_the_caller) {
    signIn();
    const CallId id = talkTo("102");
    std::optional<EndReason> failure;
    QObject::connect(&transfer(), &Transfer::failed, [&](EndReason reason) { failure = reason; });
    transfer().send(Transfer::Kind::Attended, id, "105");
    settle();
    fake->peerHangsUp(LegId("2"), EndReason::Busy);
    settle();
    EXPECT_EQ(failure, EndReason::Busy);
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(transfer().stage(), Transfer::Stage::None);
}

TEST_F(PhoneMode, D6_cancel_ends_the_consultation_and_takes_the_caller_back) {
    signIn();
    const CallId id = talkTo("102");
    transfer().send(Transfer::Kind::Attended, id, "105");
    settle();
    fake->peerAnswers(LegId("2"));
    transfer().cancel();
    settle();
    EXPECT_EQ(stateOf("105"), LegState::Ended);
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    // While a number is awaited, too.
    transfer().begin(Transfer::Kind::Blind, id);
    settle();
    transfer().cancel();
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
}

TEST_F(PhoneMode, D6_cancelled_while_the_target_is_being_dialled_it_does_not_ring_on) {
    signIn();
    const CallId id = talkTo("102");
    transfer().begin(Transfer::Kind::Attended, id);
    transfer().choose("105");
    transfer().cancel();
    settle();
    EXPECT_EQ(stateOf("105"), LegState::Ended);
    EXPECT_EQ(stateOf("102"), LegState::Talking);
}

TEST_F(PhoneMode, D14_the_caller_hangs_up_while_the_target_is_talked_to) {
    signIn();
    const CallId id = talkTo("102");
    transfer().send(Transfer::Kind::Attended, id, "105");
    settle();
    fake->peerAnswers(LegId("2"));
    fake->peerHangsUp(LegId("1"));
    settle();
    EXPECT_EQ(transfer().stage(), Transfer::Stage::None);
    EXPECT_EQ(stateOf("105"), LegState::Talking) << "an ordinary call from now on";
}

TEST_F(PhoneMode, D14_a_call_that_comes_in_while_consulting_changes_nothing) {
    signIn();
    const CallId id = talkTo("102");
    transfer().send(Transfer::Kind::Attended, id, "105");
    settle();
    fake->peerAnswers(LegId("2"));
    talkTo("110");
    EXPECT_EQ(transfer().stage(), Transfer::Stage::Consulting);
    EXPECT_TRUE(transfer().isTargetTalking());
    fake->peerHangsUp(fake->with("110")->id);
    transfer().complete();
    settle();
    EXPECT_EQ(fake->count("transferTo 1 2"), 1);
}

TEST_F(PhoneMode, what_cannot_be_dialled_leaves_the_caller_talking) {
    signIn();
    const CallId id = talkTo("102");
    std::optional<ErrorCode> refusal;
    QObject::connect(&transfer(), &Transfer::refused, [&](const Error& error) { refusal = error.code; });
    for (const auto kind : {Transfer::Kind::Blind, Transfer::Kind::Attended}) {
        refusal.reset();
        transfer().send(kind, id, "nobody");
        ASSERT_TRUE(waitUntil([&] { return refusal.has_value(); }));
        settle();
        EXPECT_EQ(*refusal, ErrorCode::InvalidArgument);
        EXPECT_EQ(stateOf("102"), LegState::Talking);
    }
}

}  // namespace
}  // namespace euterpe::replica
