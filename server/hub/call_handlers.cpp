// call.dial, call.hangup, call.reject (D1, D4, section O).

#include "server/hub/dial_target.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {
namespace {

constexpr std::size_t kDialIdBytes = 64;

// The call is the user's own and the PBX can be asked. Others' calls are as unknown as ones that never were.
Result<void> ownCall(Hub& hub, const Session& session, const CallId& call) {
    const auto owner = hub.pbx().state().ownerOf(call);
    if (!owner || *owner != session.identity().profile.extension)
        return Error{ErrorCode::NotFound, "params.call: no such call"};
    if (!hub.pbx().status().connected)
        return Error{ErrorCode::PbxUnavailable, "no connection to the PBX"};
    return {};
}

void answer(const Reply<protocol::Empty>& reply, const Result<void>& outcome) {
    if (outcome)
        reply.ok({});
    else
        reply.fail(outcome.error());
}

}  // namespace

void handleCallDial(Hub& hub, Session& session, const protocol::CallDialParams& params,
                    const Reply<protocol::CallDialResult>& reply) {
    if (params.dialId.empty() || params.dialId.size() > kDialIdBytes)
        return reply.fail({ErrorCode::InvalidArgument, "params.dialId: expected 1 to 64 characters"});
    auto target = dialTarget(params.target);
    if (!target)
        return reply.fail({target.error().code, "params." + target.error().detail});
    const Identity& identity = session.identity();
    if (identity.account.empty())
        return reply.fail({ErrorCode::Conflict, "choose a telephone first"});
    hub.dial(identity.profile.user, identity.account, identity.profile.extension, *target, params.dialId,
             [reply](const Result<CallId>& call) {
                 if (call)
                     reply.ok({*call});
                 else
                     reply.fail(call.error());
             });
}

void handleCallHangup(Hub& hub, Session& session, const protocol::CallHangupParams& params,
                      const Reply<protocol::Empty>& reply) {
    if (auto own = ownCall(hub, session, params.call); !own)
        return reply.fail(own.error());
    hub.pbx().hangup(params.call, [reply](const Result<void>& outcome) { answer(reply, outcome); });
}

void handleCallReject(Hub& hub, Session& session, const protocol::CallRejectParams& params,
                      const Reply<protocol::Empty>& reply) {
    if (auto own = ownCall(hub, session, params.call); !own)
        return reply.fail(own.error());
    hub.pbx().reject(params.call, [reply](const Result<void>& outcome) { answer(reply, outcome); });
}

}  // namespace euterpe::hub
