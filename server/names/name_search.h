// Which numbers have people with such names: every name of all phonebooks in memory, for searches of the
// register. 100,000 cards take some milliseconds a search. One thread at a time; the store worker's.
#pragma once

#include "lib/base/id.h"
#include "server/names/name_index.h"
#include "server/names/number_search.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace euterpe::names {

class NameSearch {
  public:
    // Replaces what was known of that card.
    void put(const NamedNumbers& card, const NumberKeys& keys);
    void remove(const ContactId& id);
    void clear();

    // Adds the numbers of everybody, in the user's own book and the shared one, whose name has all words of
    // the text.
    void search(const UserId& user, std::string_view text, NumberSearch& found) const;

  private:
    struct Card {
        ContactId id;
        UserId owner;  // "" = the shared book
        std::string name;
        std::vector<NumberMark> marks;  // of its numbers' forms
    };
    std::vector<Card> cards_;  // in no order, so that a search reads on and on
    std::unordered_map<ContactId, std::size_t> places_;
};

}  // namespace euterpe::names
