// Which missed calls a user has seen (G1).

#include "server/store/connection.h"
#include "server/store/store.h"

namespace euterpe::store {

using soci::into;
using soci::use;

Result<std::int64_t> Store::missedCalls(const UserId& user, const ExtensionId& extension) {
    std::int64_t seen = 0;
    const auto known = connection_->guarded([&]() -> Result<bool> {
        connection_->session() << connection_->sql("register.seen"), into(seen), use(user.str(), "user");
        return connection_->session().got_data();
    });
    if (!known)
        return known.error();
    if (!*known) {
        const auto newest = registerNewest(extension);
        if (!newest)
            return newest.error();
        if (auto begun = setRegisterSeen(user, *newest); !begun)
            return begun.error();
        return std::int64_t{0};
    }
    return connection_->guarded([&]() -> Result<std::int64_t> {
        std::int64_t missed = 0;
        connection_->session() << connection_->sql("register.missed"), into(missed),
            use(extension.str(), "extension"), use(seen, "seen");
        return missed;
    });
}

Result<void> Store::setRegisterSeen(const UserId& user, std::int64_t row) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql("register.see"), use(user.str(), "user"), use(row, "row");
        return {};
    });
}

}  // namespace euterpe::store
