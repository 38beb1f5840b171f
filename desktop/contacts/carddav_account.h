// A CardDAV account as it is kept: in the settings file without its password, beside it what is known of its
// address books. Plain values; files are read and written on the GUI thread, some hundred KB.
#pragma once

#include "desktop/contacts/carddav_sync.h"
#include "lib/base/result.h"
#include "lib/contacts/import_plan.h"

#include <string>
#include <vector>

#include <QString>
#include <QStringList>

namespace euterpe::contacts {

struct CardDavAccount {
    QString id;  // a UUID; also the import under which its contacts are on the server
    QString url;
    QString user;
    QString pinnedFingerprint;  // see DavAccess

    bool operator==(const CardDavAccount&) const = default;
};

// One line of the settings' list; what is no account is left out.
QString toLine(const CardDavAccount& account);
std::vector<CardDavAccount> accountsOf(const QStringList& lines);

// Under which the secret store keeps its password.
QString secretNameOf(const CardDavAccount& account);

// `directory`: that of the settings. A file that is missing or damaged is an empty state: everything is
// fetched again.
CardDavState loadState(const QString& directory, const CardDavAccount& account);
Result<void> saveState(const QString& directory, const CardDavAccount& account, const CardDavState& state);
void removeState(const QString& directory, const CardDavAccount& account);

// What the changes do to the personal book of `user`, which holds `known`. `fromNothing`: the changes are
// everything that there is, what else the account once brought goes.
ImportPlan planCardDav(const CardDavChanges& changes, const CardDavAccount& account, const std::string& user,
                       const std::vector<protocol::Contact>& known, bool fromNothing);

}  // namespace euterpe::contacts
