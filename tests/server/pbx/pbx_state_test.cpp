// Calls from events made by hand: the cases that no telephone produces on demand.
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;
using testing::ElementsAre;
using testing::IsEmpty;

// Writes the events of one channel.
struct Line {
    std::string channel;
    std::string id;
    std::string linked;
    std::string number = "5551";
    std::string name = "Somebody";
    std::string connected = "<unknown>";
    std::string connectedName = "<unknown>";
    std::string exten = "s";

    [[nodiscard]] std::string headers(int state) const {
        return "Channel: " + channel + "\nChannelState: " + std::to_string(state) +
               "\nCallerIDNum: " + number + "\nCallerIDName: " + name + "\nConnectedLineNum: " + connected +
               "\nConnectedLineName: " + connectedName + "\nExten: " + exten + "\nUniqueid: " + id +
               "\nLinkedid: " + linked + "\n";
    }
    [[nodiscard]] ami::Message event(const std::string& kind, int state, const std::string& more = "") const {
        return parseEvents("Event: " + kind + "\n" + headers(state) + more + "\n").at(0);
    }
};

const Line kTrunk{
    "PJSIP/trunk-00000001", "t1", "t1", "0649912233", "Ministero", "<unknown>", "<unknown>", "103"};
const Line kPhone{"PJSIP/103-00000002", "p1", "t1", "103", "Francesca Rossi", "0649912233", "Ministero"};

struct StateTest : testing::Test {
    Story story;
    void ring(const Line& caller, const Line& phone) {
        story.play({caller.event("Newchannel", 4), phone.event("Newchannel", 0), phone.event("Newstate", 5)});
    }
};

TEST_F(StateTest, TrunksAreNobodysTelephone) {
    ring(kTrunk, kPhone);
    EXPECT_EQ(story.state.callCount(), 1U);
    EXPECT_EQ(story.state.channelCount(), 2U);
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 0649912233 Ministero"));
    EXPECT_EQ(story.calls.front().call.calledNumber, "103");
    ASSERT_EQ(story.state.legsOf(CallId("p1")).size(), 1U);
    EXPECT_EQ(story.state.legsOf(CallId("p1"))[0].channel, "PJSIP/103-00000002");
    EXPECT_FALSE(story.state.legsOf(CallId("p1"))[0].answered);
}

TEST_F(StateTest, EndReasonsOfAnIncomingCall) {
    const std::pair<int, EndReason> cases[] = {
        {16, EndReason::Cancelled},  {17, EndReason::Rejected},          {21, EndReason::Rejected},
        {19, EndReason::NoAnswer},   {26, EndReason::AnsweredElsewhere}, {20, EndReason::Unavailable},
        {34, EndReason::Congestion}, {0, EndReason::Cancelled},
    };
    for (const auto& [cause, reason] : cases) {
        Story one;
        one.play({kTrunk.event("Newchannel", 4), kPhone.event("Newchannel", 0), kPhone.event("Newstate", 5),
                  kPhone.event("Hangup", 5, "Cause: " + std::to_string(cause) + "\n")});
        EXPECT_EQ(one.calls.back().call.endReason, reason) << cause;
        EXPECT_EQ(one.calls.back().call.state, CallState::Ended);
    }
}

TEST_F(StateTest, EndReasonsOfAnOutgoingCall) {
    const Line own{"PJSIP/103-00000009", "o1",        "o1",        "103",
                   "Francesca Rossi",    "<unknown>", "<unknown>", "0335"};
    const std::pair<const char*, EndReason> cases[] = {
        {"BUSY", EndReason::Busy},
        {"NOANSWER", EndReason::NoAnswer},
        {"CANCEL", EndReason::Cancelled},
        {"CONGESTION", EndReason::Congestion},
        {"CHANUNAVAIL", EndReason::Unavailable},
    };
    for (const auto& [status, reason] : cases) {
        Story one;
        one.play({own.event("Newchannel", 4),
                  own.event("DialEnd", 4, std::string("DialStatus: ") + status + "\n"),
                  own.event("Hangup", 4, "Cause: 16\n")});
        EXPECT_EQ(one.calls.back().call.endReason, reason) << status;
    }
}

// A withheld number reaches the PBX as a number with a mark, or as a word.
TEST_F(StateTest, WithheldNumbers) {
    for (const char* number : {"anonymous", "<unknown>", "Unavailable", "restricted"}) {
        Story one;
        Line phone = kPhone;
        phone.connected = number;
        one.play({kTrunk.event("Newchannel", 4), phone.event("Newchannel", 0), phone.event("Newstate", 5)});
        EXPECT_THAT(one.of("103"), ElementsAre("Ringing < anonymous")) << number;
    }
    story.play(
        {kTrunk.event("Newchannel", 4),
         kTrunk.event("NewCallerid", 4, "CID-CallingPres: 35 (Presentation Prohibited, Passed Screen)\n")});
    ring(kTrunk, kPhone);
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < anonymous"));
}

