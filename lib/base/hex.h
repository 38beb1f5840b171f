// Octets as two hexadecimal digits (RFC 4648 section 8, in small letters), as every protocol here escapes
// them.
#pragma once

#include <string>
#include <string_view>

namespace euterpe {

// -1: not a digit. Large and small letters alike.
constexpr int hexDigit(char32_t c) {
    if (c >= U'0' && c <= U'9')
        return static_cast<int>(c - U'0');
    const char32_t small = c | 0x20;
    return small >= U'a' && small <= U'f' ? static_cast<int>(small - U'a') + 10 : -1;
}

// The octet that the first two characters say, -1 if they do not.
constexpr int hexOctet(std::string_view text) {
    if (text.size() < 2)
        return -1;
    const int high = hexDigit(static_cast<unsigned char>(text[0]));
    const int low = hexDigit(static_cast<unsigned char>(text[1]));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

inline void appendHex(std::string& out, unsigned char octet) {
    constexpr char kDigits[] = "0123456789abcdef";
    out += kDigits[octet >> 4];
    out += kDigits[octet & 15];
}

}  // namespace euterpe
