// Text files as programs write them to UTF-8. Pure, any thread.
#pragma once

#include "lib/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace euterpe::contacts {

// By byte order mark; without one UTF-16 is told by its zero bytes, UTF-8 by being well-formed, and what is
// left is Windows-1252, in which old programs of Western Europe write. Never fails: what means nothing in the
// encoding becomes U+FFFD.
std::string decodeText(std::string_view bytes);

// From a named encoding (IANA names, case ignored): UTF-8, US-ASCII, ISO-8859-1, ISO-8859-15, Windows-1252,
// UTF-16. Nothing for another name.
std::optional<std::string> decodeFrom(std::string_view charset, std::string_view bytes);

}  // namespace euterpe::contacts
