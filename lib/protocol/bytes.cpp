#include "lib/protocol/bytes.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace euterpe::protocol {
namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 64;

constexpr std::array<std::uint8_t, 256> kValues = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNone);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        values[static_cast<unsigned char>(kDigits[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

}  // namespace

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8 | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= count ? kDigits[group >> (18 - 6 * j) & 63U] : '=';
    }
    return text;
}

Result<std::string> fromBase64(std::string_view text) {
    const Error wrong{ErrorCode::Malformed, "expected base64"};
    if (text.size() % 4 != 0)
        return wrong;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const std::size_t missing = i + 4 == text.size() ? padding : 0;
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            const std::uint8_t value =
                j < 4 - missing ? kValues[static_cast<unsigned char>(text[i + j])] : std::uint8_t{0};
            if (value == kNone)
                return wrong;
            group = group << 6 | value;
        }
        for (std::size_t j = 0; j < 3 - missing; ++j)
            bytes += static_cast<char>(group >> (16 - 8 * j) & 255U);
    }
    return bytes;
}

}  // namespace euterpe::protocol
