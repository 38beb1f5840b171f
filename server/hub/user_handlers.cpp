// favourite.set, presence.set, presence.idle (F5, I1).

#include "server/hub/handlers.h"
#include "server/hub/hub.h"

namespace euterpe::hub {

void handleFavouriteSet(Hub& hub, Session& session, const protocol::FavouriteSetParams& params,
                        const Reply<protocol::Empty>& reply) {
    // One that is no longer in the directory can still be taken off the list.
    if (params.favourite && !hub.knowsExtension(params.extension))
        return reply.fail({ErrorCode::NotFound, "params.extension: no such extension"});
    const UserId user = session.identity().profile.user;
    hub.storage().setFavourite(user, params.extension, params.favourite,
                               [&hub, user, reply](Result<std::vector<ExtensionId>> favourites) {
                                   if (!favourites)
                                       return reply.fail(favourites.error());
                                   if (UserBook::Entry* entry = hub.users().find(user))
                                       hub.changeUser(*entry, [&](UserState& state, Seq next) {
                                           return state.setFavourites(std::move(*favourites), next);
                                       });
                                   reply.ok({});
                               });
}

void handlePresenceSet(Hub& hub, Session& session, const protocol::PresenceSetParams& params,
                       const Reply<protocol::Empty>& reply) {
    using protocol::Presence;
    if (params.presence == Presence::Unknown)
        return reply.fail({ErrorCode::InvalidArgument,
                           "params.presence: expected available, away, busy, notAvailable or offline"});
    const ExtensionId extension = session.identity().profile.extension;
    hub.storage().setPresence(
        extension, params.presence,
        [&hub, extension, presence = params.presence, reply](const Result<void>& stored) {
            if (!stored)
                return reply.fail(stored.error());
            hub.choosePresence(extension, presence);
            reply.ok({});
        });
}

void handlePresenceIdle(Hub& hub, Session& session, const protocol::PresenceIdleParams& params,
                        const Reply<protocol::Empty>& reply) {
    hub.setIdle(session, params.idle);
    reply.ok({});
}

}  // namespace euterpe::hub
