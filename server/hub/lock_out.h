// Counts failed logins by user and source network and refuses further attempts for a time that doubles with
// each lock-out. A stranger at one address thus cannot lock a user out everywhere. Bounded. Loop thread.
#pragma once

#include "lib/base/result.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace euterpe::hub {

class LockOut {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // LockedOut with retryAfterS while an attempt is refused.
    Result<void> check(const std::string& user, const std::string& address, Time now);
    void failed(const std::string& user, const std::string& address, Time now);
    void succeeded(const std::string& user, const std::string& address);

    [[nodiscard]] std::size_t tracked() const { return entries_.size(); }

  private:
    struct Entry {
        int failures = 0;  // since the last lock-out
        int lockOuts = 0;
        Time until;
        Time last;
    };
    static constexpr std::size_t kEntries = 20'000;
    void forget(Time now);
    void makeRoom();

    std::unordered_map<std::string, Entry> entries_;
    Time nextForget_{};
};

}  // namespace euterpe::hub
