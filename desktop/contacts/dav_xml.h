// WebDAV's XML as CardDAV needs it (RFC 4918, 5397, 6352, 6578): request bodies, and multistatus answers to
// plain values. Pure, any thread.
#pragma once

#include "lib/base/result.h"

#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace euterpe::contacts {

struct DavResponse {
    QString href;    // as the server writes it
    int status = 0;  // of the resource as a whole (404: it is gone), 0 = only its properties have one
    QString etag;
    QString addressData;  // a vCard
    QString displayName;
    bool isAddressBook = false;
    QString principal;  // current-user-principal
    QString home;       // addressbook-home-set

    bool operator==(const DavResponse&) const = default;
};

struct Multistatus {
    std::vector<DavResponse> responses;
    QString syncToken;
};

// Malformed when it is no multistatus, TooLarge beyond limits::kDavResources.
Result<Multistatus> parseMultistatus(const QByteArray& body);

// Of a PROPFIND: who am I, where are my address books, what is this.
QByteArray discoveryBody();
// Of a PROPFIND: the ETags of a collection.
QByteArray etagsBody();
// Of a REPORT: what has changed since `token`, "" = everything.
QByteArray syncBody(const QString& token);
// Of a REPORT: these cards.
QByteArray multigetBody(const QStringList& hrefs);

}  // namespace euterpe::contacts
