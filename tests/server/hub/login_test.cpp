#include "lib/protocol/limits.h"
#include "server/hub/source_network.h"
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

constexpr const char* kWrong = R"({"protocol":1,"user":"anna","password":"nope","mode":"free"})";

TEST_F(HubTest, LoginTellsWhatTheUserMayAndHas_A1_B2) {
    auto anna = client();
    const auto result = anna->login("anna").at("result").as_object();
    EXPECT_EQ(result.at("mode").as_string(), "pro");
    EXPECT_EQ(result.at("seat").as_string(), "granted");
    EXPECT_EQ(result.at("epoch").as_string(), "epoch1");
    EXPECT_EQ(result.at("accounts").as_array().size(), 2U);
    EXPECT_FALSE(result.contains("account")) << "two telephones: the user must choose";
    EXPECT_EQ(result.at("self").at("name").as_string(), "First101 Last101");
    EXPECT_EQ(result.at("services").at("outsidePrefix").as_string(), "0");
}

TEST_F(HubTest, WithoutSeatTheSessionGoesOnAsFree_A1) {
    auto carla = client();
    const auto result = carla->login("carla", "pro").at("result").as_object();
    EXPECT_EQ(result.at("mode").as_string(), "free");
    EXPECT_EQ(result.at("seat").as_string(), "noSeatForUser");
}

TEST_F(HubTest, WrongPasswordIsUnauthorizedAndLocksOutAfterFive_B4) {
    auto stranger = client();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(stranger->refusal("session.login", kWrong), "unauthorized");
    const auto reply = stranger->ask("session.login", kWrong);
    EXPECT_EQ(reply.at("error").at("data").at("code").as_string(), "lockedOut");
    EXPECT_EQ(reply.at("error").at("data").at("retryAfterS").as_int64(), 60);
    EXPECT_EQ(storage.logins, 5) << "a locked-out attempt costs no password check";

    auto elsewhere = client("192.0.2.77");
    EXPECT_TRUE(elsewhere->login("anna").contains("result")) << "another address is not locked out";
}

TEST_F(HubTest, LockOutDoublesAndASuccessForgets) {
    LockOut lockOut;
    auto now = loop.now();
    const auto lockedFor = [&] {
        for (int i = 0; i < protocol::limits::kFailedLoginsBeforeLockOut; ++i)
            lockOut.failed("anna", "a", now);
        const int seconds = lockOut.check("anna", "a", now).error().retryAfterS;
        now += std::chrono::seconds(seconds);
        EXPECT_TRUE(lockOut.check("anna", "a", now));
        return seconds;
    };
    EXPECT_EQ(lockedFor(), 60);
    EXPECT_EQ(lockedFor(), 120);
    EXPECT_EQ(lockedFor(), 240);
    lockOut.succeeded("anna", "a");
    EXPECT_EQ(lockedFor(), 60);
    for (int i = 0; i < 10; ++i)
        lockedFor();
    EXPECT_EQ(lockedFor(), 3600) << "an hour at most";
}

TEST_F(HubTest, A7_B4_a_slip_now_and_then_is_forgotten_and_locks_nobody_out) {
    LockOut lockOut;
    auto now = loop.now();
    for (int day = 0; day < 3 * protocol::limits::kFailedLoginsBeforeLockOut; ++day, now += 24h) {
        lockOut.failed("anna", "a", now);
        lockOut.failed("anna", "of the day " + std::to_string(day), now);
        EXPECT_TRUE(lockOut.check("anna", "a", now)) << day;
        EXPECT_EQ(lockOut.tracked(), 2U) << day;
    }
}

TEST_F(HubTest, AStrangerWithAnIPv6NetworkIsOneStranger_B4) {
    LockOut lockOut;
    for (int i = 0; i < protocol::limits::kFailedLoginsBeforeLockOut; ++i)
        lockOut.failed("anna", "2001:db8:1:2::" + std::to_string(i), loop.now());
    EXPECT_FALSE(lockOut.check("anna", "2001:db8:1:2:aaaa::1", loop.now()));
    EXPECT_TRUE(lockOut.check("anna", "2001:db8:1:3::1", loop.now()));
    EXPECT_EQ(sourceNetwork("2001:db8:1:2:a:b:c:d"), "2001:db8:1:2::/64");
    EXPECT_EQ(sourceNetwork("fe80::1%eth0"), "fe80::/64");
    EXPECT_EQ(sourceNetwork("192.0.2.1"), "192.0.2.1");
}

