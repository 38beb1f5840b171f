#include "tests/stage/live_client.h"

#include <algorithm>
#include <stdexcept>

namespace euterpe::stage {

using protocol::CallState;
using protocol::Request;

LiveClient::LiveClient(int port, const std::string& user, const std::string& password, protocol::Mode mode,
                       const std::string& account)
    : client_(port) {
    client_.onNotification = [this](const protocol::IncomingNotification& note) {
        if (note.method != "state.batch")
            return;
        if (auto batch = protocol::fromJson<protocol::StateBatch>(note.params))
            apply(*batch);
    };
    auto in = client_.login(user, password, account, mode);
    if (!in)
        throw std::runtime_error("login of " + user + ": " + in.error().detail);
    welcome = *in;
    self = in->self;
    auto state = client_.ask<Request::StateSubscribe>({});
    if (!state)
        throw std::runtime_error("state of " + user + ": " + state.error().detail);
    apply(state->batch);
}

void LiveClient::apply(const protocol::StateBatch& batch) {
    for (const protocol::Extension& extension : batch.extensions)
        extensions[extension.id] = extension;
    for (const protocol::Call& call : batch.calls) {
        if (call.state == CallState::Ended) {
            calls.erase(call.id);
            ended.push_back(call);
        } else {
            calls[call.id] = call;
        }
    }
    if (batch.self)
        self = *batch.self;
    if (batch.pbx)
        pbx = *batch.pbx;
    if (batch.parked)
        parked = *batch.parked;
    if (batch.bookings)
        bookings = *batch.bookings;
    if (batch.registerNewest)
        registerNewest = *batch.registerNewest;
}

bool LiveClient::until(const std::function<bool()>& condition, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        // Conditions may depend on other processes as well.
        const auto text = client_.readText(std::min(left, std::chrono::milliseconds(50)));
        if (!text)
            continue;
        auto message = protocol::decodeFromServer(*text);
        if (const auto* note = message ? std::get_if<protocol::IncomingNotification>(&*message) : nullptr)
            client_.onNotification(*note);
    }
    return true;
}

protocol::Call LiveClient::call() const {
    return calls.size() == 1 ? calls.begin()->second : protocol::Call{};
}

bool LiveClient::showsCall(CallState state) {
    return until([&] { return calls.size() == 1 && calls.begin()->second.state == state; });
}

bool LiveClient::showsNoCall() {
    return until([&] { return calls.empty(); });
}

}  // namespace euterpe::stage
