// Start of the server in the middle of calls, and reconnection (B5: nothing that was shown is lost).
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using testing::ElementsAre;
using testing::IsEmpty;

// As an Asterisk 22 lists a talking pair: 101 called 103, 103 has been on for 12 seconds.
constexpr const char* kPair =
    "Event: CoreShowChannel\nChannel: PJSIP/101-00000010\nChannelState: 6\nChannelStateDesc: "
    "Up\nCallerIDNum: 101\n"
    "CallerIDName: Giulia Bianchi\nConnectedLineNum: 103\nConnectedLineName: Francesca Rossi\nContext: "
    "euterpe-direct\n"
    "Exten: 103\nPriority: 5\nUniqueid: a.1\nLinkedid: a.1\nApplication: Dial\nApplicationData: "
    "PJSIP/103,20,tTkKxX\n"
    "Duration: 00:00:15\nBridgeId: b-1\n\n"
    "Event: CoreShowChannel\nChannel: PJSIP/103-00000011\nChannelState: 6\nChannelStateDesc: "
    "Up\nCallerIDNum: 103\n"
    "CallerIDName: Francesca Rossi\nConnectedLineNum: 101\nConnectedLineName: Giulia Bianchi\nContext: "
    "euterpe-internal\n"
    "Exten: \nPriority: 1\nUniqueid: a.2\nLinkedid: a.1\nApplication: AppDial\nApplicationData: (Outgoing "
    "Line)\n"
    "Duration: 00:00:15\nBridgeId: b-1\n\n";

Snapshot channels(const std::string& text) {
    Snapshot snapshot;
    snapshot.channels = parseEvents(text);
    return snapshot;
}

TEST(Snapshots, TalkingPairIsAdopted) {
    Story story;
    story.note(story.state.applySnapshot(channels(kPair), story.now));
    EXPECT_THAT(story.of("101"), ElementsAre("Talking > 103 Francesca Rossi"));
    EXPECT_THAT(story.of("103"), ElementsAre("Talking < 101 Giulia Bianchi"));
    EXPECT_EQ(story.calls[0].call.startedAt, story.now - 15'000);
    EXPECT_EQ(story.calls[1].call.calledNumber, "103");

    // Live events go on from there.
    story.play(parseEvents(
        "Event: Hangup\nUniqueid: a.2\nCause: 16\n\nEvent: Hangup\nUniqueid: a.1\nCause: 16\n\n"));
    EXPECT_EQ(story.of("101").back(), "Ended Normal > 103 Francesca Rossi");
    EXPECT_EQ(story.state.channelCount(), 0U);
}

TEST(Snapshots, SameSnapshotAgainChangesNothing) {
    Story story;
    story.note(story.state.applySnapshot(channels(kPair), story.now));
    EXPECT_TRUE(story.state.applySnapshot(channels(kPair), story.now + 1'000).empty());
}

TEST(Snapshots, RingingAndDiallingAreAdopted) {
    Story story;
    std::string text = kPair;
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"ChannelState: 6\nChannelStateDesc: Up\nCallerIDNum: 101",
                                              "ChannelState: 4\nChannelStateDesc: Ring\nCallerIDNum: 101"},
          {"ChannelState: 6\nChannelStateDesc: Up\nCallerIDNum: 103",
           "ChannelState: 5\nChannelStateDesc: Ringing\nCallerIDNum: 103"},
          {"BridgeId: b-1", "BridgeId: "},
          {"BridgeId: b-1", "BridgeId: "}})
        text.replace(text.find(from), from.size(), to);
    story.note(story.state.applySnapshot(channels(text), story.now));
    EXPECT_THAT(story.of("101"), ElementsAre("Dialing > 103 Francesca Rossi"));
    EXPECT_THAT(story.of("103"), ElementsAre("Ringing < 101 Giulia Bianchi"));
}

TEST(Snapshots, QueueIsReadFromTheCallersApplication) {
    Story story;
    std::string text = kPair;
    text.replace(text.find("Application: Dial"), 17, "Application: Queue");
    text.replace(text.find("PJSIP/103,20"), 12, "orders,tkxc,");
    story.note(story.state.applySnapshot(channels(text), story.now));
    EXPECT_THAT(story.of("103"), ElementsAre("Talking < 101 Giulia Bianchi by orders"));
}

