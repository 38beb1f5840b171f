#include "server/web/rest_auth.h"
#include "server/web/rest_service.h"

#include <ctime>

#include <gtest/gtest.h>

namespace euterpe::web {
namespace {

// The worked example of KalliopePBX's REST authentication.
constexpr const char* kSalt = "b5a8fdcf2f8d5acdad33c4a072a97d7a";
constexpr const char* kDigestPassword = "dd7b0be7fa37d6cbaf0b842bf7532f229cb79ab8d54d509c2aa7eea27a53cd5e";
constexpr const char* kHeader =
    R"(RestApiUsernameToken Username="admin", Domain="default", Digest="+PJg7Tb3v98XnL6iJVv+v5hwhYjdzQ2tIWxvJB2cE40=", )"
    R"(Nonce="bfb79078ff44c35714af28b7412a702b", Created="2016-04-29T15:48:26Z")";
constexpr UnixMillis kCreated = 1'461'944'906'000;
constexpr UnixMillis kMinute = 60'000;

using Steady = std::chrono::steady_clock::time_point;

class FakeRest : public hub::RestGateway {
  public:
    void restSalt(const std::string& tenant, Callback<std::string> done) override {
        if (tenant == "default")
            done(std::string(kSalt));
        else
            done(Error{ErrorCode::NotFound, "no such tenant"});
    }
    void restUser(const std::string& name, const std::string&, const std::string&,
                  Callback<hub::RestUser> done) override {
        if (name == user.id.str())
            done(user);
        else
            done(Error{ErrorCode::Unauthorized, "user name or password is wrong"});
    }
    void restLogin(const std::string&, const std::string&, bool succeeded) override {
        logins += succeeded ? '+' : '-';
    }
    void restDial(const hub::RestUser&, const ExtensionId& source, const std::string& target,
                  Callback<CallId> done) override {
        dialled.push_back(source.str() + " -> " + target);
        done(outcome);
    }

    hub::RestUser user{UserId("admin"), ExtensionId("101"), false, kDigestPassword};
    Result<CallId> outcome = CallId("c1");
    std::string logins;
    std::vector<std::string> dialled;
};

class RestTest : public testing::Test {
  protected:
    RestReply ask(const std::string& target, const std::string& authenticate = "",
                  const std::string& accept = "", const std::string& method = "GET") {
        RestRequest request;
        request.method = method;
        request.target = target;
        request.authenticate = authenticate;
        request.accept = accept;
        request.loopback = loopback;
        request.authorization = authorization;
        RestReply reply;
        reply.status = 0;
        service.handle(request, [&](RestReply r) { reply = std::move(r); });
        return reply;
    }
    RestReply call(const std::string& authenticate) {
        return ask("/rest/phoneServices/c2c/102/101", authenticate);
    }

    FakeRest hub;
    RestTime time() const { return {now + set, Steady(std::chrono::milliseconds(now))}; }
    // A request of this moment, as a client beside the server makes it.
    [[nodiscard]] std::string request(char number) const {
        RestToken token{"admin", "default", "", std::string(32, number), ""};
        const std::time_t seconds = (now + set) / 1000;
        char created[32];
        std::strftime(created, sizeof created, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&seconds));
        token.created = created;
        return "RestApiUsernameToken Username=\"admin\", Domain=\"default\", Digest=\"" +
               restDigest(token, kDigestPassword) + "\", Nonce=\"" + token.nonce + "\", Created=\"" +
               token.created + '"';
    }

