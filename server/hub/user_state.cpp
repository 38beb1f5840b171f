#include "server/hub/user_state.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

namespace euterpe::hub {
namespace {

// Ended calls that are remembered for sessions that were away; beyond them a snapshot is sent.
constexpr std::size_t kEndedKept = 64;
// A call that ended longer ago is only named as gone: nobody wants to see its end then.
constexpr std::chrono::minutes kShowEnded{1};

template <class T>
void appendMember(const char* name, const T& value, std::string& out) {
    out += ",\"";
    out += name;
    out += "\":";
    out += boost::json::serialize(protocol::toJson(value));
}

}  // namespace

template <class T>
bool UserState::set(Versioned<T>& field, T value, Seq next) {
    if (field.seq != 0 && field.value == value)
        return false;
    field.value = std::move(value);
    field.seq = newest_ = next;
    return true;
}

bool UserState::setSelf(const protocol::Self& self, Seq next) {
    return set(self_, self, next);
}
bool UserState::setFavourites(std::vector<ExtensionId> favourites, Seq next) {
    return set(favourites_, std::move(favourites), next);
}
bool UserState::setAccounts(std::vector<protocol::Account> accounts, Seq next) {
    return set(accounts_, std::move(accounts), next);
}
bool UserState::setRegisterNewest(std::int64_t id, Seq next) {
    return set(registerNewest_, id, next);
}
bool UserState::setMissedCalls(std::int64_t count, Seq next) {
    return set(missedCalls_, count, next);
}
bool UserState::setBookings(std::vector<protocol::Booking> bookings, Seq next) {
    return set(bookings_, std::move(bookings), next);
}
bool UserState::setContactsVersion(std::int64_t version, Seq next) {
    return set(contactsVersion_, std::max(version, contactsVersion_.value), next);
}
bool UserState::setVoicemailVersion(std::int64_t version, Seq next) {
    return set(voicemailVersion_, version, next);
}

bool UserState::setChatVersion(std::int64_t version, Seq next) {
    return set(chatVersion_, version, next);
}

bool UserState::putCall(const protocol::Call& call, Seq next, Loop::Time now) {
    const bool ended = call.state == protocol::CallState::Ended;
    auto found =
        std::find_if(calls_.begin(), calls_.end(), [&](const CallEntry& e) { return e.call.id == call.id; });
    if (found == calls_.end()) {
        if (ended)
            return false;  // never shown
        const auto living =
            std::count_if(calls_.begin(), calls_.end(), [](const auto& e) { return !e.endedAt; });
        if (living >= protocol::limits::kCallsPerUser)
            return false;
        calls_.push_back({call, next});
    } else {
        if (found->call == call)
            return false;
        found->call = call;
        found->seq = next;
        found->endedAt = ended ? std::optional(now) : std::nullopt;
        calls_.splice(calls_.end(), calls_, found);
    }
    newest_ = next;
    if (ended)
        forgetEnded();
    return true;
}

void UserState::forgetEnded() {
    auto ended =
        std::count_if(calls_.begin(), calls_.end(), [](const auto& e) { return e.endedAt.has_value(); });
    for (auto it = calls_.begin(); it != calls_.end() && ended > static_cast<std::ptrdiff_t>(kEndedKept);) {
        if (!it->endedAt) {
            ++it;
            continue;
        }
        since_ = std::max(since_, it->seq);
        it = calls_.erase(it);
        --ended;
    }
}

const protocol::Call* UserState::call(const CallId& id) const {
    for (const CallEntry& entry : calls_)
        if (entry.call.id == id && !entry.endedAt)
            return &entry.call;
    return nullptr;
}

void UserState::appendMembers(Seq from, bool full, const AccountId& account, bool selfChanged, Loop::Time now,
                              std::string& out) const {
    std::vector<protocol::Call> calls;
    std::vector<CallId> removed;
    for (const CallEntry& entry : calls_) {
        if (full ? entry.endedAt.has_value() : entry.seq <= from)
            continue;
        if (entry.endedAt && now - *entry.endedAt > kShowEnded)
            removed.push_back(entry.call.id);
        else
            calls.push_back(entry.call);
    }
    if (!calls.empty())
        appendMember("calls", calls, out);
    if (!removed.empty())
        appendMember("removedCalls", removed, out);
    const auto due = [&](Seq seq) { return full || seq > from; };
    if (due(favourites_.seq))
        appendMember("favourites", favourites_.value, out);
    if (due(self_.seq) || selfChanged) {
        protocol::Self self = self_.value;
        self.account = account;
        appendMember("self", self, out);
    }
    if (due(accounts_.seq))
        appendMember("accounts", accounts_.value, out);
    if (due(registerNewest_.seq))
        appendMember("registerNewest", registerNewest_.value, out);
    if (due(missedCalls_.seq))
        appendMember("missedCalls", missedCalls_.value, out);
    if (due(bookings_.seq))
        appendMember("bookings", bookings_.value, out);
    if (due(contactsVersion_.seq))
        appendMember("personalContactsVersion", contactsVersion_.value, out);
    if (chatVersion_.seq != 0 && due(chatVersion_.seq))
        appendMember("chatVersion", chatVersion_.value, out);
    if (due(voicemailVersion_.seq))
        appendMember("voicemailVersion", voicemailVersion_.value, out);
}

}  // namespace euterpe::hub
