// Hashes, tokens and salts, by libsodium. Pure apart from the system's random source; any thread.
#pragma once

#include <string>
#include <string_view>

namespace euterpe::store {

enum class HashCost { Interactive, Quick };

// Argon2id as crypto_pwhash_str writes it ("$argon2id$v=19$m=65536,t=2,p=1$..."); "" when memory is short.
std::string hashPassword(std::string_view password, HashCost cost);
bool passwordMatches(const std::string& hash, std::string_view password);

// 32 random bytes as 43 characters of base64url.
std::string randomToken();
// 16 random bytes in hex.
std::string randomSalt();
// SHA-256 in lowercase hex.
std::string sha256Hex(std::string_view text);

}  // namespace euterpe::store
