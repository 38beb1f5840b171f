#include "server/hub/said_to_client.h"

namespace euterpe::hub {

Error saidToClient(const Error& error, const Log& log) {
    if (error.code != ErrorCode::Database && error.code != ErrorCode::DiskFull &&
        error.code != ErrorCode::Io && error.code != ErrorCode::Internal)
        return error;
    log.warning("request.failed", {{"error", toString(error.code)}, {"detail", error.detail}});
    return Error{error.code, "the server has a problem, its log says which", error.retryAfterS};
}

}  // namespace euterpe::hub