TEST_F(HubTest, StrangersAtOneAddressDoNotKeepOthersFromLoggingIn) {
    storage.silent = true;  // every check takes for ever
    const auto login = [](FakeClient& who, const std::string& user) {
        return who.refusal("session.login", R"({"protocol":1,"password":"x","user":")" + user + R"("})");
    };
    std::vector<std::unique_ptr<FakeClient>> strangers;
    int refused = 0;
    for (int i = 0; i < 100; ++i) {
        strangers.push_back(client("192.0.2.66"));
        refused += login(*strangers.back(), "user" + std::to_string(i)) == "rateLimited" ? 1 : 0;
    }
    EXPECT_EQ(refused, 92);
    storage.silent = false;
    auto anna = client("192.0.2.7");
    EXPECT_TRUE(anna->login("anna").contains("result"));
}

TEST_F(HubTest, LockOutTableIsBounded) {
    LockOut lockOut;
    for (int i = 0; i < 30'000; ++i)
        lockOut.failed("user" + std::to_string(i), "a", loop.now() + std::chrono::milliseconds(i));
    EXPECT_LE(lockOut.tracked(), 20'000U);
}

TEST_F(HubTest, NothingButLoginBeforeLogin) {
    auto stranger = client();
    for (const protocol::RequestInfo& row : protocol::kRequests) {
        if (row.permission != protocol::Permission::None) {
            EXPECT_EQ(stranger->refusal(std::string(row.method)), "unauthorized") << row.method;
        }
    }
}

TEST_F(HubTest, EachRequestNeedsItsPermission) {
    storage.users[UserId("anna")].roles = {};
    auto anna = loggedIn("anna", "phone");
    // A user from whom everything was taken: only rows of permission User are left.
    auto bare = client();
    bare->login("bruno");
    auto* session = dynamic_cast<Session*>(hub.users().find(UserId("bruno"))->sessions.front());
    session->identity().profile.permissions = {protocol::Permission::User};
    for (const protocol::RequestInfo& row : protocol::kRequests) {
        const bool allowed =
            row.permission == protocol::Permission::None || row.permission == protocol::Permission::User;
        if (row.method == "session.logout")
            continue;
        EXPECT_EQ(bare->refusal(std::string(row.method)) == "forbidden", !allowed) << row.method;
        EXPECT_NE(anna->refusal(std::string(row.method)), "forbidden") << row.method;
    }
}

TEST_F(HubTest, WhoDoesNotLogInIsClosed) {
    auto idle = client();
    loop.advance(12s);
    EXPECT_TRUE(idle->wasClosedFor("idleTimeout"));
}

TEST_F(HubTest, UnknownMethodAndNonsenseAreAnswered) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->refusal("call.teleport"), "unknownMethod");
    EXPECT_EQ(anna->refusal("call.dial", R"({"dialId":5})"), "invalidArgument");
    anna->tell("{not json");
    EXPECT_NE(anna->transport.sent.back()->find("\"malformed\""), std::string::npos);
    EXPECT_FALSE(anna->transport.closed);
}

TEST_F(HubTest, OfTheServersOwnTroubleAClientLearnsTheCodeOnly) {
    auto anna = loggedIn("anna");
    storage.failure = Error{ErrorCode::Database, "/var/lib/euterpe.db: locked in insert into favourite"};
    const auto error = anna->ask("presence.set", R"({"presence":"away"})").at("error").as_object();
    EXPECT_EQ(error.at("data").at("code").as_string(), "database");
    EXPECT_EQ(error.at("message").as_string().find("insert"), std::string::npos);
    storage.failure = Error{ErrorCode::NotFound, "no such thing"};
    EXPECT_EQ(anna->ask("presence.set", R"({"presence":"away"})").at("error").at("message").as_string(),
              "no such thing");
}

TEST_F(HubTest, ManyRequestsAreSlowedDownAndAnswered) {
    auto anna = loggedIn("anna");
    int refused = 0;
    for (int i = 0; i < 150; ++i)
        refused += anna->refusal("presence.set", R"({"presence":"away"})") == "rateLimited" ? 1 : 0;
    EXPECT_GE(refused, 45);
    EXPECT_LE(refused, 55);
    loop.advance(1s);
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"away"})"), "");
}

TEST_F(HubTest, AFloodEndsTheConnection) {
    auto anna = loggedIn("anna");
    for (int i = 0; i < 1000 && !anna->transport.closed; ++i)
        anna->ask("presence.set", R"({"presence":"away"})");
    EXPECT_TRUE(anna->transport.closed);
    EXPECT_EQ(anna->transport.closeCode, CloseCode::Policy);
}

