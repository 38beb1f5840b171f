// One user with several calls, several telephones, queues, and calls that somebody else picks up.
#include "tests/scenarios/scenario.h"

#include <set>

namespace euterpe::stage {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;

class SeveralCalls : public Scenario {};

// D3: two calls at once have the lines 1 and 2; hanging one up leaves the other.
TEST_F(SeveralCalls, TwoCallsHaveTwoLines) {
    SipPhone& niccolo = phone("105", 1000);
    Desk& annasDesk = desk("103");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall("104", CallState::Talking));
    EXPECT_EQ(annasDesk.callWith("104")->line, 1);

    niccolo.dial("103");
    ASSERT_TRUE(annasDesk.showsCall("105", CallState::Ringing));
    EXPECT_EQ(annasDesk.callWith("105")->line, 2);
    EXPECT_TRUE(annasDesk.showsCall("104", CallState::Talking));

    ASSERT_TRUE(annasDesk.hangUp(annasDesk.callWith("104")->id));
    EXPECT_TRUE(phone("104").idle());
    EXPECT_TRUE(annasDesk.showsCall(CallState::Ringing));
    ASSERT_NE(annasDesk.onlyCall(), nullptr);
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "105");
    EXPECT_EQ(annasDesk.onlyCall()->line, 2);
}

// D4, D5: two telephones of one extension ring: one call, one popup; the one that answers is in it.
TEST_F(SeveralCalls, TwoTelephonesOfOneUserAreOneCall) {
    SipPhone& anna = phone("103");
    SipPhone& onTheDesk = phone("101");
    SipPhone& onTheComputer = phone("101-2");
    Desk& giuliasDesk = desk("101");
    std::set<std::string> shown;
    QObject listener;
    QObject::connect(&giuliasDesk.session().calls(), &replica::CallStore::callAdded, &listener,
                     [&](const CallId& id) { shown.insert(id.str()); });

    anna.dial("101");
    ASSERT_TRUE(onTheDesk.rings());
    ASSERT_TRUE(onTheComputer.rings());
    ASSERT_TRUE(giuliasDesk.showsCall(CallState::Ringing));
    onTheComputer.accept();
    ASSERT_TRUE(onTheDesk.idle());
    ASSERT_TRUE(giuliasDesk.showsCall(CallState::Talking));
    EXPECT_EQ(giuliasDesk.onlyCall()->account.str(), "101-2");
    anna.hangUp();
    EXPECT_TRUE(giuliasDesk.showsNoCall());
    EXPECT_EQ(shown.size(), 1U);

    const auto calls = giuliasDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_TRUE(calls[0].answered);
}

// D4: rejecting stops every telephone of the user.
TEST_F(SeveralCalls, RejectStopsEveryTelephone) {
    SipPhone& anna = phone("103");
    SipPhone& onTheDesk = phone("101");
    SipPhone& onTheComputer = phone("101-2");
    Desk& giuliasDesk = desk("101");

    anna.dial("101");
    ASSERT_TRUE(onTheDesk.rings());
    ASSERT_TRUE(onTheComputer.rings());
    ASSERT_TRUE(giuliasDesk.showsCall(CallState::Ringing));
    ASSERT_TRUE(giuliasDesk.reject());
    EXPECT_TRUE(onTheDesk.idle());
    EXPECT_TRUE(onTheComputer.idle());
    EXPECT_TRUE(giuliasDesk.showsNoCall());
}

// D4, G1: a call through a queue names it, and the number that the caller dialled.
TEST_F(SeveralCalls, QueueCallNamesTheQueue) {
    SipPhone& caller = phone("106");
    SipPhone& anna = phone("103");
    Desk& annasDesk = desk("103");

    caller.dial("701");
    ASSERT_TRUE(anna.rings());
    ASSERT_TRUE(annasDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(annasDesk.onlyCall()->direction, CallDirection::Incoming);
    EXPECT_EQ(annasDesk.onlyCall()->queue, "orders");
    EXPECT_EQ(annasDesk.onlyCall()->calledNumber, "701");
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "106");
    EXPECT_EQ(annasDesk.onlyCall()->peerName, "Chiara Moretti");
    anna.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_EQ(annasDesk.onlyCall()->queue, "orders");
    caller.hangUp();
    ASSERT_TRUE(annasDesk.showsNoCall());

    const auto calls = annasDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].number, "106");
    EXPECT_EQ(calls[0].queue, "orders");
    EXPECT_TRUE(calls[0].answered);
}

// D11: a colleague picks the call up: it is theirs, and answered elsewhere for the one who was rung.
TEST_F(SeveralCalls, DirectedPickup) {
    SipPhone& caller = phone("106", 900);
    SipPhone& bruno = phone("104");
    SipPhone& niccolo = phone("105", 1200);
    Desk& brunosDesk = desk("104");
    Desk& niccolosDesk = desk("105");

    caller.dial("104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    niccolo.dial("**104");
    ASSERT_TRUE(niccolo.talks());
    ASSERT_TRUE(caller.talks());
    EXPECT_TRUE(niccolosDesk.showsCall("106", CallState::Talking));
    EXPECT_EQ(niccolosDesk.calls().size(), 1U);
    // What was dialled as **104 becomes the call that rang there, a moment after it is connected.
    EXPECT_TRUE(until([&] { return niccolosDesk.onlyCall()->direction == CallDirection::Incoming; }));
    EXPECT_TRUE(brunosDesk.showsNoCall());
    ASSERT_EQ(brunosDesk.ended().size(), 1U);
    EXPECT_EQ(brunosDesk.ended()[0].endReason, EndReason::AnsweredElsewhere);
    EXPECT_TRUE(niccolo.hears(900));
}

}  // namespace
}  // namespace euterpe::stage
