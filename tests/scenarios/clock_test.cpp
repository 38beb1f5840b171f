// The clock of the server's computer is set while it works (B5, A7): an hour back, an hour forward.
#include "server/web/rest_auth.h"
#include "tests/scenarios/scenario.h"
#include "tests/stage/raw_client.h"
#include "tests/stage/shifted_clock.h"

#include <ctime>

namespace euterpe::stage {
namespace {

using namespace std::chrono_literals;
using protocol::CallState;
using protocol::PhoneState;
using protocol::Presence;

class ServerClock : public Scenario {
  protected:
    void SetUp() override {
        if (const std::string& reason = ShiftedClock::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        Scenario::SetUp();
        server().addUser("102", true);
    }
    // Connections that say nothing are looked after each second.
    [[nodiscard]] ServerOptions serverOptions() const override {
        return {"idle_seconds = 5", {}, {}, &clock_};
    }

    // The status line of a call by REST that says it was made when the server's clock is off by so much.
    std::string restCall(std::chrono::seconds off, char nonce) {
        const std::string salted = RawClient(server().port()).http("GET", "/rest/salt/default");
        const auto from = salted.find("\"salt\":\"") + 8;
        const std::string salt = salted.substr(from, salted.find('"', from) - from);
        web::RestToken token{"102", "default", "", std::string(32, nonce), ""};
        const std::time_t at = std::time(nullptr) + off.count();
        char created[32];
        std::strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&at));
        token.created = created;
        token.digest = web::restDigest(token, web::restDigestPassword(Server::kPassword, salt));
        const std::string reply = RawClient(server().port())
                                      .http("GET", "/rest/phoneServices/c2c/104/102",
                                            "X-authenticate: RestApiUsernameToken Username=\"102\", "
                                            "Domain=\"default\", Digest=\"" +
                                                token.digest + "\", Nonce=\"" + token.nonce +
                                                "\", Created=\"" + token.created + "\"\r\n");
        return reply.substr(0, reply.find("\r\n"));
    }

    const ShiftedClock clock_{folder_.path() / "clock"};
};

TEST_F(ServerClock, B5_A_clock_that_is_set_breaks_neither_sessions_nor_calls) {
    Desk& anna = desk("103");
    Desk& niccolo = desk("105");
    connect103To104();
    ASSERT_TRUE(anna.showsCall(CallState::Talking));
    const protocol::Call before = *anna.onlyCall();
    int broken = 0;
    for (Desk* one : {&anna, &niccolo})
        QObject::connect(&one->session().syncState(), &replica::SyncState::changed, [&broken, one] {
            if (!one->session().syncState().isOnline())
                ++broken;
        });
    Presence presence = Presence::Away;
    for (const std::chrono::seconds off : {-3600s, 3600s, 0s}) {
        clock_.set(off);
        EXPECT_FALSE(until([&] { return broken > 0 || anna.calls().size() != 1; }, 4s)) << off.count();
        ASSERT_NE(anna.onlyCall(), nullptr);
        EXPECT_EQ(*anna.onlyCall(), before) << off.count();
        ASSERT_TRUE(anna.setPresence(presence));
        EXPECT_TRUE(until([&] {
            const auto* row = niccolo.session().extensions().find(ExtensionId("103"));
            return row != nullptr && row->presence == presence;
        })) << off.count();
        presence = presence == Presence::Away ? Presence::Busy : Presence::Away;
    }
    EXPECT_TRUE(phone("103").hears(700));
    ASSERT_TRUE(anna.hangUp());
    EXPECT_TRUE(anna.showsNoCall());
    EXPECT_TRUE(niccolo.shows("103", PhoneState::Free));
}

TEST_F(ServerClock, G1_Each_call_is_in_the_recent_calls_once) {
    Desk& anna = desk("103");
    std::size_t made = 0;
    for (const std::chrono::seconds off : {0s, 3600s, -3600s}) {
        connect103To104();
        clock_.set(off);
        phone("103").hangUp();
        ASSERT_TRUE(phone("104").idle());
        EXPECT_EQ(anna.recentCalls(++made).size(), made) << off.count();
    }
    const auto calls = anna.recentCalls();
    ASSERT_EQ(calls.size(), 3U);
    for (const protocol::RegisterRow& call : calls) {
        EXPECT_EQ(call.number, "104");
        EXPECT_LT(call.durationS, 60);
        EXPECT_LT(std::abs(call.startedAt / 1000 - std::time(nullptr)), 120) << "the PBX's clock was right";
    }
}

TEST_F(ServerClock, B5_A_session_is_resumed_whatever_the_clock_says_meanwhile) {
    std::string token;
    {
        const auto in = RawClient(server().port()).login("103", Server::kPassword, "103");
        ASSERT_TRUE(in);
        token = in->token;
    }
    for (const std::chrono::seconds off : {3600s, -3600s, 0s}) {
        clock_.set(off);
        RawClient again(server().port());
        ASSERT_TRUE(again.openWebSocket());
        const auto in =
            again.ask<protocol::Request::SessionResume>({protocol::kProtocolVersion, token, "raw"});
        ASSERT_TRUE(in) << off.count() << ' ' << in.error().detail;
        token = in->token;
    }
}

TEST_F(ServerClock, A_request_by_REST_is_judged_by_the_clock_as_it_is_now) {
    EXPECT_FALSE(restCall(0s, '1').starts_with("HTTP/1.1 401")) << restCall(0s, '2');
    EXPECT_TRUE(restCall(3600s, '3').starts_with("HTTP/1.1 401"));
    clock_.set(3600s);
    EXPECT_TRUE(restCall(0s, '4').starts_with("HTTP/1.1 401"));
    EXPECT_FALSE(restCall(3600s, '5').starts_with("HTTP/1.1 401"));
    clock_.set(-3600s);
    EXPECT_TRUE(restCall(3600s, '6').starts_with("HTTP/1.1 401"));
    EXPECT_FALSE(restCall(-3600s, '7').starts_with("HTTP/1.1 401"));
    clock_.set(0s);
    EXPECT_TRUE(restCall(0s, '1').starts_with("HTTP/1.1 401")) << "that nonce was used";
    EXPECT_FALSE(restCall(0s, '8').starts_with("HTTP/1.1 401"));
}

}  // namespace
}  // namespace euterpe::stage
