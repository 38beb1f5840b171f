// What each user sees of a call, from traces of real Asterisks, 22 and 16
// (tests/server/pbx/record_traces.py).
// ">" the user called, "<" the user was called.
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using testing::ElementsAre;
using testing::IsEmpty;

// The parameter is the Asterisk that was recorded.
struct CallScenarios : testing::TestWithParam<const char*> {
    static std::string trace(const std::string& name) { return std::string(GetParam()) + '/' + name; }
};
INSTANTIATE_TEST_SUITE_P(Asterisk, CallScenarios, testing::Values("22", "16"),
                         [](const auto& release) { return std::string(release.param); });

// D3, D4, D9: one call of each, with the peer's name of the directory; held by the caller, resumed.
TEST_P(CallScenarios, DirectCallAnsweredHeldAndEnded) {
    const Story story(trace("direct_answered"));
    EXPECT_THAT(story.of("101"),
                ElementsAre("Dialing > 103 Francesca Rossi", "Ringing > 103 Francesca Rossi",
                            "Talking > 103 Francesca Rossi", "Held > 103 Francesca Rossi",
                            "Talking > 103 Francesca Rossi", "Ended Normal > 103 Francesca Rossi"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 101 Giulia Bianchi", "Talking < 101 Giulia Bianchi",
                                             "Ended Normal < 101 Giulia Bianchi"));
    EXPECT_THAT(story.of("102"), IsEmpty());
    EXPECT_EQ(story.state.callCount(), 0U);
    EXPECT_EQ(story.state.channelCount(), 0U);
}

// F2: the colleagues see both telephones.
TEST_P(CallScenarios, PhoneStatesFollowTheHints) {
    const Story story(trace("direct_answered"));
    EXPECT_THAT(story.phoneOf("101"), ElementsAre("Unknown", "Busy", "Free"));
    // Asterisk marks the telephone that was put on hold, not the one that holds.
    EXPECT_THAT(story.phoneOf("103"), ElementsAre("Unknown", "Ringing", "Busy", "OnHold", "Busy", "Free"));
}

TEST_P(CallScenarios, CallRecordKeepsTimesLineAndNumbers) {
    const Story story(trace("direct_answered"));
    const protocol::Call& last = story.calls.back().call;
    EXPECT_EQ(last.line, 1);
    EXPECT_EQ(last.calledNumber, "103");
    EXPECT_GT(last.startedAt, 0);
    EXPECT_GT(last.answeredAt, last.startedAt);
    EXPECT_FALSE(last.clickToCall);
    EXPECT_EQ(last.account.str(), last.direction == CallDirection::Incoming ? "103" : "101");
}

TEST_P(CallScenarios, CallerGivesUp) {
    const Story story(trace("caller_gives_up"));
    EXPECT_EQ(story.of("101").back(), "Ended Cancelled > 103 Francesca Rossi");
    EXPECT_THAT(story.of("103"),
                ElementsAre("Ringing < 101 Giulia Bianchi", "Ended Cancelled < 101 Giulia Bianchi"));
}

TEST_P(CallScenarios, NobodyAnswers) {
    const Story story(trace("not_answered"));
    EXPECT_EQ(story.of("101").back(), "Ended NoAnswer > 117 Matteo Caruso");
    EXPECT_EQ(story.of("117").back(), "Ended NoAnswer < 101 Giulia Bianchi");
}

// D5: a telephone that is busy without ringing never shows a card or a popup.
TEST_P(CallScenarios, BusyTelephoneShowsNothingToItsUser) {
    const Story story(trace("busy"));
    EXPECT_THAT(story.of("101"),
                ElementsAre("Dialing > 117 Matteo Caruso", "Ended Busy > 117 Matteo Caruso"));
    EXPECT_THAT(story.of("117"), IsEmpty());
}

// D4: by the telephone's own key, and by the PBX on the user's click.
TEST_P(CallScenarios, RejectedByTelephoneOrByClick) {
    for (const char* name : {"rejected", "rejected_by_pbx"}) {
        const Story story(trace(name));
        EXPECT_EQ(story.of("101").back(), "Ended Busy > 117 Matteo Caruso") << name;
        EXPECT_THAT(story.of("117"),
                    ElementsAre("Ringing < 101 Giulia Bianchi", "Ended Rejected < 101 Giulia Bianchi"))
            << name;
    }
}

