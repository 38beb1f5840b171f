// The phonebooks' part of FakeStorage: one book for all to change, and those of `named` for names and speed
// dials.
#include "tests/server/hub/hub_fakes.h"

namespace euterpe::hub {

void FakeStorage::contactChanges(const UserId&, const protocol::ContactChangesParams&,
                                 Callback<protocol::ContactChangesResult> done) {
    protocol::ContactChangesResult result;
    for (const auto& [id, contact] : contacts)
        result.contacts.push_back(contact);
    result.version = contactsVersion;
    answer<protocol::ContactChangesResult>(std::move(done), result);
}

void FakeStorage::saveContact(const BookUser&, const protocol::ContactSaveParams& change,
                              Callback<protocol::ContactOutcome> done) {
    protocol::Contact stored = change.contact;
    stored.version = ++contactsVersion;
    contacts[stored.id] = stored;
    answer<protocol::ContactOutcome>(std::move(done),
                                     protocol::ContactOutcome{false, stored, stored.version});
}

void FakeStorage::removeContact(const BookUser&, const protocol::ContactRemoveParams& change,
                                Callback<protocol::ContactOutcome> done) {
    contacts.erase(change.contact);
    answer<protocol::ContactOutcome>(std::move(done),
                                     protocol::ContactOutcome{false, std::nullopt, ++contactsVersion});
}

void FakeStorage::importContacts(const BookUser&, const protocol::ContactImportParams& batch,
                                 Callback<protocol::ContactImportResult> done) {
    for (protocol::Contact contact : batch.contacts) {
        contact.version = ++contactsVersion;
        contacts[contact.id] = contact;
    }
    answer<protocol::ContactImportResult>(std::move(done),
                                          protocol::ContactImportResult{{}, contactsVersion});
}

void FakeStorage::undoImport(const BookUser&, const protocol::ContactImportUndoParams& wanted,
                             Callback<protocol::ContactImportUndoResult> done) {
    protocol::ContactImportUndoResult result;
    result.removed = static_cast<std::int64_t>(
        std::erase_if(contacts, [&](const auto& one) { return one.second.importId == wanted.importId; }));
    result.version = ++contactsVersion;
    answer<protocol::ContactImportUndoResult>(std::move(done), result);
}

// Everything, each time it is asked.
void FakeStorage::bookNumbers(std::int64_t, std::int64_t, Callback<BookNumbers> done) {
    BookNumbers numbers;
    numbers.full = true;
    const names::NumberKeys keys("IT", "0");
    for (const auto& [owner, book] : named)
        for (const protocol::Contact& contact : book) {
            numbers.cards.push_back(names::namedNumbers(owner, contact, keys));
            SpeedDialCard card{contact.id, owner, {}};
            for (const protocol::ContactField& field : contact.fields)
                if (!field.speedDial.empty())
                    card.numbers.emplace_back(field.speedDial, field.value);
            if (!card.numbers.empty())
                numbers.speedDials.push_back(card);
        }
    answer<BookNumbers>(std::move(done), numbers);
}

}  // namespace euterpe::hub
