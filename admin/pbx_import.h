// `import asterisk` and `import freepbx`: what a running PBX knows about its extensions, read over AMI.
// Blocks until it has the answer; main thread of euterpe-admin. The conversion itself is pure.
#pragma once

#include "admin/import.h"
#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/ami/client.h"
#include "server/telephony/telephony.h"

#include <map>
#include <string>
#include <vector>

namespace euterpe::admin {

// AstDB keys without their leading slash -> values: "AMPUSER/101/cidname" -> "Anna Rossi".
using AstDb = std::map<std::string, std::string>;

// Endpoints grouped by extension: by the hint that names them, else the number of their caller id, else their
// own name where it is a number. Others (trunks) are problems and are left out.
Import fromEndpoints(const std::vector<telephony::EndpointInfo>& endpoints);

// FreePBX's families AMPUSER and DEVICE (asterisk-mechanics, 4c).
Import fromAstDb(const AstDb& database);

Result<Import> readAsterisk(const ami::ClientConfig& ami, const Log& log);
Result<Import> readFreePbx(const ami::ClientConfig& ami, const Log& log);

}  // namespace euterpe::admin
