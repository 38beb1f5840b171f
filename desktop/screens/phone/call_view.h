// What cards and popups show of a call, gathered from the session's stores. GUI thread only.
#pragma once

#include "desktop/replica/session.h"
#include "desktop/screens/phone/call_offer.h"

namespace euterpe::screens {

CallView callView(replica::Session& session, const protocol::Call& call);
CallRights callRights(replica::Session& session);

}  // namespace euterpe::screens
