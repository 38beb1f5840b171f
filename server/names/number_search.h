// Telephone numbers as integers, so that a million calls are compared with the numbers of a hundred thousand
// contacts within milliseconds. Plain values, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::names {

// The low bits are numberTail() of the number, those above tell apart what ends alike.
using NumberMark = std::uint64_t;

constexpr int kTailBits = 27;

// The last seven digits, or all of a shorter number and how many they are: the same however it is written.
std::uint32_t numberTail(std::string_view number);

NumberMark numberMark(std::string_view number);

constexpr std::uint32_t tailOf(NumberMark mark) {
    return static_cast<std::uint32_t>(mark & ((1u << kTailBits) - 1));
}

// The numbers whose calls are looked for.
struct NumberSearch {
    std::vector<NumberMark> marks;  // ascending
    std::string outsidePrefix;      // dialled before numbers outside, "" = nothing

    [[nodiscard]] bool empty() const { return marks.empty(); }
    // As the number stands in a call: with or without the outside prefix, + or 00.
    [[nodiscard]] bool holds(std::string_view number) const;
    bool operator==(const NumberSearch&) const = default;
};

}  // namespace euterpe::names
