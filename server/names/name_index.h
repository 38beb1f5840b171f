// Whose number is it: every number of all phonebooks, in memory. Changed card by card. One thread.
#pragma once

#include "lib/base/id.h"
#include "lib/protocol/contacts.h"
#include "server/names/number_keys.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace euterpe::names {

// What the index keeps of a card; made where there is time for it.
struct NamedNumbers {
    ContactId id;
    UserId owner;  // "" = the shared book
    std::string name;
    std::vector<std::string> keys;  // of NumberKeys
};

NamedNumbers namedNumbers(const UserId& owner, const protocol::Contact& contact, const NumberKeys& keys);

class NameIndex {
  public:
    // Replaces what was known of that card.
    void put(NamedNumbers card);
    void remove(const ContactId& id);
    void clear();

    // The name in the owner's own book, or in the shared one for ""; "" = nobody has this number. Where more
    // than one has it, the first by the alphabet: always the same.
    [[nodiscard]] std::string find(const UserId& owner, const std::string& key) const;
    [[nodiscard]] std::size_t size() const { return cards_.size(); }

  private:
    void unlink(const NamedNumbers& card);

    std::unordered_map<ContactId, NamedNumbers> cards_;  // nodes keep their place
    std::unordered_map<std::string, std::vector<const NamedNumbers*>> byKey_;
};

}  // namespace euterpe::names
