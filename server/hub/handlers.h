// One function for each row of message_list.h, defined in the handler file of its family
// (session_, state_, call_, user_, register_handlers.cpp). A row without its function does not link.
// Permission, rate and open-request cap are checked before (Session::onText). Loop thread.
#pragma once

#include "lib/protocol/codec.h"
#include "lib/protocol/messages.h"
#include "server/hub/session.h"

namespace euterpe::hub {

template <class T>
void Reply<T>::ok(const T& result) const {
    if (const auto session = session_.lock())
        session->reply(id_, protocol::encodeReply(id_, protocol::toJson(result)));
}

template <class T>
void Reply<T>::encoded(const std::string& resultJson) const {
    if (const auto session = session_.lock())
        session->reply(
            id_, "{\"jsonrpc\":\"2.0\",\"id\":" + std::to_string(id_) + ",\"result\":" + resultJson + "}");
}

template <protocol::Request R>
using ReplyTo = Reply<typename protocol::Traits<R>::Result>;

#define EUTERPE_X(Name, wire, permission)                                               \
    void handle##Name(Hub& hub, Session& session, const protocol::Name##Params& params, \
                      const ReplyTo<protocol::Request::Name>& reply);
EUTERPE_REQUESTS(EUTERPE_X)
#undef EUTERPE_X

}  // namespace euterpe::hub
