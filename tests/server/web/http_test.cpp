#include "tests/server/web/tls_client.h"
#include "tests/server/web/web_server.h"

#include <gtest/gtest.h>

namespace euterpe::web {
namespace {

using namespace std::chrono_literals;

TEST(HttpTest, RepliesOverOneConnection) {
    WebServer server;
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    for (int i = 0; i < 3; ++i) {
        const std::string reply = client.get("/health");
        EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK")) << reply;
        EXPECT_TRUE(reply.ends_with(R"({"ok":true})")) << reply;
    }
    EXPECT_TRUE(client.get("/nowhere").starts_with("HTTP/1.1 404 "));
}

TEST(HttpTest, WrongMethodSaysWhatIsAllowed) {
    WebServer server;
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    client.send("POST /health HTTP/1.1\r\nHost: t\r\nContent-Length: 0\r\n\r\n");
    const std::string reply = client.readReply();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 405 ")) << reply;
    EXPECT_NE(reply.find("Allow: GET"), std::string::npos);
}

TEST(HttpTest, OversizedInputGetsItsAnswerAlthoughTheRestIsStillBeingSent) {
    WebServer server;
    {
        TlsClient client(server.port());
        ASSERT_TRUE(client.handshake());
        client.send("GET /health HTTP/1.1\r\nX-Long: " + std::string(40'000, 'x') + "\r\n\r\n");
        EXPECT_TRUE(client.readAll().starts_with("HTTP/1.1 431 "));
    }
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    client.send("POST /health HTTP/1.1\r\nHost: t\r\nContent-Length: 100000000\r\n\r\n" +
                std::string(50'000, 'y'));
    const std::string reply = client.readAll();
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 413 ")) << reply;
    EXPECT_NE(reply.find("tooLarge"), std::string::npos);
}

TEST(HttpTest, MalformedInputIsRefused) {
    WebServer server;
    for (const char* nonsense : {"\r\n\r\n\r\nHELLO\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                                 "GET / HTTP/1.1\r\nBad Header: \x01\r\n\r\n"}) {
        TlsClient client(server.port());
        ASSERT_TRUE(client.handshake());
        client.send(nonsense);
        EXPECT_TRUE(client.readAll().starts_with("HTTP/1.1 400 ")) << nonsense;
    }
}

TEST(HttpTest, PlainTextOnTheTlsPortIsClosed) {
    WebServer server;
    TlsClient client(server.port());
    client.sendRaw("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
    EXPECT_TRUE(client.closedByServer());
    EXPECT_EQ(server.counters().failedHandshakes, 1U);
}

TEST(HttpTest, WhoDoesNotFinishTheHandshakeIsClosed) {
    WebLimits limits;
    limits.handshakeTimeout = 200ms;
    WebServer server(limits);
    TlsClient silent(server.port());
    TlsClient halfway(server.port());
    halfway.sendRaw("\x16\x03\x01");
    TlsClient slowRequest(server.port());
    ASSERT_TRUE(slowRequest.handshake());
    slowRequest.send("GET /health HTTP/1.1\r\n");
    EXPECT_TRUE(silent.closedByServer());
    EXPECT_TRUE(halfway.closedByServer());
    EXPECT_TRUE(slowRequest.closedByServer());
    EXPECT_TRUE(server.awaitCounters([](const WebCounters& now) { return now.open == 0; }));
}

TEST(HttpTest, ConnectionsBeyondTheLimitAreClosedAtOnce) {
    WebLimits limits;
    limits.connections = 2;
    WebServer server(limits);
    TlsClient one(server.port());
    TlsClient two(server.port());
    ASSERT_TRUE(one.handshake());
    ASSERT_TRUE(two.handshake());
    TlsClient three(server.port());
    EXPECT_TRUE(three.closedByServer());
    EXPECT_EQ(server.counters().refusedConnections, 1U);
    EXPECT_TRUE(one.get("/health").starts_with("HTTP/1.1 200 "));
}

TEST(HttpTest, OneAddressWithoutLoginsDoesNotTakeEveryPlace) {
    WebLimits limits;
    limits.strangersPerSource = 2;
    WebServer server(limits);
    TlsClient one(server.port());
    {
        TlsClient two(server.port());
        ASSERT_TRUE(one.handshake());
        ASSERT_TRUE(two.handshake());
        TlsClient three(server.port());
        EXPECT_TRUE(three.closedByServer());
        EXPECT_EQ(server.counters().refusedConnections, 1U);
    }
    ASSERT_TRUE(server.awaitCounters([](const WebCounters& now) { return now.open == 1; }));
    TlsClient later(server.port());
    EXPECT_TRUE(later.handshake());
}

TEST(HttpTest, RequestsOfOneAddressAreLimited) {
    WebLimits limits;
    limits.httpPerSecond = 1;
    limits.httpBurst = 3;
    WebServer server(limits);
    TlsClient client(server.port());
    ASSERT_TRUE(client.handshake());
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(client.get("/health").starts_with("HTTP/1.1 200 "));
    const std::string reply = client.get("/health");
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 429 ")) << reply;
    EXPECT_NE(reply.find("Retry-After: 1"), std::string::npos);
}

TEST(AddressRateTest, RefillsAndIsBounded) {
    AddressRate rate(10, 20);
    AddressRate::Time now{};
    int admitted = 0;
    for (int i = 0; i < 100; ++i)
        admitted += rate.admit("a", now) ? 1 : 0;
    EXPECT_EQ(admitted, 20);
    EXPECT_TRUE(rate.admit("a", now + 100ms));
    EXPECT_TRUE(rate.admit("b", now));
    for (int i = 0; i < 60'000; ++i)
        rate.admit("x" + std::to_string(i), now);
    EXPECT_LE(rate.tracked(), 50'000U);
    EXPECT_FALSE(rate.admit("one more", now)) << "memory is not taken for it";
    EXPECT_TRUE(rate.admit("one more", now + 1h));
}

TEST(CertificateTest, IsMadeOnceWithAKeyForItsOwnerOnly) {
    const TemporaryFolder folder;
    const CertificateFiles files{folder.path + "/c.pem", folder.path + "/k.pem"};
    ASSERT_TRUE(ensureCertificate(files, "pbx.example"));
    const auto mode = std::filesystem::status(files.key).permissions();
    EXPECT_EQ(mode, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const std::string first = *certificateFingerprint(files.certificate);
    EXPECT_EQ(first.size(), 95U);
    ASSERT_TRUE(ensureCertificate(files, "pbx.example"));
    EXPECT_EQ(*certificateFingerprint(files.certificate), first) << "clients have pinned it";
    std::filesystem::remove(files.key);
    EXPECT_EQ(ensureCertificate(files, "pbx.example").error().code, ErrorCode::Conflict);
}

TEST(CertificateTest, ReloadKeepsTheOldOneOnFailure) {
    const TemporaryFolder folder;
    const CertificateFiles a{folder.path + "/a.pem", folder.path + "/ak.pem"};
    const CertificateFiles b{folder.path + "/b.pem", folder.path + "/bk.pem"};
    ASSERT_TRUE(ensureCertificate(a, "a"));
    ASSERT_TRUE(ensureCertificate(b, "b"));
    auto context = TlsContext::load(a);
    ASSERT_TRUE(context);
    EXPECT_FALSE((*context)->reload({a.certificate, b.key})) << "the key of another certificate";
    EXPECT_FALSE((*context)->reload({folder.path + "/none", b.key}));
    EXPECT_TRUE((*context)->reload(b));
    EXPECT_FALSE(TlsContext::load({folder.path + "/none", folder.path + "/none"}));
}

TEST(ListenerTest, SaysWhyItCannotListen) {
    WebServer server;
    boost::asio::io_context io;
    const TemporaryFolder folder;
    Log log(LogLevel::Error, -1);
    NonceStore nonces;
    RestService rest(server.hub, nonces, [] { return RestTime{}; }, {});
    const CertificateFiles files{folder.path + "/c.pem", folder.path + "/k.pem"};
    ASSERT_TRUE(ensureCertificate(files, "x"));
    auto tls = TlsContext::load(files);
    SharedState shared(**tls, server.hub, rest, log);
    EXPECT_EQ(Listener::open(io, "not an address", 0, shared).error().code, ErrorCode::InvalidArgument);
    const auto taken = Listener::open(io, "127.0.0.1", server.port(), shared);
    EXPECT_EQ(taken.error().code, ErrorCode::Io);
    EXPECT_NE(taken.error().detail.find(std::to_string(server.port())), std::string::npos);
}

}  // namespace
}  // namespace euterpe::web
