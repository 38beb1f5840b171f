// Enumerators as the database keeps them: by the same names as on the wire, so that a value can be read by
// eye and its number may change. Pure, any thread.
#pragma once

#include "lib/protocol/json.h"

#include <string>
#include <string_view>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

namespace euterpe::store {

template <class E>
std::string enumText(E value) {
    return protocol::detail::wireEnumName(boost::describe::enum_to_string(value, "Unknown"));
}

// E::Unknown for a name from a newer version.
template <class E>
E enumFromText(std::string_view text) {
    E value = E::Unknown;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto e) {
        if (protocol::detail::wireEnumEquals(e.name, text))
            value = e.value;
    });
    return value;
}

}  // namespace euterpe::store
