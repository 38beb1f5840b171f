// Telephone numbers as search compares them: by digits alone, whatever stands between them, with the country
// in front or without. Plain functions. (Who calls is decided by the server, which knows each country's
// plan; here a person types part of a number.)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace euterpe::models {

std::string digitsOf(std::string_view text);

// What part of which a typed number must be: its digits and, for an international one (+39 050…, 0039 050…),
// the national form with the trunk 0, each followed by `\n`.
std::string numberKey(std::string_view number);

// The digit strings any of which a typed piece stands for: "+39 050" is found in "39050…" and in "050…".
std::vector<std::string> numberQueries(std::string_view typed);

// The same telephone is meant, with the country in front or without.
bool isSameNumber(std::string_view one, std::string_view other);

// Could be a piece of a number: digits and what people write between them.
bool looksLikeNumber(std::string_view word);

}  // namespace euterpe::models
