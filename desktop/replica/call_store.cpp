#include "desktop/replica/call_store.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace euterpe::replica {
namespace {

using protocol::Call;

CallFields difference(const Call& a, const Call& b) {
    CallFields fields;
    fields.setFlag(CallField::State, a.state != b.state || a.endReason != b.endReason);
    fields.setFlag(CallField::Peer,
                   a.peerNumber != b.peerNumber || a.peerName != b.peerName || a.anonymous != b.anonymous);
    fields.setFlag(CallField::Line, a.line != b.line);
    fields.setFlag(CallField::Times, a.startedAt != b.startedAt || a.answeredAt != b.answeredAt);
    fields.setFlag(CallField::Other, a.linkedId != b.linkedId || a.account != b.account ||
                                         a.direction != b.direction || a.clickToCall != b.clickToCall ||
                                         a.queue != b.queue || a.calledNumber != b.calledNumber);
    return fields;
}

bool inOrder(const Call& a, const Call& b) {
    const auto place = [](const Call& call) {
        const int line = call.line > 0 ? call.line : std::numeric_limits<int>::max();
        return std::tuple(line, call.startedAt, call.id);
    };
    return place(a) < place(b);
}

}  // namespace

const Call* CallStore::find(const CallId& id) const {
    const auto found =
        std::find_if(calls_.begin(), calls_.end(), [&](const Call& call) { return call.id == id; });
    return found == calls_.end() ? nullptr : &*found;
}

void CallStore::apply(bool full, const std::vector<Call>& calls, const std::vector<CallId>& removed) {
    // Ends come first: a line is free before another call takes it.
    std::vector<CallId> gone = removed;
    if (full) {
        for (const Call& call : calls_) {
            const auto same = [&](const Call& record) { return record.id == call.id; };
            if (std::none_of(calls.begin(), calls.end(), same))
                gone.push_back(call.id);
        }
    }
    for (const CallId& id : gone)
        end(id, nullptr);
    for (const Call& call : calls) {
        if (call.state != protocol::CallState::Ended)
            continue;
        if (find(call.id) == nullptr && std::find(told_.begin(), told_.end(), call.id) == told_.end())
            upsert(call);
        end(call.id, &call);
    }
    for (const Call& call : calls) {
        if (call.state != protocol::CallState::Ended)
            upsert(call);
    }
}

void CallStore::clear() {
    while (!calls_.empty())
        end(CallId(calls_.back().id), nullptr);
}

void CallStore::upsert(const Call& call) {
    const auto found = std::find_if(calls_.begin(), calls_.end(),
                                    [&](const Call& present) { return present.id == call.id; });
    if (found == calls_.end()) {
        calls_.insert(std::upper_bound(calls_.begin(), calls_.end(), call, inOrder), call);
        emit callAdded(call.id);
        return;
    }
    const CallFields fields = difference(*found, call);
    if (!fields)
        return;
    *found = call;
    std::sort(calls_.begin(), calls_.end(), inOrder);
    emit callChanged(call.id, fields);
}

void CallStore::end(const CallId& id, const Call* last) {
    const auto found =
        std::find_if(calls_.begin(), calls_.end(), [&](const Call& present) { return present.id == id; });
    if (found == calls_.end())
        return;
    Call ended = last ? *last : *found;
    ended.state = protocol::CallState::Ended;
    if (!last)
        ended.endReason = protocol::EndReason::Unknown;
    calls_.erase(found);
    told_.push_back(ended.id);
    if (told_.size() > kEndedKept)
        told_.pop_front();
    emit callEnded(ended.id, ended);
}

}  // namespace euterpe::replica
