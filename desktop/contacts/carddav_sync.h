// Brings what has changed in the address books of a CardDAV account (RFC 6352): finds the books (RFC 6764,
// 5397), asks for changes since the last time (RFC 6578), or by the cards' ETags where a server does not
// offer that, and fetches the changed cards. One object for one run. GUI thread only; owned by whoever wants
// the changes.
#pragma once

#include "desktop/contacts/dav_client.h"
#include "lib/contacts/contact_sink.h"

#include <functional>
#include <vector>

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

namespace euterpe::contacts {

// What is known of an address book after a run; kept between runs.
struct CardDavBook {
    QString url;
    QString token;                  // sync-token, "" = the server has none
    QHash<QString, QString> etags;  // of each card, by its path

    bool operator==(const CardDavBook&) const = default;
};
using CardDavState = QList<CardDavBook>;

struct CardDavChanges {
    std::vector<FoundContact> changed;  // `key`: the card's path; `line` 0
    std::vector<std::string> removed;   // keys
    std::vector<RowError> errors;       // cards that cannot be read: `detail` begins with the path
    CardDavState state;                 // to go on from, once the changes are stored
};

class CardDavSync : public QObject {
    Q_OBJECT

  public:
    // `url`: the account's, of the server, the principal or one book. InvalidArgument when it is not
    // encrypted.
    CardDavSync(const QUrl& url, DavAccess access, CardDavState before, QObject* parent = nullptr);

    void start();
    // Only looks whether there are address books; finished() with nothing in it says so.
    void startCheck();
    [[nodiscard]] QString shownFingerprint() const { return client_.shownFingerprint(); }

  signals:
    // How many cards have been fetched.
    void progress(int cards);
    // Exactly one of them, once, from the event loop.
    void finished(const euterpe::contacts::CardDavChanges& changes);
    void failed(const euterpe::Error& error);

  private:
    using Listed = QHash<QString, QString>;  // path -> ETag

    void discover();
    void askPrincipal(const DavClient::Answer& answer);
    void listHome(const QUrl& home);
    void useBooks(const DavClient::Answer& answer);
    void nextBook();
    void syncBook(const QString& token);
    void onSynced(const DavClient::Answer& answer, bool full);
    void listBook();
    void take(const Multistatus& listed);
    void dropAllBut(const Listed& listed);
    void drop(const QString& path);
    void fetch();
    void onFetched(const DavClient::Answer& answer);
    void end();
    void fail(const Error& error);

    QUrl url_;
    CardDavState before_;
    DavClient client_;
    std::vector<QUrl> entries_;  // where discovery begins, the next one last
    Error firstError_;
    std::vector<QUrl> books_;  // still to do, the next one last
    CardDavBook book_;         // in work
    QUrl bookUrl_;
    QStringList wanted_;  // paths of its cards to fetch
    Listed listed_;       // of a listing that comes in parts
    int fetched_ = 0;
    bool checking_ = false;
    CardDavChanges changes_;
};

}  // namespace euterpe::contacts
