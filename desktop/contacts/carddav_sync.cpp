#include "desktop/contacts/carddav_sync.h"

#include "lib/contacts/contact_draft.h"
#include "lib/contacts/vcard.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <QTimer>

namespace euterpe::contacts {
namespace {

namespace limits = protocol::limits;

constexpr const char* kWellKnown = "/.well-known/carddav";  // RFC 6764

bool isUnsupported(const Error& error) {
    return error.code == ErrorCode::UnknownMethod || error.code == ErrorCode::Malformed;
}

// The path that names a card, whichever way the server writes its address.
QString pathOf(const QUrl& base, const QString& href) {
    return base.resolved(QUrl(href)).path(QUrl::FullyEncoded);
}

// The cards of one resource: usually one.
class CardSink : public ContactSink {
  public:
    CardSink(const QString& path, CardDavChanges& changes) : path_(path.toStdString()), changes_(changes) {}

    bool found(FoundContact contact) override {
        contact.key = path_;
        contact.line = 0;
        if (!found_)
            changes_.changed.push_back(std::move(contact));
        found_ = true;
        return false;
    }
    bool failed(RowError error) override {
        error.detail = shownValue(path_.substr(path_.rfind('/') + 1) + ": " + error.detail);
        if (changes_.errors.size() < limits::kContactFileErrors)
            changes_.errors.push_back(std::move(error));
        return true;
    }
    [[nodiscard]] bool any() const { return found_; }

