// state.subscribe: snapshot or what changed since, then the stream of state.batch.

#include "server/hub/handlers.h"
#include "server/hub/hub.h"

#include <boost/json.hpp>

namespace euterpe::hub {

void handleStateSubscribe(Hub& hub, Session& session, const protocol::StateSubscribeParams& params,
                          const Reply<protocol::StateSubscribeResult>& reply) {
    const std::string& epoch = hub.config().epoch;
    const bool mayContinue = params.epoch == epoch && params.seq > 0;
    const std::string batch = hub.flusher().firstBatch(session, params.seq, mayContinue);
    reply.encoded("{\"epoch\":" + boost::json::serialize(boost::json::string_view(epoch)) +
                  ",\"batch\":" + batch + "}");
}

}  // namespace euterpe::hub
