// Presence: chosen, away, busy, offline (I1).
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

class HubPresence : public HubTest {
  protected:
    HubPresence() {
        pro = loggedIn("bruno");
        pro->subscribe();
        plain = loggedIn("carla", "free");
        plain->subscribe();
    }
    // As the client last heard of 101.
    Presence shownTo(FakeClient& client) {
        loop.advance(100ms);
        for (const StateBatch& batch : client.batches())
            if (const auto* anna = find(batch, "101"))
                last_[&client] = anna->presence;
        return last_[&client];
    }
    std::unique_ptr<FakeClient> pro, plain;

  private:
    std::map<FakeClient*, Presence> last_;
};

TEST_F(HubPresence, IsWhatTheUserChoosesAndSurvivesEverything) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(shownTo(*pro), Presence::Available);
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"notAvailable"})"), "");
    EXPECT_EQ(shownTo(*pro), Presence::NotAvailable);
    EXPECT_EQ(pbx.toldPresence[ExtensionId("101")], Presence::NotAvailable);
    anna->disconnect();
    loop.advance(6s);
    EXPECT_EQ(shownTo(*pro), Presence::Offline);
    EXPECT_EQ(pbx.toldPresence[ExtensionId("101")], Presence::Offline);
    anna = loggedIn("anna");
    EXPECT_EQ(shownTo(*pro), Presence::NotAvailable);
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"offline"})"), "") << "to be left alone";
    EXPECT_EQ(shownTo(*pro), Presence::Offline);
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"dancing"})"), "invalidArgument");
}

TEST_F(HubPresence, AwayWhileNobodyIsAtAnyClient) {
    auto desk = loggedIn("anna"), laptop = loggedIn("anna");
    desk->ask("presence.idle", R"({"idle":true})");
    EXPECT_EQ(shownTo(*pro), Presence::Available);
    laptop->ask("presence.idle", R"({"idle":true})");
    EXPECT_EQ(shownTo(*pro), Presence::Away);
    EXPECT_EQ(pbx.toldPresence[ExtensionId("101")], Presence::Away);
    laptop->ask("presence.idle", R"({"idle":false})");
    EXPECT_EQ(shownTo(*pro), Presence::Available);
    laptop->ask("session.logout");
    EXPECT_EQ(shownTo(*pro), Presence::Away) << "nobody is at the one that is left";
}

TEST_F(HubPresence, AResumeDoesNotLookLikeActivity) {
    auto anna = client();
    const auto token = anna->login("anna").at("result").at("token").as_string();
    anna->ask("presence.idle", R"({"idle":true})");
    EXPECT_EQ(shownTo(*pro), Presence::Away);
    (void)pro->batches();
    anna->disconnect();
    auto again = client();
    again->ask("session.resume", R"({"protocol":1,"token":")" + std::string(token) + R"("})");
    loop.advance(100ms);
    for (const StateBatch& batch : pro->batches())
        EXPECT_EQ(find(batch, "101"), nullptr) << "nothing has changed";
}

// Busy by call shows only over "available", and only to those who may know of calls.
TEST_F(HubPresence, BusyDuringACall) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    const CallId call = pbx.rings("101", "0335123");
    EXPECT_EQ(shownTo(*pro), Presence::Available) << "it only rings";
    pbx.answers(call);
    EXPECT_EQ(shownTo(*pro), Presence::Busy);
    EXPECT_EQ(shownTo(*plain), Presence::Available);
    EXPECT_EQ(pbx.toldPresence[ExtensionId("101")], Presence::Available) << "the hint has the call already";
    protocol::Self self;
    for (const StateBatch& batch : anna->batches())
        self = batch.self.value_or(self);
    EXPECT_EQ(self.presence, Presence::Busy);
    EXPECT_EQ(self.chosenPresence, Presence::Available);
    anna->ask("presence.idle", R"({"idle":true})");
    EXPECT_EQ(shownTo(*pro), Presence::Busy);
    EXPECT_EQ(shownTo(*plain), Presence::Away);
    anna->ask("presence.set", R"({"presence":"away"})");
    EXPECT_EQ(shownTo(*pro), Presence::Away) << "what was set by hand stays";
    anna->ask("presence.set", R"({"presence":"available"})");
    anna->ask("presence.idle", R"({"idle":false})");
    pbx.endCall(call);
    EXPECT_EQ(shownTo(*pro), Presence::Available);
}

}  // namespace
}  // namespace euterpe::hub
