// Storage's part of the phonebooks. A file of its own: it shares nothing with the rest but the worker.
#include "server/app/storage.h"
#include "server/store/contact_books.h"

#include <utility>

namespace euterpe::app {
namespace {

using store::Store;

store::BookUser toStore(const hub::BookUser& from) {
    return {from.user, from.sharedBook};
}

}  // namespace

void Storage::contactChanges(const UserId& user, const protocol::ContactChangesParams& wanted,
                             Callback<protocol::ContactChangesResult> done) {
    worker_.run([=](Store& store) { return store::ContactBooks(store).changes(user, wanted); },
                std::move(done));
}

void Storage::saveContact(const hub::BookUser& user, const protocol::ContactSaveParams& change,
                          Callback<protocol::ContactOutcome> done) {
    worker_.run(
        [by = toStore(user), change](Store& store) { return store::ContactBooks(store).save(by, change); },
        std::move(done));
}

void Storage::removeContact(const hub::BookUser& user, const protocol::ContactRemoveParams& change,
                            Callback<protocol::ContactOutcome> done) {
    worker_.run(
        [by = toStore(user), change](Store& store) { return store::ContactBooks(store).remove(by, change); },
        std::move(done));
}

void Storage::importContacts(const hub::BookUser& user, const protocol::ContactImportParams& batch,
                             Callback<protocol::ContactImportResult> done) {
    worker_.run(
        [by = toStore(user), batch](Store& store) { return store::ContactBooks(store).import(by, batch); },
        std::move(done));
}

void Storage::undoImport(const hub::BookUser& user, const protocol::ContactImportUndoParams& wanted,
                         Callback<protocol::ContactImportUndoResult> done) {
    worker_.run([by = toStore(user),
                 wanted](Store& store) { return store::ContactBooks(store).undoImport(by, wanted); },
                std::move(done));
}

}  // namespace euterpe::app
