// What a user typed or selected -> what the PBX dials (C6, C9). Pure, any thread.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <string_view>

namespace euterpe::hub {

// Removes blanks and ( ) . / - \ , : and keeps digits, letters, + * #. InvalidArgument for anything else, for
// an empty result and for one longer than limits::kNumber.
Result<std::string> dialTarget(std::string_view typed);

}  // namespace euterpe::hub
