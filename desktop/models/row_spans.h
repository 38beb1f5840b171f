// Changed rows to few dataChanged signals: a view repaints only what it shows, so that a signal too wide
// costs nothing while a signal too many costs a round through every listener. Plain functions.
#pragma once

#include "desktop/replica/span.h"

#include <vector>

namespace euterpe::models {

// As many signals as one tick may cause, however its rows lie.
inline constexpr std::size_t kMaxSpans = 16;

// Merges `rows` (any order, duplicates allowed) into at most `limit` spans in ascending order; where they are
// too scattered, the smallest gaps are bridged.
std::vector<replica::Span> rowSpans(std::vector<int> rows, std::size_t limit = kMaxSpans);

}  // namespace euterpe::models
