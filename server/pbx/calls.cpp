#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/pbx/calls_p.h"
#include "server/pbx/end_reason_p.h"

#include <algorithm>
#include <array>
#include <utility>

namespace euterpe::pbx {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;

constexpr std::string_view kClickToCallName = "c2c: ";
constexpr UnixMillis kExpectationMs = 60'000;
constexpr std::size_t kExpectations = 10'000;
constexpr UnixMillis kUndialledMs = 1'500;  // the dialplan takes milliseconds from pick-up to Dial
constexpr int kLines = 4;
constexpr int kNormalClearing = 16;  // Q.850

bool isWithheld(std::string_view number) {
    for (const std::string_view word :
         {"anonymous", "unavailable", "unknown", "withheld", "restricted", "private"}) {
        if (ami::equalsIgnoreCase(number, word))
            return true;
    }
    return number.empty();
}

int freeLine(const Person& person) {
    std::array<bool, kLines + 1> taken{};
    for (const UserCall* call : person.calls)
        taken[static_cast<std::size_t>(call->record.line)] = true;
    for (int line = 1; line <= kLines; ++line) {
        if (!taken[static_cast<std::size_t>(line)])
            return line;
    }
    return 0;
}

// Whether this is the first leg of a click-to-call that somebody else asked for: a telephone that nobody
// dials and that calls nobody, with the name that it shall show.
bool isClickToCall(const Channel& channel) {
    return !channel.hasDialer && channel.state != ChannelState::Ring &&
           channel.callerName.starts_with(kClickToCallName);
}

// A clock that was set back would make a short while last as long as that.
bool isOver(UnixMillis since, UnixMillis lasts, UnixMillis now) {
    return now < since || now - since >= lasts;
}

}  // namespace

void Calls::expectClickToCall(std::string_view wanted, std::string_view owner, std::string_view target,
                              UnixMillis now) {
    std::erase_if(expected_,
                  [&](const auto& item) { return isOver(item.second.since, kExpectationMs, now); });
    if (expected_.size() < kExpectations)
        expected_[std::string(wanted)] = {std::string(owner), std::string(target), now};
}

void Calls::changed(Channel& channel, UnixMillis now, bool connected) {
    if (!channel.owner)
        return;
    const bool isNew = channel.call == nullptr;
    if (isNew)
        begin(channel, now);
    UserCall* call = channel.call;
    if (!call)
        return;
    if (channel.isUp()) {
        // Picking up the own telephone only starts a click-to-call; the far side's answer is told by DialEnd
        // or by the bridge.
        if (!call->record.clickToCall)
            answer(*call, now);
        else if (call->record.state == CallState::Calling) {
            setState(*call, CallState::Dialing);
            dialsNobody(*call, now);
        }
    }
    if (isNew || connected)
        refreshPeer(*call);
}

void Calls::begin(Channel& channel, UnixMillis now) {
    if (const auto expected = expected_.find(channel.id); expected != expected_.end()) {
        const std::string target = expected->second.target;
        expected_.erase(expected);
        beginClickToCall(channel, target, now);
    } else if (isClickToCall(channel)) {
        beginClickToCall(channel, std::string_view(channel.callerName).substr(kClickToCallName.size()), now);
    } else if (channel.dialled || channel.state == ChannelState::Ringing) {
        // Not before it rings: a telephone that is busy or off never shows the call.
        if (channel.state >= ChannelState::Ringing)
            beginIncoming(channel, now);
    } else if (channel.state >= ChannelState::Ring) {
        beginOutgoing(channel, now);
    }
}

UserCall* Calls::make(Channel& channel, UnixMillis now) {
    Person& owner = *channel.owner;
    if (owner.calls.size() >= static_cast<std::size_t>(protocol::limits::kCallsPerUser) ||
        calls_.contains(channel.id))
        return nullptr;
    auto call = std::make_unique<UserCall>();
    call->owner = &owner;
    call->record.id = CallId(channel.id);
    call->record.account = AccountId(channel.account);
    call->record.linkedId = LinkedId(channel.linkedId());
    call->record.line = freeLine(owner);
    call->record.startedAt = now;
    call->legs.push_back(&channel);
    channel.call = call.get();
    owner.calls.push_back(call.get());
    touch(*call);
    const std::string_view key = call->record.id.str();
    return calls_.emplace(key, std::move(call)).first->second.get();
}

