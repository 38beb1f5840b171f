// How the call register is searched: without regard to case and accents, numbers without separators.
// Pure, any thread.
//
// Folded are ASCII and the Latin letters of the blocks Latin-1 Supplement and Latin Extended-A (all of
// Italian, Spanish, German, French, Polish, Czech, ...): lower case, base letter, ß -> ss, æ -> ae, œ -> oe.
// Other scripts are compared as they are written. Control characters become spaces.
#pragma once

#include <string>
#include <string_view>

namespace euterpe::store {

std::string fold(std::string_view utf8);

// The text as a number to search for: "+39 (02) 12-34" -> "+39021234".
// "" when anything in it is not a digit, +, *, # or a separator (space . - / ( )).
std::string foldNumber(std::string_view text);

}  // namespace euterpe::store
