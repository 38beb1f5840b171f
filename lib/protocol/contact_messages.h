// Parameters and results of the contact.* rows of message_list.h: phonebooks, imports and the company's
// directory (F6, F8). Part of messages.h, which says how they travel.
#pragma once

#include "lib/protocol/contacts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace euterpe::protocol {

// What has changed in the shared book and in the user's own after the version `since`, oldest change first,
// in pages: the first download and each later one alike. A page may be applied twice.
struct ContactChangesParams {
    std::int64_t since = 0;  // `version` of the last page; 0 = from nothing
    std::int64_t base = 0;   // `base` of the last page; 0 = from nothing
};
BOOST_DESCRIBE_STRUCT(ContactChangesParams, (), (since, base))
struct ContactChangesResult {
    // The removals since then are no longer known: what the client has is to be dropped, this page is the
    // first of all.
    bool full = false;
    std::int64_t base = 0;  // the version at which the download that this page belongs to began
    std::vector<Contact> contacts;
    std::vector<ContactId> removed;  // not in the order of versions with `contacts`: no id is in both
    std::int64_t version = 0;
    bool more = false;  // ask again at once
};
BOOST_DESCRIBE_STRUCT(ContactChangesResult, (), (full, base, contacts, removed, version, more))

// What a change came to. Conflict: the card is not what the change was made on; nothing was stored. `contact`
// is the card as it now is, nothing when it has been removed; `version` is its, or of its removal, and what a
// new attempt gives as `baseVersion`.
struct ContactOutcome {
    bool conflict = false;
    std::optional<Contact> contact;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ContactOutcome, (), (conflict, contact, version))

// Creates a card (`baseVersion` 0) or replaces the one of that version. What is there already is no conflict.
// Book, source and import of a card do not change. Forbidden: the shared book without the permission.
struct ContactSaveParams {
    Contact contact;
    std::int64_t baseVersion = 0;
};
BOOST_DESCRIBE_STRUCT(ContactSaveParams, (), (contact, baseVersion))
using ContactSaveResult = ContactOutcome;

// What is gone already is no conflict.
struct ContactRemoveParams {
    ContactId contact;
    ContactBook book = ContactBook::Unknown;  // in which it is
    std::int64_t baseVersion = 0;
};
BOOST_DESCRIBE_STRUCT(ContactRemoveParams, (), (contact, book, baseVersion))
using ContactRemoveResult = ContactOutcome;

// Adds cards, as many as fit into a request, under the name of one import. Cards that are there already are
// left as they are, so a batch may be sent twice.
struct ContactImportParams {
    std::string importId;  // UUID made by the client, the same for all batches
    ContactBook book = ContactBook::Unknown;
    std::vector<Contact> contacts;  // `importId` and `book` of each are those above
};
BOOST_DESCRIBE_STRUCT(ContactImportParams, (), (importId, book, contacts))
struct ContactRefusal {
    ContactId contact;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ContactRefusal, (), (contact, reason))
struct ContactImportResult {
    std::vector<ContactRefusal> refused;  // the others are stored
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ContactImportResult, (), (refused, version))

// Takes an import back: its cards are removed, but for those that somebody has edited since.
struct ContactImportUndoParams {
    std::string importId;
    ContactBook book = ContactBook::Unknown;
};
BOOST_DESCRIBE_STRUCT(ContactImportUndoParams, (), (importId, book))
struct ContactImportUndoResult {
    std::int64_t removed = 0;  // by this request
    std::int64_t kept = 0;     // edited since
    std::int64_t version = 0;
    bool more = false;  // ask again: a large import is taken back in steps
};
BOOST_DESCRIBE_STRUCT(ContactImportUndoResult, (), (removed, kept, version, more))

// Unavailable: the directory is down, slow, or does not let the server in.
enum class LookupOutcome { Unknown, Answered, NotConfigured, Unavailable };
BOOST_DESCRIBE_ENUM(LookupOutcome, Unknown, Answered, NotConfigured, Unavailable)

// A search in the company's LDAP directory, for what the phonebooks do not hold. Answered within three
// seconds whatever the directory does. The cards' `source` is Ldap; they are in no book and cannot be
// changed.
struct ContactLookupParams {
    std::string text;  // each of its words must be part of a name, company, unit, number or address
};
BOOST_DESCRIBE_STRUCT(ContactLookupParams, (), (text))
struct ContactLookupResult {
    LookupOutcome outcome = LookupOutcome::Unknown;
    std::vector<Contact> contacts;
    bool more = false;  // there are more than are given
};
BOOST_DESCRIBE_STRUCT(ContactLookupResult, (), (outcome, contacts, more))

}  // namespace euterpe::protocol
