// Two changes of one card, made without knowledge of each other. Pure, any thread.
#pragma once

#include "lib/protocol/contacts.h"

#include <optional>

namespace euterpe::replica {

struct ContactMerge {
    protocol::Contact merged;               // under the card's id; version and the rest as in `theirs`
    std::optional<protocol::Contact> copy;  // a card of its own that has to be kept as well
};

// `base`: what both began with (all empty for a card that both made). What only one side changed is taken
// from there; details are merged one by one, both sides' changes of one are kept. Where both wrote another
// text into the same place, or the details are too many for one card, theirs stays as it is and mine becomes
// a card beside it, under `copyId`: both are seen, found and can be called, and whoever knows removes one.
ContactMerge mergeContacts(const protocol::Contact& base, const protocol::Contact& mine,
                           const protocol::Contact& theirs, const ContactId& copyId);

// Names and details are the same; what the server adds is not looked at.
bool sameText(const protocol::Contact& a, const protocol::Contact& b);

}  // namespace euterpe::replica
