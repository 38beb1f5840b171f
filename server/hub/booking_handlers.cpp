// booking.set, booking.cancel (D10).

#include "server/hub/own_call.h"

namespace euterpe::hub {

void handleBookingSet(Hub& hub, Session& session, const protocol::BookingSetParams& params,
                      const Reply<protocol::BookingSetResult>& reply) {
    const Identity& identity = session.identity();
    if (identity.account.empty())
        return reply.fail({ErrorCode::Conflict, "choose a telephone first"});
    if (!hub.knowsExtension(params.extension))
        return reply.fail({ErrorCode::NotFound, "params.extension: no such extension"});
    if (params.extension == identity.profile.extension)
        return reply.fail({ErrorCode::InvalidArgument, "params.extension: the own extension"});
    const auto booking = hub.callBacks().book(
        {identity.profile.user, identity.profile.extension, identity.account, params.extension});
    if (booking)
        reply.ok({*booking});
    else
        reply.fail(booking.error());
}

void handleBookingCancel(Hub& hub, Session& session, const protocol::BookingCancelParams& params,
                         const Reply<protocol::Empty>& reply) {
    if (hub.callBacks().cancel(session.identity().profile.user, params.booking))
        reply.ok({});
    else
        reply.fail({ErrorCode::NotFound, "params.booking: no such booking"});
}

}  // namespace euterpe::hub
