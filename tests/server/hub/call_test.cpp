#include "server/hub/dial_target.h"
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

TEST(DialTargetTest, SeparatorsAreRemoved_C9) {
    EXPECT_EQ(*dialTarget("+39 (050) 12.34/5-6\\7,8:9"), "+39050123456789");
    EXPECT_EQ(*dialTarget("*81#"), "*81#");
    EXPECT_EQ(*dialTarget("050\xc2\xa0"
                          "123"),
              "050123");
    EXPECT_EQ(*dialTarget("sales"), "sales");
}

TEST(DialTargetTest, AnythingElseIsRefused) {
    for (const char* typed :
         {"", "  ", "12\r\nAction: Hangup", "101&102", "101@evil", "${X}", "12;3", "1|2", "é"})
        EXPECT_FALSE(dialTarget(typed)) << typed;
    EXPECT_FALSE(dialTarget(std::string(65, '1')));
    EXPECT_TRUE(dialTarget(std::string(64, '1')));
}

TEST_F(HubTest, DialRingsTheChosenTelephoneOnce_D1) {
    auto anna = loggedIn("anna");
    const std::string request = R"({"dialId":"d1","target":"050 123-456"})";
    const auto first = anna->ask("call.dial", request).at("result").as_object();
    const auto second = anna->ask("call.dial", request).at("result").as_object();
    EXPECT_EQ(first.at("call").as_string(), second.at("call").as_string());
    EXPECT_EQ(pbx.commands, std::vector<std::string>{"dial 101 101 050123456"});
    anna->ask("call.dial", R"({"dialId":"d2","target":"102"})");
    EXPECT_EQ(pbx.commands.size(), 2U);
}

TEST_F(HubTest, ADialThatIsRepeatedAfterAReconnectIsAnsweredNotDialled_D1) {
    auto anna = loggedIn("anna");
    pbx.holdDials = true;
    EXPECT_TRUE(anna->ask("call.dial", R"({"dialId":"d1","target":"102"})").empty());
    anna->disconnect();
    auto again = loggedIn("anna");
    EXPECT_TRUE(again->ask("call.dial", R"({"dialId":"d1","target":"102"})").empty());
    ASSERT_EQ(pbx.held.size(), 1U);
    pbx.held.front()();
    EXPECT_NE(again->transport.sent.back()->find("\"call\":\"euterpe-epoch1-1\""), std::string::npos);
    EXPECT_EQ(pbx.commands.size(), 1U);
    // The same id of another user is another call.
    auto bruno = loggedIn("bruno");
    bruno->ask("call.dial", R"({"dialId":"d1","target":"101"})");
    EXPECT_EQ(pbx.commands.size(), 2U);
}

// G1: for everybody in the directory, whether or not they are logged in.
TEST_F(HubTest, WhenCallsWerePickedUpIsKeptForTheRegister) {
    const CallId call = pbx.rings("102", "050123456");
    EXPECT_TRUE(storage.noted.empty());
    pbx.event("Event: Newstate\nChannel: PJSIP/102-1b\nChannelState: 6\nUniqueid: " + call.str() +
              "\nLinkedid: 1700.11\nTimestamp: 1700000007.250000");
    EXPECT_EQ(storage.noted,
              (std::vector<pbx::CallAnswer>{{ExtensionId("102"), LinkedId("1700.11"), 1'700'000'007'250}}));
    pbx.endCall(call);
    pbx.event("Event: Newstate\nChannel: PJSIP/102-1b\nChannelState: 6\nUniqueid: " + call.str());
    EXPECT_EQ(storage.noted.size(), 1U);
}

TEST_F(HubTest, DialWithoutPbxIsRefusedAtOnceAndNeverQueued) {
    auto anna = loggedIn("anna");
    pbx.pbxStatus.connected = false;
    EXPECT_EQ(anna->refusal("call.dial", R"({"dialId":"d1","target":"102"})"), "pbxUnavailable");
    pbx.pbxStatus.connected = true;
    loop.advance(10s);
    EXPECT_TRUE(pbx.commands.empty());
}

TEST_F(HubTest, DialRefusesBadTargetsIdsAndMissingTelephone) {
    auto anna = client();
    anna->login("anna");
    EXPECT_EQ(anna->refusal("call.dial", R"({"dialId":"d1","target":"102"})"), "conflict");
    anna->ask("account.select", R"({"account":"101"})");
    EXPECT_EQ(anna->refusal("call.dial", R"({"dialId":"d2","target":"102\r\nX: y"})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("call.dial", R"({"dialId":"","target":"102"})"), "invalidArgument");
    EXPECT_TRUE(pbx.commands.empty());
}

TEST_F(HubTest, CallsThatAUserMayStartAreLimited) {
    auto anna = loggedIn("anna");
    int refused = 0;
    for (int i = 0; i < 80; ++i) {
        loop.advance(20ms);
        refused += anna->refusal("call.dial", R"({"dialId":"n)" + std::to_string(i) +
                                                  R"(","target":"102"})") == "rateLimited"
                       ? 1
                       : 0;
    }
    EXPECT_GE(refused, 17);
    EXPECT_EQ(pbx.commands.size(), 80U - static_cast<std::size_t>(refused));
}

