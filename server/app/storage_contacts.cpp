// Storage's part of the phonebooks. A file of its own: it shares nothing with the rest but the worker.
#include "server/app/storage.h"
#include "server/store/contact_books.h"

#include <utility>

namespace euterpe::app {
namespace {

using store::Store;

// Cards whose numbers are read in one job: some 20 ms.
constexpr int kNumbersStep = 250;

store::BookUser toStore(const hub::BookUser& from) {
    return {from.user, from.sharedBook};
}

hub::SpeedDialCard speedDials(const store::OwnedContact& one) {
    hub::SpeedDialCard card{one.contact.id, one.owner, {}};
    for (const protocol::ContactField& field : one.contact.fields)
        if (!field.speedDial.empty())
            card.numbers.emplace_back(field.speedDial, field.value);
    return card;
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

Result<hub::BookNumbers> Storage::readNumbers(Store& store, std::int64_t since, std::int64_t base,
                                              const names::NumberKeys& keys) {
    auto changes = store::ContactBooks(store).allChanges(since, base, kNumbersStep);
    if (!changes)
        return changes.error();
    hub::BookNumbers numbers{changes->full,    changes->base, {}, std::move(changes->removed),
                             changes->version, changes->more};
    numbers.cards.reserve(changes->contacts.size());
    for (const store::OwnedContact& one : changes->contacts) {
        numbers.cards.push_back(names::namedNumbers(one.owner, one.contact, keys));
        if (auto card = speedDials(one); !card.numbers.empty())
            numbers.speedDials.push_back(std::move(card));
    }
    return numbers;
}

}  // namespace euterpe::app
