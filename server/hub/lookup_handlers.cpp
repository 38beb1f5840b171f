// contact.lookup (F6): the company's LDAP directory, beside the phonebooks that the client has.

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {

namespace limits = protocol::limits;

void handleContactLookup(Hub& hub, Session& session, const protocol::ContactLookupParams& params,
                         const Reply<protocol::ContactLookupResult>& reply) {
    if (params.text.size() > limits::kSearchText)
        return reply.fail({ErrorCode::InvalidArgument, "params.text: too long"});
    if (hub.lookup() == nullptr)
        return reply.ok({protocol::LookupOutcome::NotConfigured, {}, false});
    if (session.lookups >= limits::kLookupsPerSession)
        return reply.fail({ErrorCode::RateLimited, "wait for the earlier search", 1});
    ++session.lookups;
    hub.lookup()->search(params.text, [weak = std::weak_ptr<Session>(session.shared_from_this()),
                                       reply](Result<LookupAnswer> answer) {
        if (const auto same = weak.lock())
            --same->lookups;
        if (answer)
            return reply.ok({protocol::LookupOutcome::Answered, std::move(answer->contacts), answer->more});
        // Why is for the administrator, in the log; the user is told that this source is missing.
        reply.ok({protocol::LookupOutcome::Unavailable, {}, false});
    });
}

}  // namespace euterpe::hub
