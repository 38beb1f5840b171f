// "A rings B": what desks show, what the telephones hear and what the register keeps of it.
#include "tests/scenarios/scenario.h"

namespace euterpe::stage {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;
using protocol::PhoneState;

class Calls : public Scenario {};

// D1, F2, G1: click-to-call, both hear each other, a third desk sees both busy, each has one row afterwards.
TEST_F(Calls, ClickToCallIsARealCall) {
    SipPhone& anna = phone("103", 440);
    SipPhone& bruno = phone("104", 700);
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");
    Desk& carlasDesk = desk("105");
    ASSERT_TRUE(carlasDesk.shows("103", PhoneState::Free));

    const auto dialled = annasDesk.dial("104");
    ASSERT_TRUE(dialled) << dialled.error().detail;
    const auto ringing = anna.await("CALL_INCOMING");
    ASSERT_TRUE(ringing);
    ASSERT_TRUE(annasDesk.showsCall(CallState::Calling));
    EXPECT_EQ(annasDesk.onlyCall()->id, *dialled);
    EXPECT_TRUE(annasDesk.onlyCall()->clickToCall);

    anna.accept();
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(brunosDesk.onlyCall()->direction, CallDirection::Incoming);
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "103");
    EXPECT_TRUE(carlasDesk.shows("104", PhoneState::Ringing));

    bruno.accept();
    ASSERT_TRUE(bruno.talks());
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_TRUE(brunosDesk.showsCall(CallState::Talking));
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "104");
    EXPECT_EQ(annasDesk.onlyCall()->direction, CallDirection::Outgoing);
    EXPECT_TRUE(carlasDesk.shows("103", PhoneState::Busy));
    EXPECT_TRUE(carlasDesk.shows("104", PhoneState::Busy));
    EXPECT_TRUE(anna.hears(700));
    EXPECT_TRUE(bruno.hears(440));

    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(bruno.idle());
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(brunosDesk.showsNoCall());
    EXPECT_TRUE(carlasDesk.shows("103", PhoneState::Free));

    const auto annasCalls = annasDesk.recentCalls(1);
    ASSERT_EQ(annasCalls.size(), 1U);
    EXPECT_EQ(annasCalls[0].direction, CallDirection::Outgoing);
    EXPECT_EQ(annasCalls[0].number, "104");
    EXPECT_TRUE(annasCalls[0].answered);
    const auto brunosCalls = brunosDesk.recentCalls(1);
    ASSERT_EQ(brunosCalls.size(), 1U);
    EXPECT_EQ(brunosCalls[0].direction, CallDirection::Incoming);
    EXPECT_EQ(brunosCalls[0].number, "103");
    EXPECT_TRUE(brunosCalls[0].answered);
    EXPECT_TRUE(carlasDesk.recentCalls().empty());
}

// D4: the PBX rejects for the user; the call is a missed one in the register.
TEST_F(Calls, RejectedByThePbx) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    anna.dial("104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    const auto rejected = brunosDesk.reject();
    ASSERT_TRUE(rejected) << rejected.error().detail;
    EXPECT_TRUE(bruno.idle());
    EXPECT_TRUE(brunosDesk.showsNoCall());
    anna.hangUp();

    const auto calls = brunosDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].direction, CallDirection::Incoming);
    EXPECT_FALSE(calls[0].answered);
}

// D1: nobody picks up the own telephone within ten seconds: the call ends, nobody else was rung.
TEST_F(Calls, ClickToCallThatTheOwnTelephoneDoesNotAnswer) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& annasDesk = desk("103");

    ASSERT_TRUE(annasDesk.dial("104"));
    ASSERT_TRUE(anna.rings());
    ASSERT_TRUE(annasDesk.showsCall(CallState::Calling));
    ASSERT_TRUE(anna.await("CALL_CLOSED", std::chrono::seconds(15)));
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_FALSE(bruno.await("CALL_INCOMING", std::chrono::milliseconds(200)));
}

// D9: the PBX tells when the user puts a call on hold at the telephone.
TEST_F(Calls, HoldAtTheTelephoneShows) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& annasDesk = desk("103");

    anna.dial("104");
    ASSERT_TRUE(bruno.rings());
    bruno.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    anna.hold();
    EXPECT_TRUE(annasDesk.showsCall(CallState::Held));
    anna.resume();
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
}

