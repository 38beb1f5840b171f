#include "server/store/enum_text_p.h"
#include "server/store/secrets.h"
#include "server/store/store.h"
#include "server/store/user_rows_p.h"

namespace euterpe::store {

using soci::into;
using soci::use;

Result<std::string> Store::createToken(const SessionRecord& session) {
    return connection_->guarded([&]() -> Result<std::string> {
        if (!findUserRow(*connection_, session.user))
            return noSuchUser(session.user);
        const std::string token = randomToken();
        const std::string hash = sha256Hex(token);
        const std::string mode = enumText(session.mode);
        connection_->session() << connection_->sql("token.add"), use(hash, "hash"),
            use(session.user.str(), "user"), use(mode, "mode"), use(session.account.str(), "account"),
            use(session.expiresAt, "expires");
        return token;
    });
}

Result<SessionRecord> Store::findToken(std::string_view token, UnixMillis now) {
    return connection_->guarded([&]() -> Result<SessionRecord> {
        const std::string hash = sha256Hex(token);
        std::string user, mode, account;
        SessionRecord session;
        connection_->session() << connection_->sql("token.find"), into(user), into(mode), into(account),
            into(session.expiresAt), use(hash, "hash"), use(now, "now");
        if (!connection_->session().got_data())
            return Error{ErrorCode::Unauthorized, "the session has ended"};
        session.user = UserId(user);
        session.mode = enumFromText<protocol::Mode>(mode);
        session.account = AccountId(account);
        return session;
    });
}

Result<void> Store::updateToken(std::string_view token, const SessionRecord& session) {
    return connection_->guarded([&]() -> Result<void> {
        const std::string hash = sha256Hex(token);
        const std::string mode = enumText(session.mode);
        soci::statement update =
            (connection_->session().prepare << connection_->sql("token.update"), use(mode, "mode"),
             use(session.account.str(), "account"), use(session.expiresAt, "expires"), use(hash, "hash"));
        if (executeCounting(update) == 0)
            return Error{ErrorCode::NotFound, "the session has ended"};
        return {};
    });
}

Result<void> Store::removeToken(std::string_view token) {
    return connection_->guarded([&]() -> Result<void> {
        const std::string hash = sha256Hex(token);
        connection_->session() << connection_->sql("token.remove"), use(hash, "hash");
        return {};
    });
}

Result<void> Store::removeTokensOf(const UserId& user) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql("token.remove_user"), use(user.str(), "user");
        return {};
    });
}

Result<int> Store::removeExpiredTokens(UnixMillis now) {
    return connection_->guarded([&]() -> Result<int> {
        soci::statement remove =
            (connection_->session().prepare << connection_->sql("token.remove_expired"), use(now, "now"));
        return static_cast<int>(executeCounting(remove));
    });
}

}  // namespace euterpe::store
