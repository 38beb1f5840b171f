// Extensions, telephones, mailboxes and services: what concerns no call.
#include "tests/server/pbx/story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::pbx {
namespace {

using protocol::PhoneState;
using testing::ElementsAre;
using testing::IsEmpty;

ami::Message event(const std::string& text) {
    return parseEvents(text + "\n\n").at(0);
}

ami::Message hint(int status, const std::string& context = "euterpe-extensions") {
    return event("Event: ExtensionStatus\nExten: 101\nContext: " + context +
                 "\nStatus: " + std::to_string(status));
}

ami::Message device(const std::string& name, const std::string& state) {
    return event("Event: DeviceStateChange\nDevice: " + name + "\nState: " + state);
}

struct CompanyTest : testing::Test {
    Story story;
    PhoneState phone() { return story.state.extension(ExtensionId("101"))->phone; }
    Changes apply(const ami::Message& message) { return story.state.apply(message, story.now); }
};

// F2: every state of a hint.
TEST_F(CompanyTest, PhoneStateOfHint) {
    const std::pair<int, PhoneState> cases[] = {
        {0, PhoneState::Free},         {1, PhoneState::Busy},    {2, PhoneState::Busy},
        {4, PhoneState::Unregistered}, {8, PhoneState::Ringing}, {9, PhoneState::Ringing},
        {16, PhoneState::OnHold},      {17, PhoneState::Busy},   {-1, PhoneState::Unknown},
    };
    for (const auto& [status, state] : cases) {
        (void)apply(hint(status));
        EXPECT_EQ(phone(), state) << status;
    }
}

TEST_F(CompanyTest, OnlyChangesAreReported) {
    EXPECT_THAT(apply(hint(0)).extensions, ElementsAre(ExtensionId("101")));
    EXPECT_TRUE(apply(hint(0)).empty());
    EXPECT_TRUE(apply(event("Event: ExtensionStatus\nExten: 999\nStatus: 1")).empty());
}

TEST_F(CompanyTest, HintsOfAnotherContextAreIgnoredWhenOneIsNamed) {
    Directory directory = demoDirectory();
    directory.hintContext = "ext-local";
    (void)story.state.setDirectory(directory);
    (void)apply(hint(8, "elsewhere"));
    EXPECT_EQ(phone(), PhoneState::Unknown);
    (void)apply(hint(8, "ext-local"));
    EXPECT_EQ(phone(), PhoneState::Ringing);
}

// Without hints the telephones themselves speak, the busiest first.
TEST_F(CompanyTest, DeviceStatesWhereThereIsNoHint) {
    (void)apply(device("PJSIP/101", "NOT_INUSE"));
    EXPECT_EQ(phone(), PhoneState::Free);
    (void)apply(device("PJSIP/101-2", "RINGING"));
    EXPECT_EQ(phone(), PhoneState::Ringing);
    (void)apply(device("PJSIP/101-2", "UNAVAILABLE"));
    EXPECT_EQ(phone(), PhoneState::Free);
    (void)apply(hint(1));
    EXPECT_EQ(phone(), PhoneState::Busy) << "the hint has the last word";
}

TEST_F(CompanyTest, LostPbxMeansUnknownPhoneStates) {
    (void)apply(hint(0));
    EXPECT_THAT(story.state.pbxLost().extensions, ElementsAre(ExtensionId("101")));
    EXPECT_EQ(phone(), PhoneState::Unknown);
    EXPECT_TRUE(story.state.pbxLost().empty());
}

// B2: the chooser shows it before the telephone has ever registered; the telephone's own word counts more.
TEST_F(CompanyTest, TheProvisionedMacAddressIsShown) {
    Directory directory = demoDirectory();
    directory.extensions.front().macs[AccountId("101")] = "00:15:65:a1:1a:00";
    EXPECT_THAT(story.state.setDirectory(directory).accounts, ElementsAre(AccountId("101")));
    EXPECT_EQ(story.state.account(AccountId("101"))->mac, "00:15:65:a1:1a:00");
    directory.extensions.front().macs[AccountId("101")] = "00:15:65:a1:1a:01";
    EXPECT_THAT(story.state.setDirectory(directory).accounts, ElementsAre(AccountId("101")));
    EXPECT_TRUE(story.state.setDirectory(directory).accounts.empty());
    const protocol::Account& account = *story.state.account(AccountId("101"));
    EXPECT_EQ(account.mac, "00:15:65:a1:1a:01");
    const std::string contact = "\nURI: sip:101@192.0.2.7:5060\nAOR: 101\nEndpointName: 101";
    (void)apply(event(
        "Event: ContactStatusDetail\nStatus: Reachable\nUserAgent: Yealink SIP-T46S 66.86.0.15" + contact));
    EXPECT_EQ(account.model, "T46S");
    EXPECT_EQ(account.mac, "00:15:65:a1:1a:01");
    (void)apply(
        event("Event: ContactStatusDetail\nStatus: Reachable\nUserAgent: snomD785/10.1.64.14 000413b21a25" +
              contact));
    EXPECT_EQ(story.state.account(AccountId("101"))->mac, "00:04:13:b2:1a:25");
}

// B2: registration, then what telephone it is.
TEST_F(CompanyTest, RegistrationAndUserAgent) {
    const std::string contact = "\nURI: sip:101@192.0.2.7:5060\nAOR: 101\nEndpointName: 101";
    const Changes created = apply(event("Event: ContactStatus\nContactStatus: NonQualified" + contact));
    EXPECT_THAT(created.accounts, ElementsAre(AccountId("101")));
    EXPECT_THAT(created.registrations, ElementsAre(AccountId("101"))) << "User-Agent still to be asked for";
    EXPECT_TRUE(story.state.account(AccountId("101"))->registered);

    (void)apply(
        event("Event: ContactStatusDetail\nStatus: Reachable\nUserAgent: snomD785/10.1.64.14 000413b21a25" +
              contact));
    const protocol::Account& account = *story.state.account(AccountId("101"));
    EXPECT_EQ(account.brand, "Snom");
    EXPECT_EQ(account.model, "D785");
    EXPECT_EQ(account.firmware, "10.1.64.14");
    EXPECT_EQ(account.mac, "00:04:13:b2:1a:25");

    EXPECT_TRUE(apply(event("Event: ContactStatus\nContactStatus: Reachable" + contact)).empty())
        << "known already, no question";
    (void)apply(event("Event: ContactStatus\nContactStatus: Unreachable" + contact));
    EXPECT_FALSE(account.registered);
    EXPECT_TRUE(
        apply(event("Event: ContactStatus\nContactStatus: Reachable" + contact)).registrations.empty());
    EXPECT_TRUE(account.registered);
    (void)apply(event("Event: ContactStatus\nContactStatus: Removed" + contact));
    EXPECT_FALSE(account.registered);
    EXPECT_EQ(account.brand, "Snom") << "stays shown while the telephone is off";
}

// E3
TEST_F(CompanyTest, MessageWaiting) {
    const auto waiting = event("Event: MessageWaiting\nMailbox: 101@default\nWaiting: 1\nNew: 2\nOld: 5");
    EXPECT_THAT(apply(waiting).selves, ElementsAre(ExtensionId("101")));
    const protocol::Self self = story.state.self(ExtensionId("101"));
    EXPECT_TRUE(self.hasMailbox);
    EXPECT_EQ(self.unheardMessages, 2);
    EXPECT_EQ(self.heardMessages, 5);
    EXPECT_EQ(self.name, "Giulia Bianchi");
    const Changes again = apply(waiting);
    EXPECT_THAT(again.selves, IsEmpty());
    EXPECT_THAT(again.mailboxes, ElementsAre(ExtensionId("101"))) << "other messages, as many as before";
    EXPECT_TRUE(apply(event("Event: MessageWaiting\nMailbox: 999@default\nNew: 2")).empty());
}

// E6: FreePBX changes a custom device state, our dialplan tells by UserEvent.
TEST_F(CompanyTest, Services) {
    for (const char* name : {"Custom:DND101", "Custom:CF101", "Custom:DEVCF101"})
        EXPECT_THAT(apply(device(name, "BUSY")).services, ElementsAre(ExtensionId("101"))) << name;
    EXPECT_TRUE(apply(device("Custom:DAYNIGHT1", "BUSY")).empty());

    EXPECT_THAT(story.state.setServices(ExtensionId("101"), {true, "0335123", "", false}).selves,
                ElementsAre(ExtensionId("101")));
    EXPECT_TRUE(story.state.setServices(ExtensionId("101"), {true, "0335123", "", false}).empty());
    (void)apply(event("Event: UserEvent\nUserEvent: EuterpeForward\nExtension: 101\nTarget: "));
    EXPECT_EQ(story.state.self(ExtensionId("101")).forwardTo, "");
    EXPECT_TRUE(story.state.self(ExtensionId("101")).doNotDisturb);
    EXPECT_TRUE(apply(event("Event: UserEvent\nUserEvent: SomebodyElses\nExtension: 101")).empty());
}

TEST_F(CompanyTest, Presence) {
    const ExtensionId id("101");
    EXPECT_THAT(story.state.setPresence(id, protocol::Presence::Away).extensions, ElementsAre(id));
    EXPECT_EQ(story.state.extension(id)->presence, protocol::Presence::Away);
    EXPECT_TRUE(story.state.setPresence(id, protocol::Presence::Away).empty());
    EXPECT_TRUE(story.state.setPresence(ExtensionId("999"), protocol::Presence::Away).empty());
}

TEST_F(CompanyTest, DirectoryChangesKeepWhatIsKnown) {
    (void)apply(hint(0));
    Directory directory = demoDirectory();
    directory.extensions[0].lastName = "Verdi";
    directory.extensions.erase(directory.extensions.begin() + 1);
    const Changes changes = story.state.setDirectory(directory);
    EXPECT_THAT(changes.extensions, ElementsAre(ExtensionId("101")));
    EXPECT_THAT(changes.removedExtensions, ElementsAre(ExtensionId("102")));
    EXPECT_EQ(phone(), PhoneState::Free);
    EXPECT_EQ(story.state.extension(ExtensionId("101"))->lastName, "Verdi");
    EXPECT_EQ(story.state.extension(ExtensionId("102")), nullptr);
    EXPECT_EQ(story.state.ownerOf(AccountId("101-2")), ExtensionId("101"));
    EXPECT_EQ(story.state.accountsOf(ExtensionId("101")).size(), 2U);
    EXPECT_FALSE(story.state.ownerOf(AccountId("102")));
}

TEST_F(CompanyTest, NamesAreMadeUtf8) {
    Directory directory = demoDirectory();
    directory.extensions[0].lastName = "Mu\xf1oz";
    (void)story.state.setDirectory(directory);
    EXPECT_EQ(story.state.extension(ExtensionId("101"))->lastName, "Mu\xef\xbf\xbdoz");
}

}  // namespace
}  // namespace euterpe::pbx
