#include "server/web/rest_auth.h"

#include "lib/base/hex.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace euterpe::web {
namespace {

constexpr std::string_view kScheme = "RestApiUsernameToken";
constexpr std::size_t kMemberBytes = 256;
constexpr std::size_t kShortestNonce = 8;

using Hash = std::array<unsigned char, 32>;

Hash sha256(std::string_view text) {
    Hash hash{};
    unsigned int size = 0;
    EVP_Digest(text.data(), text.size(), hash.data(), &size, EVP_sha256(), nullptr);
    return hash;
}

Error malformed(std::string detail) {
    return Error{ErrorCode::InvalidArgument, "X-authenticate: " + std::move(detail)};
}

void skipBlanks(std::string_view& rest) {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t'))
        rest.remove_prefix(1);
}

bool isNameByte(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string* memberOf(RestToken& token, std::string_view name) {
    if (name == "Username")
        return &token.user;
    if (name == "Domain")
        return &token.domain;
    if (name == "Digest")
        return &token.digest;
    if (name == "Nonce")
        return &token.nonce;
    if (name == "Created")
        return &token.created;
    return nullptr;
}

// One `Name="value"`; consumes it from `rest`.
Result<void> parseMember(std::string_view& rest, RestToken& token) {
    const auto nameEnd = std::find_if_not(rest.begin(), rest.end(), isNameByte);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(nameEnd - rest.begin()));
    rest.remove_prefix(name.size());
    std::string* member = memberOf(token, name);
    if (!member)
        return malformed("expected Username, Domain, Digest, Nonce or Created");
    if (!rest.starts_with("=\""))
        return malformed(std::string(name) + ": expected =\"value\"");
    rest.remove_prefix(2);
    const std::size_t end = rest.find('"');
    if (end == std::string_view::npos)
        return malformed(std::string(name) + ": the closing quote is missing");
    const std::string_view value = rest.substr(0, end);
    if (value.size() > kMemberBytes)
        return malformed(std::string(name) + ": too long");
    if (std::any_of(value.begin(), value.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
        return malformed(std::string(name) + ": control characters are not allowed");
    if (!member->empty())
        return malformed(std::string(name) + ": given twice");
    *member = std::string(value);
    rest.remove_prefix(end + 1);
    return {};
}

bool isHex(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

Result<void> checkForm(const RestToken& token) {
    if (token.user.empty() || token.user.size() > protocol::limits::kUserName ||
        token.user.find('@') != std::string::npos)
        return malformed("Username: expected a login name without @");
    if (token.digest.size() != 44)
        return malformed("Digest: expected the base64 of a SHA-256 (44 characters)");
    if (token.nonce.size() < kShortestNonce || !isHex(token.nonce))
        return malformed("Nonce: expected at least 8 hexadecimal digits");
    auto created = parseCreated(token.created);
    if (!created)
        return created.error();
    return {};
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Result<RestToken> parseRestToken(std::string_view header) {
    std::string_view rest = header;
    skipBlanks(rest);
    if (!rest.starts_with(kScheme))
        return malformed("expected the scheme RestApiUsernameToken");
    rest.remove_prefix(kScheme.size());
    if (rest.empty() || (rest.front() != ' ' && rest.front() != '\t'))
        return malformed("expected a space after RestApiUsernameToken");
    RestToken token;
    for (skipBlanks(rest); !rest.empty(); skipBlanks(rest)) {
        if (auto done = parseMember(rest, token); !done)
            return done.error();
        skipBlanks(rest);
        if (rest.empty())
            break;
        if (rest.front() != ',')
            return malformed("expected a comma between members");
        rest.remove_prefix(1);
    }
    if (auto done = checkForm(token); !done)
        return done.error();
    return token;
}

std::string restDigestPassword(std::string_view password, std::string_view salt) {
    std::string text(password);
    text += '{';
    text += salt;
    text += '}';
    std::string hex;
    for (const unsigned char octet : sha256(text))
        appendHex(hex, octet);
    OPENSSL_cleanse(text.data(), text.size());
    return hex;
}

std::string restDigest(const RestToken& token, std::string_view digestPassword) {
    std::string text = token.nonce;
    text += digestPassword;
    text += token.user;
    text += token.domain;
    text += token.created;
    const Hash hash = sha256(text);
    OPENSSL_cleanse(text.data(), text.size());
    std::array<unsigned char, 64> encoded{};
    const int size = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(hash.size()));
    return std::string(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
}

bool sameDigest(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

Result<UnixMillis> parseCreated(std::string_view text) {
    const Error expected{ErrorCode::InvalidArgument,
                         "X-authenticate: Created: expected YYYY-MM-DDThh:mm:ssZ (UTC)"};
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || text[19] != 'Z')
        return expected;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return expected;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return expected;
    const auto time = std::chrono::sys_days{date} + std::chrono::hours{*hour} +
                      std::chrono::minutes{*minute} + std::chrono::seconds{*second};
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Result<void> NonceStore::use(const std::string& user, const std::string& nonce,
                             std::chrono::steady_clock::time_point now) {
    // A nonce stays until no clock within the window could make its request fresh again.
    while (!order_.empty() && order_.front().at + 2 * kRestWindow < now) {
        known_.erase(order_.front().key);
        order_.pop_front();
    }
    std::string key = user + '\n' + nonce;
    if (known_.contains(key))
        return Error{ErrorCode::Unauthorized, "this nonce was used before; make a new one for each request"};
    if (order_.size() >= capacity_)
        return Error{ErrorCode::RateLimited, "too many requests within five minutes", 60};
    known_.insert(key);
    order_.push_back({now, std::move(key)});
    return {};
}

Result<void> checkFreshness(const RestToken& token, UnixMillis now) {
    auto created = parseCreated(token.created);
    if (!created)
        return created.error();
    const UnixMillis skew = *created > now ? *created - now : now - *created;
    if (skew > std::chrono::milliseconds(kRestWindow).count())
        return Error{ErrorCode::Unauthorized,
                     "Created differs from the server's clock by more than five minutes; check the clock"};
    return {};
}

}  // namespace euterpe::web
