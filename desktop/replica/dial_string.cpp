#include "desktop/replica/dial_string.h"

#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::replica {
namespace {

bool isDropped(char c) {
    return std::string_view(" \t\n\r().-/\\,:").find(c) != std::string_view::npos;
}

bool isKey(char c) {
    return (c >= '0' && c <= '9') || c == '*' || c == '#';
}

bool isDialled(char c) {
    return isKey(c) || c == '+' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string dialString(std::string_view text) {
    if (text.size() > protocol::limits::kNumber)
        return {};
    std::string number;
    std::copy_if(text.begin(), text.end(), std::back_inserter(number), [](char c) { return !isDropped(c); });
    const bool fine = std::all_of(number.begin(), number.end(), isDialled) &&
                      std::any_of(number.begin(), number.end(), isKey);
    return fine ? number : std::string();
}

}  // namespace euterpe::replica
