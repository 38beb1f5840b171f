// What REST requests ask of the hub. Owns nothing; loop thread only. Implemented by Hub, called by
// web::RestService; tests put a fake here.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"

#include <functional>
#include <string>

namespace euterpe::hub {

struct RestUser {
    UserId id;
    ExtensionId extension;
    bool callsForOthers = false;  // role Administrator, or the built-in user click2call
    std::string digestPassword;   // lower-case hex, docs/protocol.md section REST; a secret
};

class RestGateway {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    virtual ~RestGateway() = default;
    // The salt of a tenant's passwords; NotFound for an unknown tenant.
    virtual void restSalt(const std::string& tenant, Callback<std::string> done) = 0;
    // A user who may use REST. Unauthorized for everybody else, LockedOut after too many failures from this
    // address.
    virtual void restUser(const std::string& name, const std::string& domain, const std::string& address,
                          Callback<RestUser> done) = 0;
    // Reports how the digest came out, for the lock-out.
    virtual void restLogin(const std::string& name, const std::string& address, bool succeeded) = 0;
    // Rings `source`'s telephone, then calls `target` as typed.
    virtual void restDial(const RestUser& user, const ExtensionId& source, const std::string& target,
                          Callback<CallId> done) = 0;
};

}  // namespace euterpe::hub