TEST_F(HubTest, AnIncomingCallReachesItsOwnerAlone_D4) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    anna->subscribe();
    bruno->subscribe();
    loop.advance(100ms);
    const CallId call = pbx.rings("101", "0551234");
    loop.run();
    const auto batches = anna->batches();
    ASSERT_FALSE(batches.empty());
    ASSERT_EQ(batches.back().calls.size(), 1U);
    EXPECT_EQ(batches.back().calls[0].id, call);
    EXPECT_EQ(batches.back().calls[0].state, CallState::Ringing);
    EXPECT_EQ(batches.back().calls[0].peerNumber, "0551234");
    loop.advance(100ms);
    for (const StateBatch& batch : bruno->batches())
        EXPECT_TRUE(batch.calls.empty());
}

TEST_F(HubTest, OnlyOwnCallsCanBeEndedOrRejected_O) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    const CallId call = pbx.rings("101", "0551234");
    const std::string params = R"({"call":")" + call.str() + R"("})";
    EXPECT_EQ(bruno->refusal("call.hangup", params), "notFound");
    EXPECT_EQ(bruno->refusal("call.reject", params), "notFound");
    EXPECT_EQ(anna->refusal("call.hangup", R"({"call":"77"})"), "notFound");
    EXPECT_TRUE(pbx.commands.empty());
    EXPECT_EQ(anna->refusal("call.reject", params), "");
    EXPECT_EQ(anna->refusal("call.hangup", params), "");
    EXPECT_EQ(pbx.commands, (std::vector<std::string>{"reject " + call.str(), "hangup " + call.str()}));
    pbx.pbxStatus.connected = false;
    EXPECT_EQ(anna->refusal("call.hangup", params), "pbxUnavailable");
}

TEST_F(HubTest, ACallThatEndedWhileAwayIsToldOnResume_B5) {
    auto anna = loggedIn("anna");
    const CallId call = pbx.rings("101", "0551234");
    const StateBatch first = anna->subscribe();
    ASSERT_EQ(first.calls.size(), 1U);
    anna->disconnect();
    pbx.endCall(call);
    auto soon = loggedIn("anna");
    const StateBatch missed = soon->subscribe("epoch1", first.seq);
    ASSERT_EQ(missed.calls.size(), 1U);
    EXPECT_EQ(missed.calls[0].state, CallState::Ended);
    EXPECT_TRUE(soon->subscribe().calls.empty()) << "a snapshot holds living calls only";
    loop.setWall(-1h);
    loop.advance(2min);
    auto later = loggedIn("anna");
    const StateBatch old = later->subscribe("epoch1", first.seq);
    EXPECT_TRUE(old.calls.empty());
    EXPECT_EQ(old.removedCalls, std::vector<CallId>{call});
}

TEST_F(HubTest, RestDialRingsARegisteredTelephoneOfTheSource) {
    Result<CallId> outcome = Error{};
    hub.restDial({UserId("click2call"), ExtensionId("100"), true, ""}, ExtensionId("102"), "0 55-12",
                 [&](Result<CallId> call) { outcome = std::move(call); });
    EXPECT_TRUE(outcome);
    EXPECT_EQ(pbx.commands, std::vector<std::string>{"dial 102 102 05512"});
    hub.restDial({UserId("click2call"), ExtensionId("100"), true, ""}, ExtensionId("999"), "0",
                 [&](Result<CallId> call) { outcome = std::move(call); });
    EXPECT_EQ(outcome.error().code, ErrorCode::NotFound);
}

TEST_F(HubTest, RestUsersAreLockedOutLikeOthers) {
    ErrorCode code = ErrorCode::Unknown;
    for (int i = 0; i < 6; ++i) {
        hub.restUser("nobody", "default", "192.0.2.9",
                     [&](Result<RestUser> user) { code = user.error().code; });
        loop.run();
    }
    EXPECT_EQ(code, ErrorCode::LockedOut);
    hub.restUser("anna", "elsewhere", "192.0.2.9", [&](Result<RestUser> user) { code = user.error().code; });
    EXPECT_EQ(code, ErrorCode::Unauthorized);
}

}  // namespace
}  // namespace euterpe::hub
