// Parked calls, fork to mobile, recording, SIP Call-IDs and pickup, event by event.
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PbxServices : public ::testing::Test {
  protected:
    Changes apply(const std::string& text) {
        Changes all;
        for (const ami::Message& event : parseEvents(text + "\n\n")) {
            const Changes changes = story.state.apply(event, story.now);
            story.note(changes);
            all.parked = all.parked || changes.parked;
            for (const CallChange& change : changes.calls)
                all.calls.push_back(change);
            for (const ExtensionId& id : changes.selves)
                all.selves.push_back(id);
            for (const ExtensionId& id : changes.services)
                all.services.push_back(id);
            all.joined.insert(all.joined.end(), changes.joined.begin(), changes.joined.end());
        }
        return all;
    }
    // 103 calls 117's telephone, which rings.
    void ring117() {
        apply(
            "Event: Newchannel\nChannel: PJSIP/103-1\nChannelState: 4\nCallerIDNum: 103\nExten: 117\n"
            "Uniqueid: 1.1\nLinkedid: 1.1");
        apply(
            "Event: Newchannel\nChannel: PJSIP/117-2\nChannelState: 0\nCallerIDNum: 117\nExten: s\n"
            "Uniqueid: 1.2\nLinkedid: 1.1");
        apply(
            "Event: DialBegin\nUniqueid: 1.1\nLinkedid: 1.1\nDestChannel: PJSIP/117-2\nDestUniqueid: 1.2\n"
            "DestLinkedid: 1.1");
        apply(
            "Event: Newstate\nChannel: PJSIP/117-2\nChannelState: 5\nConnectedLineNum: 103\nUniqueid: 1.2\n"
            "Linkedid: 1.1");
    }
    static std::string parkedEvent(const char* slot, const char* channel) {
        return std::string("Event: ParkedCall\nParkeeUniqueid: ") + channel +
               "\nParkeeCallerIDNum: 0335123\nParkeeCallerIDName: Zo\xc3\xab\nParkerDialString: PJSIP/103\n"
               "Parkinglot: default\nParkingSpace: " +
               slot + "\nParkingTimeout: 45\nParkingDuration: 0";
    }

    Story story{};
};

// D12: every way out of a slot.
TEST_F(PbxServices, AParkedCallLeavesItsSlot) {
    for (const char* way : {"ParkedCallTimeOut", "ParkedCallGiveUp", "UnParkedCall"}) {
        EXPECT_TRUE(apply(parkedEvent("890", "9.1")).parked);
        EXPECT_FALSE(apply(parkedEvent("890", "9.1")).parked) << "told twice";
        ASSERT_EQ(story.state.parkedCalls().size(), 1U);
        EXPECT_EQ(story.state.parkedCalls()[0].name, "Zo\xc3\xab");
        EXPECT_EQ(story.state.parkedCalls()[0].parkedBy, ExtensionId("103"));
        EXPECT_TRUE(apply(std::string("Event: ") + way + "\nParkeeUniqueid: 9.1").parked) << way;
        EXPECT_THAT(story.state.parkedCalls(), IsEmpty());
    }
    apply(parkedEvent("890", "9.1"));
    EXPECT_TRUE(apply("Event: Hangup\nUniqueid: 9.1\nCause: 16").parked) << "nobody said that it gave up";
    EXPECT_FALSE(apply("Event: UnParkedCall\nParkeeUniqueid: 9.1").parked);
}

TEST_F(PbxServices, ASnapshotReplacesTheParkedCalls) {
    apply(parkedEvent("890", "9.1"));
    apply(parkedEvent("891", "9.2"));
    const UnixMillis since = story.state.parkedCalls()[1].since;
    story.now += 5'400;
    Snapshot snapshot;
    snapshot.parked = parseEvents(parkedEvent("891", "9.2") + "\n\n" + parkedEvent("892", "9.3") + "\n\n");
    EXPECT_TRUE(story.state.applySnapshot(snapshot, story.now).parked);
    const auto parked = story.state.parkedCalls();
    ASSERT_EQ(parked.size(), 2U);
    EXPECT_EQ(parked[0].slot, "891");
    EXPECT_EQ(parked[0].since, since) << "the PBX tells whole seconds only";
    EXPECT_EQ(parked[1].slot, "892");
    EXPECT_FALSE(story.state.applySnapshot(snapshot, story.now).parked);
}

