#include "server/web/tls_context.h"

#include <openssl/err.h>

namespace euterpe::web {
namespace {

Error opensslError(const std::string& what) {
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    return Error{ErrorCode::Io, what + ": " + text.data()};
}

}  // namespace

Result<TlsContext::ContextPtr> TlsContext::build(const CertificateFiles& files) {
    ERR_clear_error();
    ContextPtr context(SSL_CTX_new(TLS_server_method()));
    if (!context)
        return opensslError("TLS");
    SSL_CTX* raw = context.get();
    SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
    // Buffers are given back between records: the difference between 22 and 55 KB a client. A partial write
    // may be repeated from another address because buffers are joined anew for each attempt.
    SSL_CTX_set_mode(
        raw, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(raw,
                        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(raw, 0);
    if (SSL_CTX_use_certificate_chain_file(raw, files.certificate.c_str()) != 1)
        return opensslError(files.certificate);
    if (SSL_CTX_use_PrivateKey_file(raw, files.key.c_str(), SSL_FILETYPE_PEM) != 1)
        return opensslError(files.key);
    if (SSL_CTX_check_private_key(raw) != 1)
        return opensslError(files.key + " does not belong to " + files.certificate);
    return context;
}

Result<std::unique_ptr<TlsContext>> TlsContext::load(const CertificateFiles& files) {
    auto context = build(files);
    if (!context)
        return context.error();
    return std::unique_ptr<TlsContext>(new TlsContext(std::move(*context)));
}

Result<void> TlsContext::reload(const CertificateFiles& files) {
    auto context = build(files);
    if (!context)
        return context.error();
    context_ = std::move(*context);
    return {};
}

SslPtr TlsContext::newSession(int fd) const {
    SslPtr ssl(SSL_new(context_.get()));
    if (!ssl || SSL_set_fd(ssl.get(), fd) != 1)
        return nullptr;
    SSL_set_accept_state(ssl.get());
    return ssl;
}

}  // namespace euterpe::web
