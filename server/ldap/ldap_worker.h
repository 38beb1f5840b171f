// A thread that asks the LDAP server, one question after another. Owns the thread and its connection. ask()
// is called on the loop thread; outcomes come back through the poster given at construction.
#pragma once

#include "lib/base/result.h"
#include "server/ldap/ldap_connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace euterpe::ldap {

class LdapWorker {
  public:
    using Task = std::function<void()>;
    // Called on the worker's thread; must not block.
    using Poster = std::function<void(Task)>;
    using Done = std::function<void(Result<Found>)>;
    using Time = std::chrono::steady_clock::time_point;

    struct Question {
        std::string filter;
        int most = 1;
        Time until;  // nobody waits for the answer after that: it is not asked any more
        Done done;
    };

    LdapWorker(const Config& config, Poster poster);
    // Ends what is being asked; questions that wait are not answered.
    ~LdapWorker();
    LdapWorker(const LdapWorker&) = delete;
    LdapWorker& operator=(const LdapWorker&) = delete;

    // False = too many wait already.
    bool ask(Question question);

  private:
    void work();

    Poster poster_;
    std::atomic<bool> stopping_{false};
    LdapConnection connection_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Question> queue_;
    std::thread thread_;
};

}  // namespace euterpe::ldap
