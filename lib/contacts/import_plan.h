// What an import has to do to a phonebook: which cards are new, which change, which go. Pure, any thread.
#pragma once

#include "lib/contacts/contact_sink.h"

#include <cstddef>
#include <string>
#include <vector>

namespace euterpe::contacts {

enum class ImportMode {
    Merge,    // cards that are there keep what they have and get what is new
    Replace,  // they become what the source says; those that it no longer has go
};

struct ImportTarget {
    protocol::ContactBook book = protocol::ContactBook::Unknown;
    std::string scope;  // names the book among all, e.g. its owner's name: ids are made with it
    ImportMode mode = ImportMode::Merge;
    std::vector<protocol::Contact> known;  // what the book holds
};

struct ImportPlan {
    std::vector<protocol::Contact> add;     // with id and book
    std::vector<protocol::Contact> change;  // with the version that they change
    std::vector<protocol::Contact> remove;  // as they are
    std::size_t same = 0;                   // there already, just so

    [[nodiscard]] bool empty() const { return add.empty() && change.empty() && remove.empty(); }
};

// Names and details are the same.
bool sameText(const protocol::Contact& one, const protocol::Contact& other);

// A card that holds the same under another id, because it came in another format or was typed, counts as
// there; what one's own export says under its id is that card.
ImportPlan planImport(const std::vector<FoundContact>& found, const ImportTarget& target);

}  // namespace euterpe::contacts