  private:
    std::string path_;
    CardDavChanges& changes_;
    bool found_ = false;
};

}  // namespace

CardDavSync::CardDavSync(const QUrl& url, DavAccess access, CardDavState before, QObject* parent)
    : QObject(parent), url_(url), before_(std::move(before)), client_(std::move(access)) {
    if (url_.path().isEmpty())
        url_.setPath(QStringLiteral("/"));
}

void CardDavSync::start() {
    if (!DavClient::isSafe(url_)) {
        QTimer::singleShot(0, this, [this] {
            fail({ErrorCode::InvalidArgument, "an address that begins with https:// is expected"});
        });
        return;
    }
    entries_ = {url_.resolved(QUrl(QLatin1StringView(kWellKnown)))};
    if (url_.path() == QLatin1StringView("/"))
        entries_.insert(entries_.begin(), url_);
    else
        entries_.push_back(url_);
    discover();
}

void CardDavSync::startCheck() {
    checking_ = true;
    start();
}

void CardDavSync::discover() {
    if (entries_.empty())
        return fail(firstError_);
    const QUrl entry = entries_.back();
    entries_.pop_back();
    client_.ask("PROPFIND", entry, 0, discoveryBody(), [this](const Result<DavClient::Answer>& answer) {
        if (answer)
            return askPrincipal(*answer);
        const ErrorCode code = answer.error().code;
        if (firstError_.code == ErrorCode::Unknown || firstError_.code == ErrorCode::NotFound)
            firstError_ = answer.error();
        if (code == ErrorCode::Unauthorized || code == ErrorCode::Untrusted || code == ErrorCode::Timeout)
            return fail(answer.error());
        discover();
    });
}

void CardDavSync::askPrincipal(const DavClient::Answer& answer) {
    for (const DavResponse& response : answer.multistatus.responses) {
        if (response.isAddressBook)
            return useBooks(answer);
        if (!response.home.isEmpty())
            return listHome(answer.where.resolved(QUrl(response.home)));
        if (!response.principal.isEmpty()) {
            const QUrl principal = answer.where.resolved(QUrl(response.principal));
            if (!DavClient::isSafe(principal) || principal.host() != answer.where.host())
                break;
            if (principal.path() == answer.where.path())
                break;
            client_.ask("PROPFIND", principal, 0, discoveryBody(),
                        [this](const Result<DavClient::Answer>& asked) {
                            if (asked)
                                askPrincipal(*asked);
                            else
                                fail(asked.error());
                        });
            return;
        }
    }
    if (entries_.empty() && firstError_.code == ErrorCode::Unknown)
        firstError_ = {ErrorCode::NotFound, "no address book there"};
    discover();
}

void CardDavSync::listHome(const QUrl& home) {
    if (!DavClient::isSafe(home))
        return fail({ErrorCode::Untrusted, "leads elsewhere: " + home.toDisplayString().toStdString()});
    client_.ask("PROPFIND", home, 1, discoveryBody(), [this](const Result<DavClient::Answer>& answer) {
        if (answer)
            useBooks(*answer);
        else
            fail(answer.error());
    });
}

void CardDavSync::useBooks(const DavClient::Answer& answer) {
    for (const DavResponse& response : answer.multistatus.responses) {
        if (!response.isAddressBook || books_.size() >= limits::kDavAddressBooks)
            continue;
        const QUrl book = answer.where.resolved(QUrl(response.href));
        if (DavClient::isSafe(book) && book.host() == answer.where.host())
            books_.push_back(book);
    }
    if (books_.empty())
        return fail({ErrorCode::NotFound, "no address book there"});
    if (checking_)
        return end();
    // Books that are gone take their cards with them.
    for (const CardDavBook& known : std::as_const(before_)) {
        const bool there = std::any_of(books_.begin(), books_.end(),
                                       [&](const QUrl& url) { return url.toString() == known.url; });
        for (auto card = known.etags.begin(); !there && card != known.etags.end(); ++card)
            changes_.removed.push_back(card.key().toStdString());
    }
    nextBook();
}

void CardDavSync::nextBook() {
    if (books_.empty())
        return end();
    bookUrl_ = books_.back();
    books_.pop_back();
    book_ = {bookUrl_.toString(), {}, {}};
    for (const CardDavBook& known : std::as_const(before_))
        if (known.url == book_.url)
            book_ = known;
    listed_.clear();
    syncBook(book_.token);
}

void CardDavSync::syncBook(const QString& token) {
    const bool full = token.isEmpty();
    client_.ask(
        "REPORT", bookUrl_, 0, syncBody(token), [this, full](const Result<DavClient::Answer>& answer) {
            if (answer)
                return onSynced(*answer, full);
            const Error& error = answer.error();
            const bool refused = error.code == ErrorCode::Forbidden || error.code == ErrorCode::Conflict;
            // The token is too old: everything anew. Without a token the report is not known there.
            if (refused && !full)
                return syncBook({});
            if (refused || isUnsupported(error))
                return listBook();
            fail(error);
        });
}

void CardDavSync::onSynced(const DavClient::Answer& answer, bool full) {
    bool cut = false;
    const QString own = bookUrl_.path(QUrl::FullyEncoded);
    for (const DavResponse& response : answer.multistatus.responses)
        cut = cut || (response.status == 507 && pathOf(bookUrl_, response.href) == own);
    take(answer.multistatus);
    const bool advances =
        !answer.multistatus.syncToken.isEmpty() && answer.multistatus.syncToken != book_.token;
    book_.token = answer.multistatus.syncToken;
    if (cut && advances) {
        // The rest of a long answer is asked for with its token (RFC 6578 section 3.6).
        client_.ask("REPORT", bookUrl_, 0, syncBody(book_.token),
                    [this, full](const Result<DavClient::Answer>& more) {
                        if (more)
                            onSynced(*more, full);
                        else
                            fail(more.error());
                    });
        return;
    }
    if (full)
        dropAllBut(listed_);
    fetch();
}

void CardDavSync::listBook() {
    book_.token.clear();
    client_.ask("PROPFIND", bookUrl_, 1, etagsBody(), [this](const Result<DavClient::Answer>& answer) {
        if (!answer)
            return fail(answer.error());
        take(answer->multistatus);
        dropAllBut(listed_);
        fetch();
    });
}

void CardDavSync::take(const Multistatus& listed) {
    const QString own = bookUrl_.path(QUrl::FullyEncoded);
    for (const DavResponse& response : listed.responses) {
        const QString path = pathOf(bookUrl_, response.href);
        if (path == own || path + QLatin1Char('/') == own || path.endsWith(QLatin1Char('/')))
            continue;
        if (response.status == 404 || response.status == 410) {
            drop(path);
            continue;
        }
        listed_.insert(path, response.etag);
        if (response.etag.isEmpty() || book_.etags.value(path) != response.etag)
            wanted_.push_back(path);
    }
}

void CardDavSync::dropAllBut(const Listed& listed) {
    const QStringList known = book_.etags.keys();
    for (const QString& path : known)
        if (!listed.contains(path))
            drop(path);
}

void CardDavSync::drop(const QString& path) {
    wanted_.removeAll(path);
    if (book_.etags.remove(path) > 0)
        changes_.removed.push_back(path.toStdString());
}

void CardDavSync::fetch() {
    if (wanted_.empty()) {
        changes_.state.push_back(std::exchange(book_, {}));
        return nextBook();
    }
    const auto many = std::min<qsizetype>(wanted_.size(), limits::kDavCardsAtOnce);
    const QStringList some = wanted_.mid(0, many);
    wanted_ = wanted_.mid(many);
    client_.ask("REPORT", bookUrl_, 1, multigetBody(some), [this](const Result<DavClient::Answer>& answer) {
        if (!answer)
            return fail(answer.error());
        onFetched(*answer);
        emit progress(fetched_);
        fetch();
    });
}

void CardDavSync::onFetched(const DavClient::Answer& answer) {
    for (const DavResponse& response : answer.multistatus.responses) {
        const QString path = pathOf(bookUrl_, response.href);
        if (response.status == 404) {
            drop(path);  // it went while we were reading
            continue;
        }
        if (response.addressData.isEmpty())
            continue;
        CardSink sink(path, changes_);
        readVCards(response.addressData.toStdString(), sink, protocol::ContactSource::CardDav);
        // A card that no longer makes a contact is none: what came of it earlier goes.
        if (!sink.any() && book_.etags.contains(path))
            changes_.removed.push_back(path.toStdString());
        book_.etags.insert(path, response.etag.isEmpty() ? listed_.value(path) : response.etag);
        ++fetched_;
    }
}

void CardDavSync::end() {
    emit finished(changes_);
}

void CardDavSync::fail(const Error& error) {
    emit failed(error);
}

}  // namespace euterpe::contacts