void Calls::beginClickToCall(Channel& channel, std::string_view target, UnixMillis now) {
    UserCall* call = make(channel, now);
    if (!call)
        return;
    call->record.direction = CallDirection::Outgoing;
    call->record.state = CallState::Calling;
    call->record.clickToCall = true;
    call->dialled = protocol::toUtf8(target);
    call->record.calledNumber = call->dialled;
    Conversation& conversation = channels_.conversation(channel);
    if (conversation.calledNumber.empty())
        conversation.calledNumber = call->dialled;
}

void Calls::beginOutgoing(Channel& channel, UnixMillis now) {
    UserCall* call = make(channel, now);
    if (!call)
        return;
    call->record.direction = CallDirection::Outgoing;
    call->record.state = CallState::Dialing;
    call->dialled =
        protocol::toUtf8(channel.exten == "s" ? std::string_view{} : std::string_view(channel.exten));
    call->record.calledNumber = call->dialled;
}

void Calls::beginIncoming(Channel& channel, UnixMillis now) {
    const auto ringsAlready = [&](const UserCall* call) {
        return call->record.linkedId.str() == channel.linkedId() &&
               call->record.direction == CallDirection::Incoming && call->record.answeredAt == 0;
    };
    Person& owner = *channel.owner;
    const auto same = std::find_if(owner.calls.begin(), owner.calls.end(), ringsAlready);
    if (same != owner.calls.end()) {
        (*same)->legs.push_back(&channel);
        channel.call = *same;
        joined_.push_back((*same)->record.id);
        return;
    }
    UserCall* call = make(channel, now);
    if (!call)
        return;
    call->record.direction = CallDirection::Incoming;
    call->record.state = CallState::Ringing;
    const Conversation& conversation = channels_.conversation(channel);
    call->record.calledNumber = protocol::toUtf8(conversation.calledNumber);
    call->record.queue = queueOf(conversation);
}

// The queue that the caller waits in, else the ring group that was dialled.
std::string Calls::queueOf(const Conversation& conversation) const {
    return protocol::toUtf8(conversation.queue.empty() ? company_.groupName(conversation.calledNumber)
                                                       : std::string_view(conversation.queue));
}

void Calls::adopt(Channel& channel, bool calledByPbx, UnixMillis startedAt, UnixMillis now) {
    if (!channel.owner)
        return;
    const bool isNew = channel.call == nullptr;
    if (isNew) {
        channel.dialled = calledByPbx;
        begin(channel, startedAt);
    }
    UserCall* call = channel.call;
    if (!call)
        return;
    // A channel that is up and in a bridge talks; since when, a snapshot does not say.
    if (channel.isUp() && (!call->record.clickToCall || channels_.partner(channel)))
        answer(*call, isNew ? startedAt : now);
    changed(channel, now);
}

void Calls::answer(UserCall& call, UnixMillis now) {
    std::erase(undialled_, &call);
    call.presumed = false;
    if (call.record.answeredAt == 0) {
        set(call, &protocol::Call::answeredAt, now);
        if (pbxTime_ != 0)
            answers_.push_back({call.owner->record.id, call.record.linkedId, pbxTime_});
    }
    if (call.record.state != CallState::Held)
        setState(call, CallState::Talking);
    for (const Channel* leg : call.legs) {
        if (leg->isUp() && leg->account != call.record.account.str())
            set(call, &protocol::Call::account, AccountId(leg->account));
    }
}

void Calls::dialsNobody(UserCall& call, UnixMillis now) {
    call.undialledAt = now;
    std::erase(undialled_, &call);
    undialled_.push_back(&call);
}

void Calls::dialBegun(Channel& caller, Channel& called) {
    if (!called.rung)
        ++caller.dials;
    called.rung = true;
    UserCall* call = caller.call;
    if (!call)
        return;
    std::erase(undialled_, call);
    // A PBX so busy that it dials later than anybody would wait: it was no application that answered.
    if (std::exchange(call->presumed, false) && call->record.state == CallState::Talking) {
        set(*call, &protocol::Call::answeredAt, UnixMillis{0});
        setState(*call, CallState::Dialing);
    }
}

void Calls::dialState(Channel& caller, std::string_view status) {
    UserCall* call = caller.call;
    if (call && call->record.state == CallState::Dialing && ami::equalsIgnoreCase(status, "RINGING"))
        setState(*call, CallState::Ringing);
}

