#include "lib/contacts/text_encoding.h"

#include "lib/protocol/json.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace euterpe::contacts {
namespace {

enum class ByteOrder { Little, Big };

constexpr char32_t kReplacement = 0xFFFD;

// 0x80..0x9F of Windows-1252; 0 = not assigned (the WHATWG table).
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& out, char32_t code) {
    const auto byte = [&](char32_t value) { out.push_back(static_cast<char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

char32_t fromWindows1252(unsigned char byte) {
    if (byte < 0x80 || byte >= 0xA0)
        return byte;
    const char16_t code = kWindows1252[byte - 0x80U];
    return code == 0 ? kReplacement : code;
}

// ISO 8859-15 is ISO 8859-1 with eight other signs.
char32_t fromLatin9(unsigned char byte) {
    switch (byte) {
        case 0xA4:
            return 0x20AC;
        case 0xA6:
            return 0x0160;
        case 0xA8:
            return 0x0161;
        case 0xB4:
            return 0x017D;
        case 0xB8:
            return 0x017E;
        case 0xBC:
            return 0x0152;
        case 0xBD:
            return 0x0153;
        case 0xBE:
            return 0x0178;
        default:
            return byte;
    }
}

template <class ToCode>
std::string decodeBytes(std::string_view bytes, ToCode toCode) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        append(out, toCode(static_cast<unsigned char>(c)));
    return out;
}

char16_t unitAt(std::string_view bytes, std::size_t at, ByteOrder order) {
    const auto low = static_cast<unsigned char>(bytes[order == ByteOrder::Little ? at : at + 1]);
    const auto high = static_cast<unsigned char>(bytes[order == ByteOrder::Little ? at + 1 : at]);
    return static_cast<char16_t>((high << 8) | low);
}

std::string decodeUtf16(std::string_view bytes, ByteOrder order) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char16_t unit = unitAt(bytes, at, order);
        const bool isLead = unit >= 0xD800 && unit < 0xDC00;
        const bool isTrail = unit >= 0xDC00 && unit < 0xE000;
        if (isLead && at + 3 < bytes.size()) {
            const char16_t next = unitAt(bytes, at + 2, order);
            if (next >= 0xDC00 && next < 0xE000) {
                append(out, 0x10000 + ((static_cast<char32_t>(unit) - 0xD800) << 10) + (next - 0xDC00));
                at += 2;
                continue;
            }
        }
        append(out, isLead || isTrail ? kReplacement : unit);
    }
    if (bytes.size() % 2 != 0)
        append(out, kReplacement);
    return out;
}

std::string decodeUtf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"))
        return decodeUtf16(bytes.substr(2), ByteOrder::Little);
    if (bytes.starts_with("\xFE\xFF"))
        bytes.remove_prefix(2);
    return decodeUtf16(bytes, ByteOrder::Big);  // RFC 2781, section 4.3
}

// Of Latin letters every second byte of UTF-16 is zero, in no other encoding any.
bool looksLikeUtf16(std::string_view bytes, std::size_t zeroAt) {
    const std::string_view sample = bytes.substr(0, 512);
    std::size_t zeros = 0;
    for (std::size_t i = zeroAt; i < sample.size(); i += 2)
        zeros += sample[i] == '\0';
    return sample.size() >= 4 && zeros * 4 >= sample.size();
}

}  // namespace

std::string decodeText(std::string_view bytes) {
    constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return decodeUtf16(bytes);
    if (looksLikeUtf16(bytes, 1))
        return decodeUtf16(bytes, ByteOrder::Little);
    if (looksLikeUtf16(bytes, 0))
        return decodeUtf16(bytes, ByteOrder::Big);
    if (bytes.starts_with(kUtf8Mark))
        bytes.remove_prefix(kUtf8Mark.size());
    return protocol::isUtf8(bytes) ? std::string(bytes) : decodeBytes(bytes, fromWindows1252);
}

std::optional<std::string> decodeFrom(std::string_view charset, std::string_view bytes) {
    std::string name(charset);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (name == "utf-8" || name == "utf8")
        return protocol::isUtf8(bytes) ? std::string(bytes) : decodeBytes(bytes, fromWindows1252);
    // ISO 8859-1 is read as Windows-1252, as browsers do: what differs are control characters there.
    for (const char* latin :
         {"us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"})
        if (name == latin)
            return decodeBytes(bytes, fromWindows1252);
    if (name == "iso-8859-15" || name == "latin9")
        return decodeBytes(bytes, fromLatin9);
    if (name == "utf-16")
        return decodeUtf16(bytes);
    if (name == "utf-16le")
        return decodeUtf16(bytes, ByteOrder::Little);
    if (name == "utf-16be")
        return decodeUtf16(bytes, ByteOrder::Big);
    return std::nullopt;
}

}  // namespace euterpe::contacts
