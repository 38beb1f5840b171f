// MD5 for the login challenge of AMI, which knows no other digest. Pure, any thread.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <string_view>

namespace euterpe::ami {

// 32 lower-case hexadecimal digits; Internal where the system forbids MD5 (FIPS mode).
Result<std::string> md5Hex(std::string_view text);

}  // namespace euterpe::ami