TEST_F(StateTest, CallerNamesThatAreNoUtf8) {
    Line phone = kPhone;
    phone.connectedName = "Jos\xe9";
    ring(kTrunk, phone);
    EXPECT_EQ(story.calls.back().call.peerName, "Jos\xef\xbf\xbd");
}

TEST_F(StateTest, UnknownChannelsAreIgnored) {
    for (const char* kind :
         {"Newstate", "Hangup", "BridgeEnter", "BridgeLeave", "Hold", "Unhold", "DialEnd", "DialState",
          "NewCallerid", "NewConnectedLine", "Rename", "QueueCallerJoin", "QueueCallerLeave"})
        story.play({kPhone.event(kind, 6, "Newname: PJSIP/103-2\nBridgeUniqueid: b\n")});
    EXPECT_EQ(story.state.channelCount(), 0U);
    EXPECT_THAT(story.calls, IsEmpty());
}

TEST_F(StateTest, LateEventsDoNotUndoAnAnswer) {
    ring(kTrunk, kPhone);
    story.play({kPhone.event("Newstate", 6), kPhone.event("Newstate", 5), kPhone.event("Newchannel", 0)});
    EXPECT_EQ(story.calls.back().call.state, CallState::Talking);
    EXPECT_EQ(story.state.callCount(), 1U);
}

// D3: four lines, the fifth call has none, a free line is used again.
TEST_F(StateTest, LinesAreStableAndReused) {
    std::vector<Line> lines;
    for (int i = 0; i < 5; ++i) {
        const std::string n = std::to_string(i);
        lines.push_back(
            {"PJSIP/103-0000000" + n, "c" + n, "c" + n, "103", "F", "<unknown>", "<unknown>", "20" + n});
        story.play({lines.back().event("Newchannel", 4)});
    }
    const auto line = [&](const char* id) { return story.state.call(CallId(id))->line; };
    EXPECT_EQ(line("c0"), 1);
    EXPECT_EQ(line("c3"), 4);
    EXPECT_EQ(line("c4"), 0);
    story.play({lines[1].event("Hangup", 4, "Cause: 16\n")});
    EXPECT_EQ(line("c2"), 3);
    story.play({Line{"PJSIP/103-00000009", "c9", "c9"}.event("Newchannel", 4)});
    EXPECT_EQ(line("c9"), 2);
    EXPECT_THAT(story.state.callsOf(ExtensionId("103")), testing::SizeIs(5));
}

TEST_F(StateTest, CallsOfOneUserAreBounded) {
    for (int i = 0; i < 100; ++i) {
        const std::string n = std::to_string(i);
        story.play({Line{"PJSIP/103-" + n, "c" + n, "c" + n}.event("Newchannel", 4)});
    }
    EXPECT_EQ(story.state.callCount(), 64U);
}

// A transfer inside Asterisk may hand one channel to another telephone by renaming it.
TEST_F(StateTest, RenamedChannelPassesToAnotherUser) {
    ring(kTrunk, kPhone);
    story.play({kPhone.event("Rename", 5, "Newname: PJSIP/117-00000003<MASQ>\n"),
                kPhone.event("Rename", 5, "Newname: PJSIP/117-00000003\n")});
    EXPECT_EQ(story.of("103").back(), "Ended AnsweredElsewhere < 0649912233 Ministero");
    EXPECT_EQ(story.of("117").back(), "Ringing < 0649912233 Ministero");
    EXPECT_EQ(story.state.legsOf(CallId("p1"))[0].channel, "PJSIP/117-00000003");
}

TEST_F(StateTest, UserThatLeavesTheDirectoryLosesCalls) {
    ring(kTrunk, kPhone);
    Directory directory = demoDirectory();
    std::erase_if(directory.extensions, [](const DirectoryEntry& entry) { return entry.id.str() == "103"; });
    const Changes changes = story.state.setDirectory(directory);
    ASSERT_THAT(changes.calls, testing::SizeIs(1));
    EXPECT_EQ(changes.calls[0].owner.str(), "103");
    EXPECT_EQ(changes.calls[0].call.state, CallState::Ended);
    story.play({kPhone.event("Newstate", 6), kPhone.event("Hangup", 6, "Cause: 16\n")});
    EXPECT_EQ(story.state.callCount(), 0U);
}

TEST_F(StateTest, LongConferenceAndManyBridgesLeaveNothing) {
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i);
        const Line line{"PJSIP/out-" + n, "c" + n, "c" + n};
        story.play({line.event("Newchannel", 4), line.event("BridgeEnter", 6, "BridgeUniqueid: room\n")});
    }
    for (int i = 0; i < 300; i += 2) {
        const std::string n = std::to_string(i);
        story.play(
            {Line{"PJSIP/out-" + n, "c" + n, "c" + n}.event("BridgeLeave", 6, "BridgeUniqueid: room\n")});
    }
    for (int i = 0; i < 300; ++i) {
        const std::string n = std::to_string(i);
        story.play({Line{"PJSIP/out-" + n, "c" + n, "c" + n}.event("Hangup", 6, "Cause: 16\n")});
    }
    EXPECT_EQ(story.state.channelCount(), 0U);
}

}  // namespace
}  // namespace euterpe::pbx
