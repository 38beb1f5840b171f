// One accepted connection until it is closed or has become a WebSocket: TLS handshake, HTTP requests answered
// by RestService, upgrade on /cti. The header is small on purpose: Beast stays inside http_session.cpp.
#pragma once

#include "server/web/shared_state.h"
#include "server/web/tls_stream.h"

namespace euterpe::web {

// Takes the connection over; the session keeps itself alive until its connection ends. Loop thread.
void startHttpSession(Socket socket, SharedState& shared);

}  // namespace euterpe::web
