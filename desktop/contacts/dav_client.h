// One request after another to a WebDAV server, over TLS, with the user's name and password. Follows
// redirects within the server's own domain only, and never to an unencrypted place. GUI thread only; owned by
// CardDavSync.
#pragma once

#include "desktop/contacts/dav_xml.h"
#include "lib/base/result.h"

#include <functional>
#include <string>

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

class QNetworkReply;
class QSslError;

namespace euterpe::contacts {

struct DavAccess {
    QString user;
    std::string password;       // a secret
    QString pinnedFingerprint;  // SHA-256, hex, of the one certificate that the user trusts besides those of
                                // the system's authorities; "" = none
};

class DavClient : public QObject {
    Q_OBJECT

  public:
    // `where` is the place that answered, after redirects.
    struct Answer {
        QUrl where;
        Multistatus multistatus;
    };
    using Done = std::function<void(Result<Answer>)>;

    explicit DavClient(DavAccess access, QObject* parent = nullptr);

    // `method`: PROPFIND or REPORT. Unauthorized, Untrusted (shownFingerprint() says whose certificate),
    // NotFound, Timeout, Disconnected, TooLarge, Malformed; with Forbidden, Conflict and UnknownMethod the
    // server does not do what was asked.
    void ask(const QByteArray& method, const QUrl& url, int depth, const QByteArray& body, Done done);

    [[nodiscard]] QString shownFingerprint() const { return shownFingerprint_; }

    // Encrypted, or on this computer.
    static bool isSafe(const QUrl& url);

  private:
    struct Question {
        QByteArray method;
        QUrl url;
        int depth;
        QByteArray body;
        Done done;
        int redirects = 0;
    };
    void send(Question question);
    void onFinished(QNetworkReply& reply, Question question);
    [[nodiscard]] Error failureOf(QNetworkReply& reply) const;
    void onSslErrors(QNetworkReply& reply, const QList<QSslError>& errors);

    DavAccess access_;
    QNetworkAccessManager network_;
    QString shownFingerprint_;
    std::string tlsError_;
};

}  // namespace euterpe::contacts
