#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

TEST_F(HubTest, SubscribeBeginsWithASnapshot_F2) {
    auto anna = loggedIn("anna");
    const StateBatch batch = anna->subscribe();
    EXPECT_TRUE(batch.full);
    ASSERT_EQ(batch.extensions.size(), 3U) << "104 is hidden";
    EXPECT_EQ(find(batch, "102")->phone, PhoneState::Free);
    EXPECT_EQ(find(batch, "102")->presence, Presence::Offline);
    EXPECT_EQ(find(batch, "101")->presence, Presence::Available);
    EXPECT_EQ(batch.self->account.str(), "101");
    EXPECT_EQ(batch.accounts->size(), 2U);
    EXPECT_TRUE(batch.favourites.has_value());
    EXPECT_TRUE(batch.pbx->connected);
}

TEST_F(HubTest, ALoneChangeIsSentAtOnce) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    loop.advance(100ms);
    pbx.phone("102", kHintRinging);
    loop.run();
    const auto batches = anna->batches();
    ASSERT_EQ(batches.size(), 1U);
    ASSERT_EQ(batches[0].extensions.size(), 1U);
    EXPECT_EQ(batches[0].extensions[0].phone, PhoneState::Ringing);
    EXPECT_FALSE(batches[0].full);
}

TEST_F(HubTest, ChangesInABurstShareOneBatchWithTheLatestOnly) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    loop.advance(100ms);
    pbx.phone("102", kHintRinging);
    loop.run();
    anna->batches();
    for (int i = 0; i < 10; ++i) {
        pbx.phone("102", i % 2 == 0 ? kHintBusy : kHintFree);
        pbx.phone("103", kHintBusy);
        loop.run();
    }
    EXPECT_TRUE(anna->batches().empty()) << "the tick is not there yet";
    loop.advance(60ms);
    const auto batches = anna->batches();
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_EQ(batches[0].extensions.size(), 2U);
    EXPECT_EQ(find(batches[0], "102")->phone, PhoneState::Free);
}

TEST_F(HubTest, FreeModeSeesNoPhoneStatesButItsOwn_O) {
    auto carla = loggedIn("carla", "free");
    const StateBatch first = carla->subscribe();
    for (const auto& extension : first.extensions)
        EXPECT_EQ(extension.phone, PhoneState::Unknown);
    EXPECT_EQ(first.self->phone, PhoneState::Free);
    loop.advance(100ms);
    pbx.phone("102", kHintBusy);
    loop.advance(100ms);
    EXPECT_TRUE(carla->batches().empty()) << "a change it may not see is no news";
    pbx.phone("103", kHintBusy);
    loop.advance(100ms);
    const auto batches = carla->batches();
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_TRUE(batches[0].extensions.empty());
    EXPECT_EQ(batches[0].self->phone, PhoneState::Busy);
}

TEST_F(HubTest, SessionsThatSeeTheSameShareTheBytes) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    anna->subscribe();
    bruno->subscribe();
    loop.advance(100ms);
    pbx.phone("103", kHintBusy);  // both start from different numbers here
    loop.advance(100ms);
    pbx.phone("103", kHintFree);
    loop.advance(100ms);
    EXPECT_EQ(anna->transport.sent.back().get(), bruno->transport.sent.back().get());
}

TEST_F(HubTest, ResumeGetsWhatWasMissedAndNoMore_B5) {
    auto anna = loggedIn("anna");
    const StateBatch first = anna->subscribe();
    anna->disconnect();
    pbx.phone("102", kHintBusy);
    loop.advance(1s);
    pbx.phone("102", kHintRinging);
    auto again = loggedIn("anna");
    const StateBatch missed = again->subscribe("epoch1", first.seq);
    EXPECT_FALSE(missed.full);
    ASSERT_EQ(missed.extensions.size(), 1U);
    EXPECT_EQ(missed.extensions[0].phone, PhoneState::Ringing);
}

TEST_F(HubTest, ResumeOfAnotherRunOrOfTheFutureIsASnapshot) {
    auto anna = loggedIn("anna");
    EXPECT_TRUE(anna->subscribe("epoch0", 3).full);
    EXPECT_TRUE(anna->subscribe("epoch1", 1'000'000).full);
    EXPECT_TRUE(anna->subscribe("epoch1", 0).full);
}

TEST_F(HubTest, ResumeAfterTheUsersStateWasForgottenIsASnapshot) {
    auto anna = loggedIn("anna");
    const StateBatch first = anna->subscribe();
    anna->disconnect();
    loop.advance(11min);
    EXPECT_EQ(hub.userCount(), 0U);
    auto again = loggedIn("anna");
    EXPECT_TRUE(again->subscribe("epoch1", first.seq).full);
}

TEST_F(HubTest, ASlowClientGetsTheLatestOnceItReads) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    anna->transport.slow = true;
    for (int i = 0; i < 200; ++i) {
        pbx.phone("102", i % 2 == 0 ? kHintBusy : kHintFree);
        loop.advance(60ms);
    }
    EXPECT_EQ(anna->batches().size(), 1U) << "nothing piles up behind the unsent batch";
    pbx.phone("103", kHintRinging);
    anna->transport.slow = false;
    anna->drain();
    loop.advance(100ms);
    const auto batches = anna->batches();
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_EQ(find(batches[0], "102")->phone, PhoneState::Free);
    EXPECT_EQ(find(batches[0], "103")->phone, PhoneState::Ringing);
}

