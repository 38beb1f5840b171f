// One client's WebSocket: hands texts to the hub and writes the hub's messages, one at a time. Beast's
// websocket is instantiated in websocket_session.cpp only, since it takes most of a minute to compile.
#pragma once

#include "server/web/shared_state.h"
#include "server/web/tls_stream.h"

#include <string>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

namespace euterpe::web {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::string_body>;

// Takes the connection over; the session keeps itself alive until the connection ends. Loop thread.
void startWebSocketSession(TlsStream stream, OpenConnection open, SharedState& shared, std::string address,
                           const UpgradeRequest& request);

}  // namespace euterpe::web
