#include "desktop/replica/call_merge.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace euterpe::replica {
namespace {

using phone::Leg;
using phone::LegState;
using protocol::Call;
using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;

CallState stateOf(LegState state) {
    switch (state) {
        case LegState::Dialing:
        case LegState::EarlyMedia:
            return CallState::Dialing;
        case LegState::Ringing:
            return CallState::Ringing;
        case LegState::Talking:
            return CallState::Talking;
        case LegState::Held:
            return CallState::Held;
        case LegState::Ended:
            return CallState::Ended;
    }
    return CallState::Unknown;
}

bool inOrder(const Call& a, const Call& b) {
    const auto place = [](const Call& call) {
        const int line = call.line > 0 ? call.line : std::numeric_limits<int>::max();
        return std::tuple(line, call.startedAt, call.id);
    };
    return place(a) < place(b);
}

template <class T>
void remember(std::deque<T>& list, T value, std::size_t most) {
    list.push_back(std::move(value));
    if (list.size() > most)
        list.pop_front();
}

template <class T>
bool holds(const std::deque<T>& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

// -- legs

MergeOutcome CallMerge::applyLeg(const Leg& leg, Now now) {
    MergeOutcome outcome;
    Card* card = withLeg(leg.id);
    if (card == nullptr) {
        if (leg.state == LegState::Ended && !leg.sipCallId.empty() && holds(endedLegs_, leg.sipCallId))
            return outcome;
        addLeg(leg, now);
        card = withLeg(leg.id);
    } else if (leg.state != LegState::Ended) {
        if (card->leg->peerNumber != leg.peerNumber)
            card->numberFromLeg = true;
        card->leg = leg;
    }
    if (leg.state == LegState::Ended)
        endLeg(*card, leg, now, outcome);
    unite(outcome);
    return outcome;
}

void CallMerge::addLeg(const Leg& leg, Now now) {
    Card card;
    card.id = CallId("leg:" + leg.id.str());
    card.leg = leg;
    card.since = now;
    cards_.push_back(std::move(card));
    // Its PBX call may be waiting: then that one's name is the older one.
    const auto waits = std::find_if(cards_.begin(), cards_.end(), [&](const Card& other) {
        return !other.shown && !other.leg && other.pbxAlive && !leg.sipCallId.empty() &&
               other.pbx->sipCallId == leg.sipCallId;
    });
    if (waits != cards_.end()) {
        cards_.back() = Card(*waits);
        cards_.back().leg = leg;
        cards_.erase(waits);
    }
    if (leg.state != LegState::Ended)
        show(cards_.back());
}

void CallMerge::endLeg(Card& card, const Leg& last, Now now, MergeOutcome& outcome) {
    if (!last.sipCallId.empty())
        remember(endedLegs_, last.sipCallId, kRemembered);
    // The PBX goes on with it at another telephone of the user.
    const bool elsewhere =
        card.pbxAlive && (card.pbx->account != softphone_ ||
                          (!card.pbx->sipCallId.empty() && card.pbx->sipCallId != last.sipCallId));
    const bool ringsOn = card.pbxAlive && card.pbx->state == CallState::Ringing &&
                         card.pbx->direction == CallDirection::Incoming;
    if (elsewhere && !ringsOn) {
        card.leg.reset();
        card.since = now;
        return;
    }
    if (card.pbxAlive)
        settled_[card.pbx->id] = last.sipCallId;
    const bool told = card.pbx && card.pbx->state == CallState::Ended;
    const EndReason pbxReason = told ? card.pbx->endReason : EndReason::None;
    card.leg = last;
    Call record = merged(card);
    record.state = CallState::Ended;
    record.endReason = pbxReason == EndReason::AnsweredElsewhere ? pbxReason : last.endReason;
    finish(card, std::move(record), outcome);
}

// -- the PBX's calls

MergeOutcome CallMerge::applyPbx(bool full, const std::vector<Call>& calls,
                                 const std::vector<CallId>& removed, Now now) {
    MergeOutcome outcome;
    const auto isListed = [&](const CallId& id) {
        return std::any_of(calls.begin(), calls.end(), [&](const Call& call) { return call.id == id; });
    };
    // Ends come first: a line is free before another call takes it.
    std::vector<CallId> gone = removed;
    if (full) {
        for (const Card& card : cards_) {
            if (card.pbxAlive && !isListed(card.pbx->id))
                gone.push_back(card.pbx->id);
        }
        std::erase_if(settled_, [&](const auto& entry) { return !isListed(entry.first); });
    }
    for (const CallId& id : gone)
        endPbx(id, nullptr, outcome);
    for (const Call& call : calls) {
        if (call.state == CallState::Ended)
            endPbx(call.id, &call, outcome);
    }
    for (const Call& call : calls) {
        if (call.state != CallState::Ended)
            upsert(call, now);
    }
    unite(outcome);
    return outcome;
}

void CallMerge::upsert(const Call& call, Now now) {
    if (isSettled(call))
        return;
    Card* card = withPbx(call.id);
    if (card == nullptr)
        return addPbx(call, now);
    if (card->pbx->peerNumber != call.peerNumber)
        card->numberFromLeg = false;
    card->pbx = call;
    if (!card->shown && !isWithheld(call))
        show(*card);
}

void CallMerge::addPbx(const Call& call, Now now) {
    if (Card* card = livingLegOf(call.sipCallId)) {
        // The PBX has made another call of the same leg, after a transfer for example.
        if (card->pbxAlive)
            settled_[card->pbx->id] = call.sipCallId;
        card->pbx = call;
        card->pbxAlive = true;
        card->numberFromLeg = false;
        return;
    }
    Card card;
    card.id = call.id;
    card.pbx = call;
    card.pbxAlive = true;
    card.since = now;
    cards_.push_back(std::move(card));
    if (!isWithheld(call))
        show(cards_.back());
}

void CallMerge::endPbx(const CallId& id, const Call* last, MergeOutcome& outcome) {
    settled_.erase(id);
    Card* card = withPbx(id);
    if (card == nullptr) {
        // Over before its first word: who asked for it learns why nothing came of it.
        const bool ofLeg = last != nullptr && hasSoftphone() &&
                           (last->account == softphone_ || holds(endedLegs_, last->sipCallId));
        if (last == nullptr || ofLeg || holds(told_, id))
            return;
        remember(told_, id, kRemembered);
        outcome.ended.push_back(*last);
        return;
    }
    remember(told_, id, kRemembered);
    if (card->leg) {
        card->pbxAlive = false;
        if (last != nullptr)
            card->pbx = *last;
        return;
    }
    if (!card->shown)
        return erase(*card);
    Call record = last != nullptr ? *last : *card->pbx;
    record.state = CallState::Ended;
    if (last == nullptr)
        record.endReason = EndReason::Unknown;
    record.id = card->id;
    record.line = hasSoftphone() ? card->line : record.line;
    finish(*card, std::move(record), outcome);
}

// A PBX call that goes on after its leg is another telephone's from now on.
bool CallMerge::isSettled(const Call& call) {
    const auto found = settled_.find(call.id);
    if (found == settled_.end())
        return !call.sipCallId.empty() && withPbx(call.id) == nullptr && holds(endedLegs_, call.sipCallId);
    const bool same =
        call.sipCallId == found->second || (call.sipCallId.empty() && call.account == softphone_);
    if (same)
        return true;
    settled_.erase(found);
    return false;
}

bool CallMerge::isWithheld(const Call& call) const {
    if (!hasSoftphone())
        return false;
    const bool ringsAnywhere = call.state == CallState::Ringing && call.direction == CallDirection::Incoming;
    return call.account == softphone_ || !call.sipCallId.empty() || ringsAnywhere;
}

// -- both

// Legs and PBX calls that turn out to be the same conversation.
void CallMerge::unite(MergeOutcome& outcome) {
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        if (!cards_[i].leg || cards_[i].pbxAlive || cards_[i].leg->sipCallId.empty())
            continue;
        for (std::size_t j = 0; j < cards_.size(); ++j) {
            if (cards_[j].leg || !cards_[j].pbxAlive || cards_[j].pbx->sipCallId != cards_[i].leg->sipCallId)
                continue;
            const bool legStays = cards_[i].shown && (!cards_[j].shown || i < j);
            absorb(cards_[legStays ? i : j], cards_[legStays ? j : i], outcome);
            return unite(outcome);
        }
    }
}

void CallMerge::absorb(Card& stays, Card& goes, MergeOutcome& outcome) {
    if (goes.leg)
        stays.leg = goes.leg;
    if (goes.pbxAlive) {
        stays.pbx = goes.pbx;
        stays.pbxAlive = true;
    }
    stays.numberFromLeg = false;
    if (goes.shown)
        outcome.absorbed.push_back(goes.id);
    if (!stays.shown)
        show(stays);
    erase(goes);
}

void CallMerge::passTime(Now now) {
    for (Card& card : cards_) {
        if (!card.shown && dueAt(card) <= now)
            show(card);
    }
}

std::optional<CallMerge::Now> CallMerge::nextMoment() const {
    std::optional<Now> next;
    for (const Card& card : cards_) {
        if (!card.shown && (!next || dueAt(card) < *next))
            next = dueAt(card);
    }
    return next;
}

MergeOutcome CallMerge::clear() {
    MergeOutcome outcome;
    while (!cards_.empty()) {
        Card& card = cards_.back();
        Call record = merged(card);
        record.state = CallState::Ended;
        record.endReason = EndReason::Unknown;
        if (card.pbxAlive)
            remember(told_, CallId(card.pbx->id), kRemembered);
        if (card.shown)
            finish(card, std::move(record), outcome);
        else
            erase(card);
    }
    settled_.clear();
    return outcome;
}

void CallMerge::finish(Card& card, Call last, MergeOutcome& outcome) {
    outcome.ended.push_back(std::move(last));
    erase(card);
}

void CallMerge::show(Card& card) {
    card.shown = true;
    if (card.line == 0)
        card.line = freeLine();
}

void CallMerge::erase(const Card& card) {
    cards_.erase(cards_.begin() + (&card - cards_.data()));
}

bool CallMerge::hasLonelyLeg() const {
    return std::any_of(cards_.begin(), cards_.end(),
                       [](const Card& card) { return card.leg && !card.pbxAlive; });
}

CallMerge::Now CallMerge::dueAt(const Card& card) const {
    return card.since + (hasLonelyLeg() ? kLongPatience : kPatience);
}

int CallMerge::freeLine() const {
    std::array<bool, phone::Phone::kLines + 1> taken{};
    for (const Card& card : cards_) {
        if (card.line > 0)
            taken[static_cast<std::size_t>(card.line)] = true;
    }
    for (std::size_t line = 1; line < taken.size(); ++line) {
        if (!taken[line])
            return static_cast<int>(line);
    }
    return 0;
}

// Without a softphone lines are the PBX's; with one they are counted here, since a leg comes before its
// record.
Call CallMerge::merged(const Card& card) const {
    if (!card.leg) {
        Call record = *card.pbx;
        record.id = card.id;
        if (hasSoftphone())
            record.line = card.line;
        return record;
    }
    const Leg& leg = *card.leg;
    Call record = card.pbx.value_or(Call{});
    record.id = card.id;
    record.line = card.line;
    record.sipCallId = leg.sipCallId;
    if (record.account.empty())
        record.account = softphone_;
    record.state = stateOf(leg.state);
    record.endReason = EndReason::None;
    record.startedAt = leg.startedAt;
    record.answeredAt = leg.answeredAt;
    // A click-to-call rings here as a call that comes in, and is one that goes out.
    if (!card.pbx || !card.pbx->clickToCall)
        record.direction = leg.direction;
    else if (leg.state == LegState::Ringing)
        record.state = CallState::Calling;
    else if (card.pbxAlive && leg.state == LegState::Talking && card.pbx->state != CallState::Held)
        record.state = card.pbx->state == CallState::Calling ? CallState::Dialing : card.pbx->state;
    if (!card.pbx)
        record.anonymous = leg.anonymous;
    if (record.anonymous)
        return record;
    const bool fromLeg = !card.pbx || card.numberFromLeg || card.pbx->peerNumber.empty();
    if (fromLeg && record.peerNumber != leg.peerNumber) {
        record.peerNumber = leg.peerNumber;
        record.peerName = leg.peerName;
    } else if (record.peerName.empty()) {
        record.peerName = leg.peerName;
    }
    return record;
}

// -- questions

std::vector<Call> CallMerge::calls() const {
    std::vector<Call> shown;
    for (const Card& card : cards_) {
        if (card.shown)
            shown.push_back(merged(card));
    }
    std::sort(shown.begin(), shown.end(), inOrder);
    return shown;
}

const Leg* CallMerge::leg(const CallId& call) const {
    const auto found =
        std::find_if(cards_.begin(), cards_.end(), [&](const Card& card) { return card.id == call; });
    return found == cards_.end() || !found->leg ? nullptr : &*found->leg;
}

CallId CallMerge::callOf(const phone::LegId& leg) const {
    const auto found = std::find_if(cards_.begin(), cards_.end(),
                                    [&](const Card& card) { return card.leg && card.leg->id == leg; });
    return found == cards_.end() ? CallId() : found->id;
}

CallId CallMerge::pbxId(const CallId& call) const {
    const auto found =
        std::find_if(cards_.begin(), cards_.end(), [&](const Card& card) { return card.id == call; });
    return found == cards_.end() || !found->pbxAlive ? CallId() : found->pbx->id;
}

CallId CallMerge::shownAs(const CallId& pbxCall) const {
    const auto found = std::find_if(cards_.begin(), cards_.end(), [&](const Card& card) {
        return card.shown && card.pbxAlive && card.pbx->id == pbxCall;
    });
    return found == cards_.end() ? CallId() : found->id;
}

CallMerge::Card* CallMerge::withLeg(const phone::LegId& leg) {
    const auto found = std::find_if(cards_.begin(), cards_.end(),
                                    [&](const Card& card) { return card.leg && card.leg->id == leg; });
    return found == cards_.end() ? nullptr : &*found;
}

CallMerge::Card* CallMerge::withPbx(const CallId& call) {
    const auto found = std::find_if(cards_.begin(), cards_.end(),
                                    [&](const Card& card) { return card.pbxAlive && card.pbx->id == call; });
    return found == cards_.end() ? nullptr : &*found;
}

CallMerge::Card* CallMerge::livingLegOf(const std::string& sipCallId) {
    if (sipCallId.empty())
        return nullptr;
    const auto found = std::find_if(cards_.begin(), cards_.end(), [&](const Card& card) {
        return card.leg && card.leg->sipCallId == sipCallId;
    });
    return found == cards_.end() ? nullptr : &*found;
}

}  // namespace euterpe::replica
