#include "server/hub/dispatch.h"

#include "server/hub/handlers.h"

namespace euterpe::hub {
namespace {

using protocol::Request;

template <Request R, class Handler>
void run(Hub& hub, Session& session, const protocol::IncomingRequest& incoming, Handler handler) {
    typename protocol::Traits<R>::Params params{};
    if (!incoming.params.is_null()) {
        if (auto decoded = protocol::decode(incoming.params, params, "params"); !decoded)
            return session.fail(incoming.id, decoded.error());
    }
    handler(hub, session, params, ReplyTo<R>(session.weak_from_this(), incoming.id));
}

}  // namespace

void dispatch(Hub& hub, Session& session, Request request, const protocol::IncomingRequest& incoming) {
    switch (request) {
#define EUTERPE_X(Name, wire, permission) \
    case Request::Name:                   \
        return run<Request::Name>(hub, session, incoming, handle##Name);
        EUTERPE_REQUESTS(EUTERPE_X)
#undef EUTERPE_X
    }
}

}  // namespace euterpe::hub
