#include "desktop/contacts/dav_client.h"

#include "lib/protocol/limits.h"

#include <chrono>

#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslError>
#include <QStringList>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;

constexpr int kRedirects = 5;
constexpr std::chrono::milliseconds kPatience{20'000};

// The same host, or another one of the same house: contacts.example.org may send to p1-contacts.example.org.
bool isSameHouse(const QString& one, const QString& other) {
    if (one == other)
        return true;
    const QString house = one.section(QLatin1Char('.'), 1);
    return house.contains(QLatin1Char('.')) && QHostAddress(one).isNull() &&
           (other == house || other.endsWith(QLatin1Char('.') + house));
}

ErrorCode codeOfStatus(int status) {
    switch (status) {
        case 401:
            return ErrorCode::Unauthorized;
        case 403:
            return ErrorCode::Forbidden;
        case 404:
        case 410:
            return ErrorCode::NotFound;
        case 400:
        case 409:
        case 412:
            return ErrorCode::Conflict;
        case 405:
        case 415:
        case 501:
            return ErrorCode::UnknownMethod;
        case 429:
        case 503:
            return ErrorCode::RateLimited;
        case 507:
            return ErrorCode::TooLarge;
        default:
            return ErrorCode::Malformed;
    }
}

}  // namespace

DavClient::DavClient(DavAccess access, QObject* parent) : QObject(parent), access_(std::move(access)) {
    network_.setAutoDeleteReplies(true);
}

bool DavClient::isSafe(const QUrl& url) {
    if (url.scheme() == QLatin1StringView("https"))
        return !url.host().isEmpty();
    const bool here = url.host() == QLatin1StringView("localhost") || QHostAddress(url.host()).isLoopback();
    return url.scheme() == QLatin1StringView("http") && here;
}

void DavClient::ask(const QByteArray& method, const QUrl& url, int depth, const QByteArray& body, Done done) {
    send({method, url, depth, body, std::move(done)});
}

void DavClient::send(Question question) {
    tlsError_.clear();
    QNetworkRequest request(question.url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(kPatience.count()));
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QByteArrayLiteral("application/xml; charset=utf-8"));
    request.setRawHeader("Depth", QByteArray::number(question.depth));
    // At once: servers ask for it anyway, and some answer strangers with an empty list.
    const QByteArray credentials = access_.user.toUtf8() + ':' + QByteArray::fromStdString(access_.password);
    request.setRawHeader("Authorization", "Basic " + credentials.toBase64());
    QNetworkReply* reply = network_.sendCustomRequest(request, question.method, question.body);
    reply->setParent(this);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this, reply](const QList<QSslError>& errors) { onSslErrors(*reply, errors); });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64) {
        if (received > static_cast<qint64>(limits::kDavBytes)) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, question = std::move(question)]() mutable {
        onFinished(*reply, std::move(question));
    });
}

void DavClient::onFinished(QNetworkReply& reply, Question question) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 301 || status == 302 || status == 307 || status == 308) {
        const QUrl target =
            question.url.resolved(reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        if (++question.redirects > kRedirects || !isSafe(target) ||
            !isSameHouse(question.url.host(), target.host()))
            return question.done(
                Error{ErrorCode::Untrusted, "leads elsewhere: " + target.toDisplayString().toStdString()});
        question.url = target;
        return send(std::move(question));
    }
    if (reply.error() != QNetworkReply::NoError)
        return question.done(failureOf(reply));
    if (status != 207)
        return question.done(
            Error{ErrorCode::UnknownMethod, "no WebDAV there (" + std::to_string(status) + ')'});
    auto multistatus = parseMultistatus(reply.readAll());
    if (!multistatus)
        return question.done(multistatus.error());
    question.done(Answer{question.url, std::move(*multistatus)});
}

Error DavClient::failureOf(QNetworkReply& reply) const {
    const std::string words = reply.errorString().toStdString();
    if (!tlsError_.empty())
        return {ErrorCode::Untrusted, tlsError_};
    if (reply.property("tooLarge").toBool())
        return {ErrorCode::TooLarge, "the answer is too large"};
    if (const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); status != 0)
        return {codeOfStatus(status), words};
    switch (reply.error()) {
        case QNetworkReply::SslHandshakeFailedError:
            return {ErrorCode::Untrusted, words};
        case QNetworkReply::OperationCanceledError:  // what Qt calls its transfer timeout
        case QNetworkReply::TimeoutError:
            return {ErrorCode::Timeout, "the server does not answer"};
        default:
            return {ErrorCode::Disconnected, words};
    }
}

void DavClient::onSslErrors(QNetworkReply& reply, const QList<QSslError>& errors) {
    const QSslCertificate shown = reply.sslConfiguration().peerCertificate();
    shownFingerprint_ = QString::fromLatin1(shown.digest(QCryptographicHash::Sha256).toHex());
    if (!shown.isNull() && shownFingerprint_ == access_.pinnedFingerprint) {
        reply.ignoreSslErrors(errors);
        return;
    }
    tlsError_ = errors.isEmpty() ? "TLS failed" : errors.first().errorString().toStdString();
}

}  // namespace euterpe::contacts
