#include "server/store/secrets.h"
#include "server/store/store.h"
#include "server/store/user_rows_p.h"

namespace euterpe::store {

Result<std::string> Store::restSalt() {
    return connection_->guarded([&]() -> Result<std::string> {
        if (auto salt = readSetting(*connection_, "rest.salt"))
            return *salt;
        const std::string fresh = randomSalt();
        const std::string name = "rest.salt";
        // Does nothing where another process was quicker; what is stored counts.
        connection_->session() << connection_->sql("setting.add"), soci::use(name, "name"),
            soci::use(fresh, "value");
        return readSetting(*connection_, name).value_or(fresh);
    });
}

Result<RestCredential> Store::restCredential(const UserId& user) {
    return connection_->guarded([&]() -> Result<RestCredential> {
        auto row = findUserRow(*connection_, user);
        if (!row || row->record.disabled || !row->record.restApi || row->restDigest.empty())
            return Error{ErrorCode::Unauthorized, "this user may not use the REST API"};
        return RestCredential{std::move(row->record), std::move(row->restDigest)};
    });
}

}  // namespace euterpe::store
