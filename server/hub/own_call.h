// Whose call it is: asked by every handler that does something to a call. Loop thread.
#pragma once

#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {

// The call is the user's own and the PBX can be asked. Others' calls are as unknown as ones that never were.
inline Result<void> ownCall(Hub& hub, const Session& session, const CallId& call) {
    const auto owner = hub.pbx().state().ownerOf(call);
    if (!owner || *owner != session.identity().profile.extension)
        return Error{ErrorCode::NotFound, "params.call: no such call"};
    if (!hub.pbx().status().connected)
        return Error{ErrorCode::PbxUnavailable, "no connection to the PBX"};
    return {};
}

// Passes an outcome without a value on.
inline auto answering(const Reply<protocol::Empty>& reply) {
    return [reply](const Result<void>& outcome) {
        if (outcome)
            reply.ok({});
        else
            reply.fail(outcome.error());
    };
}

}  // namespace euterpe::hub
