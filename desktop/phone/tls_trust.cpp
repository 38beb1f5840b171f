#include "desktop/phone/tls_trust.h"

#include <bctoolbox/crypto.h>
#include <belle-sip/belle-sip.h>
#include <memory>

#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace euterpe::phone {
namespace {

constexpr const char* kSystemAuthorities = "/etc/ssl/certs";

std::string describe(std::uint32_t flags, const std::string& host) {
    if ((flags & BCTBX_CERTIFICATE_VERIFY_BADCERT_NOT_TRUSTED) != 0)
        return "the certificate is not signed by a known authority";
    if ((flags & BCTBX_CERTIFICATE_VERIFY_BADCERT_CN_MISMATCH) != 0)
        return "the certificate is not for " + host;
    if ((flags & BCTBX_CERTIFICATE_VERIFY_BADCERT_EXPIRED) != 0)
        return "the certificate has expired";
    if ((flags & BCTBX_CERTIFICATE_VERIFY_BADCERT_FUTURE) != 0)
        return "the certificate is not valid yet";
    return "the certificate is not acceptable (" + std::to_string(flags) + ")";
}

// The library has one such callback for the whole process; it comes on the thread of the core concerned.
thread_local TlsTrust* trustOfThread = nullptr;

int onCertificate(unsigned char* der, int size, int depth, std::uint32_t* flags) {
    if (trustOfThread && size > 0)
        trustOfThread->judge(der, static_cast<std::size_t>(size), depth, *flags);
    return 0;
}

}  // namespace

bool isFor(const std::string& host, const unsigned char* der, std::size_t size) {
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        d2i_X509(nullptr, &der, static_cast<long>(size)), &X509_free);
    if (!certificate)
        return false;
    const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> address(
        a2i_IPADDRESS(host.c_str()), &ASN1_OCTET_STRING_free);
    if (address)
        return X509_check_ip(certificate.get(), ASN1_STRING_get0_data(address.get()),
                             static_cast<std::size_t>(ASN1_STRING_length(address.get())), 0) == 1;
    return X509_check_host(certificate.get(), host.data(), host.size(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS,
                           nullptr) == 1;
}

TlsTrust::TlsTrust(linphone::Core& core, std::string host, const std::string& accountAuthorities,
                   const std::string& userAuthorities)
    : host_(std::move(host)) {
    if (host_.starts_with('[') && host_.ends_with(']'))
        host_ = host_.substr(1, host_.size() - 2);
    const std::string authorities = accountAuthorities + '\n' + userAuthorities;
    if (accountAuthorities.empty() && userAuthorities.empty())
        core.setRootCa(kSystemAuthorities);
    else
        core.setRootCaData(authorities);
    trustOfThread = this;
// What replaces it belongs to an object that liblinphone does not hand out.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    belle_sip_tls_set_verify_error_cb(reinterpret_cast<void*>(&onCertificate));
#pragma GCC diagnostic pop
}

TlsTrust::~TlsTrust() {
    trustOfThread = nullptr;
}

// Called for each certificate of the chain, the registrar's own (depth 0) last.
void TlsTrust::judge(const unsigned char* der, std::size_t size, int depth, std::uint32_t& flags) {
    if (depth != 0) {
        chain_ |= flags;
        return;
    }
    if (isFor(host_, der, size))
        flags &= ~static_cast<std::uint32_t>(BCTBX_CERTIFICATE_VERIFY_BADCERT_CN_MISMATCH);
    else
        flags |= BCTBX_CERTIFICATE_VERIFY_BADCERT_CN_MISMATCH;
    const std::uint32_t wrong = chain_ | flags;
    chain_ = 0;
    problem_ = wrong == 0 ? std::string() : describe(wrong, host_);
}

}  // namespace euterpe::phone
