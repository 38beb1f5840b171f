// The hub's half of REST: who may, and click-to-call from an integration (kalliope-facts, sections 1 and 2).

#include "server/hub/dial_target.h"
#include "server/hub/hub.h"
#include "server/hub/said_to_client.h"

namespace euterpe::hub {

void Hub::restSalt(const std::string& tenant, RestGateway::Callback<std::string> done) {
    if (tenant != config_.tenant)
        return done(Error{ErrorCode::NotFound, "no such tenant; this server has \"" + config_.tenant + "\""});
    storage_.restSalt([this, done = std::move(done)](Result<std::string> salt) {
        done(salt ? std::move(salt) : Result<std::string>(saidToClient(salt.error(), log_)));
    });
}

void Hub::restUser(const std::string& name, const std::string& domain, const std::string& address,
                   RestGateway::Callback<RestUser> done) {
    if (auto free = lockOut_.check(name, address, loop_.now()); !free)
        return done(free.error());
    if (!domain.empty() && domain != config_.tenant)
        return done(Error{ErrorCode::Unauthorized, "user name or password is wrong"});
    storage_.restUser(UserId(name), [this, name, address, done = std::move(done)](Result<RestUser> user) {
        if (!user && user.error().code == ErrorCode::Unauthorized) {
            restLogin(name, address, false);
            // The same words as for a wrong digest: a stranger learns nothing about names.
            return done(Error{ErrorCode::Unauthorized, "user name or password is wrong"});
        }
        done(user ? std::move(user) : Result<RestUser>(saidToClient(user.error(), log_)));
    });
}

void Hub::restLogin(const std::string& name, const std::string& address, bool succeeded) {
    if (succeeded)
        return lockOut_.succeeded(name, address);
    lockOut_.failed(name, address, loop_.now());
    countRefusal(ErrorCode::Unauthorized);
    log_.warning("rest.login_failed", {{"user", name}, {"address", address}});
}

void Hub::restDial(const RestUser& user, const ExtensionId& source, const std::string& target,
                   RestGateway::Callback<CallId> done) {
    auto dialled = dialTarget(target);
    if (!dialled)
        return done(dialled.error());
    const auto accounts = pbx_.state().accountsOf(source);
    if (accounts.empty())
        return done(Error{ErrorCode::NotFound, "source: no such extension, or it has no telephone"});
    AccountId account = accounts.front().id;
    for (const protocol::Account& candidate : accounts)
        if (candidate.registered) {
            account = candidate.id;
            break;
        }
    // Each REST request is one call: its nonce already cannot come twice.
    const std::string dialId = "rest-" + std::to_string(++restDials_);
    dial(user.id, account, source, *dialled, dialId, done);
}

}  // namespace euterpe::hub
