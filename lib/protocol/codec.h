// JSON-RPC 2.0 envelopes (https://www.jsonrpc.org/specification), both directions. Batches of JSON-RPC are
// not used. Pure functions, any thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/json.h"
#include "lib/protocol/messages.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <boost/json.hpp>

namespace euterpe::protocol {

// What the server receives.
struct IncomingRequest {
    std::int64_t id = 0;
    std::string method;
    boost::json::value params;  // null when absent
};
Result<IncomingRequest> decodeRequest(std::string_view text);

// What the desktop receives.
struct IncomingReply {
    std::int64_t id = 0;
    Result<boost::json::value> result = boost::json::value{};
};
struct IncomingNotification {
    std::string method;
    boost::json::value params;
};
Result<std::variant<IncomingReply, IncomingNotification>> decodeFromServer(std::string_view text);

std::string encodeRequest(std::int64_t id, std::string_view method, const boost::json::value& params);
std::string encodeReply(std::int64_t id, const boost::json::value& result);
// `id` 0 answers a request whose id could not be read (JSON null on the wire).
std::string encodeError(std::int64_t id, const Error& error);
std::string encodeNotification(std::string_view method, const boost::json::value& params);

template <Request R>
std::string encodeRequest(std::int64_t id, const typename Traits<R>::Params& params) {
    return encodeRequest(id, Traits<R>::method, toJson(params));
}
std::string encodeNotification(const StateBatch& batch);
std::string encodeNotification(const SessionClosing& closing);
std::string encodeNotification(const ChatNews& news);
std::string encodeNotification(const ChatPeerTyping& typing);

}  // namespace euterpe::protocol
