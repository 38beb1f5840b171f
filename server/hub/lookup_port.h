// What the hub asks of the company's directory server (LDAP). Implemented in app/, by a fake in the hub's
// tests; a server without one has none. Called on the loop thread; each callback comes once, on the loop
// thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/contacts.h"

#include <functional>
#include <string>
#include <vector>

namespace euterpe::hub {

struct LookupAnswer {
    std::vector<protocol::Contact> contacts;
    bool more = false;
};

class LookupPort {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    virtual ~LookupPort() = default;

    // Cards with each word of `text` in a name, company, unit, address or number. Answered within its time,
    // whatever the directory does: Timeout, Disconnected, Unauthorized, Untrusted, RateLimited.
    virtual void search(const std::string& text, Callback<LookupAnswer> done) = 0;
    // Who has this number, in any of its forms; "" = nobody. Answered within the call when it is remembered,
    // else within 1.5 s, by an error if need be.
    virtual void nameOf(const std::string& number, Callback<std::string> done) = 0;
};

}  // namespace euterpe::hub
