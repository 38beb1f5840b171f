#include "server/hub/session.h"

#include "lib/protocol/codec.h"
#include "lib/protocol/limits.h"
#include "server/hub/dispatch.h"
#include "server/hub/hub.h"
#include "server/hub/said_to_client.h"

#include <algorithm>
#include <utility>

namespace euterpe::hub {

namespace limits = protocol::limits;
using protocol::Permission;

// Requests over the rate that are answered with an error before the peer counts as hostile.
constexpr int kRefusals = 500;

Session::Session(Hub& hub, Transport& transport, std::string address, Loop::Time now)
    : anonymousSince(now),
      hub_(hub),
      transport_(&transport),
      address_(std::move(address)),
      rate_(limits::kRequestsPerSecond, 2 * limits::kRequestsPerSecond, now) {}

bool Session::granted(Permission permission) const {
    if (permission == Permission::None)
        return true;
    if (!loggedIn() || permission == Permission::Unknown)
        return false;
    const auto& held = identity_->profile.permissions;
    return permission == Permission::User || std::find(held.begin(), held.end(), permission) != held.end();
}

Visibility Session::visibility() const {
    if (!granted(Permission::PhoneStates))
        return Visibility::WithoutPhoneStates;
    return granted(Permission::Park) ? Visibility::WithParkedCalls : Visibility::WithPhoneStates;
}

bool Session::admit(std::int64_t id) {
    const Loop::Time now = hub_.loop().now();
    Error refusal;
    if (!rate_.take(now))
        refusal = Error{ErrorCode::RateLimited, "too many requests", 1};
    else if (open_.size() >= limits::kOpenRequests)
        refusal = Error{ErrorCode::RateLimited, "too many unanswered requests", 1};
    else if (open_.contains(id))
        refusal = Error{ErrorCode::InvalidArgument, "id: a request with this id is still open"};
    else {
        open_.emplace(id, now + limits::kRequestDeadline);
        refusedInARow_ = 0;
        return true;
    }
    hub_.countRefusal(refusal.code);
    if (++refusedInARow_ > kRefusals) {
        close(protocol::ClosingReason::Unknown, CloseCode::Policy);
        return false;
    }
    send(std::make_shared<const std::string>(protocol::encodeError(id, refusal)));
    return false;
}

void Session::onText(std::string_view text) {
    if (closing_)
        return;
    auto incoming = protocol::decodeRequest(text);
    if (!incoming) {
        hub_.countRefusal(incoming.error().code);
        // Without an id nothing can be matched; a peer that does not speak JSON-RPC is not a client.
        if (!rate_.take(hub_.loop().now()))
            return close(protocol::ClosingReason::Unknown, CloseCode::Policy);
        return send(std::make_shared<const std::string>(protocol::encodeError(0, incoming.error())));
    }
    ++hub_.counters().requests;
    if (!admit(incoming->id))
        return;
    const protocol::RequestInfo* row = protocol::findRequest(incoming->method);
    if (!row)
        return fail(incoming->id,
                    {ErrorCode::UnknownMethod, "this server does not know " + incoming->method});
    if (!granted(row->permission))
        return fail(incoming->id, loggedIn() ? Error{ErrorCode::Forbidden, "not permitted"}
                                             : Error{ErrorCode::Unauthorized, "log in first"});
    const SlowWatch watch(hub_.loop(), hub_.log(), row->method);
    dispatch(hub_, *this, row->request, *incoming);
}

void Session::onDrained() {
    hub_.onDrained(*this);
}

void Session::onClosed() {
    transport_ = nullptr;
    open_.clear();
    hub_.onClosed(*this);
}

void Session::send(Buffer message) {
    if (transport_)
        transport_->send(std::move(message));
}

void Session::reply(std::int64_t id, std::string encoded) {
    if (open_.erase(id) > 0)
        send(std::make_shared<const std::string>(std::move(encoded)));
}

void Session::fail(std::int64_t id, const Error& error) {
    hub_.countRefusal(error.code);
    reply(id, protocol::encodeError(id, saidToClient(error, hub_.log())));
}

void Session::expireRequests(Loop::Time now) {
    std::vector<std::int64_t> late;
    for (const auto& [id, deadline] : open_)
        if (deadline <= now)
            late.push_back(id);
    for (const std::int64_t id : late)
        fail(id, {ErrorCode::Timeout, "the server did not get an answer in time"});
}

void Session::close(protocol::ClosingReason reason, CloseCode code) {
    if (std::exchange(closing_, true) || !transport_)
        return;
    subscribed = false;
    if (reason != protocol::ClosingReason::Unknown)
        send(std::make_shared<const std::string>(
            protocol::encodeNotification(protocol::SessionClosing{reason})));
    transport_->close(code);
}

}  // namespace euterpe::hub