// The connection breaks in mid-call: calls stay; afterwards they are as the PBX says.
TEST(Snapshots, CallsSurviveALostConnection) {
    auto events = readTrace("22/direct_answered");
    Story story;
    for (const ami::Message& event : events) {
        story.play({event});
        if (event.event() == "BridgeEnter" &&
            story.state.callsOf(ExtensionId("103")).at(0).state == CallState::Talking)
            break;
    }
    story.calls.clear();
    const Changes lost = story.state.pbxLost();
    EXPECT_THAT(lost.calls, IsEmpty());
    ASSERT_EQ(story.state.callCount(), 2U);

    const protocol::Call before = story.state.callsOf(ExtensionId("103")).at(0);
    std::string text = kPair;
    const std::string caller = story.state.callsOf(ExtensionId("101")).at(0).id.str();
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"Uniqueid: a.1\nLinkedid: a.1",
                                              "Uniqueid: " + caller + "\nLinkedid: " + caller},
          {"Uniqueid: a.2\nLinkedid: a.1", "Uniqueid: " + before.id.str() + "\nLinkedid: " + caller}})
        text.replace(text.find(from), from.size(), to);
    EXPECT_THAT(story.state.applySnapshot(channels(text), story.now + 5'000).calls, IsEmpty())
        << "still talking, nothing to tell";
    EXPECT_EQ(story.state.callsOf(ExtensionId("103")).at(0), before);

    story.note(story.state.applySnapshot(channels(""), story.now + 9'000));
    EXPECT_EQ(story.of("103").back(), "Ended Normal < 101 Giulia Bianchi");
    EXPECT_EQ(story.state.callCount(), 0U);
}

TEST(Snapshots, CallAnsweredMeanwhile) {
    Story story;
    for (const ami::Message& event : readTrace("22/direct_answered")) {
        story.play({event});
        if (event.event() == "DialState")
            break;
    }
    const std::string caller = story.state.callsOf(ExtensionId("101")).at(0).id.str();
    const std::string called = story.state.callsOf(ExtensionId("103")).at(0).id.str();
    std::string text = kPair;
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"Uniqueid: a.1\nLinkedid: a.1",
                                              "Uniqueid: " + caller + "\nLinkedid: " + caller},
          {"Uniqueid: a.2\nLinkedid: a.1", "Uniqueid: " + called + "\nLinkedid: " + caller}})
        text.replace(text.find(from), from.size(), to);
    story.note(story.state.applySnapshot(channels(text), story.now));
    EXPECT_EQ(story.of("103").back(), "Talking < 101 Giulia Bianchi");
    EXPECT_EQ(story.of("101").back(), "Talking > 103 Francesca Rossi");
}

TEST(Snapshots, ListsOfStates) {
    Story story;
    Snapshot snapshot;
    snapshot.extensionStates = parseEvents("Event: ExtensionStatus\nExten: 101\nContext: x\nStatus: 0\n\n");
    snapshot.deviceStates = parseEvents(
        "Event: DeviceStateChange\nDevice: PJSIP/103\nState: INUSE\n\n"
        "Event: DeviceStateChange\nDevice: Custom:DND101\nState: BUSY\n\n");
    snapshot.contacts = parseEvents(
        "Event: ContactList\nObjectName: 103;@0123\nEndpoint: 103\nUri: sip:103@192.0.2.1\nStatus: "
        "Reachable\n"
        "UserAgent: Yealink SIP-T46S 66.85.0.5\n\n"
        "Event: ContactList\nObjectName: 117;@0123\nEndpoint: 117\nUri: sip:117@192.0.2.1\nStatus: "
        "Unreachable\n\n");
    snapshot.forks.emplace();
    snapshot.doNotDisturb = parseEvents("Event: DBGetTreeResponse\nKey: /DND/101\nVal: YES\n\n");
    snapshot.forwards = parseEvents("Event: DBGetTreeResponse\nKey: /CF/103\nVal: 0335\n\n");
    snapshot.mailboxes =
        parseEvents("Response: Success\nMailbox: 101@default\nNewMessages: 1\nOldMessages: 3\n\n");
    const Changes changes = story.state.applySnapshot(snapshot, story.now);
    EXPECT_THAT(changes.services, IsEmpty()) << "the snapshot holds them itself";
    EXPECT_THAT(changes.accounts, ElementsAre(AccountId("103")));
    EXPECT_EQ(story.state.extension(ExtensionId("101"))->phone, protocol::PhoneState::Free);
    EXPECT_EQ(story.state.extension(ExtensionId("103"))->phone, protocol::PhoneState::Busy);
    EXPECT_EQ(story.state.account(AccountId("103"))->model, "T46S");
    EXPECT_FALSE(story.state.account(AccountId("117"))->registered);
    EXPECT_TRUE(story.state.self(ExtensionId("101")).doNotDisturb);
    EXPECT_EQ(story.state.self(ExtensionId("101")).unheardMessages, 1);
    EXPECT_EQ(story.state.self(ExtensionId("103")).forwardTo, "0335");

    // Switched off while nobody listened; a list that the PBX refused leaves what is known.
    Snapshot later;
    later.forks.emplace();
    later.doNotDisturb.emplace();
    later.forwards.emplace();
    (void)story.state.applySnapshot(later, story.now);
    EXPECT_FALSE(story.state.self(ExtensionId("101")).doNotDisturb);
    EXPECT_EQ(story.state.self(ExtensionId("103")).forwardTo, "");
    EXPECT_TRUE(story.state.account(AccountId("103"))->registered);
}

}  // namespace
}  // namespace euterpe::pbx
