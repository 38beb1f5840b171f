// service.doNotDisturb, service.forward, service.forkToMobile, queue.pause, sip.account (E1, E2, E4, J3, L1).

#include "server/hub/dial_target.h"
#include "server/hub/own_call.h"

#include <algorithm>
#include <utility>

namespace euterpe::hub {
namespace {

bool reachesPbx(Hub& hub, const Reply<protocol::Empty>& reply) {
    if (hub.pbx().status().connected)
        return true;
    reply.fail({ErrorCode::PbxUnavailable, "no connection to the PBX"});
    return false;
}

}  // namespace

void handleServiceDoNotDisturb(Hub& hub, Session& session, const protocol::ServiceDoNotDisturbParams& params,
                               const Reply<protocol::Empty>& reply) {
    if (reachesPbx(hub, reply))
        hub.pbx().setDoNotDisturb(session.identity().profile.extension, params.on, answering(reply));
}

void handleServiceForward(Hub& hub, Session& session, const protocol::ServiceForwardParams& params,
                          const Reply<protocol::Empty>& reply) {
    const ExtensionId& own = session.identity().profile.extension;
    std::string target;
    if (!params.target.empty()) {
        auto clean = dialTarget(params.target);
        if (!clean)
            return reply.fail({clean.error().code, "params." + clean.error().detail});
        if (*clean == own.str())
            return reply.fail({ErrorCode::InvalidArgument, "params.target: the own extension"});
        target = std::move(*clean);
    }
    if (reachesPbx(hub, reply))
        hub.pbx().setForward(own, target, answering(reply));
}

void handleServiceForkToMobile(Hub& hub, Session& session, const protocol::ServiceForkToMobileParams& params,
                               const Reply<protocol::Empty>& reply) {
    if (reachesPbx(hub, reply))
        hub.pbx().setForkToMobile(session.identity().profile.extension, params.on, answering(reply));
}

void handleQueuePause(Hub& hub, Session& session, const protocol::QueuePauseParams& params,
                      const Reply<protocol::Empty>& reply) {
    const ExtensionId& own = session.identity().profile.extension;
    const auto& memberships = hub.pbx().state().queuesOf(own);
    if (memberships.empty())
        return reply.fail({ErrorCode::Conflict, "no member of any queue"});
    if (!params.queue.empty() &&
        std::none_of(memberships.begin(), memberships.end(),
                     [&](const auto& member) { return member.record.queue == params.queue; }))
        return reply.fail({ErrorCode::NotFound, "params.queue: no member of that queue"});
    if (reachesPbx(hub, reply))
        hub.pbx().setQueuePause(own, params.queue, params.paused, answering(reply));
}

void handleSipAccount(Hub& hub, Session& session, const protocol::Empty&,
                      const Reply<protocol::SipAccount>& reply) {
    const AccountId& account = session.identity().account;
    if (account.empty())
        return reply.fail({ErrorCode::Conflict, "choose a telephone first"});
    if (!hub.pbx().status().connected)
        return reply.fail({ErrorCode::PbxUnavailable, "no connection to the PBX"});
    hub.pbx().sipAccount(account, [&hub, reply](Result<protocol::SipAccount> configured) {
        if (!configured)
            return reply.fail(configured.error());
        const SipAccess& access = hub.config().sip;
        protocol::SipAccount result = std::move(*configured);
        result.registrar = access.registrar;
        if (!access.domain.empty())
            result.domain = access.domain;
        result.listeners = access.listeners;
        result.caPem = access.caPem;
        reply.ok(result);
    });
}

}  // namespace euterpe::hub
