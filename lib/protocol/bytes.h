// Binary data inside a message: base64 (RFC 4648, padded) on the wire. Plain value.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <string_view>

namespace euterpe::protocol {

struct Bytes {
    std::string value;

    bool operator==(const Bytes&) const = default;
};

std::string toBase64(std::string_view bytes);
// Malformed for anything but complete groups of four; no line breaks.
Result<std::string> fromBase64(std::string_view text);

}  // namespace euterpe::protocol
