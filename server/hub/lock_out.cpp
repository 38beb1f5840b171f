#include "server/hub/lock_out.h"

#include "lib/protocol/limits.h"
#include "server/hub/source_network.h"

#include <algorithm>
#include <vector>

namespace euterpe::hub {
namespace {

namespace limits = protocol::limits;
constexpr std::chrono::seconds kLongest{3600};
// Without a failure for so long an entry is forgotten.
constexpr std::chrono::hours kMemory{2};
constexpr std::chrono::minutes kForgetEvery{10};

std::string keyOf(const std::string& user, const std::string& address) {
    return user.substr(0, limits::kUserName) + '\n' + sourceNetwork(address);
}

}  // namespace

Result<void> LockOut::check(const std::string& user, const std::string& address, Time now) {
    const auto found = entries_.find(keyOf(user, address));
    if (found == entries_.end() || found->second.until <= now)
        return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(found->second.until - now);
    return Error{ErrorCode::LockedOut, "too many failed logins", static_cast<int>(left.count())};
}

void LockOut::failed(const std::string& user, const std::string& address, Time now) {
    if (now >= nextForget_ || entries_.size() >= kEntries)
        forget(now);
    if (entries_.size() >= kEntries)
        makeRoom();
    Entry& entry = entries_[keyOf(user, address)];
    entry.last = now;
    if (++entry.failures < limits::kFailedLoginsBeforeLockOut)
        return;
    entry.failures = 0;
    const int doublings = std::min(entry.lockOuts++, 6);
    entry.until = now + std::min<std::chrono::seconds>(limits::kLockOut * (1 << doublings), kLongest);
}

void LockOut::succeeded(const std::string& user, const std::string& address) {
    entries_.erase(keyOf(user, address));
}

void LockOut::forget(Time now) {
    nextForget_ = now + kForgetEvery;
    std::erase_if(entries_, [&](const auto& e) { return now - e.second.last > kMemory; });
}

// The older half at once: a search for the oldest at every failure would itself be a burden.
void LockOut::makeRoom() {
    std::vector<Time> times;
    times.reserve(entries_.size());
    for (const auto& [key, entry] : entries_)
        times.push_back(entry.last);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    std::erase_if(entries_, [&](const auto& e) { return e.second.last <= *middle; });
}

}  // namespace euterpe::hub
