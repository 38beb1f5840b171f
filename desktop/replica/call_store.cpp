#include "desktop/replica/call_store.h"

#include <algorithm>
#include <utility>

namespace euterpe::replica {
namespace {

using protocol::Call;
using protocol::CallState;

CallFields difference(const Call& a, const Call& b) {
    CallFields fields;
    fields.setFlag(CallField::State, a.state != b.state || a.endReason != b.endReason);
    fields.setFlag(CallField::Peer,
                   a.peerNumber != b.peerNumber || a.peerName != b.peerName || a.anonymous != b.anonymous);
    fields.setFlag(CallField::Line, a.line != b.line);
    fields.setFlag(CallField::Times, a.startedAt != b.startedAt || a.answeredAt != b.answeredAt);
    fields.setFlag(CallField::Other, a.linkedId != b.linkedId || a.account != b.account ||
                                         a.direction != b.direction || a.clickToCall != b.clickToCall ||
                                         a.queue != b.queue || a.calledNumber != b.calledNumber ||
                                         a.recording != b.recording);
    return fields;
}

const Call* withId(const std::vector<Call>& calls, const CallId& id) {
    const auto found =
        std::find_if(calls.begin(), calls.end(), [&](const Call& call) { return call.id == id; });
    return found == calls.end() ? nullptr : &*found;
}

}  // namespace

CallStore::CallStore(QObject* parent) : QObject(parent) {
    clock_.start();
    next_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &CallStore::passTime);
}

const Call* CallStore::find(const CallId& id) const {
    return withId(calls_, id);
}

const Call* CallStore::talking() const {
    const auto found = std::find_if(calls_.begin(), calls_.end(), [this](const Call& call) {
        const phone::Leg* own = leg(call.id);
        return own != nullptr && own->state == phone::LegState::Talking;
    });
    return found == calls_.end() ? nullptr : &*found;
}

const Call* CallStore::oldestHeld() const {
    return held_.empty() ? nullptr : find(held_.front());
}

int CallStore::legCount() const {
    return static_cast<int>(legs_.size());
}

void CallStore::apply(bool full, const std::vector<Call>& calls, const std::vector<CallId>& removed) {
    publish(merge_.applyPbx(full, calls, removed, now()));
}

void CallStore::applyLeg(const phone::Leg& leg) {
    publish(merge_.applyLeg(leg, now()));
}

void CallStore::setSoftphone(const AccountId& account) {
    merge_.setSoftphone(account);
    passTime();
}

void CallStore::passTime() {
    merge_.passTime(now());
    publish({});
}

void CallStore::clear() {
    publish(merge_.clear());
}

// Ends first, then what is new or changed; listeners may look at the whole store at any of these moments.
void CallStore::publish(const MergeOutcome& outcome) {
    const std::vector<Call> before = std::exchange(calls_, merge_.calls());
    std::vector<phone::Leg> legs;
    for (const Call& call : calls_) {
        if (const phone::Leg* own = leg(call.id))
            legs.push_back(*own);
    }
    const std::vector<phone::Leg> legsBefore = std::exchange(legs_, std::move(legs));
    std::set<CallId> atPbx;
    for (const Call& call : calls_) {
        if (!pbxId(call.id).empty())
            atPbx.insert(call.id);
    }
    const std::set<CallId> atPbxBefore = std::exchange(atPbx_, std::move(atPbx));
    noteHeld();
    waitForNext();
    const std::vector<Call> shown = calls_;  // a listener's command may change the store
    for (const CallId& id : outcome.absorbed)
        emit callAbsorbed(id);
    for (const Call& last : outcome.ended)
        tellEnd(last, withId(before, last.id) != nullptr);
    for (const Call& call : shown) {
        const Call* old = withId(before, call.id);
        if (old == nullptr || withId(outcome.ended, call.id) != nullptr)
            emit callAdded(call.id);
        else
            tellChange(*old, legsBefore, atPbxBefore.contains(call.id));
    }
}

void CallStore::tellEnd(const Call& last, bool wasShown) {
    if (!wasShown) {
        calls_.push_back(last);
        emit callAdded(last.id);
        std::erase_if(calls_,
                      [&](const Call& call) { return call.id == last.id && call.state == CallState::Ended; });
    }
    emit callEnded(last.id, last);
}

void CallStore::tellChange(const Call& before, const std::vector<phone::Leg>& legsBefore, bool wasAtPbx) {
    const Call* present = find(before.id);
    if (present == nullptr)
        return;  // a listener has brought on its end
    CallFields fields = difference(before, *present);
    if (wasAtPbx != atPbx_.contains(before.id))
        fields.setFlag(CallField::Other);
    const phone::Leg* own = leg(before.id);
    const auto old = std::find_if(legsBefore.begin(), legsBefore.end(),
                                  [&](const phone::Leg& one) { return own != nullptr && one.id == own->id; });
    fields.setFlag(CallField::Leg, own != nullptr && (old == legsBefore.end() || *old != *own));
    if (fields)
        emit callChanged(before.id, fields);
}

void CallStore::noteHeld() {
    const auto isHeld = [this](const CallId& id) {
        const phone::Leg* own = leg(id);
        return own != nullptr && own->state == phone::LegState::Held;
    };
    std::erase_if(held_, [&](const CallId& id) { return !isHeld(id); });
    for (const Call& call : calls_) {
        if (isHeld(call.id) && std::find(held_.begin(), held_.end(), call.id) == held_.end())
            held_.push_back(call.id);
    }
}

void CallStore::waitForNext() {
    const auto moment = merge_.nextMoment();
    if (!moment)
        return next_.stop();
    next_.start(std::max(CallMerge::Now(0), *moment - now()));
}

}  // namespace euterpe::replica
