// What a client is told of the server's own trouble: statements and paths are for the administrator's log.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"

namespace euterpe::hub {

// The error itself when it is about the request; otherwise one with its code only, and the whole in the log.
Error saidToClient(const Error& error, const Log& log);

}  // namespace euterpe::hub
