#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/pbx/channels_p.h"
#include "server/pbx/parking_p.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace euterpe::pbx {

using ami::Message;
using protocol::ParkedCall;
using protocol::toUtf8;

ParkedCall Parking::toRecord(const Message& event, UnixMillis now) const {
    ParkedCall call;
    call.lot = toUtf8(event.get("Parkinglot"));
    call.slot = toUtf8(event.get("ParkingSpace"));
    call.number = toUtf8(knownText(event.get("ParkeeCallerIDNum")));
    const Person* colleague = company_.person(call.number);
    call.name = colleague ? colleague->fullName() : toUtf8(knownText(event.get("ParkeeCallerIDName")));
    // "PJSIP/101-desk"
    const std::string_view parker = event.get("ParkerDialString");
    if (const Telephone* telephone = company_.telephone(parker.substr(parker.find('/') + 1)))
        call.parkedBy = telephone->owner;
    call.timeoutS = static_cast<int>(event.number("ParkingTimeout"));
    call.since = now - 1000 * event.number("ParkingDuration");
    return call;
}

void Parking::parked(const Message& event, UnixMillis now, Changes& changes) {
    const std::string_view channel = event.get("ParkeeUniqueid");
    if (channel.empty() || calls_.contains(channel) || calls_.size() >= protocol::limits::kParkedCalls)
        return;
    calls_.emplace(channel, toRecord(event, now));
    changes.parked = true;
}

void Parking::left(std::string_view channel, Changes& changes) {
    if (const auto found = calls_.find(channel); found != calls_.end()) {
        calls_.erase(found);
        changes.parked = true;
    }
}

void Parking::restore(const std::vector<Message>& listed, UnixMillis now, Changes& changes) {
    const std::vector<ParkedCall> before = calls();
    // A call that was known keeps its time: what the PBX says of it is in whole seconds.
    StringTable<ParkedCall> known = std::exchange(calls_, {});
    Changes ignored;
    for (const Message& event : listed) {
        if (const auto found = known.find(event.get("ParkeeUniqueid")); found != known.end())
            calls_.emplace(found->first, found->second);
        else
            parked(event, now, ignored);
    }
    changes.parked = changes.parked || calls() != before;
}

std::vector<ParkedCall> Parking::calls() const {
    std::vector<ParkedCall> calls;
    calls.reserve(calls_.size());
    for (const auto& [channel, call] : calls_)
        calls.push_back(call);
    std::sort(calls.begin(), calls.end(), [](const ParkedCall& a, const ParkedCall& b) {
        return std::tie(a.lot, a.slot, a.since) < std::tie(b.lot, b.slot, b.since);
    });
    return calls;
}

}  // namespace euterpe::pbx