void Calls::dialEnded(Channel& caller, Channel* called, std::string_view status, UnixMillis now) {
    if (called && std::exchange(called->rung, false))
        --caller.dials;
    UserCall* call = caller.call;
    if (!call || call->record.answeredAt != 0 || call->record.direction != CallDirection::Outgoing)
        return;
    if (ami::equalsIgnoreCase(status, "ANSWER")) {
        if (caller.isUp())
            answer(*call, now);
        return;
    }
    const EndReason reason = endReasonOfDialStatus(status);
    if (reason != EndReason::None)
        call->dialResult = reason;
    // No event tells what an application does with a channel that is up already. A PBX that gives up hangs
    // up at once; one that does not has the caller listen to it.
    if (call->record.clickToCall && caller.isUp() && caller.dials == 0)
        dialsNobody(*call, now);
}

void Calls::bridgeChanged(Channel& channel, UnixMillis now) {
    // In a conference nobody is "the other side", and looking at all members each time would cost more the
    // more there are.
    for (const Channel* member :
         {static_cast<const Channel*>(&channel), static_cast<const Channel*>(channels_.partner(channel))}) {
        UserCall* call = member ? member->call : nullptr;
        if (!call)
            continue;
        if (member->isUp())
            answer(*call, now);
        refreshPeer(*call);
    }
}

void Calls::held(Channel& channel, bool onHold) {
    UserCall* call = channel.call;
    if (!call || call->record.answeredAt == 0)
        return;
    setState(*call, onHold ? CallState::Held : CallState::Talking);
}

void Calls::blindTransferred(Channel& transferee, std::string_view extension) {
    UserCall* call = transferee.call;
    if (!call || extension.empty())
        return;
    call->transferred = true;
    showPeer(*call, extension, {});
}

void Calls::queued(Channel& channel, UnixMillis now) {
    UserCall* call = channel.call;
    if (call && call->record.direction == CallDirection::Outgoing && channel.isUp())
        answer(*call, now);
}

void Calls::tick(UnixMillis now) {
    for (std::size_t i = undialled_.size(); i-- > 0;) {
        UserCall* call = undialled_[i];
        if (!isOver(call->undialledAt, kUndialledMs, now))
            continue;
        pbxTime_ = 0;  // no event says when
        answer(*call, now);
        call->presumed = true;
    }
}

// For the picker the call dialled as "**103" becomes the one that rang at 103.
void Calls::pickedUp(Channel& picker, const Channel& target) {
    UserCall* call = picker.call;
    if (!call)
        return;
    const Conversation& conversation = channels_.conversation(target);
    set(*call, &protocol::Call::direction, CallDirection::Incoming);
    set(*call, &protocol::Call::calledNumber, protocol::toUtf8(conversation.calledNumber));
    set(*call, &protocol::Call::queue, queueOf(conversation));
    refreshPeer(*call);
}

// A channel has passed to another telephone: some transfers move one channel's inside into another
// ("masquerade"), which AMI shows as renaming only.
void Calls::renamed(Channel& channel, UnixMillis now) {
    const std::string_view account = endpointOf(channel.name);
    Telephone* telephone = company_.telephone(account);
    Person* owner = telephone ? company_.person(telephone->owner.str()) : nullptr;
    channel.sipCallId.clear();  // it was the other telephone's
    if (channel.call)
        refreshSipCallId(*channel.call);
    if (owner == channel.owner) {
        channel.account = telephone ? std::string(account) : std::string{};
        return;
    }
    if (UserCall* former = channel.call) {
        const bool answered = former->record.answeredAt != 0;
        detach(channel);
        if (former->legs.empty())
            end(*former, answered ? EndReason::Normal : EndReason::AnsweredElsewhere);
    }
    channel.owner = owner;
    channel.account = telephone ? std::string(account) : std::string{};
    changed(channel, now);
}

void Calls::hungUp(Channel& channel, int cause) {
    if (const auto expected = expected_.find(channel.id); expected != expected_.end())
        expected_.erase(expected);
    UserCall* call = channel.call;
    if (!call)
        return;
    const EndReason reason = reasonOf(*call, channel, cause);
    detach(channel);
    if (call->legs.empty())
        end(*call, reason);
}

EndReason Calls::reasonOf(const UserCall& call, const Channel& leg, int cause) const {
    if (call.record.answeredAt != 0)
        return EndReason::Normal;
    if (call.record.direction == CallDirection::Incoming)
        return endReasonIncoming(cause, leg.dialResult);
    if (call.record.clickToCall && !leg.isUp())
        return endReasonOwnPhone(cause, leg.dialResult);
    return endReasonOutgoing(cause, call.dialResult);
}

