#include "desktop/link/web_socket_channel.h"

#include "lib/protocol/limits.h"
#include "lib/protocol/messages.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QUrl>

namespace euterpe::link {
namespace {

std::string fingerprintOf(const QSslCertificate& certificate) {
    return certificate.digest(QCryptographicHash::Sha256).toHex().toStdString();
}

QUrl urlOf(const Endpoint& endpoint) {
    QUrl url;
    url.setScheme(QStringLiteral("wss"));
    url.setHost(QString::fromStdString(endpoint.host));
    url.setPort(endpoint.port);
    url.setPath(QString::fromUtf8(protocol::kWebSocketPath.data(),
                                  static_cast<qsizetype>(protocol::kWebSocketPath.size())));
    return url;
}

}  // namespace

WebSocketChannel::WebSocketChannel(Endpoint endpoint, TrustStore& trust, QObject* parent)
    : Channel(parent), endpoint_(std::move(endpoint)), trust_(trust) {
    socket_.setMaxAllowedIncomingMessageSize(protocol::limits::kMessageBytes);
    socket_.setMaxAllowedIncomingFrameSize(protocol::limits::kMessageBytes);
    connect(&socket_, &QWebSocket::sslErrors, this, &WebSocketChannel::onSslErrors);
    connect(&socket_, &QWebSocket::connected, this, &WebSocketChannel::onConnected);
    connect(&socket_, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
        if (!closed_)
            emit message(text.toStdString());
    });
    connect(&socket_, &QWebSocket::pong, this, [this] {
        if (!closed_)
            emit pong();
    });
    // Qt tells the end before its cause, if there is one.
    connect(&socket_, &QWebSocket::disconnected, this, &WebSocketChannel::onDisconnected,
            Qt::QueuedConnection);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto failed = &QWebSocket::errorOccurred;
#else
    const auto failed = qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
    connect(&socket_, failed, this, [this](QAbstractSocket::SocketError error) {
        const bool late = error == QAbstractSocket::SocketTimeoutError;
        fail(Error{late ? ErrorCode::Timeout : ErrorCode::Disconnected, socket_.errorString().toStdString()});
    });
}

WebSocketChannel::~WebSocketChannel() {
    closed_ = true;
    socket_.disconnect(this);
}

void WebSocketChannel::open() {
    auto tls = tlsConfiguration();
    if (!tls) {
        fail(tls.error());
        return;
    }
    // A web proxy that happens to be configured is no way to a PBX in one's own house.
    socket_.setProxy(QNetworkProxy::NoProxy);
    socket_.setSslConfiguration(*tls);
    socket_.open(QNetworkRequest(urlOf(endpoint_)));
}

Result<QSslConfiguration> WebSocketChannel::tlsConfiguration() const {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    const std::string caFile = trust_.caFile();
    if (caFile.empty())
        return tls;
    const auto authorities = QSslCertificate::fromPath(QString::fromStdString(caFile), QSsl::Pem);
    if (authorities.isEmpty())
        return Error{ErrorCode::Untrusted, "no certificate in the authority's file " + caFile};
    tls.setCaCertificates(authorities);
    return tls;
}

void WebSocketChannel::onSslErrors(const QList<QSslError>& errors) {
    const QSslCertificate shown = socket_.sslConfiguration().peerCertificate();
    if (!trust_.caFile().empty() || shown.isNull()) {
        const std::string why = errors.isEmpty() ? "TLS failed" : errors.first().errorString().toStdString();
        tlsError_ = Error{ErrorCode::Untrusted, why};
        return;  // the socket closes by itself
    }
    const std::string fingerprint = fingerprintOf(shown);
    const std::string pinned = trust_.pinned(endpoint_);
    if (!pinned.empty() && pinned != fingerprint) {
        tlsError_ = Error{ErrorCode::Untrusted, fingerprint};
        return;
    }
    // These errors of this certificate, the pinned one or the first one seen, and no others.
    socket_.ignoreSslErrors(errors);
}

void WebSocketChannel::onConnected() {
    if (closed_)
        return;
    // One that an authority vouches for is kept too: a self-signed one in its place later is a change.
    const std::string fingerprint = fingerprintOf(socket_.sslConfiguration().peerCertificate());
    if (trust_.caFile().empty() && trust_.pinned(endpoint_) != fingerprint)
        trust_.pin(endpoint_, fingerprint);
    emit opened();
}

void WebSocketChannel::onDisconnected() {
    const QString reason = socket_.closeReason();
    fail(Error{ErrorCode::Disconnected, reason.isEmpty() ? "closed by the server" : reason.toStdString()});
}

void WebSocketChannel::close() {
    if (closed_)
        return;
    closed_ = true;
    socket_.close();
}

void WebSocketChannel::send(const std::string& text) {
    if (!closed_)
        socket_.sendTextMessage(QString::fromStdString(text));
}

void WebSocketChannel::ping() {
    if (!closed_)
        socket_.ping();
}

void WebSocketChannel::fail(Error error) {
    if (closed_)
        return;
    closed_ = true;
    emit closed(tlsError_.code == ErrorCode::Untrusted ? tlsError_ : error);
}

ChannelFactory webSocketChannels() {
    return [](const Endpoint& endpoint, TrustStore& trust) {
        return std::make_unique<WebSocketChannel>(endpoint, trust);
    };
}

}  // namespace euterpe::link
