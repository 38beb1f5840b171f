// register.open, register.page (G1 to G4).

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;

Result<void> admitQuery(Session& session, const protocol::RegisterFilter& filter) {
    if (filter.text.size() > limits::kSearchText)
        return Error{ErrorCode::InvalidArgument, "params.filter.text: too long"};
    if (filter.from < 0 || filter.to < 0)
        return Error{ErrorCode::InvalidArgument, "params.filter: expected times since 1970"};
    if (session.registerQueries >= limits::kRegisterOpenQueries)
        return Error{ErrorCode::RateLimited, "wait for the earlier page", 1};
    ++session.registerQueries;
    return {};
}

// Passes the outcome on and counts the query as done.
template <class T>
auto answering(Session& session, const Reply<T>& reply) {
    return [weak = std::weak_ptr<Session>(session.shared_from_this()), reply](const Result<T>& outcome) {
        if (const auto same = weak.lock())
            --same->registerQueries;
        if (outcome)
            reply.ok(*outcome);
        else
            reply.fail(outcome.error());
    };
}

}  // namespace

void handleRegisterOpen(Hub& hub, Session& session, const protocol::RegisterOpenParams& params,
                        const Reply<protocol::RegisterOpenResult>& reply) {
    if (auto admitted = admitQuery(session, params.filter); !admitted)
        return reply.fail(admitted.error());
    hub.storage().registerOpen(session.identity().profile.extension, params.filter,
                               answering(session, reply));
}

void handleRegisterPage(Hub& hub, Session& session, const protocol::RegisterPageParams& params,
                        const Reply<protocol::RegisterPageResult>& reply) {
    if (params.page < 0 || params.asOf < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.page: expected a number from 0"});
    if (auto admitted = admitQuery(session, params.filter); !admitted)
        return reply.fail(admitted.error());
    hub.storage().registerPage(session.identity().profile.extension, params, answering(session, reply));
}

}  // namespace euterpe::hub
