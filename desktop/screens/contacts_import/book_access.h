// What imports and exports need to know of the phonebooks; filled in by app/. Called on the GUI thread.
#pragma once

#include "lib/protocol/contacts.h"

#include <functional>
#include <string>
#include <vector>

namespace euterpe::screens {

struct BookAccess {
    // The server's contacts are here: what a book does not hold is not in it.
    std::function<bool()> isHere;
    // Everything in a book, as it is shown.
    std::function<std::vector<protocol::Contact>(protocol::ContactBook)> all;
    // What the phonebook's list shows now: filtered, in its order.
    std::function<std::vector<protocol::Contact>()> shown;
};

}  // namespace euterpe::screens
