// What is left of a number as people write it when it is dialled. Pure.
#pragma once

#include <string>
#include <string_view>

namespace euterpe::replica {

// Without blanks and ( ) . / - \ , : like the server does for click-to-call; "" when no digit, * or # is
// left, or when it holds what cannot be dialled.
std::string dialString(std::string_view text);

}  // namespace euterpe::replica
