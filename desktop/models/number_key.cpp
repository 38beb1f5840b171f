#include "desktop/models/number_key.h"

#include <algorithm>
#include <array>

namespace euterpe::models {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// The two-digit country codes of ITU-T E.164; 1 and 7 have one digit, all others three.
constexpr std::array<std::string_view, 43> kTwoDigits = {
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
    "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95"};

std::size_t countryLength(std::string_view digits) {
    if (digits.starts_with('1') || digits.starts_with('7'))
        return 1;
    const std::string_view two = digits.substr(0, 2);
    return two == "98" || std::find(kTwoDigits.begin(), kTwoDigits.end(), two) != kTwoDigits.end() ? 2 : 3;
}

// The digits from the country code on, "" for a national number.
std::string_view international(std::string_view text, std::string_view digits) {
    const std::size_t first = text.find_first_of("+0123456789");
    if (first != std::string_view::npos && text[first] == '+')
        return digits;
    return digits.starts_with("00") && digits.size() > 6 ? digits.substr(2) : std::string_view();
}

}  // namespace

std::string digitsOf(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), isDigit);
    return digits;
}

std::string numberKey(std::string_view number) {
    const std::string digits = digitsOf(number);
    const std::string_view whole = international(number, digits);
    std::string key = (whole.empty() ? digits : std::string(whole)) + '\n';
    if (whole.size() > 4) {
        const std::string_view national = whole.substr(countryLength(whole));
        if (!national.starts_with('0'))  // Italy keeps it
            key += '0' + std::string(national) + '\n';
    }
    return key;
}

std::vector<std::string> numberQueries(std::string_view typed) {
    const std::string digits = digitsOf(typed);
    if (digits.empty())
        return {};
    std::vector<std::string> queries{digits};
    const std::string_view whole = international(typed, digits);
    if (whole.empty())
        return queries;
    if (whole.size() != digits.size())
        queries.emplace_back(whole);
    const std::size_t country = countryLength(whole);
    if (whole.size() > country + 2)
        queries.emplace_back(whole.substr(country));
    return queries;
}

bool isSameNumber(std::string_view one, std::string_view other) {
    const std::string a = digitsOf(one);
    const std::string b = digitsOf(other);
    if (a == b)
        return !a.empty();
    const std::string_view wholeA = international(one, a);
    const std::string_view wholeB = international(other, b);
    if (!wholeA.empty() && !wholeB.empty())
        return wholeA == wholeB;
    const std::string_view whole = wholeA.empty() ? wholeB : wholeA;
    if (whole.size() <= 4)
        return false;
    const std::string& national = wholeA.empty() ? a : b;
    const std::string_view end = whole.substr(countryLength(whole));
    return national == whole || national == end || national == '0' + std::string(end);
}

bool looksLikeNumber(std::string_view word) {
    return std::any_of(word.begin(), word.end(), isDigit) &&
           word.find_first_not_of("0123456789+()./-*#") == std::string_view::npos;
}

}  // namespace euterpe::models
