// How many passwords are being checked: a check costs tens of milliseconds of the one database thread, so
// strangers could keep it from everybody else. Some in all, fewer for one network. Plain value, loop thread.
#pragma once

#include "lib/base/result.h"

#include <string>
#include <unordered_map>

namespace euterpe::hub {

class PasswordChecks {
  public:
    // RateLimited when enough are waiting; otherwise each is ended by finish() with the same address.
    Result<void> begin(const std::string& address);
    void finish(const std::string& address);

  private:
    int all_ = 0;
    std::unordered_map<std::string, int> byNetwork_;
};

}  // namespace euterpe::hub
