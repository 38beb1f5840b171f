#include "lib/protocol/codec.h"

#include <algorithm>
#include <iterator>

namespace euterpe::protocol {
namespace json = boost::json;
namespace {

// Error numbers of the JSON-RPC specification, section 5.1; ours start at -32000.
int rpcNumber(ErrorCode code) {
    switch (code) {
        case ErrorCode::Malformed:
            return -32700;
        case ErrorCode::UnknownMethod:
            return -32601;
        case ErrorCode::InvalidArgument:
            return -32602;
        case ErrorCode::Internal:
            return -32603;
        default:
            return -32000 - static_cast<int>(code);
    }
}

Result<json::object> parseEnvelope(std::string_view text) {
    auto parsed = parseJson(text);
    if (!parsed)
        return parsed.error();
    json::object* object = parsed->if_object();
    if (!object)
        return Error{ErrorCode::Malformed, "JSON-RPC: expected an object"};
    const auto* version = object->if_contains("jsonrpc");
    if (!version || !version->is_string() || version->get_string() != "2.0")
        return Error{ErrorCode::Malformed, "JSON-RPC: \"jsonrpc\" must be \"2.0\""};
    return std::move(*object);
}

Result<std::int64_t> idOf(const json::object& object) {
    const auto* id = object.if_contains("id");
    if (!id || !id->is_int64() || id->get_int64() <= 0)
        return Error{ErrorCode::Malformed, "JSON-RPC: \"id\" must be a positive whole number"};
    return id->get_int64();
}

json::value take(json::object& object, std::string_view key) {
    auto* found = object.if_contains(key);
    return found ? std::move(*found) : json::value{};
}

Error decodeError(const json::value& value) {
    Error error{ErrorCode::Unknown, {}};
    const auto* object = value.if_object();
    if (!object)
        return error;
    if (const auto* message = object->if_contains("message"); message && message->is_string())
        error.detail = std::string(message->get_string());
    const auto* data = object->if_contains("data");
    if (!data || !data->is_object())
        return error;
    if (const auto* code = data->get_object().if_contains("code"); code && code->is_string())
        error.code = errorCodeFromString(code->get_string());
    if (const auto* retry = data->get_object().if_contains("retryAfterS"); retry && retry->is_int64())
        error.retryAfterS = static_cast<int>(std::clamp<std::int64_t>(retry->get_int64(), 0, 86'400));
    return error;
}

}  // namespace

const RequestInfo* findRequest(std::string_view method) {
    const auto* found = std::find_if(std::begin(kRequests), std::end(kRequests),
                                     [&](const RequestInfo& r) { return r.method == method; });
    return found == std::end(kRequests) ? nullptr : found;
}

Result<IncomingRequest> decodeRequest(std::string_view text) {
    if (text.size() > limits::kRequestBytes)
        return Error{ErrorCode::TooLarge,
                     "request longer than " + std::to_string(limits::kRequestBytes) + " bytes"};
    auto object = parseEnvelope(text);
    if (!object)
        return object.error();
    auto id = idOf(*object);
    if (!id)
        return id.error();
    const auto* method = object->if_contains("method");
    if (!method || !method->is_string() || method->get_string().size() > 64)
        return Error{ErrorCode::Malformed, "JSON-RPC: \"method\" must be a short string"};
    return IncomingRequest{*id, std::string(method->get_string()), take(*object, "params")};
}

Result<std::variant<IncomingReply, IncomingNotification>> decodeFromServer(std::string_view text) {
    using Either = std::variant<IncomingReply, IncomingNotification>;
    if (text.size() > limits::kMessageBytes)
        return Error{ErrorCode::TooLarge, "message too large"};
    auto object = parseEnvelope(text);
    if (!object)
        return object.error();
    if (const auto* method = object->if_contains("method")) {
        if (!method->is_string())
            return Error{ErrorCode::Malformed, "JSON-RPC: \"method\" must be a string"};
        return Either(IncomingNotification{std::string(method->get_string()), take(*object, "params")});
    }
    if (const auto* error = object->if_contains("error")) {
        const auto id = idOf(*object);
        return Either(IncomingReply{id ? *id : 0, decodeError(*error)});
    }
    auto id = idOf(*object);
    if (!id)
        return id.error();
    if (!object->if_contains("result"))
        return Error{ErrorCode::Malformed, "JSON-RPC: neither result nor error"};
    return Either(IncomingReply{*id, take(*object, "result")});
}

std::string encodeRequest(std::int64_t id, std::string_view method, const json::value& params) {
    return json::serialize(
        json::object{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
}

std::string encodeReply(std::int64_t id, const json::value& result) {
    return json::serialize(json::object{{"jsonrpc", "2.0"}, {"id", id}, {"result", result}});
}

std::string encodeError(std::int64_t id, const Error& error) {
    json::object data{{"code", toString(error.code)}};
    if (error.retryAfterS > 0)
        data["retryAfterS"] = error.retryAfterS;
    json::object body{{"code", rpcNumber(error.code)}, {"message", error.detail}, {"data", std::move(data)}};
    json::value wireId = id > 0 ? json::value(id) : json::value(nullptr);
    return json::serialize(
        json::object{{"jsonrpc", "2.0"}, {"id", std::move(wireId)}, {"error", std::move(body)}});
}

std::string encodeNotification(std::string_view method, const json::value& params) {
    return json::serialize(json::object{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

std::string encodeNotification(const StateBatch& batch) {
    return encodeNotification("state.batch", toJson(batch));
}
std::string encodeNotification(const SessionClosing& closing) {
    return encodeNotification("session.closing", toJson(closing));
}
std::string encodeNotification(const ChatNews& news) {
    return encodeNotification("chat.news", toJson(news));
}
std::string encodeNotification(const ChatPeerTyping& typing) {
    return encodeNotification("chat.typing", toJson(typing));
}

}  // namespace euterpe::protocol