TEST_F(HubTest, OpenRequestsAreCappedAndExpire) {
    auto anna = loggedIn("anna");
    storage.silent = true;
    for (int i = 0; i < static_cast<int>(protocol::limits::kOpenRequests); ++i)
        EXPECT_TRUE(anna->ask("presence.set", R"({"presence":"away"})").empty());
    EXPECT_EQ(anna->refusal("presence.set", R"({"presence":"away"})"), "rateLimited");
    const std::size_t before = anna->transport.sent.size();
    loop.advance(17s);
    EXPECT_EQ(anna->transport.sent.size(), before + protocol::limits::kOpenRequests);
    EXPECT_NE(anna->transport.sent.back()->find("\"timeout\""), std::string::npos);
}

TEST_F(HubTest, ResumeNeedsNoPasswordAndClosesTheDeadConnection_B5) {
    auto first = client();
    const std::string token(first->login("anna").at("result").at("token").as_string());
    first->ask("account.select", R"({"account":"101-2"})");
    auto second = client();
    const auto result = second->ask("session.resume", R"({"protocol":1,"token":")" + token + R"("})");
    EXPECT_EQ(result.at("result").at("mode").as_string(), "pro");
    EXPECT_EQ(result.at("result").at("account").as_string(), "101-2");
    EXPECT_TRUE(first->transport.closed);
}

TEST_F(HubTest, ResumeWithAnUnknownTokenIsUnauthorized) {
    auto stranger = client();
    EXPECT_EQ(stranger->refusal("session.resume", R"({"protocol":1,"token":"x"})"), "unauthorized");
}

TEST_F(HubTest, LogoutEndsTheTokenAndGoesOfflineAtOnce) {
    auto anna = client();
    const std::string token(anna->login("anna").at("result").at("token").as_string());
    EXPECT_EQ(anna->refusal("session.logout"), "");
    EXPECT_EQ(anna->refusal("session.resume", R"({"protocol":1,"token":")" + token + R"("})"),
              "unauthorized");
    EXPECT_EQ(pbx.state().extension(ExtensionId("101"))->presence, Presence::Offline);
}

TEST_F(HubTest, TheNinthSessionOfAUserClosesTheFirst) {
    std::vector<std::unique_ptr<FakeClient>> clients;
    for (int i = 0; i < 9; ++i)
        clients.push_back(loggedIn("anna"));
    EXPECT_TRUE(clients.front()->wasClosedFor("loggedInElsewhere"));
    EXPECT_FALSE(clients[1]->transport.closed);
}

TEST_F(HubTest, AUserWhoWasRemovedIsClosed) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    storage.users.erase(UserId("anna"));
    storage.nextDirectory.users = storage.directoryUsers();
    loop.advance(6s);
    EXPECT_TRUE(anna->wasClosedFor("userRemoved"));
    EXPECT_FALSE(bruno->transport.closed);
}

// What is shown and steered is an extension's.
TEST_F(HubTest, AUserWithAnotherExtensionLogsInAnew) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    storage.users[UserId("anna")].extension = ExtensionId("104");
    storage.nextDirectory.users = storage.directoryUsers();
    loop.advance(6s);
    EXPECT_TRUE(anna->wasClosedFor("userRemoved"));
    EXPECT_FALSE(bruno->transport.closed);
    auto again = loggedIn("anna");
    EXPECT_EQ(again->subscribe().self->extension, ExtensionId("104"));
    storage.nextDirectory.users = storage.directoryUsers();
    loop.advance(6s);
    EXPECT_FALSE(again->transport.closed) << "nothing has changed since";
}

TEST_F(HubTest, StoppingTellsEverySession) {
    auto anna = loggedIn("anna");
    hub.stop();
    EXPECT_TRUE(anna->wasClosedFor("serverStopping"));
    auto late = client();
    EXPECT_TRUE(late->wasClosedFor("serverStopping"));
}

TEST_F(HubTest, AConnectionThatEndsDuringLoginLeavesNoToken) {
    auto anna = client();
    anna->tell(R"({"jsonrpc":"2.0","id":1,"method":"session.login","params":)"
               R"({"protocol":1,"user":"anna","password":"secret-anna"}})");
    anna->disconnect();
    loop.run();
    EXPECT_TRUE(storage.tokens.empty());
    EXPECT_EQ(hub.sessionCount(), 0U);
}

TEST_F(HubTest, OnlyOwnTelephonesCanBeChosen_B2) {
    auto anna = client();
    anna->login("anna");
    EXPECT_EQ(anna->refusal("account.select", R"({"account":"102"})"), "notFound");
    EXPECT_EQ(anna->refusal("account.select", R"({"account":"101-2"})"), "");
    const StateBatch batch = anna->subscribe();
    EXPECT_EQ(batch.self->account.str(), "101-2");
    auto again = client();
    EXPECT_EQ(again->login("anna").at("result").at("account").as_string(), "101-2") << "remembered";
}

}  // namespace
}  // namespace euterpe::hub
