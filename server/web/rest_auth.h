// The authentication of REST requests as KalliopePBX integrations do it: header X-authenticate, one nonce a
// request, a salted digest of the password. Scheme: docs/protocol.md, section REST.
// Pure apart from OpenSSL's hashes; the clock comes as an argument. Loop thread.
#pragma once

#include "lib/base/result.h"
#include "lib/base/time.h"

#include <chrono>
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

namespace euterpe::web {

struct RestToken {
    std::string user;
    std::string domain;
    std::string digest;   // base64
    std::string nonce;    // hex
    std::string created;  // "2016-04-29T15:48:26Z"

    bool operator==(const RestToken&) const = default;
};

// `RestApiUsernameToken Username="…", Domain="…", Digest="…", Nonce="…", Created="…"`, members in any order.
// Each error names the member and what is expected.
Result<RestToken> parseRestToken(std::string_view header);

// Lower-case hex SHA-256 of `password{salt}`: what the server keeps of a REST user's password.
std::string restDigestPassword(std::string_view password, std::string_view salt);

// Base64 of SHA-256 of nonce, digestPassword, user, domain and created, without separators.
std::string restDigest(const RestToken& token, std::string_view digestPassword);

// Does not end early at the first difference.
bool sameDigest(std::string_view a, std::string_view b);

// `YYYY-MM-DDThh:mm:ssZ`, nothing else.
Result<UnixMillis> parseCreated(std::string_view text);

inline constexpr std::chrono::minutes kRestWindow{5};

// When a request came: by the clock that its `Created` is held against, and by one that nobody sets.
struct RestTime {
    UnixMillis wall = 0;
    std::chrono::steady_clock::time_point steady;
};

// Nonces used within the window, so that a request cannot be sent twice. Bounded: when it is full, requests
// are refused, never an old nonce forgotten early. A wall clock that is set to the right time would forget
// nonces that are still good, or keep them until the store is full.
class NonceStore {
  public:
    explicit NonceStore(std::size_t capacity = 100'000) : capacity_(capacity) {}

    // RateLimited when full, Unauthorized when used before; otherwise the nonce counts as used.
    Result<void> use(const std::string& user, const std::string& nonce,
                     std::chrono::steady_clock::time_point now);
    [[nodiscard]] std::size_t size() const { return order_.size(); }

  private:
    struct Used {
        std::chrono::steady_clock::time_point at;
        std::string key;
    };
    std::size_t capacity_;
    std::deque<Used> order_;
    std::unordered_set<std::string> known_;
};

// Everything that needs no password: form and clock. A nonce is spent only once the digest was right, so that
// a stranger cannot fill the store.
Result<void> checkFreshness(const RestToken& token, UnixMillis now);

}  // namespace euterpe::web
