// The phonebooks in the database: the shared one and each user's own (F6, F7). One counter numbers the
// changes of all books; a card or a removal carries the number of its last change, so that a client reads on
// from the number that it has. Made for each use over the Store that is given; its thread and its errors
// (store.h). Each call is one transaction.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/store/store.h"

#include <cstdint>
#include <string>
#include <vector>

namespace euterpe::store {

class Connection;

// For whom a book is read or changed.
struct BookUser {
    UserId user;
    bool sharedBook = false;  // may change the shared book
};

// A card with the one who sees it.
struct OwnedContact {
    UserId owner;  // "" = everybody
    protocol::Contact contact;
};

// For a reader of all books, such as an index of numbers.
struct AllContactChanges {
    bool full = false;      // what the reader has is to be dropped first
    std::int64_t base = 0;  // at which it began to read from 0
    std::vector<OwnedContact> contacts;
    std::vector<ContactId> removed;
    std::int64_t version = 0;
    bool more = false;
};

class ContactBooks {
  public:
    explicit ContactBooks(Store& store) : connection_(store.connection()) {}

    // Of the newest change in all books.
    Result<std::int64_t> version();
    // Of the newest change in the shared book (user "") or a personal one.
    Result<std::int64_t> newest(const UserId& owner);

    Result<protocol::ContactChangesResult> changes(const UserId& user,
                                                   const protocol::ContactChangesParams& wanted);
    // What has changed in any book after `since`, oldest first, at most `rows` of each kind. A reader goes on
    // from `version` and `base` of the last answer until there is no `more`.
    Result<AllContactChanges> allChanges(std::int64_t since, std::int64_t base, int rows);

    // InvalidArgument with the first fault, Forbidden, TooLarge when the book is full.
    Result<protocol::ContactOutcome> save(const BookUser& user, const protocol::ContactSaveParams& change);
    Result<protocol::ContactOutcome> remove(const BookUser& user,
                                            const protocol::ContactRemoveParams& change);
    Result<protocol::ContactImportResult> import(const BookUser& user,
                                                 const protocol::ContactImportParams& batch);
    // A step of it, some thousand cards.
    Result<protocol::ContactImportUndoResult> undoImport(const BookUser& user,
                                                         const protocol::ContactImportUndoParams& wanted);

  private:
    Connection& connection_;
};

// With a user that goes, within the caller's transaction.
void removePersonalBook(Connection& connection, const UserId& user);

}  // namespace euterpe::store
