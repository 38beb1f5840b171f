// The company's LDAP directory as the server uses it: what users search for, and who is calling. Every
// question is answered within its time, whatever the directory does: when it is slow or dead the answer is an
// error, and for a while it is not asked at all. Names of callers are remembered. Owns two workers, so that a
// long search holds up no caller's name. Loop thread; created by app/ when a directory is configured.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/ldap/circuit_breaker.h"
#include "server/ldap/ldap_worker.h"

#include <chrono>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::ldap {

// The loop as this needs it.
struct LoopHooks {
    std::function<void(std::function<void()>)> post;  // any thread
    std::function<void(std::chrono::milliseconds, std::function<void()>)> after;
    std::function<std::chrono::steady_clock::time_point()> now;
};

class LdapDirectory {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using SearchDone = std::function<void(Result<Found>)>;
    // "" = nobody there has this number.
    using NameDone = std::function<void(Result<std::string>)>;

    static constexpr std::chrono::milliseconds kSearchDeadline{3000};
    // Callers are shown within 50 ms; a name that comes later than this is of no use to the popup.
    static constexpr std::chrono::milliseconds kNameDeadline{1500};
    static constexpr std::chrono::minutes kKnownFor{10};
    static constexpr std::chrono::minutes kUnknownFor{2};

    LdapDirectory(Config config, LoopHooks loop, const Log& log);
    ~LdapDirectory();
    LdapDirectory(const LdapDirectory&) = delete;
    LdapDirectory& operator=(const LdapDirectory&) = delete;

    // Cards with each word of `text` in a name, company, unit, address or number; at most kLookupResults.
    // Answered once, later; Timeout when the time is over or the directory has just shown that it does not
    // answer, RateLimited when too many wait.
    void search(std::string_view text, SearchDone done);

    // Who has this number. Answered at once, within the call, when it was asked a short while ago.
    void nameOf(std::string_view number, NameDone done);

  private:
    struct Remembered {
        std::string number;
        std::string name;
        Time until;
    };

    void ask(LdapWorker& worker, std::string filter, int most, std::chrono::milliseconds deadline,
             SearchDone done);
    void learn(const Result<Found>& outcome);
    void remember(const std::string& number, const std::string& name);
    const std::string* remembered(const std::string& number);
    void nameFound(const std::string& number, Result<Found> outcome);

    const Config config_;
    LoopHooks loop_;
    const Log& log_;
    CircuitBreaker breaker_;
    std::list<Remembered> recent_;  // most recently used first
    std::unordered_map<std::string, std::list<Remembered>::iterator> names_;
    std::unordered_map<std::string, std::vector<NameDone>> asking_;
    std::shared_ptr<LdapDirectory*> alive_;
    LdapWorker searches_;
    LdapWorker callers_;
};

}  // namespace euterpe::ldap