TEST_F(HubTest, RemovedExtensionsAreNamed) {
    auto anna = loggedIn("anna");
    const StateBatch first = anna->subscribe();
    setCompany({"101", "102"}, {});
    loop.advance(6s);
    const auto batches = anna->batches();
    ASSERT_FALSE(batches.empty());
    EXPECT_EQ(batches.front().removedExtensions, std::vector<ExtensionId>{ExtensionId("103")});
    auto again = loggedIn("anna");
    const StateBatch missed = again->subscribe("epoch1", first.seq);
    EXPECT_FALSE(missed.full);
    EXPECT_EQ(missed.removedExtensions, std::vector<ExtensionId>{ExtensionId("103")});
}

TEST(ChangeLogTest, ForgottenRemovalsForceASnapshot) {
    ChangeLog log(2);
    Seq seq = 0;
    for (const char* key : {"a", "b", "c"})
        log.put(key, "{}", ++seq);
    EXPECT_TRUE(log.reaches(1));
    for (const char* key : {"a", "b", "c"})
        log.remove(key, ++seq);
    EXPECT_FALSE(log.reaches(3));
    EXPECT_TRUE(log.reaches(4));
    std::string removed;
    log.appendRemoved(4, removed);
    EXPECT_EQ(removed, R"("c","b")");
}

TEST(ChangeLogTest, ARecordThatCameBackIsNotNamedAsRemoved) {
    ChangeLog log(10);
    log.put("a", "1", 1);
    log.remove("a", 2);
    log.put("a", "2", 3);
    std::string removed;
    std::string changed;
    log.appendRemoved(1, removed);
    log.appendChanged(1, changed);
    EXPECT_EQ(removed, "");
    EXPECT_EQ(changed, "2");
}

TEST(ChangeLogTest, TheSameRecordAgainIsNoChange) {
    ChangeLog log(10);
    EXPECT_TRUE(log.put("a", "1", 1));
    EXPECT_FALSE(log.put("a", "1", 2));
    EXPECT_EQ(log.newest(), 1U);
}

TEST_F(HubTest, PresenceIsKeptAndOfflineWhileAway_I1) {
    auto bruno = loggedIn("bruno");
    bruno->subscribe();
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"away"})"), "");
    loop.advance(100ms);
    EXPECT_EQ(find(bruno->batches().back(), "101")->presence, Presence::Away);
    anna->disconnect();
    loop.advance(3s);
    EXPECT_TRUE(bruno->batches().empty()) << "a short loss of connection is not shown";
    loop.advance(5s);
    EXPECT_EQ(find(bruno->batches().back(), "101")->presence, Presence::Offline);
    auto again = loggedIn("anna");
    loop.advance(100ms);
    EXPECT_EQ(find(bruno->batches().back(), "101")->presence, Presence::Away);
}

TEST_F(HubTest, FavouritesReachEverySessionOfTheUser_F5) {
    auto desk = loggedIn("anna");
    auto home = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    desk->subscribe();
    home->subscribe();
    bruno->subscribe();
    loop.advance(100ms);
    EXPECT_EQ(desk->refusal("favourite.set", R"({"extension":"102","favourite":true})"), "");
    loop.advance(100ms);
    const auto batches = home->batches();
    ASSERT_EQ(batches.size(), 1U);
    EXPECT_EQ(batches[0].favourites, std::vector<ExtensionId>{ExtensionId("102")});
    EXPECT_TRUE(bruno->batches().empty());
    EXPECT_EQ(desk->refusal("favourite.set", R"({"extension":"999","favourite":true})"), "notFound");
}

TEST_F(HubTest, NewRegisterRowsAreAnnouncedToTheirOwner_G1) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    anna->subscribe();
    bruno->subscribe();
    loop.advance(100ms);
    storage.nextCalls.newest = {{ExtensionId("101"), 42}};
    hub.onCdr();
    loop.advance(100ms);
    EXPECT_EQ(anna->batches().back().registerNewest, 42);
    EXPECT_TRUE(bruno->batches().empty());
}

TEST_F(HubTest, CallRecordsAreImportedAtStartAfterReconnectAndWhileMoreWait_G1) {
    EXPECT_EQ(storage.imports, 1);
    hub.onPbxStatus({false, 5, 0, "22.0"});
    hub.onPbxStatus({true, 6, 0, "22.0"});
    loop.run();
    EXPECT_EQ(storage.imports, 2);
    storage.nextCalls.more = true;
    hub.onCdr();
    hub.onCdr();
    hub.onCdr();
    loop.run();
    EXPECT_EQ(storage.imports, 4) << "one round at a time, one more for what came meanwhile";
}

TEST_F(HubTest, PbxLossIsShownAndPingsAreNot_B5) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    hub.onPbxStatus({true, 1, 3, "22.0"});
    loop.advance(100ms);
    EXPECT_TRUE(anna->batches().empty());
    hub.onPbxStatus({false, 9, 3, "22.0"});
    loop.advance(100ms);
    EXPECT_FALSE(anna->batches().back().pbx->connected);
}

TEST_F(HubTest, RegisterQueriesAreLimitedPerSession) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->ask("register.open").at("result").at("total").as_int64(), 7);
    EXPECT_EQ(anna->refusal("register.page", R"({"page":-1})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("register.open", R"({"filter":{"text":")" + std::string(200, 'x') + R"("}})"),
              "invalidArgument");
    storage.silent = true;
    anna->ask("register.page", R"({"page":1})");
    anna->ask("register.page", R"({"page":2})");
    EXPECT_EQ(anna->refusal("register.page", R"({"page":3})"), "rateLimited");
}

}  // namespace
}  // namespace euterpe::hub
