#include "desktop/link/web_socket_channel.h"

#include "lib/protocol/limits.h"
#include "lib/protocol/messages.h"
#include "tests/desktop/support/test_certificates.h"
#include "tests/desktop/support/waiting.h"

#include <map>
#include <optional>

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QWebSocketServer>
#include <gtest/gtest.h>

namespace euterpe::link {
namespace {

using testing::Identity;
using testing::makeIdentity;
using testing::waitUntil;

class Pins : public TrustStore {
  public:
    [[nodiscard]] std::string pinned(const Endpoint& endpoint) const override {
        const auto found = known.find(toString(endpoint));
        return found == known.end() ? std::string() : found->second;
    }
    void pin(const Endpoint& endpoint, const std::string& fingerprint) override {
        known[toString(endpoint)] = fingerprint;
    }
    [[nodiscard]] std::string caFile() const override { return authority; }

    std::map<std::string, std::string> known;
    std::string authority;
};

// A QWebSocketServer with TLS on the loopback that returns each message.
class EchoServer {
  public:
    EchoServer(const Identity& identity, quint16 port) : server("echo", QWebSocketServer::SecureMode) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(identity.certificate);
        tls.setPrivateKey(identity.key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        server.setSslConfiguration(tls);
        listening = server.listen(QHostAddress::LocalHost, port);
        QObject::connect(&server, &QWebSocketServer::newConnection, &server, [this] {
            QWebSocket* socket = server.nextPendingConnection();
            socket->setParent(&server);  // Qt leaves it to us
            client = socket;
            path = socket->requestUrl().path();
            QObject::connect(socket, &QWebSocket::textMessageReceived, socket, &QWebSocket::sendTextMessage);
        });
    }

    QWebSocketServer server;
    QPointer<QWebSocket> client;
    QString path;
    bool listening = false;
};

std::string hex(const Identity& identity) {
    return identity.certificate.digest(QCryptographicHash::Sha256).toHex().toStdString();
}

class WebSocketChannelTest : public ::testing::Test {
  protected:
    void SetUp() override {
        first = makeIdentity(folder.path(), QStringLiteral("first"));
        ASSERT_FALSE(first.certificate.isNull()) << "the openssl program is needed";
        echo = std::make_unique<EchoServer>(first, quint16(0));
        ASSERT_TRUE(echo->listening);
        endpoint = {"localhost", echo->server.serverPort()};
    }

    void open() {
        opened = false;
        error.reset();
        channel = std::make_unique<WebSocketChannel>(endpoint, pins);
        QObject::connect(channel.get(), &Channel::opened, [this] { opened = true; });
        QObject::connect(channel.get(), &Channel::closed, [this](const Error& e) {
            EXPECT_FALSE(error) << "closed() twice";
            error = e;
        });
        QObject::connect(channel.get(), &Channel::message,
                         [this](const std::string& text) { got.push_back(text); });
        QObject::connect(channel.get(), &Channel::pong, [this] { ++pongs; });
        channel->open();
    }
    [[nodiscard]] bool settled() {
        return waitUntil([this] { return opened || error.has_value(); });
    }
    void serveAs(const Identity& identity) {
        const quint16 port = echo->server.serverPort();
        channel.reset();
        echo.reset();
        echo = std::make_unique<EchoServer>(identity, port);
        ASSERT_TRUE(echo->listening);
    }

