// TLS contexts for the two ends of a measurement within one program: a certificate made on the spot, trusted
// by nobody, and the same options as the server's. Plain functions, one thread.
#pragma once

#include <memory>

#include <openssl/ssl.h>

namespace euterpe::bench {

struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeContext>;

// ECDSA P-256, as the server makes for itself; nullptr when OpenSSL refuses.
TlsContext throwawayServer();
TlsContext trustingClient();

}  // namespace euterpe::bench