// D5: a single call, though two telephones of the user ring.
TEST_P(CallScenarios, TwoTelephonesOfOneUserAreOneCall) {
    const Story story(trace("two_telephones"));
    EXPECT_THAT(story.of("102"), ElementsAre("Ringing < 101 Giulia Bianchi", "Talking < 101 Giulia Bianchi",
                                             "Ended Normal < 101 Giulia Bianchi"));
    for (const CallChange& change : story.calls) {
        if (change.owner.str() == "102" && change.call.state == CallState::Talking) {
            EXPECT_EQ(change.call.account.str(), "102-2") << "the telephone that answered";
        }
    }
}

// D1: the own telephone first (Calling), then the target.
TEST_P(CallScenarios, ClickToCall) {
    const Story story(trace("click_to_call"));
    EXPECT_THAT(story.of("101"), ElementsAre("Calling > 103 Francesca Rossi", "Dialing > 103 Francesca Rossi",
                                             "Ringing > 103 Francesca Rossi", "Talking > 103 Francesca Rossi",
                                             "Ended Normal > 103 Francesca Rossi"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 101 Giulia Bianchi", "Talking < 101 Giulia Bianchi",
                                             "Ended Normal < 101 Giulia Bianchi"));
    for (const CallChange& change : story.calls)
        EXPECT_EQ(change.call.clickToCall, change.owner.str() == "101");
}

TEST_P(CallScenarios, ClickToCallThatWeAskedForStartsWithItsChannel) {
    Story story;
    story.state.expectClickToCall(CallId("c2c-1"), ExtensionId("101"), "103", story.now);
    const auto events = readTrace(trace("click_to_call"));
    story.play({events.front()});
    ASSERT_EQ(events.front().event(), "Newchannel");
    EXPECT_THAT(story.of("101"), ElementsAre("Calling > 103 Francesca Rossi"));
    ASSERT_NE(story.state.call(CallId("c2c-1")), nullptr);
    EXPECT_EQ(story.state.ownerOf(CallId("c2c-1")), ExtensionId("101"));
}

TEST_P(CallScenarios, ClickToCallNotPickedUp) {
    const Story story(trace("click_not_picked_up"));
    EXPECT_THAT(story.of("101"),
                ElementsAre("Calling > 103 Francesca Rossi", "Ended NoAnswer > 103 Francesca Rossi"));
    EXPECT_THAT(story.of("103"), IsEmpty());
}

TEST_P(CallScenarios, ClickToCallWithTelephoneOffMakesNoCall) {
    EXPECT_THAT(Story(trace("click_telephone_off")).calls, IsEmpty());
}

TEST_P(CallScenarios, ClickToCallToTheOutside) {
    const Story story(trace("click_to_outside"));
    EXPECT_THAT(story.of("101"),
                ElementsAre("Calling > 03331234594", "Dialing > 03331234594", "Ringing > 03331234594",
                            "Talking > 03331234594", "Ended Normal > 03331234594"));
}

// E3, E5: voicemail, conference and echo test are not dialled anywhere; time tells that they are connected.
TEST_P(CallScenarios, ClickToCallToAServiceOfThePbx) {
    Story story;
    for (const ami::Message& event : readTrace(trace("click_to_echo_test"))) {
        if (event.event() == "Hangup") {
            EXPECT_TRUE(story.state.wantsTick());
            story.note(story.state.tick(story.now + 100));
            story.now += 2'000;
            story.note(story.state.tick(story.now));
            EXPECT_FALSE(story.state.wantsTick());
        }
        story.play({event});
    }
    EXPECT_THAT(story.of("101"),
                ElementsAre("Calling > 800", "Dialing > 800", "Talking > 800", "Ended Normal > 800"));
}

// B5: the clock of the server's computer is set back meanwhile.
TEST_P(CallScenarios, ClickToCallToAServiceWhileTheClockIsSetBack) {
    Story story;
    for (const ami::Message& event : readTrace(trace("click_to_echo_test"))) {
        if (event.event() == "Hangup") {
            story.note(story.state.tick(story.now - 3'600'000));
            EXPECT_EQ(story.of("101").back(), "Talking > 800");
        }
        story.play({event});
    }
    EXPECT_EQ(story.of("101").back(), "Ended Normal > 800");
}

