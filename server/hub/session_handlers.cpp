// session.login, session.resume, session.logout, account.select (B2, B4, A1).

#include "lib/protocol/limits.h"
#include "server/hub/handlers.h"
#include "server/hub/hub.h"

#include <utility>

namespace euterpe::hub {

namespace limits = protocol::limits;
using protocol::SessionLoginResult;

namespace {

Result<void> checkProtocol(int protocol) {
    if (protocol < 1)
        return Error{ErrorCode::InvalidArgument, "params.protocol: expected a version from 1"};
    return {};  // a newer client speaks down to us, it sees ours in the result
}

SessionLoginResult welcome(const Hub& hub, const Session& session) {
    const Identity& identity = session.identity();
    const LoginProfile& profile = identity.profile;
    SessionLoginResult result;
    result.token = profile.token;
    result.epoch = hub.config().epoch;
    result.server = hub.config().server;
    result.mode = profile.mode;
    result.seat = profile.seat;
    result.roles = profile.roles;
    result.permissions = profile.permissions;
    result.accounts = identity.state->accounts();
    result.account = identity.account;
    result.services = hub.config().services;
    result.self = identity.state->self();
    result.self.account = identity.account;
    return result;
}

void finishLogin(Hub& hub, Session& session, LoginProfile profile, const AccountId& wanted,
                 const Reply<SessionLoginResult>& reply) {
    hub.establish(session, std::move(profile), wanted);
    const LoginProfile& granted = session.identity().profile;
    hub.log().info("session.established", {{"user", granted.user.str()},
                                           {"extension", granted.extension.str()},
                                           {"mode", boost::describe::enum_to_string(granted.mode, "?")},
                                           {"address", session.address()}});
    reply.ok(welcome(hub, session));
}

}  // namespace

void handleSessionLogin(Hub& hub, Session& session, const protocol::SessionLoginParams& params,
                        const Reply<SessionLoginResult>& reply) {
    if (session.loggedIn() || session.loginPending)
        return reply.fail({ErrorCode::Conflict, "this connection has logged in, or is about to"});
    if (auto known = checkProtocol(params.protocol); !known)
        return reply.fail(known.error());
    if (params.user.empty() || params.user.size() > limits::kUserName)
        return reply.fail({ErrorCode::InvalidArgument, "params.user: expected a login name"});
    if (params.password.size() > limits::kPassword)
        return reply.fail({ErrorCode::InvalidArgument, "params.password: too long"});
    if (auto free = hub.lockOut().check(params.user, session.address(), hub.loop().now()); !free)
        return reply.fail(free.error());
    if (auto begun = hub.passwordChecks().begin(session.address()); !begun)
        return reply.fail(begun.error());
    session.loginPending = true;
    hub.storage().login(
        params, [&hub, weak = std::weak_ptr<Session>(session.shared_from_this()), user = params.user,
                 wanted = params.account, reply, address = session.address()](Result<LoginProfile> profile) {
            hub.passwordChecks().finish(address);
            if (!profile && profile.error().code == ErrorCode::Unauthorized) {
                hub.lockOut().failed(user, address, hub.loop().now());
                hub.log().warning("session.login_failed", {{"user", user}, {"address", address}});
            } else if (profile) {
                hub.lockOut().succeeded(user, address);
            }
            const auto same = weak.lock();
            if (!same || !same->connected()) {
                if (profile)  // nobody has seen this token
                    hub.storage().logout(profile->token);
                return;
            }
            same->loginPending = false;
            if (!profile)
                return reply.fail(profile.error());
            ++hub.counters().logins;
            finishLogin(hub, *same, std::move(*profile), wanted, reply);
        });
}

void handleSessionResume(Hub& hub, Session& session, const protocol::SessionResumeParams& params,
                         const Reply<SessionLoginResult>& reply) {
    if (session.loggedIn() || session.loginPending)
        return reply.fail({ErrorCode::Conflict, "this connection has logged in, or is about to"});
    if (auto known = checkProtocol(params.protocol); !known)
        return reply.fail(known.error());
    // Tokens cannot be guessed; this stops a client with a dead one from asking for ever.
    if (auto free = hub.lockOut().check("session.resume", session.address(), hub.loop().now()); !free)
        return reply.fail(free.error());
    session.loginPending = true;
    hub.storage().resume(params.token, [&hub, weak = std::weak_ptr<Session>(session.shared_from_this()),
                                        reply](Result<LoginProfile> profile) {
        const auto same = weak.lock();
        if (!same || !same->connected())
            return;
        same->loginPending = false;
        if (!profile) {
            if (profile.error().code == ErrorCode::Unauthorized)
                hub.lockOut().failed("session.resume", same->address(), hub.loop().now());
            return reply.fail(profile.error());
        }
        ++hub.counters().resumes;
        finishLogin(hub, *same, std::move(*profile), {}, reply);
    });
}

void handleSessionLogout(Hub& hub, Session& session, const protocol::Empty&,
                         const Reply<protocol::Empty>& reply) {
    const LoginProfile& profile = session.identity().profile;
    hub.storage().logout(profile.token);
    hub.log().info("session.logout", {{"user", profile.user.str()}});
    UserBook::Entry* entry = hub.users().find(profile.user);
    const ExtensionId extension = profile.extension;
    if (entry)
        PresenceBook::setIdle(*entry, profile.token, false);
    hub.release(session);
    if (entry && entry->sessions.empty())
        entry->online = false;
    hub.refreshPresence(extension);
    reply.ok({});
}

void handleAccountSelect(Hub& hub, Session& session, const protocol::AccountSelectParams& params,
                         const Reply<protocol::AccountSelectResult>& reply) {
    Identity& identity = session.identity();
    for (const protocol::Account& account : hub.pbx().state().accountsOf(identity.profile.extension)) {
        if (account.id != params.account)
            continue;
        hub.useAccount(session, account.id);
        hub.storage().chooseAccount(identity.profile, account.id);
        session.selfChanged = true;
        hub.flusher().sessionChanged(session);
        return reply.ok({account});
    }
    reply.fail({ErrorCode::NotFound, "params.account: not a telephone of this user"});
}

}  // namespace euterpe::hub
