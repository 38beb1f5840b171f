#include "server/names/number_search.h"

#include <algorithm>

namespace euterpe::names {
namespace {

constexpr std::uint32_t kTailDigits = 7;
constexpr std::uint32_t kTailBase = 10'000'000;
constexpr std::string_view kInternational = "00";

bool isDialled(char c) {
    return (c >= '0' && c <= '9') || c == '*' || c == '#';
}

bool contains(const std::vector<NumberMark>& marks, std::string_view number) {
    return !number.empty() && std::binary_search(marks.begin(), marks.end(), numberMark(number));
}

}  // namespace

std::uint32_t numberTail(std::string_view number) {
    std::uint32_t tail = 0;
    std::uint32_t weight = 1;
    std::uint32_t digits = 0;
    for (auto c = number.rbegin(); c != number.rend() && digits < kTailDigits; ++c) {
        if (*c < '0' || *c > '9')
            continue;
        tail += weight * static_cast<std::uint32_t>(*c - '0');
        weight *= 10;
        ++digits;
    }
    return digits == kTailDigits ? tail : tail + (digits + 1) * kTailBase;
}

// FNV-1a: numbers of people do not attack it.
NumberMark numberMark(std::string_view number) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : number) {
        if (isDialled(c))
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    return (hash << kTailBits) | numberTail(number);
}

bool NumberSearch::holds(std::string_view number) const {
    const auto isMeant = [this](std::string_view plain) {
        return contains(marks, plain) ||
               (plain.starts_with(kInternational) && contains(marks, plain.substr(kInternational.size())));
    };
    return isMeant(number) || (!outsidePrefix.empty() && number.starts_with(outsidePrefix) &&
                               isMeant(number.substr(outsidePrefix.size())));
}

}  // namespace euterpe::names