    NonceStore nonces{3};
    UnixMillis now = kCreated;
    UnixMillis set = 0;  // by so much was the clock set
    bool loopback = false;
    std::string authorization;
    std::string metricsToken;
    RestService service{hub,
                        nonces,
                        [this] { return time(); },
                        {[] { return std::string("{}"); }, [] { return std::string("metrics"); }, ""}};
};

TEST(RestAuthTest, WorkedExample) {
    EXPECT_EQ(restDigestPassword("admin", kSalt), kDigestPassword);
    const auto token = parseRestToken(kHeader);
    ASSERT_TRUE(token) << token.error().detail;
    EXPECT_EQ(restDigest(*token, kDigestPassword), token->digest);
    EXPECT_EQ(*parseCreated(token->created), kCreated);
}

TEST(RestAuthTest, HeaderFormIsChecked) {
    const std::string good = kHeader;
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = good;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    EXPECT_TRUE(parseRestToken(with(", Domain=\"default\"", ",Domain=\"\"")));
    for (const std::string& bad :
         {std::string(), std::string("Basic abc"), with("RestApiUsernameToken ", "RestApiUsernameToken"),
          with("Username", "User"), with("admin\"", "admin"), with("admin", "ad@min"),
          with("admin", "ad\nmin"), with("admin", std::string(300, 'a')),
          with("bfb79078ff44c35714af28b7412a702b", "abc"), with("bfb79078", "zzzzzzzz"),
          with("2016-04-29", "2016-02-30"), with("15:48:26Z", "15:48:26"), with("15:48", "25:48"),
          with("+PJg", "+P"), with(", Nonce", "; Nonce"), good + ", Username=\"twice\"",
          good + " trailing"}) {
        const auto token = parseRestToken(bad);
        EXPECT_FALSE(token) << bad;
        if (!token) {
            EXPECT_NE(token.error().detail.find("X-authenticate"), std::string::npos);
        }
    }
}

TEST_F(RestTest, CallsOnceForOneNonce) {
    const RestReply first = call(kHeader);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, R"({"call":"c1"})");
    EXPECT_EQ(hub.dialled, std::vector<std::string>{"101 -> 102"});
    const RestReply again = call(kHeader);
    EXPECT_EQ(again.status, 401);
    EXPECT_NE(again.body.find("nonce"), std::string::npos);
    EXPECT_EQ(hub.dialled.size(), 1U);
    EXPECT_EQ(hub.logins, "+");
}

TEST_F(RestTest, ClockSkewBeyondFiveMinutesIsRefusedEitherWay) {
    for (const UnixMillis skew : {-5 * kMinute - 1000, 5 * kMinute + 1000}) {
        now = kCreated + skew;
        const RestReply reply = call(kHeader);
        EXPECT_EQ(reply.status, 401);
        EXPECT_TRUE(reply.askAuth);
        EXPECT_NE(reply.body.find("clock"), std::string::npos) << reply.body;
    }
    now = kCreated + 5 * kMinute;
    EXPECT_EQ(call(kHeader).status, 200);
}

TEST_F(RestTest, AReplayIsRefusedForAsLongAsItsTimeIsAccepted) {
    now = kCreated - 5 * kMinute;
    EXPECT_EQ(call(kHeader).status, 200);
    now = kCreated + 5 * kMinute;
    EXPECT_EQ(call(kHeader).status, 401);
}

TEST_F(RestTest, AClockThatIsSetCountsAtOnceAndFreesNoNonce) {
    const std::string first = request('1');
    EXPECT_EQ(call(first).status, 200);
    set = 60 * kMinute;
    EXPECT_EQ(call(first).status, 401) << "an hour old";
    EXPECT_EQ(call(request('2')).status, 200);
    set = 0;
    EXPECT_EQ(call(first).status, 401) << "its time is accepted again";
    EXPECT_EQ(call(request('3')).status, 200);
    EXPECT_EQ(call(request('4')).status, 429) << "as many as it keeps";
    set = -60 * kMinute;
    now += 10 * kMinute + 1;
    EXPECT_EQ(call(request('5')).status, 200) << "the others are ten minutes old";
}

TEST_F(RestTest, WrongDigestCountsAsFailedLoginAndSpendsNoNonce) {
    hub.user.digestPassword = "other";
    EXPECT_EQ(call(kHeader).status, 401);
    EXPECT_EQ(hub.logins, "-");
    EXPECT_EQ(nonces.size(), 0U);
    hub.user.digestPassword = kDigestPassword;
    EXPECT_EQ(call(kHeader).status, 200);
}

TEST_F(RestTest, MissingHeaderAndUnknownUserAreUnauthorized) {
    EXPECT_EQ(call("").status, 401);
    hub.user.id = UserId("somebody");
    EXPECT_EQ(call(kHeader).status, 401);
    EXPECT_TRUE(hub.dialled.empty());
}

