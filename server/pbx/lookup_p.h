// Hash table keyed by text, looked up by string_view without making a string of it: events name their
// channels by views into the message.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace euterpe::pbx {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

template <class Value>
using StringTable = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

}  // namespace euterpe::pbx
