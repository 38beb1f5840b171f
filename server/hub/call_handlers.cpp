// call.dial, call.hangup, call.reject, call.park, call.record (D1, D4, D12, D13, section O).

#include "server/hub/dial_target.h"
#include "server/hub/own_call.h"

namespace euterpe::hub {
namespace {

constexpr std::size_t kDialIdBytes = 64;

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
    hub.pbx().hangup(params.call, answering(reply));
}

void handleCallReject(Hub& hub, Session& session, const protocol::CallRejectParams& params,
                      const Reply<protocol::Empty>& reply) {
    if (auto own = ownCall(hub, session, params.call); !own)
        return reply.fail(own.error());
    hub.pbx().reject(params.call, answering(reply));
}

void handleCallPark(Hub& hub, Session& session, const protocol::CallParkParams& params,
                    const Reply<protocol::CallParkResult>& reply) {
    if (auto own = ownCall(hub, session, params.call); !own)
        return reply.fail(own.error());
    hub.pbx().park(params.call, [reply](const Result<std::string>& slot) {
        if (slot)
            reply.ok({*slot});
        else
            reply.fail(slot.error());
    });
}

void handleCallRecord(Hub& hub, Session& session, const protocol::CallRecordParams& params,
                      const Reply<protocol::Empty>& reply) {
    if (auto own = ownCall(hub, session, params.call); !own)
        return reply.fail(own.error());
    const protocol::Call call = *hub.pbx().state().call(params.call);
    hub.pbx().record(params.call, params.on,
                     [&hub, reply, call, on = params.on,
                      extension = session.identity().profile.extension](const Result<std::string>& file) {
                         if (!file)
                             return reply.fail(file.error());
                         if (!on)
                             return reply.ok({});
                         hub.storage().addRecording(extension, call.linkedId, *file, call.startedAt,
                                                    answering(reply));
                     });
}

}  // namespace euterpe::hub
