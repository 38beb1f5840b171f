// Connection::request, apart from connection.h because it needs the JSON codec: included where requests are
// sent.
#pragma once

#include "desktop/link/connection.h"
#include "lib/protocol/json.h"

namespace euterpe::link {

template <protocol::Request R>
void Connection::request(const typename protocol::Traits<R>::Params& params, QObject* context,
                         std::function<void(Result<typename protocol::Traits<R>::Result>)> done) {
    using Answer = typename protocol::Traits<R>::Result;
    sendRequest(protocol::Traits<R>::method, protocol::toJson(params), context,
                [done = std::move(done)](Result<boost::json::value> reply) {
                    if (!done)
                        return;
                    if (!reply)
                        return done(reply.error());
                    done(protocol::fromJson<Answer>(*reply, "result"));
                });
}

}  // namespace euterpe::link
