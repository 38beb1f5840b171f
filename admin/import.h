// What imports have in common: entries read from somewhere, with those that could not be used, and how they
// are put into the store. Values; main thread of euterpe-admin.
#pragma once

#include "lib/base/result.h"
#include "server/store/contact_books.h"
#include "server/store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::admin {

struct ImportProblem {
    std::string where;  // "people.csv:7", "endpoint trunk"
    std::string reason;
};

struct Import {
    store::Directory directory;
    std::vector<store::UserRecord> users;       // those who do not exist yet are added, without a password
    store::SeatTotals seats;                    // at least as many
    std::vector<store::OwnedContact> contacts;  // those that are there already are left as they are
    std::vector<ImportProblem> problems;
};

struct ImportOutcome {
    store::DirectoryChange extensions;
    int usersAdded = 0;
    int usersKept = 0;
};

// The columns number,first,last,company,accounts,mac,mailbox,hidden in any order, named by the first line;
// only number is needed. Several accounts are separated by spaces; without any the account is the number
// itself. MAC addresses stand in the order of the accounts, "-" for one that is not known.
// Also FreePBX's bulk export of extensions, known by its column "extension".
Import readCsv(std::string_view text, const std::string& fileName);

// The company file of pbx/demo: extensions with accounts, ring groups, contacts, and a user for
// each extension.
Result<Import> readCompany(std::string_view text, const std::string& fileName);

// Empty fields keep what the store has: an import from Asterisk knows no company, one from a list no mailbox.
Result<ImportOutcome> apply(store::Store& store, Import import, bool removeOthers);

// Notes a telephone's MAC address, in whatever form; false when it is none.
bool setMac(store::DirectoryEntry& entry, const AccountId& account, std::string_view mac);

// "Anna Maria Rossi" -> "Anna Maria", "Rossi".
void splitName(std::string_view whole, store::DirectoryEntry& entry);

}  // namespace euterpe::admin
