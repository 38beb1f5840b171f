// Rows of the tables `contact` and `contact_removal`, read and written. The store's thread; SOCI's exceptions
// pass through.
#pragma once

#include "lib/protocol/contacts.h"
#include "server/store/connection.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::store {

struct ContactRow {
    std::string owner;  // "" = the shared book
    bool edited = false;
    protocol::Contact contact;
};

struct RemovalRow {
    std::string id;
    std::string owner;
    std::int64_t version = 0;
};

std::optional<ContactRow> findContact(Connection& connection, const ContactId& id);
std::optional<RemovalRow> findRemoval(Connection& connection, const ContactId& id);

// In the order of versions, after `since`, at most `rows`. `statement` is contact.changes or
// contact.all_changes; the latter has no owner.
std::vector<ContactRow> readContacts(Connection& connection, std::string_view statement,
                                     const std::string* owner, std::int64_t since, std::size_t rows);
std::vector<RemovalRow> readRemovals(Connection& connection, std::string_view statement,
                                     const std::string* owner, std::int64_t since, std::size_t rows);

std::int64_t contactVersion(Connection& connection);
// The number of the next change, taken.
std::int64_t nextContactVersion(Connection& connection);

void addContact(Connection& connection, const ContactRow& row);
void updateContact(Connection& connection, const ContactRow& row);
// Leaves a removal behind.
void removeContact(Connection& connection, const RemovalRow& removal);
// Forgets the oldest removals of a book beyond the number that is kept.
void trimRemovals(Connection& connection, const std::string& owner);

}  // namespace euterpe::store
