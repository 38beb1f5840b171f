#include "server/ldap/ldap_filter.h"

#include "lib/base/hex.h"
#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::ldap {
namespace {

constexpr std::size_t kWords = 8;
constexpr std::size_t kLongNumber = 7;      // digits from which an end is enough to know a telephone
constexpr std::size_t kComparedDigits = 9;  // of them, at most: what national and international form share

std::string digitsOf(std::string_view number) {
    std::string digits;
    for (const char c : number)
        if ((c >= '0' && c <= '9') || c == '*' || c == '#')
            digits.push_back(c);
    return digits;
}

bool isPartOfNumber(std::string_view word) {
    return word.find_first_not_of("0123456789+*#./()-") == std::string_view::npos && !digitsOf(word).empty();
}

void append(std::string& filter, const std::string& attribute, std::string_view pattern) {
    if (!attribute.empty())
        filter += '(' + attribute + '=' + std::string(pattern) + ')';
}

std::string anyNumber(const Attributes& attributes, std::string_view pattern) {
    std::string filter;
    for (const std::string* attribute : {&attributes.work, &attributes.mobile, &attributes.home})
        append(filter, *attribute, pattern);
    return filter;
}

std::string wordFilter(const Attributes& attributes, std::string_view word) {
    const std::string pattern = '*' + escapeFilter(word) + '*';
    std::string filter;
    for (const std::string* attribute : {&attributes.firstName, &attributes.lastName,
                                         &attributes.organization, &attributes.unit, &attributes.mail})
        append(filter, *attribute, pattern);
    if (isPartOfNumber(word))
        filter += anyNumber(attributes, '*' + escapeFilter(digitsOf(word)) + '*');
    return "(|" + filter + ')';
}

}  // namespace

std::string escapeFilter(std::string_view value) {
    std::string out;
    for (const char c : value) {
        const auto octet = static_cast<unsigned char>(c);
        // Beyond ASCII too: a broken sequence of bytes must not make the filter's text invalid UTF-8.
        if (octet < 0x20 || octet >= 0x7F || c == '*' || c == '(' || c == ')' || c == '\\') {
            out.push_back('\\');
            appendHex(out, octet);
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string searchFilter(const Attributes& attributes, std::string_view text) {
    const std::string line = protocol::toUtf8(text.substr(0, protocol::limits::kSearchText));
    std::string filter;
    // "050 316-36" is one number, not two words.
    if (std::string whole = line; std::erase(whole, ' ') > 0 && isPartOfNumber(whole))
        return wordFilter(attributes, whole);
    std::size_t words = 0;
    for (std::size_t start = line.find_first_not_of(' '); start != std::string::npos && words < kWords;
         ++words) {
        const std::size_t end = line.find(' ', start);
        filter += wordFilter(attributes, std::string_view(line).substr(start, end - start));
        start = line.find_first_not_of(' ', end);
    }
    return words > 1 ? "(&" + filter + ')' : filter;
}

std::string numberFilter(const Attributes& attributes, std::string_view number) {
    const std::string digits = digitsOf(number.substr(0, protocol::limits::kNumber));
    if (digits.empty())
        return {};
    if (digits.size() < kLongNumber)
        return "(|" + anyNumber(attributes, escapeFilter(digits)) + ')';
    const std::size_t compared = std::min(digits.size(), kComparedDigits);
    return "(|" + anyNumber(attributes, '*' + escapeFilter(digits.substr(digits.size() - compared))) + ')';
}

bool sameNumber(std::string_view one, std::string_view other) {
    const std::string a = digitsOf(one);
    const std::string b = digitsOf(other);
    if (a.empty() || a == b)
        return a == b && !a.empty();
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    // The trunk prefix 0 of the national form is not part of the international one in most countries.
    const std::string_view national =
        shorter.starts_with('0') && shorter.size() > kLongNumber && !longer.ends_with(shorter)
            ? std::string_view(shorter).substr(1)
            : std::string_view(shorter);
    return national.size() >= kLongNumber && longer.ends_with(national);
}

bool isAttributeName(std::string_view text) {
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && text.size() <= 64 && isLetter(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == ';'; });
}

}  // namespace euterpe::ldap
