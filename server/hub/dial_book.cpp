#include "server/hub/dial_book.h"

#include "lib/protocol/limits.h"

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;
// Longer than any client keeps a request: after a reconnect it shows the outcome instead of asking again.
constexpr std::chrono::minutes kKept{10};

}  // namespace

bool DialBook::begin(const UserId& user, const std::string& dialId, Time now, Done done) {
    const auto [it, isNew] = dials_.try_emplace({user, dialId}, Dial{now, std::nullopt, {}});
    Dial& dial = it->second;
    if (dial.outcome) {
        done(*dial.outcome);
        return false;
    }
    dial.waiting.push_back(std::move(done));
    return isNew;
}

void DialBook::finish(const UserId& user, const std::string& dialId, const Result<CallId>& outcome) {
    const auto found = dials_.find({user, dialId});
    if (found == dials_.end() || found->second.outcome)
        return;
    found->second.outcome = outcome;
    const auto waiting = std::exchange(found->second.waiting, {});
    for (const Done& done : waiting)
        done(outcome);
}

Result<void> DialBook::admit(const UserId& user, Time now) {
    constexpr double kPerSecond = limits::kDialsPerMinute / 60.0;
    const auto it =
        rates_.try_emplace(user, TokenBucket{kPerSecond, limits::kDialsPerMinute, now}, now).first;
    it->second.second = now;
    if (it->second.first.take(now))
        return {};
    return Error{ErrorCode::RateLimited, "too many calls started", 1};
}

void DialBook::sweep(Time now) {
    std::erase_if(dials_, [&](const auto& entry) { return now - entry.second.at > kKept; });
    std::erase_if(rates_, [&](const auto& entry) { return now - entry.second.second > kKept; });
}

}  // namespace euterpe::hub