// D4, G1: a group call rings three telephones; one answers; each desk has one call, each register one row.
TEST_F(Calls, GroupCallIsOneCallForEach) {
    SipPhone& caller = phone("106");
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");

    caller.dial("600");
    ASSERT_TRUE(anna.rings());
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(annasDesk.showsCall(CallState::Ringing));
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_FALSE(annasDesk.onlyCall()->queue.empty());
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "106");

    anna.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_TRUE(brunosDesk.showsNoCall());
    ASSERT_EQ(brunosDesk.ended().size(), 1U);
    EXPECT_EQ(brunosDesk.ended()[0].endReason, EndReason::AnsweredElsewhere);

    caller.hangUp();
    EXPECT_TRUE(annasDesk.showsNoCall());
    const auto annasCalls = annasDesk.recentCalls(1);
    ASSERT_EQ(annasCalls.size(), 1U);
    EXPECT_TRUE(annasCalls[0].answered);
    const auto brunosCalls = brunosDesk.recentCalls(1);
    ASSERT_EQ(brunosCalls.size(), 1U);
    EXPECT_FALSE(brunosCalls[0].answered);
}

// G1: the queue answers the caller at once, so its record counts the agent's ringing too; the register does
// not.
TEST_F(Calls, QueueCallLastsFromTheAgentsAnswer) {
    SipPhone& caller = phone("106");
    SipPhone& anna = phone("103");
    Desk& annasDesk = desk("103");

    caller.dial("701");
    ASSERT_TRUE(anna.rings());
    EXPECT_FALSE(anna.await("CALL_CLOSED", std::chrono::seconds(4))) << "it rings for four seconds";
    anna.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    anna.hangUp();
    EXPECT_TRUE(annasDesk.showsNoCall());

    const auto calls = annasDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_TRUE(calls[0].answered);
    EXPECT_LT(calls[0].durationS, 3);
}

// D1: the target is busy: the call ends, says why, and is one unanswered row.
TEST_F(Calls, ClickToCallToSomebodyBusy) {
    SipPhone& anna = phone("103");
    SipPhone& valentina = phone("118");  // without a voicemail box
    Desk& annasDesk = desk("103");

    ASSERT_TRUE(annasDesk.dial("118"));
    ASSERT_TRUE(anna.rings());
    anna.accept();
    ASSERT_TRUE(valentina.rings());
    ASSERT_TRUE(annasDesk.showsCall(CallState::Ringing));
    valentina.hangUp();
    ASSERT_TRUE(annasDesk.showsNoCall());
    ASSERT_EQ(annasDesk.ended().size(), 1U);
    EXPECT_EQ(annasDesk.ended()[0].endReason, EndReason::Busy);

    const auto calls = annasDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].direction, CallDirection::Outgoing);
    EXPECT_EQ(calls[0].number, "118");
    EXPECT_FALSE(calls[0].answered);
}

// D1, G1: the target refuses, the PBX's voicemail answers in its place: the caller talks, the called missed
// it.
TEST_F(Calls, ClickToCallThatEndsInVoicemail) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");

    ASSERT_TRUE(annasDesk.dial("104"));
    ASSERT_TRUE(anna.rings());
    anna.accept();
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(annasDesk.showsCall(CallState::Ringing));
    bruno.hangUp();
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "104");
    EXPECT_TRUE(brunosDesk.showsNoCall());
    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(annasDesk.showsNoCall());

    const auto annasCalls = annasDesk.recentCalls(1);
    ASSERT_EQ(annasCalls.size(), 1U);
    EXPECT_TRUE(annasCalls[0].answered);
    const auto brunosCalls = brunosDesk.recentCalls(1);
    ASSERT_EQ(brunosCalls.size(), 1U);
    EXPECT_FALSE(brunosCalls[0].answered);
}

// G1: the caller gives up: a missed call, one row.
TEST_F(Calls, MissedCallIsOneRow) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    anna.dial("104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(brunosDesk.onlyCall()->peerName, "Francesca Rossi");
    anna.hangUp();
    ASSERT_TRUE(brunosDesk.showsNoCall());
    ASSERT_EQ(brunosDesk.ended().size(), 1U);
    EXPECT_EQ(brunosDesk.ended()[0].endReason, EndReason::Cancelled);

    const auto calls = brunosDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].direction, CallDirection::Incoming);
    EXPECT_EQ(calls[0].number, "103");
    EXPECT_EQ(calls[0].name, "Francesca Rossi");
    EXPECT_FALSE(calls[0].answered);
    EXPECT_EQ(calls[0].durationS, 0);
}

// E3, E5: what only the PBX itself answers is a call like any other.
TEST_F(Calls, ConferenceRoomIsACall) {
    SipPhone& anna = phone("103");
    Desk& annasDesk = desk("103");

    ASSERT_TRUE(annasDesk.dial("8021"));
    ASSERT_TRUE(anna.rings());
    anna.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "8021");
    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(anna.idle());
    EXPECT_TRUE(annasDesk.showsNoCall());
}

}  // namespace
}  // namespace euterpe::stage
