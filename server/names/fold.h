// How names and numbers are searched: without regard to case and accents, numbers without separators.
// Pure, any thread.
//
// Folded are ASCII and the Latin letters of the blocks Latin-1 Supplement and Latin Extended-A (all of
// Italian, Spanish, German, French, Polish, Czech, ...): lower case, base letter, ß -> ss, æ -> ae, œ -> oe.
// Other scripts are compared as they are written. Control characters become spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::names {

std::string fold(std::string_view utf8);

// The text as a number to search for: "+39 (02) 12-34" -> "+39021234".
// "" when anything in it is not a digit, +, *, # or a separator (space . - / ( )).
std::string foldNumber(std::string_view text);

// What to look for: every word folded, or one number without its separators. The first is the rarest as a
// rule: it decides, the others only confirm.
std::vector<std::string> searchWords(std::string_view text);
bool hasAll(std::string_view folded, const std::vector<std::string>& words);

}  // namespace euterpe::names