TEST_F(RestTest, OthersExtensionsNeedTheRight) {
    EXPECT_EQ(ask("/rest/phoneServices/c2c/102/103", kHeader).status, 403);
    EXPECT_TRUE(hub.dialled.empty());
    NonceStore fresh;
    hub.user.callsForOthers = true;
    now += 1000;
    RestService other(hub, fresh, [this] { return time(); }, {});
    RestRequest request{"GET", "/rest/phoneServices/c2c/%2B39050%20123/103", "", kHeader, "", "", false};
    int status = 0;
    other.handle(request, [&](const RestReply& reply) { status = reply.status; });
    EXPECT_EQ(status, 200);
    EXPECT_EQ(hub.dialled, std::vector<std::string>{"103 -> +39050 123"});
}

TEST_F(RestTest, PbxTroubleHasItsOwnStatus) {
    hub.outcome = Error{ErrorCode::PbxUnavailable, "no connection to the PBX"};
    EXPECT_EQ(call(kHeader).status, 503);
}

TEST_F(RestTest, SaltInJsonAndXml) {
    EXPECT_EQ(ask("/rest/salt/default").body, std::string(R"({"salt":")") + kSalt + R"("})");
    EXPECT_EQ(ask("/rest/salt/default", "", "application/json").contentType, "application/json");
    const RestReply xml = ask("/rest/salt/default", "", "text/xml");
    EXPECT_EQ(xml.contentType, "application/xml");
    EXPECT_NE(xml.body.find(std::string("<salt>") + kSalt + "</salt>"), std::string::npos);
    EXPECT_EQ(ask("/rest/salt/other").status, 404);
}

TEST_F(RestTest, UnknownPathsAndMethods) {
    for (const char* path : {"/", "", "/rest", "/rest/salt", "/rest/salt/default/more", "/rest/%zz/x",
                             "/a/b/c/d/e/f/g/h/i", "//health", "/rest/salt/a%0ab", "http://host/health"}) {
        const RestReply reply = ask(path);
        EXPECT_EQ(reply.status, 404) << path;
        EXPECT_NE(reply.body.find("notFound"), std::string::npos);
    }
    EXPECT_EQ(ask("/health?x=1").status, 200);
    const RestReply reply = ask("/health", "", "", "DELETE");
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(reply.allow, "GET");
}

TEST_F(RestTest, MetricsOnlyFromLoopbackOrWithTheToken) {
    EXPECT_EQ(ask("/metrics").status, 403);
    loopback = true;
    EXPECT_EQ(ask("/metrics").body, "metrics");
    RestService closed(hub, nonces, [] { return RestTime{}; },
                       {[] { return std::string(); }, [] { return std::string("m"); }, "t0ken"});
    const auto status = [&](const std::string& header) {
        int got = 0;
        RestRequest request{"GET", "/metrics", "", "", header, "", true};
        closed.handle(request, [&](const RestReply& reply) { got = reply.status; });
        return got;
    };
    EXPECT_EQ(status(""), 403);
    EXPECT_EQ(status("Bearer wrong"), 403);
    EXPECT_EQ(status("Bearer t0ken"), 200);
}

TEST(NonceStoreTest, IsBoundedAndForgetsInTime) {
    NonceStore nonces(3);
    const auto at = [](UnixMillis time) { return Steady(std::chrono::milliseconds(time)); };
    for (const char* nonce : {"1", "2", "3"})
        EXPECT_TRUE(nonces.use("u", nonce, at(0)));
    EXPECT_EQ(nonces.use("u", "4", at(0)).error().code, ErrorCode::RateLimited);
    EXPECT_EQ(nonces.use("u", "1", at(10 * kMinute)).error().code, ErrorCode::Unauthorized);
    EXPECT_TRUE(nonces.use("u", "1", at(10 * kMinute + 1))) << "too old to be fresh";
    EXPECT_EQ(nonces.size(), 1U);
    EXPECT_TRUE(nonces.use("v", "1", at(10 * kMinute + 1))) << "another user's";
}

}  // namespace
}  // namespace euterpe::web
