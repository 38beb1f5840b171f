// Hash table keyed by text, looked up by string_view without making a string of it: events name their
// channels by views into the message. And lists without repetition.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::pbx {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

template <class Value>
using StringTable = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// For lists of what has changed, which are short.
template <class Id>
void addOnce(std::vector<Id>& list, const Id& id) {
    if (std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

}  // namespace euterpe::pbx