void Calls::vanished(Channel& channel) {
    hungUp(channel, kNormalClearing);
}

void Calls::dismiss(Person& person) {
    while (!person.calls.empty()) {
        UserCall& call = *person.calls.back();
        for (Channel* leg : call.legs)
            leg->call = nullptr;
        end(call, EndReason::Normal);
    }
}

void Calls::detach(Channel& channel) {
    UserCall& call = *channel.call;
    channel.call = nullptr;
    std::erase(call.legs, &channel);
    refreshSipCallId(call);
    // While it only rings it does not matter which of the user's telephones stands in the record.
    if (!call.legs.empty() && call.record.answeredAt != 0 && call.record.account.str() == channel.account)
        set(call, &protocol::Call::account, AccountId(call.legs.front()->account));
}

void Calls::end(UserCall& call, EndReason reason) {
    call.record.state = CallState::Ended;
    call.record.endReason = reason;
    std::erase(call.owner->calls, &call);
    std::erase(dirty_, &call);
    std::erase(undialled_, &call);
    const auto slot = calls_.find(call.record.id.str());
    const std::unique_ptr<UserCall> last = std::move(slot->second);
    calls_.erase(slot);
    ended_.push_back({last->owner->record.id, std::move(last->record)});
}

void Calls::touch(UserCall& call) {
    if (call.dirty)
        return;
    call.dirty = true;
    dirty_.push_back(&call);
}

void Calls::flush(Changes& changes) {
    for (UserCall* call : dirty_) {
        call->dirty = false;
        changes.calls.push_back({call->owner->record.id, call->record});
    }
    dirty_.clear();
    for (CallChange& change : ended_)
        changes.calls.push_back(std::move(change));
    ended_.clear();
    changes.answers = std::exchange(answers_, {});
    changes.joined = std::exchange(joined_, {});
}

const UserCall* Calls::find(std::string_view id) const {
    const auto found = calls_.find(id);
    return found == calls_.end() ? nullptr : found->second.get();
}

void Calls::refreshPeer(UserCall& call) {
    const Channel* leg = call.legs.front();
    for (const Channel* candidate : call.legs) {
        if (candidate->isUp())
            leg = candidate;
    }
    const Channel* partner = channels_.partner(*leg);
    if (partner && !partner->isLocal()) {
        call.transferred = call.transferred || (call.partner != 0 && call.partner != partner->serial);
        call.partner = partner->serial;
        if (partner->owner && partner->owner != call.owner) {
            showPeer(call, partner->owner->record.id.str(), {});
            return;
        }
    }
    const std::string& connected = leg->connectedNumber;
    const bool outgoing = call.record.direction == CallDirection::Outgoing;
    // The number that the user dialled stays shown: what a trunk reports back is often another form of it.
    const bool tellsColleague =
        connected != call.owner->record.id.str() && company_.person(connected) != nullptr;
    if (outgoing && !call.transferred && !tellsColleague)
        showPeer(call, call.dialled, connected == call.dialled ? leg->connectedName : std::string{});
    else if (!connected.empty() || !call.transferred)
        showPeer(call, connected, leg->connectedName);
    else if (partner)
        showPeer(call, partner->callerNumber, partner->callerName);
}

void Calls::showPeer(UserCall& call, std::string_view number, std::string_view name) {
    if (call.record.direction == CallDirection::Incoming && !call.transferred) {
        const bool anonymous = channels_.conversation(*call.legs.front()).withheld || isWithheld(number);
        set(call, &protocol::Call::anonymous, anonymous);
        if (anonymous)
            number = name = {};
    }
    if (number != call.record.peerNumber)
        set(call, &protocol::Call::peerNumber, protocol::toUtf8(number));
    if (const Person* colleague = company_.person(number))
        set(call, &protocol::Call::peerName, colleague->fullName());
    else if (const std::string_view group = company_.groupName(number); !group.empty())
        set(call, &protocol::Call::peerName, protocol::toUtf8(group));
    else if (name.starts_with(kClickToCallName) || name == number)
        set(call, &protocol::Call::peerName, std::string{});
    else
        set(call, &protocol::Call::peerName, protocol::toUtf8(name));
}

}  // namespace euterpe::pbx
