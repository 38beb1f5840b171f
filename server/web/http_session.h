// One accepted connection until it is closed or has become a WebSocket: TLS handshake, HTTP requests answered
// by RestService, upgrade on /cti. The header is small on purpose: Beast stays inside http_session.cpp.
#pragma once

#include "server/web/shared_state.h"
#include "server/web/tls_stream.h"

#include <string>

#include <boost/asio/ip/address.hpp>

namespace euterpe::web {

// Takes the connection over; the session keeps itself alive until its connection ends. Loop thread.
// `address` is the peer's, `source` the network that it counts for.
void startHttpSession(Socket socket, const boost::asio::ip::address& address, std::string source,
                      SharedState& shared);

}  // namespace euterpe::web