// E4: FreePBX's keys; without a number there is nothing to switch on.
TEST_F(PbxServices, ForkToMobile) {
    Snapshot snapshot;
    snapshot.doNotDisturb.emplace();
    snapshot.forwards.emplace();
    snapshot.forks = parseEvents(
        "Event: DBGetTreeResponse\nKey: /AMPUSER/103/followme/ddial\nVal: DIRECT\n\n"
        "Event: DBGetTreeResponse\nKey: /AMPUSER/103/followme/grplist\nVal: 103-03351234567#-05011#\n\n"
        "Event: DBGetTreeResponse\nKey: /AMPUSER/103/cidname\nVal: X\n\n"
        "Event: DBGetTreeResponse\nKey: /AMPUSER/117/followme/ddial\nVal: DIRECT\n\n"
        "Event: DBGetTreeResponse\nKey: /AMPUSER/117/followme/grplist\nVal: 117\n\n");
    (void)story.state.applySnapshot(snapshot, story.now);
    EXPECT_EQ(story.state.self(ExtensionId("103")).mobileNumber, "03351234567");
    EXPECT_TRUE(story.state.self(ExtensionId("103")).forkToMobile);
    EXPECT_EQ(story.state.self(ExtensionId("117")).mobileNumber, "");
    EXPECT_FALSE(story.state.self(ExtensionId("117")).forkToMobile);

    EXPECT_THAT(apply("Event: UserEvent\nUserEvent: EuterpeFork\nExtension: 103\nState: off").selves,
                ElementsAre(ExtensionId("103")));
    EXPECT_FALSE(story.state.self(ExtensionId("103")).forkToMobile);
    EXPECT_THAT(apply("Event: DeviceStateChange\nDevice: Custom:FOLLOWME103\nState: INUSE").services,
                ElementsAre(ExtensionId("103")));
}

// Part 3: the Call-ID of the leg that counts, gone with its leg.
TEST_F(PbxServices, SipCallIds) {
    ring117();
    const Changes asked = story.state.setSipCallId("1.2", "abc@10.0.0.1");
    ASSERT_EQ(asked.calls.size(), 1U);
    EXPECT_EQ(asked.calls[0].owner, ExtensionId("117"));
    EXPECT_EQ(asked.calls[0].call.sipCallId, "abc@10.0.0.1");
    EXPECT_TRUE(story.state.setSipCallId("1.2", "abc@10.0.0.1").empty());
    EXPECT_TRUE(story.state.setSipCallId("7.7", "x").empty()) << "gone meanwhile";
    EXPECT_EQ(story.state.legsOf(CallId("1.2")).at(0).sipCallId, "abc@10.0.0.1");
    EXPECT_EQ(story.state.legsOf(CallId("1.2")).at(0).account, AccountId("117"));
}

// Part 3: the user's softphone rings after the user's telephone; its Call-ID is to be asked for.
TEST_F(PbxServices, ASecondTelephoneThatRingsIsNews) {
    Directory directory = demoDirectory();
    for (DirectoryEntry& entry : directory.extensions) {
        if (entry.id == ExtensionId("117"))
            entry.accounts.emplace_back("117-soft");
    }
    (void)story.state.setDirectory(directory);
    ring117();
    apply(
        "Event: Newchannel\nChannel: PJSIP/117-soft-3\nChannelState: 0\nCallerIDNum: 117\nExten: s\n"
        "Uniqueid: 1.3\nLinkedid: 1.1");
    apply(
        "Event: DialBegin\nUniqueid: 1.1\nLinkedid: 1.1\nDestChannel: PJSIP/117-soft-3\n"
        "DestUniqueid: 1.3\nDestLinkedid: 1.1");
    const Changes rings = apply(
        "Event: Newstate\nChannel: PJSIP/117-soft-3\nChannelState: 5\nConnectedLineNum: 103\n"
        "Uniqueid: 1.3\nLinkedid: 1.1");
    EXPECT_THAT(rings.joined, ElementsAre(CallId("1.2")));
    EXPECT_THAT(rings.calls, IsEmpty()) << "the call itself has not changed";
    EXPECT_EQ(story.state.legsOf(CallId("1.2")).size(), 2U);
}

TEST_F(PbxServices, RecordingIsPartOfTheCall) {
    ring117();
    const Changes on = story.state.setRecording(CallId("1.2"), true);
    ASSERT_EQ(on.calls.size(), 1U);
    EXPECT_TRUE(on.calls[0].call.recording);
    EXPECT_TRUE(story.state.setRecording(CallId("1.2"), true).empty());
    EXPECT_TRUE(story.state.setRecording(CallId("7.7"), true).empty());
}

// D11: group pickup hangs the telephone up with "normal clearing".
TEST_F(PbxServices, APickedUpCallWasAnsweredElsewhere) {
    ring117();
    apply(
        "Event: Newchannel\nChannel: PJSIP/101-3\nChannelState: 4\nCallerIDNum: 101\nExten: *9\n"
        "Uniqueid: 2.1\nLinkedid: 2.1");
    apply("Event: Pickup\nUniqueid: 2.1\nTargetUniqueid: 1.2");
    const Changes end = apply("Event: Hangup\nUniqueid: 1.2\nLinkedid: 1.1\nCause: 16");
    ASSERT_EQ(end.calls.size(), 1U);
    EXPECT_EQ(end.calls[0].call.endReason, protocol::EndReason::AnsweredElsewhere);
}

}  // namespace
}  // namespace euterpe::pbx
