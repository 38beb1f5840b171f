#include "server/store/connection.h"
#include "server/store/enum_text_p.h"
#include "server/store/store.h"

namespace euterpe::store {

using soci::into;
using soci::use;

Result<std::vector<FavouriteRecord>> Store::loadFavourites() {
    return connection_->guarded([&]() -> Result<std::vector<FavouriteRecord>> {
        std::vector<FavouriteRecord> all;
        std::string user, extension;
        soci::statement rows = (connection_->session().prepare << connection_->sql("favourite.all"),
                                into(user), into(extension));
        rows.execute();
        while (rows.fetch())
            all.push_back({UserId(user), ExtensionId(extension)});
        return all;
    });
}

Result<std::vector<ExtensionId>> Store::favourites(const UserId& user) {
    return connection_->guarded([&]() -> Result<std::vector<ExtensionId>> {
        std::vector<ExtensionId> all;
        std::string extension;
        soci::statement rows = (connection_->session().prepare << connection_->sql("favourite.of"),
                                into(extension), use(user.str(), "user"));
        rows.execute();
        while (rows.fetch())
            all.emplace_back(extension);
        return all;
    });
}

Result<void> Store::setFavourite(const UserId& user, const ExtensionId& extension, bool favourite) {
    return connection_->guarded([&]() -> Result<void> {
        connection_->session() << connection_->sql(favourite ? "favourite.add" : "favourite.remove"),
            use(user.str(), "user"), use(extension.str(), "extension");
        return {};
    });
}

Result<std::vector<PresenceRecord>> Store::loadPresence() {
    return connection_->guarded([&]() -> Result<std::vector<PresenceRecord>> {
        std::vector<PresenceRecord> all;
        std::string extension, state;
        soci::statement rows = (connection_->session().prepare << connection_->sql("presence.all"),
                                into(extension), into(state));
        rows.execute();
        while (rows.fetch())
            all.push_back({ExtensionId(extension), enumFromText<protocol::Presence>(state)});
        return all;
    });
}

Result<void> Store::setPresence(const ExtensionId& extension, protocol::Presence presence) {
    return connection_->guarded([&]() -> Result<void> {
        const std::string state = enumText(presence);
        connection_->session() << connection_->sql("presence.put"), use(extension.str(), "extension"),
            use(state, "state");
        return {};
    });
}

}  // namespace euterpe::store
