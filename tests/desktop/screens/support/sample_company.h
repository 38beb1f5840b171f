// A company of invented people, the same at every run. For tests, the gallery and benchmarks.
#pragma once

#include "lib/protocol/records.h"

#include <vector>

namespace euterpe::testing {

// Numbers from 101 upwards, every presence and telephone state among them.
std::vector<protocol::Extension> sampleCompany(int people);
// The first numbers that carry the user's star.
std::vector<ExtensionId> sampleFavourites();
// The user's call number `index` from the newest, ending at `now`.
protocol::RegisterRow sampleCall(std::int64_t index, std::int64_t total, UnixMillis now);

}  // namespace euterpe::testing
