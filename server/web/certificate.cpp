#include "server/web/certificate.h"

#include "lib/base/hex.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace euterpe::web {
namespace {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* pointer) const {
        Free(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

constexpr long kValidSeconds = 10L * 365 * 24 * 3600;

Error opensslError(const std::string& what) {
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    return Error{ErrorCode::Internal, what + ": " + text.data()};
}

Error fileError(const std::string& path, const char* what) {
    return Error{errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io,
                 path + ": " + what + ": " + std::strerror(errno)};
}

bool addExtension(X509* certificate, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509* certificate) {
    std::array<unsigned char, 16> bytes{};
    if (RAND_bytes(bytes.data(), bytes.size()) != 1)
        return false;
    bytes[0] &= 0x7f;  // RFC 5280, 4.1.2.2: a positive number
    std::unique_ptr<BIGNUM, Freed<BN_free>> number(BN_bin2bn(bytes.data(), bytes.size(), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

Result<Certificate> selfSigned(EVP_PKEY* key, const std::string& hostName) {
    Certificate made(X509_new());
    if (!made)
        return opensslError("certificate");
    X509* certificate = made.get();
    X509_NAME* name = X509_get_subject_name(certificate);
    // A day back: a client whose clock is a little slow must not refuse a fresh certificate.
    const bool ok = X509_set_version(certificate, 2) == 1 && setSerial(certificate) &&
                    X509_gmtime_adj(X509_getm_notBefore(certificate), -24 * 3600) &&
                    X509_gmtime_adj(X509_getm_notAfter(certificate), kValidSeconds) &&
                    X509_set_pubkey(certificate, key) == 1 &&
                    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                               reinterpret_cast<const unsigned char*>(hostName.c_str()), -1,
                                               -1, 0) == 1 &&
                    X509_set_issuer_name(certificate, name) == 1 &&
                    addExtension(certificate, NID_subject_alt_name,
                                 "DNS:" + hostName + ",DNS:localhost,IP:127.0.0.1,IP:::1") &&
                    addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
                    addExtension(certificate, NID_ext_key_usage, "serverAuth") &&
                    X509_sign(certificate, key, EVP_sha256()) > 0;
    if (!ok)
        return opensslError("certificate");
    return made;
}

std::string contents(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return std::string(data, static_cast<std::size_t>(size));
}

// Complete or absent, never half: written beside its place and renamed.
Result<void> writeFile(const std::string& path, const std::string& text, mode_t mode) {
    const std::string temporary = path + ".new";
    ::unlink(temporary.c_str());
    const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return fileError(temporary, "cannot create");
    const ssize_t written = ::write(fd, text.data(), text.size());
    const bool ok = written == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
    const int failure = errno;
    ::close(fd);
    errno = failure;
    if (!ok || std::rename(temporary.c_str(), path.c_str()) != 0) {
        Error error = fileError(temporary, "cannot write");
        ::unlink(temporary.c_str());
        return error;
    }
    return {};
}

}  // namespace

Result<void> ensureCertificate(const CertificateFiles& files, const std::string& hostName) {
    const bool haveCertificate = ::access(files.certificate.c_str(), F_OK) == 0;
    const bool haveKey = ::access(files.key.c_str(), F_OK) == 0;
    if (haveCertificate && haveKey)
        return {};
    if (haveCertificate != haveKey)
        return Error{ErrorCode::Conflict,
                     (haveCertificate ? files.key : files.certificate) +
                         ": missing, while its counterpart exists; restore it or remove both"};
    Key key(EVP_EC_gen("P-256"));
    if (!key)
        return opensslError("key");
    auto certificate = selfSigned(key.get(), hostName);
    if (!certificate)
        return certificate.error();
    Bio keyText(BIO_new(BIO_s_mem()));
    Bio certificateText(BIO_new(BIO_s_mem()));
    if (!keyText || !certificateText ||
        PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1 ||
        PEM_write_bio_X509(certificateText.get(), certificate->get()) != 1)
        return opensslError("PEM");
    if (auto done = writeFile(files.key, contents(keyText.get()), 0600); !done)
        return done;
    return writeFile(files.certificate, contents(certificateText.get()), 0644);
}

Result<std::string> certificateFingerprint(const std::string& certificateFile) {
    Bio file(BIO_new_file(certificateFile.c_str(), "r"));
    if (!file)
        return opensslError(certificateFile);
    Certificate certificate(PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1)
        return opensslError(certificateFile);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) {
        if (i > 0)
            text += ':';
        appendHex(text, digest[i]);
    }
    return text;
}

}  // namespace euterpe::web
