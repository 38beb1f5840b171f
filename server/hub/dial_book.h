// Remembers which dial requests were made, so that one that a client sends again after a lost connection is
// answered and never dialled twice; and how many a user makes a minute. Bounded. Owned by Hub; loop thread.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "server/hub/token_bucket.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace euterpe::hub {

class DialBook {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using Done = std::function<void(const Result<CallId>&)>;

    // True: new, dial now and report by finish(). False: known, `done` is called with its outcome, now or
    // then.
    bool begin(const UserId& user, const std::string& dialId, Time now, Done done);
    void finish(const UserId& user, const std::string& dialId, const Result<CallId>& outcome);
    // RateLimited when the user has dialled too often.
    Result<void> admit(const UserId& user, Time now);
    // Forgets what is too old to come again.
    void sweep(Time now);

    [[nodiscard]] std::size_t size() const { return dials_.size(); }

  private:
    struct Dial {
        Time at;
        std::optional<Result<CallId>> outcome;
        std::vector<Done> waiting;
    };
    std::map<std::pair<UserId, std::string>, Dial> dials_;
    std::map<UserId, std::pair<TokenBucket, Time>> rates_;
};

}  // namespace euterpe::hub
