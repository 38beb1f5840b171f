#include "bench/floor/throwaway_tls.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace euterpe::bench {
namespace {

constexpr long kOptions = SSL_MODE_RELEASE_BUFFERS;

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

}  // namespace

TlsContext throwawayServer() {
    const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, FreeCertificate> certificate(X509_new());
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    if (!key || !certificate || !context)
        return nullptr;
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("bench"), -1,
                               -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0 ||
        SSL_CTX_use_certificate(context.get(), certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), key.get()) != 1)
        return nullptr;
    SSL_CTX_set_mode(context.get(), kOptions);
    return context;
}

TlsContext trustingClient() {
    TlsContext context(SSL_CTX_new(TLS_client_method()));
    if (context)
        SSL_CTX_set_mode(context.get(), kOptions);
    return context;
}

}  // namespace euterpe::bench
