// The server's TLS settings and certificate. Owns the SSL_CTX; a connection keeps the one it began with, so
// reload() changes new connections only. Loop thread; created by app/, used by the listener's sessions.
#pragma once

#include "lib/base/result.h"
#include "server/web/certificate.h"

#include <array>
#include <memory>
#include <span>

#include <openssl/ssl.h>

namespace euterpe::web {

struct SslFree {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using SslPtr = std::unique_ptr<SSL, SslFree>;

// What one TLS record holds at most (RFC 8446, section 5.1).
inline constexpr std::size_t kTlsRecord = 16 * 1024;

class TlsContext {
  public:
    static Result<std::unique_ptr<TlsContext>> load(const CertificateFiles& files);

    // Reads the files anew; on failure the present certificate stays in use.
    Result<void> reload(const CertificateFiles& files);

    // A server-side session on a non-blocking socket; nullptr when out of memory.
    [[nodiscard]] SslPtr newSession(int fd) const;

    // Where a write joins its buffers into one record. Shared by all streams: they live on one thread and
    // SSL_write has taken the bytes when it returns.
    std::span<char, kTlsRecord> scratch() { return scratch_; }

  private:
    using ContextPtr = std::unique_ptr<SSL_CTX, SslFree>;
    explicit TlsContext(ContextPtr context) : context_(std::move(context)) {}
    static Result<ContextPtr> build(const CertificateFiles& files);

    ContextPtr context_;
    std::array<char, kTlsRecord> scratch_{};
};

}  // namespace euterpe::web