    QTemporaryDir folder;
    Identity first;
    Pins pins;
    std::unique_ptr<EchoServer> echo;
    Endpoint endpoint;
    std::unique_ptr<WebSocketChannel> channel;
    bool opened = false;
    std::optional<Error> error;
    std::vector<std::string> got;
    int pongs = 0;
};

TEST_F(WebSocketChannelTest, CarriesMessagesAndPings) {
    open();
    ASSERT_TRUE(settled());
    ASSERT_TRUE(opened) << error->detail;
    EXPECT_EQ(echo->path, QString::fromUtf8(protocol::kWebSocketPath.data()));
    channel->send("Perché no? \xF0\x9F\x93\x9E");
    channel->ping();
    ASSERT_TRUE(waitUntil([this] { return got.size() == 1 && pongs == 1; }));
    EXPECT_EQ(got[0], "Perché no? \xF0\x9F\x93\x9E");
}

TEST_F(WebSocketChannelTest, PinsTheFirstCertificateAndKnowsItAgain) {
    open();
    ASSERT_TRUE(settled());
    ASSERT_TRUE(opened);
    EXPECT_EQ(pins.pinned(endpoint), hex(first));
    open();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(opened);
}

TEST_F(WebSocketChannelTest, AnotherCertificateIsRefusedWithItsFingerprint) {
    open();
    ASSERT_TRUE(settled());
    ASSERT_TRUE(opened);
    const Identity second = makeIdentity(folder.path(), QStringLiteral("second"));
    serveAs(second);
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_EQ(error->code, ErrorCode::Untrusted);
    EXPECT_EQ(error->detail, hex(second));
    EXPECT_EQ(pins.pinned(endpoint), hex(first)) << "a refused certificate must not be pinned";
    pins.pin(endpoint, error->detail);
    open();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(opened);
}

TEST_F(WebSocketChannelTest, AGivenAuthorityAloneIsTrusted) {
    pins.authority = first.certificateFile.toStdString();
    open();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(opened) << error->detail;
    EXPECT_TRUE(pins.known.empty());
    const Identity second = makeIdentity(folder.path(), QStringLiteral("second"));
    pins.pin(endpoint, hex(second));  // a pin is no way round the authority
    serveAs(second);
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_EQ(error->code, ErrorCode::Untrusted);
}

// What an authority vouched for must not be replaced by just anything later.
TEST_F(WebSocketChannelTest, ASelfSignedCertificateInPlaceOfAVouchedOneIsAChange) {
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration withAuthority = before;
    withAuthority.addCaCertificate(first.certificate);
    QSslConfiguration::setDefaultConfiguration(withAuthority);
    open();
    const bool there = settled() && opened;
    QSslConfiguration::setDefaultConfiguration(before);
    ASSERT_TRUE(there);
    EXPECT_EQ(pins.pinned(endpoint), hex(first));
    serveAs(makeIdentity(folder.path(), QStringLiteral("second")));
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_EQ(error->code, ErrorCode::Untrusted);
}

TEST_F(WebSocketChannelTest, AnAuthorityFileThatIsNoneIsSaid) {
    pins.authority = folder.filePath(QStringLiteral("missing.pem")).toStdString();
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_EQ(error->code, ErrorCode::Untrusted);
    EXPECT_NE(error->detail.find("missing.pem"), std::string::npos);
}

TEST_F(WebSocketChannelTest, NobodyThereIsDisconnected) {
    const quint16 port = echo->server.serverPort();
    echo.reset();
    endpoint.port = port;
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_EQ(error->code, ErrorCode::Disconnected);
    EXPECT_EQ(error->detail, "Connection refused");
}

TEST_F(WebSocketChannelTest, ALostConnectionIsTold) {
    open();
    ASSERT_TRUE(settled());
    ASSERT_TRUE(opened);
    ASSERT_TRUE(waitUntil([this] { return !echo->client.isNull(); }));
    echo->client->abort();
    ASSERT_TRUE(waitUntil([this] { return error.has_value(); }));
    EXPECT_EQ(error->code, ErrorCode::Disconnected);
}

TEST_F(WebSocketChannelTest, AServerWithoutTlsIsNoServer) {
    QTcpServer plain;
    ASSERT_TRUE(plain.listen(QHostAddress::LocalHost));
    QObject::connect(&plain, &QTcpServer::newConnection, [&] {
        QTcpSocket* socket = plain.nextPendingConnection();
        socket->write("HTTP/1.1 200 OK\r\n\r\n");
    });
    endpoint = {"127.0.0.1", plain.serverPort()};
    open();
    ASSERT_TRUE(settled());
    ASSERT_FALSE(opened);
    EXPECT_TRUE(pins.known.empty());
}

TEST_F(WebSocketChannelTest, AMessageBeyondTheLimitEndsTheConnection) {
    open();
    ASSERT_TRUE(settled());
    ASSERT_TRUE(opened);
    ASSERT_TRUE(waitUntil([this] { return !echo->client.isNull(); }));
    echo->client->sendTextMessage(QString(static_cast<qsizetype>(protocol::limits::kMessageBytes) + 1, u'x'));
    ASSERT_TRUE(waitUntil([this] { return error.has_value(); }));
    EXPECT_TRUE(got.empty());
}

}  // namespace
}  // namespace euterpe::link
