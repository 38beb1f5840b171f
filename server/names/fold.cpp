#include "server/names/fold.h"

#include <algorithm>
#include <array>

namespace euterpe::names {
namespace {

constexpr unsigned kFirst = 0xC0;
// Base letters of U+00C0 to U+017F; "" stands for a character that is left as it is (× and ÷).
// clang-format off
constexpr std::array<std::string_view, 0x180 - kFirst> kBase{
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00C0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",  // U+00D0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",  // U+00E0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",  // U+00F0
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",  // U+0100
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",  // U+0110
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",  // U+0120
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",  // U+0130
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",  // U+0140
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",  // U+0150
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",  // U+0160
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",  // U+0170
};
// clang-format on

bool isSeparator(char c) {
    return c == ' ' || c == '.' || c == '-' || c == '/' || c == '(' || c == ')';
}

}  // namespace

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            if (byte >= 'A' && byte <= 'Z')
                out.push_back(static_cast<char>(byte - 'A' + 'a'));
            else
                out.push_back(byte < 0x20 || byte == 0x7f ? ' ' : static_cast<char>(byte));
            continue;
        }
        // U+0080 to U+07FF are two bytes: 110xxxxx 10xxxxxx.
        if ((byte & 0xE0u) == 0xC0u && i + 1 < utf8.size()) {
            const unsigned code = ((byte & 0x1Fu) << 6) | (static_cast<unsigned char>(utf8[i + 1]) & 0x3Fu);
            if (code >= kFirst && code < kFirst + kBase.size() && !kBase[code - kFirst].empty()) {
                out.append(kBase[code - kFirst]);
                ++i;
                continue;
            }
            // Combining accents: what is left of a letter that came decomposed.
            if (code >= 0x300 && code <= 0x36F) {
                ++i;
                continue;
            }
        }
        out.push_back(static_cast<char>(byte));
    }
    return out;
}

std::string foldNumber(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#')
            out.push_back(c);
        else if (!isSeparator(c))
            return {};
    }
    return out;
}

std::vector<std::string> searchWords(std::string_view text) {
    if (std::string number = foldNumber(text); !number.empty())
        return {std::move(number)};
    std::vector<std::string> found;
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at)
            found.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return found;
}

bool hasAll(std::string_view folded, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [folded](const std::string& word) {
        return folded.find(word) != std::string_view::npos;
    });
}

}  // namespace euterpe::names
