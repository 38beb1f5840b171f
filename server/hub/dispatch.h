// From a decoded request to its handler. Loop thread; called by Session.
#pragma once

#include "lib/protocol/codec.h"
#include "server/hub/session.h"

namespace euterpe::hub {

// Decodes the parameters and calls the handler of this row; wrong parameters are answered here.
void dispatch(Hub& hub, Session& session, protocol::Request request,
              const protocol::IncomingRequest& incoming);

}  // namespace euterpe::hub
