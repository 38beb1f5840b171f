// Fork to mobile as AstDB has it: FreePBX's own keys of "follow me", family AMPUSER. A number outside ends
// with
// '#' there; it is dialled as from the extension's telephone. Pure functions and constants, any thread.
#pragma once

#include <algorithm>
#include <string_view>

namespace euterpe::pbx {

// After "<extension>/".
inline constexpr std::string_view kForkSwitch = "followme/ddial";
inline constexpr std::string_view kForkNumbers = "followme/grplist";
inline constexpr std::string_view kForkOn = "DIRECT";
inline constexpr std::string_view kForkOff = "EXTENSION";

inline bool forksToMobile(std::string_view ddial) {
    return ddial == kForkOn;
}

// "101-03331234567#" -> "03331234567": the first number outside; "" when there is none.
inline std::string_view mobileNumber(std::string_view grplist) {
    while (!grplist.empty()) {
        const std::string_view one = grplist.substr(0, grplist.find('-'));
        grplist.remove_prefix(std::min(grplist.size(), one.size() + 1));
        if (one.size() > 1 && one.ends_with('#'))
            return one.substr(0, one.size() - 1);
    }
    return {};
}

}  // namespace euterpe::pbx
