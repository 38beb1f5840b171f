// register.open, register.page, register.seen (G1 to G4).

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"
#include "server/names/fold.h"

#include <algorithm>

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

// Colleagues are shown by the names that they have now, whatever they were called at the time.
RegisterReader readerOf(Hub& hub, const Session& session, const std::string& text) {
    const LoginProfile& profile = session.identity().profile;
    RegisterReader reader{profile.user, profile.extension, hub.names().search(text)};
    const std::vector<std::string> words = names::searchWords(text);
    if (words.empty())
        return reader;
    const pbx::State& state = hub.pbx().state();
    for (const ExtensionId& id : state.extensionIds()) {
        const protocol::Extension& colleague = *state.extension(id);
        if (names::hasAll(names::fold(colleague.firstName + ' ' + colleague.lastName), words))
            reader.also.marks.push_back(names::numberMark(id.str()));
    }
    std::sort(reader.also.marks.begin(), reader.also.marks.end());
    return reader;
}

// Passes the outcome on, with names from the phonebooks, and counts the query as done.
template <class T>
auto answering(Hub& hub, Session& session, const Reply<T>& reply) {
    return [&hub, user = session.identity().profile.user,
            weak = std::weak_ptr<Session>(session.shared_from_this()), reply](Result<T> outcome) {
        if (const auto same = weak.lock())
            --same->registerQueries;
        if (!outcome)
            return reply.fail(outcome.error());
        hub.names().name(user, outcome->rows);
        reply.ok(*outcome);
    };
}

}  // namespace

void handleRegisterOpen(Hub& hub, Session& session, const protocol::RegisterOpenParams& params,
                        const Reply<protocol::RegisterOpenResult>& reply) {
    if (auto admitted = admitQuery(session, params.filter); !admitted)
        return reply.fail(admitted.error());
    hub.storage().registerOpen(readerOf(hub, session, params.filter.text), params.filter,
                               answering(hub, session, reply));
}

void handleRegisterPage(Hub& hub, Session& session, const protocol::RegisterPageParams& params,
                        const Reply<protocol::RegisterPageResult>& reply) {
    if (params.page < 0 || params.asOf < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.page: expected a number from 0"});
    if (auto admitted = admitQuery(session, params.filter); !admitted)
        return reply.fail(admitted.error());
    hub.storage().registerPage(readerOf(hub, session, params.filter.text), params,
                               answering(hub, session, reply));
}

void handleRegisterSeen(Hub& hub, Session& session, const protocol::RegisterSeenParams& params,
                        const Reply<protocol::RegisterSeenResult>& reply) {
    if (params.id < 0)
        return reply.fail({ErrorCode::InvalidArgument, "params.id: expected the id of a row"});
    const LoginProfile& profile = session.identity().profile;
    hub.storage().seeRegister(profile.user, profile.extension, params.id,
                              [&hub, user = profile.user, reply](const Result<std::int64_t>& missed) {
                                  if (!missed)
                                      return reply.fail(missed.error());
                                  hub.setMissedCalls(user, *missed);
                                  reply.ok({});
                              });
}

}  // namespace euterpe::hub
