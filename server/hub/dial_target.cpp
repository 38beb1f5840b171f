#include "server/hub/dial_target.h"

#include "lib/protocol/limits.h"

namespace euterpe::hub {
namespace {

constexpr std::string_view kStripped = " \t()./-\\,:";
// U+00A0, as numbers copied from web pages carry it.
constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

bool isDialled(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
           c == '*' || c == '#';
}

}  // namespace

Result<std::string> dialTarget(std::string_view typed) {
    if (typed.size() > protocol::limits::kText)
        return Error{ErrorCode::TooLarge, "target: too long"};
    std::string target;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (isDialled(c)) {
            target += c;
        } else if (typed.substr(i, kNoBreakSpace.size()) == kNoBreakSpace) {
            ++i;
        } else if (kStripped.find(c) == std::string_view::npos) {
            return Error{ErrorCode::InvalidArgument,
                         "target: only digits, letters, + * # and separators can be dialled"};
        }
    }
    if (target.empty())
        return Error{ErrorCode::InvalidArgument, "target: nothing to dial"};
    if (target.size() > protocol::limits::kNumber)
        return Error{ErrorCode::InvalidArgument, "target: too long"};
    return target;
}

}  // namespace euterpe::hub
