// Membership of queues and pause (C2, C4, C8, J3), with real queues that call real telephones.
#include "tests/scenarios/scenario.h"
#include "tests/stage/live_client.h"

#include <gmock/gmock.h>

namespace euterpe::stage {
namespace {

using protocol::Mode;
using protocol::QueueMembership;
using protocol::Request;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 103 is a static member of "orders" (701) in the demo company.
class Queues : public Scenario {
  protected:
    std::unique_ptr<LiveClient> client(const std::string& extension, Mode mode = Mode::Pro) {
        return std::make_unique<LiveClient>(server().port(), extension, Server::kPassword, mode, extension);
    }
    static bool sees(LiveClient& client, const std::vector<QueueMembership>& queues) {
        return client.until([&] { return client.self.queues == queues; });
    }
    static QueueMembership of(const std::string& queue, bool paused, const std::string& reason = {}) {
        return {queue, AccountId("103"), paused, reason};
    }
};

TEST_F(Queues, WhoIsPausedIsNotCalledAndResumesByClientOrCode) {
    SipPhone& anna = phone("103", 440);
    SipPhone& bruno = phone("104", 700);
    const auto desktop = client("103");
    const auto elsewhere = client("103", Mode::Free);
    ASSERT_TRUE(sees(*desktop, {of("orders", false)}));
    EXPECT_THAT(client("104")->self.queues, IsEmpty());

    // Asterisk tells about each change in who waits, so a call that is offered to nobody can be awaited.
    Ami ami(asterisk().ami());
    ASSERT_TRUE(desktop->ask<Request::QueuePause>({"", true}));
    EXPECT_TRUE(sees(*desktop, {of("orders", true)}));
    EXPECT_TRUE(sees(*elsewhere, {of("orders", true)}));
    bruno.dial("701");
    ASSERT_TRUE(ami.await([](const Ami::Message& event) { return event.at("Event") == "QueueCallerJoin"; }));
    ASSERT_TRUE(elsewhere->ask<Request::QueuePause>({"orders", false})) << "a click in the other window";
    EXPECT_TRUE(sees(*desktop, {of("orders", false)}));
    ASSERT_TRUE(anna.rings());
    int offers = 0;
    for (const Ami::Message& event : ami.events()) {
        const auto name = event.find("Event");
        if (name == event.end())
            continue;
        if (name->second == "QueueMemberPause")
            break;
        offers += name->second == "AgentCalled" ? 1 : 0;
    }
    EXPECT_EQ(offers, 0) << "called while paused";
    anna.accept();
    ASSERT_TRUE(bruno.talks());
    EXPECT_TRUE(bruno.hears(440));
    anna.hangUp();
    ASSERT_TRUE(anna.idle());
    ASSERT_TRUE(bruno.idle());

    anna.dial("*81");
    ASSERT_TRUE(anna.idle());
    EXPECT_TRUE(sees(*desktop, {of("orders", true)}));
    anna.dial("*80");
    ASSERT_TRUE(anna.idle());
    EXPECT_TRUE(sees(*desktop, {of("orders", false)}));
}

TEST_F(Queues, DynamicMembersPartsOfPauseAndReasons) {
    const auto desktop = client("103");
    ASSERT_TRUE(sees(*desktop, {of("orders", false)}));
    Ami ami(asterisk().ami());
    ami.action("QueueAdd", {{"Queue", "support"}, {"Interface", "PJSIP/103"}, {"MemberName", "Anna"}});
    EXPECT_TRUE(sees(*desktop, {of("orders", false), of("support", false)}));
    ami.action("QueuePause",
               {{"Queue", "support"}, {"Interface", "PJSIP/103"}, {"Paused", "true"}, {"Reason", "lunch"}});
    EXPECT_TRUE(sees(*desktop, {of("orders", false), of("support", true, "lunch")}));
    ASSERT_TRUE(desktop->ask<Request::QueuePause>({"", true}));
    EXPECT_TRUE(
        desktop->until([&] { return desktop->self.queues.size() == 2 && desktop->self.queues[0].paused; }));
    ami.action("QueueRemove", {{"Queue", "support"}, {"Interface", "PJSIP/103"}});
    EXPECT_TRUE(sees(*desktop, {of("orders", true)}));
    const auto gone = desktop->ask<Request::QueuePause>({"support", true});
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::NotFound);
}

// FreePBX's members are Local channels.
TEST_F(Queues, AMemberByLocalChannelIsPausedAsWell) {
    const auto desktop = client("104");
    Ami ami(asterisk().ami());
    ami.action("QueueAdd", {{"Queue", "support"},
                            {"Interface", "Local/104@euterpe-extensions/n"},
                            {"StateInterface", "hint:104@euterpe-extensions"}});
    const QueueMembership active{"support", AccountId(), false, ""};
    EXPECT_TRUE(sees(*desktop, {active}));
    ASSERT_TRUE(desktop->ask<Request::QueuePause>({"", true}));
    EXPECT_TRUE(sees(*desktop, {{"support", AccountId(), true, ""}}));
    EXPECT_TRUE(ami.await([](const Ami::Message& event) {
        const auto interface = event.find("Interface");
        return event.at("Event") == "QueueMemberPause" && interface != event.end() &&
               interface->second == "Local/104@euterpe-extensions/n" && event.at("Paused") == "1";
    }));
}

// A PBX that comes back has forgotten the pause of its static members, and the light says so.
TEST_F(Queues, AfterARestartOfThePbxTheLightIsTrue) {
    const auto desktop = client("103");
    ASSERT_TRUE(sees(*desktop, {of("orders", false)}));
    ASSERT_TRUE(desktop->ask<Request::QueuePause>({"", true}));
    ASSERT_TRUE(sees(*desktop, {of("orders", true)}));
    asterisk().kill();
    ASSERT_TRUE(desktop->until([&] { return !desktop->pbx.connected; }));
    EXPECT_EQ(desktop->ask<Request::QueuePause>({"", false}).error().code, ErrorCode::PbxUnavailable);
    EXPECT_THAT(desktop->self.queues, ElementsAre(of("orders", true))) << "what was shown stays";
    asterisk().start();
    EXPECT_TRUE(desktop->until([&] { return desktop->pbx.connected; }));
    EXPECT_TRUE(sees(*desktop, {of("orders", false)}));
}

}  // namespace
}  // namespace euterpe::stage