// D1: a PBX that is so busy that it dials late: what time alone told is taken back.
TEST_P(CallScenarios, ClickToCallThatIsDialledLate) {
    Story story;
    bool late = false;
    for (const ami::Message& event : readTrace(trace("click_to_call"))) {
        if (!late && event.event() == "DialBegin" && event.get("Uniqueid") == "c2c-1") {
            late = true;
            story.note(story.state.tick(story.now + 2'000));
            EXPECT_EQ(story.of("101").back(), "Talking > 103 Francesca Rossi");
        }
        story.play({event});
    }
    ASSERT_TRUE(late);
    EXPECT_THAT(story.of("101"), ElementsAre("Calling > 103 Francesca Rossi", "Dialing > 103 Francesca Rossi",
                                             "Talking > 103 Francesca Rossi", "Dialing > 103 Francesca Rossi",
                                             "Ringing > 103 Francesca Rossi", "Talking > 103 Francesca Rossi",
                                             "Ended Normal > 103 Francesca Rossi"));
}

// D1: whoever is clicked refuses, and the PBX's voicemail answers: the caller talks to it. No event tells of
// that, as the caller's channel is up already.
TEST_P(CallScenarios, ClickToCallThatEndsInVoicemail) {
    Story story;
    for (const ami::Message& event : readTrace(trace("click_to_voicemail"))) {
        if (event.event() == "HangupRequest" && event.get("Uniqueid") == "c2c-1") {
            EXPECT_EQ(story.of("101").back(), "Ringing > 103 Francesca Rossi");
            story.note(story.state.tick(story.now + 2'000));
        }
        story.play({event});
    }
    EXPECT_THAT(story.of("101"), ElementsAre("Calling > 103 Francesca Rossi", "Dialing > 103 Francesca Rossi",
                                             "Ringing > 103 Francesca Rossi", "Talking > 103 Francesca Rossi",
                                             "Ended Normal > 103 Francesca Rossi"));
    EXPECT_EQ(story.of("103").back(), "Ended Rejected < 101 Giulia Bianchi");
    EXPECT_FALSE(story.state.wantsTick());
}

// D1: one of a group refuses while the others still ring: nobody has answered.
TEST_P(CallScenarios, ClickToCallToAGroupRingsUntilNobodyIsLeft) {
    Story story;
    for (const ami::Message& event : readTrace(trace("click_to_group"))) {
        story.play({event});
        if (event.event() == "DialEnd" && event.get("Uniqueid") == "c2c-1") {
            story.note(story.state.tick(story.now + 2'000));
        }
    }
    EXPECT_THAT(story.of("101"),
                ElementsAre("Calling > 600 Sales", "Dialing > 600 Sales", "Ringing > 600 Sales",
                            "Ringing > 103 Francesca Rossi", "Talking > 103 Francesca Rossi",
                            "Ended Normal > 103 Francesca Rossi"));
    EXPECT_EQ(story.of("102").back(), "Ended Rejected < 101 Giulia Bianchi by Sales");
}

// D4: the group's name; whoever did not answer learns that somebody else did.
TEST_P(CallScenarios, RingGroupAnsweredElsewhere) {
    const Story story(trace("ring_group"));
    EXPECT_THAT(story.of("102"), ElementsAre("Ringing < 101 Giulia Bianchi by Sales",
                                             "Ended AnsweredElsewhere < 101 Giulia Bianchi by Sales"));
    EXPECT_THAT(story.of("103"),
                ElementsAre("Ringing < 101 Giulia Bianchi by Sales", "Talking < 101 Giulia Bianchi by Sales",
                            "Ended Normal < 101 Giulia Bianchi by Sales"));
    EXPECT_EQ(story.of("101").front(), "Dialing > 600 Sales");
}

TEST_P(CallScenarios, QueueCallNamesItsQueue) {
    const Story story(trace("queue_call"));
    EXPECT_THAT(story.of("107"), ElementsAre("Ringing < 101 Giulia Bianchi by orders",
                                             "Talking < 101 Giulia Bianchi by orders",
                                             "Ended Normal < 101 Giulia Bianchi by orders"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 101 Giulia Bianchi by orders",
                                             "Ended AnsweredElsewhere < 101 Giulia Bianchi by orders"));
    for (const CallChange& change : story.calls)
        EXPECT_EQ(change.call.calledNumber, "701");
}

// G1: the CDR of a queue counts from its first ringing; the events tell when the agent picked up.
TEST_P(CallScenarios, AnswersAreToldByThePbxsClock) {
    const auto events = readTrace(trace("queue_call"));
    Story story;
    std::vector<CallAnswer> answers;
    std::string bridged;
    for (const ami::Message& event : events) {
        const Changes changes = story.state.apply(event, 1);
        answers.insert(answers.end(), changes.answers.begin(), changes.answers.end());
        if (event.event() == "Newstate" && event.get("Channel").starts_with("PJSIP/107-") &&
            event.get("ChannelState") == "6")
            bridged = event.get("Timestamp");
    }
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_EQ(answers[0].owner, ExtensionId("101")) << "by the queue";
    EXPECT_EQ(answers[1].owner, ExtensionId("107"));
    EXPECT_EQ(answers[1].linkedId, answers[0].linkedId);
    EXPECT_NEAR(static_cast<double>(answers[1].at), std::stod(bridged) * 1000, 1);
}

// 103 sends 101 to 117: 101's call goes on with another peer.
TEST_P(CallScenarios, BlindTransfer) {
    const Story story(trace("blind_transfer"));
    EXPECT_THAT(story.of("101"), ElementsAre("Dialing > 103 Francesca Rossi", "Ringing > 103 Francesca Rossi",
                                             "Talking > 103 Francesca Rossi", "Talking > 117 Matteo Caruso",
                                             "Ended Normal > 117 Matteo Caruso"));
    EXPECT_EQ(story.of("103").back(), "Ended Normal < 101 Giulia Bianchi");
    EXPECT_EQ(story.of("117").front(), "Ringing < 101 Giulia Bianchi");
}

TEST_P(CallScenarios, AttendedTransfer) {
    const Story story(trace("attended_transfer"));
    EXPECT_EQ(story.of("101").back(), "Ended Normal > 117 Matteo Caruso");
    EXPECT_THAT(story.of("117"),
                ElementsAre("Ringing < 103 Francesca Rossi", "Talking < 103 Francesca Rossi",
                            "Talking < 101 Giulia Bianchi", "Ended Normal < 101 Giulia Bianchi"));
    EXPECT_THAT(story.of("103"),
                testing::IsSupersetOf({"1: Held < 101 Giulia Bianchi", "2: Talking > 117 Matteo Caruso",
                                       "1: Ended Normal < 101 Giulia Bianchi",
                                       "2: Ended Normal > 117 Matteo Caruso"}));
}

// D3: two calls at once keep their lines.
TEST_P(CallScenarios, TwoCallsHaveTwoLines) {
    const Story story(trace("two_calls"));
    for (const CallChange& change : story.calls) {
        if (change.owner.str() == "101") {
            EXPECT_EQ(change.call.line, change.call.peerNumber == "103" ? 1 : 2);
        }
    }
    EXPECT_THAT(
        story.of("101"),
        testing::IsSupersetOf({"1: Held > 103 Francesca Rossi", "2: Talking > 117 Matteo Caruso",
                               "2: Ended Normal > 117 Matteo Caruso", "1: Talking > 103 Francesca Rossi"}));
}

// D11: 117 takes 101's call that rings at 103.
TEST_P(CallScenarios, Pickup) {
    const Story story(trace("pickup"));
    EXPECT_THAT(story.of("103"),
                ElementsAre("Ringing < 101 Giulia Bianchi", "Ended AnsweredElsewhere < 101 Giulia Bianchi"));
    EXPECT_EQ(story.of("117").back(), "Ended Normal < 101 Giulia Bianchi");
    EXPECT_EQ(story.of("101").back(), "Ended Normal > 117 Matteo Caruso");
}

TEST_P(CallScenarios, FromOutsideWithTheNameThatThePbxGives) {
    const Story story(trace("from_outside"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 0649912233 Ministero Trasporti",
                                             "Talking < 0649912233 Ministero Trasporti",
                                             "Ended Normal < 0649912233 Ministero Trasporti"));
}

// D5: no popup for anonymous calls, so the record must say so.
TEST_P(CallScenarios, AnonymousFromOutside) {
    const Story story(trace("anonymous_from_outside"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < anonymous", "Ended Rejected < anonymous"));
    EXPECT_EQ(story.calls.front().call.peerNumber, "");
}

TEST_P(CallScenarios, ToOutsideKeepsTheDialledNumber) {
    EXPECT_EQ(Story(trace("to_outside")).of("101").back(), "Ended Normal > 03331234594");
    EXPECT_EQ(Story(trace("to_outside_busy")).of("101").back(), "Ended Busy > 03331234591");
}

TEST_P(CallScenarios, ForwardedCallShowsWhoAnswers) {
    const Story story(trace("forwarded"));
    EXPECT_EQ(story.of("101").back(), "Ended Normal > 103 Francesca Rossi");
    EXPECT_EQ(story.of("103").front(), "Ringing < 101 Giulia Bianchi");
    EXPECT_THAT(story.of("118"), IsEmpty());
}

TEST_P(CallScenarios, ConferenceHasNoOtherSide) {
    const Story story(trace("conference"));
    for (const char* user : {"101", "103", "117"})
        EXPECT_THAT(story.of(user), ElementsAre("Dialing > 8021", "Talking > 8021", "Ended Normal > 8021"));
}

// One call for each user, although six channels were at work.
TEST_P(CallScenarios, LocalChannelsStayInvisible) {
    const Story story(trace("local_channels"));
    EXPECT_THAT(story.of("103"),
                ElementsAre("Ringing < 5550100 Somebody", "Talking < 5550100 Somebody",
                            "Talking < 117 Matteo Caruso", "Ended Normal < 117 Matteo Caruso"));
    EXPECT_THAT(story.of("117"), ElementsAre("Ringing < 103 Francesca Rossi", "Talking < 103 Francesca Rossi",
                                             "Ended Normal < 103 Francesca Rossi"));
}

// E6: switched by a service code, shown at once.
TEST_P(CallScenarios, DoNotDisturbByServiceCode) {
    Story story;
    std::vector<bool> seen;
    for (const ami::Message& event : readTrace(trace("do_not_disturb"))) {
        const std::size_t before = story.selves.size();
        story.play({event});
        if (story.selves.size() > before)
            seen.push_back(story.state.self(ExtensionId("117")).doNotDisturb);
    }
    EXPECT_THAT(seen, ElementsAre(true, false));
    EXPECT_THAT(story.services, testing::Contains(ExtensionId("117"))) << "Custom:DND117 changed as well";
}

// Whatever comes twice or is replayed after a snapshot does no harm: every trace with each event doubled.
TEST_P(CallScenarios, DoubledEventsTellTheSameStory) {
    for (const char* name : {"direct_answered", "click_to_call", "ring_group", "queue_call", "blind_transfer",
                             "attended_transfer", "pickup", "two_calls", "local_channels"}) {
        const Story once(trace(name));
        Story twice;
        for (const ami::Message& event : readTrace(trace(name)))
            twice.play({event, event});
        for (const char* user : {"101", "102", "103", "107", "117"})
            EXPECT_EQ(twice.of(user), once.of(user)) << name;
        EXPECT_EQ(twice.state.channelCount(), 0U) << name;
    }
}

// A trace that is cut anywhere and then followed by an empty snapshot leaves nothing behind.
TEST_P(CallScenarios, CutAnywhereThenSnapshotLeavesNothing) {
    for (const char* name :
         {"ring_group", "attended_transfer", "pickup", "click_to_call", "local_channels"}) {
        const auto events = readTrace(trace(name));
        for (std::size_t cut = 0; cut <= events.size(); ++cut) {
            Story story;
            story.play({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(cut)});
            Snapshot empty;
            empty.channels.emplace();
            story.note(story.state.applySnapshot(empty, story.now));
            ASSERT_EQ(story.state.channelCount(), 0U) << name << " cut at " << cut;
            ASSERT_EQ(story.state.callCount(), 0U) << name << " cut at " << cut;
            std::map<std::string, CallState> last;
            for (const CallChange& change : story.calls)
                last[change.call.id.str()] = change.call.state;
            for (const auto& [id, state] : last)
                ASSERT_EQ(state, CallState::Ended) << name << " cut at " << cut;
        }
    }
}

// Any event may be lost: nothing breaks, and the hangups still clear everything.
TEST_P(CallScenarios, EachLostEventIsSurvived) {
    for (const char* name : {"direct_answered", "click_to_call", "ring_group", "attended_transfer"}) {
        const auto events = readTrace(trace(name));
        for (std::size_t lost = 0; lost < events.size(); ++lost) {
            if (events[lost].event() == "Hangup")
                continue;
            Story story;
            for (std::size_t i = 0; i < events.size(); ++i) {
                if (i != lost)
                    story.play({events[i]});
            }
            ASSERT_EQ(story.state.channelCount(), 0U) << name << " without " << lost;
            ASSERT_EQ(story.state.callCount(), 0U) << name << " without " << lost;
        }
    }
}

}  // namespace
}  // namespace euterpe::pbx
