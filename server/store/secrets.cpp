#include "server/store/secrets.h"

#include <array>
#include <cassert>

#include <sodium.h>

namespace euterpe::store {
namespace {

void ready() {
    // Idempotent; fails only without any random source, when nothing here may go on.
    [[maybe_unused]] const int state = sodium_init();
    assert(state >= 0);
}

std::string hex(const unsigned char* bytes, std::size_t length) {
    std::string text(length * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, length);
    text.pop_back();
    return text;
}

}  // namespace

std::string hashPassword(std::string_view password, HashCost cost) {
    ready();
    std::array<char, crypto_pwhash_STRBYTES> out{};
    const bool quick = cost == HashCost::Quick;
    const int failed =
        crypto_pwhash_str_alg(out.data(), password.data(), password.size(),
                              quick ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              quick ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13);
    return failed != 0 ? std::string{} : std::string(out.data());
}

bool passwordMatches(const std::string& hash, std::string_view password) {
    ready();
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string randomToken() {
    ready();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    text.pop_back();
    return text;
}

std::string randomSalt() {
    ready();
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes.data(), bytes.size());
}

std::string sha256Hex(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return hex(digest.data(), digest.size());
}

}  // namespace euterpe::store
