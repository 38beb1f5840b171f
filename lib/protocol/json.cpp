#include "lib/protocol/json.h"

#include <cctype>

namespace euterpe::protocol {
namespace {

// Length of the well-formed UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequenceLength(std::string_view text) {
    const auto at = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(text[i]); };
    const auto continues = [&](std::size_t i) { return i < text.size() && (at(i) & 0xC0U) == 0x80U; };
    const unsigned lead = at(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2))
            return 0;
        if ((lead == 0xE0 && at(1) < 0xA0) || (lead == 0xED && at(1) > 0x9F))
            return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3))
            return 0;
        if ((lead == 0xF0 && at(1) < 0x90) || (lead == 0xF4 && at(1) > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

// C0, DEL and C1 (U+0080 to U+009F).
bool isControl(std::string_view sequence) {
    const auto first = static_cast<unsigned char>(sequence[0]);
    if (sequence.size() == 1)
        return first < 0x20 || first == 0x7f;
    return first == 0xc2 && static_cast<unsigned char>(sequence[1]) < 0xa0;
}

}  // namespace

Result<boost::json::value> parseJson(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = limits::kJsonDepth;
    boost::system::error_code ec;
    auto value = boost::json::parse(text, ec, {}, options);
    if (ec)
        return Error{ErrorCode::Malformed, "JSON: " + ec.message()};
    return value;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t n = sequenceLength(text);
        if (n == 0)
            return false;
        text.remove_prefix(n);
    }
    return true;
}

std::string toUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t n = sequenceLength(text);
        if (n == 0) {
            out += "\xEF\xBF\xBD";
            text.remove_prefix(1);
        } else if (isControl(text.substr(0, n))) {
            out += ' ';
            text.remove_prefix(n);
        } else {
            out += text.substr(0, n);
            text.remove_prefix(n);
        }
    }
    return out;
}

namespace detail {

std::string wireEnumName(const char* name) {
    std::string wire(name);
    wire[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(wire[0])));
    return wire;
}

bool wireEnumEquals(const char* name, std::string_view wire) {
    const std::string_view n(name);
    return n.size() == wire.size() && !wire.empty() &&
           std::tolower(static_cast<unsigned char>(n[0])) == static_cast<unsigned char>(wire[0]) &&
           n.substr(1) == wire.substr(1);
}

Error wrong(std::string_view path, std::string_view expected) {
    return {ErrorCode::InvalidArgument, std::string(path) + ": expected " + std::string(expected)};
}

}  // namespace detail
}  // namespace euterpe::protocol
