#include "server/web/rest_service.h"

#include "lib/base/hex.h"

#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace euterpe::web {
namespace json = boost::json;
namespace {

constexpr std::size_t kSegments = 8;

int httpStatus(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
        case ErrorCode::Malformed:
            return 400;
        case ErrorCode::Unauthorized:
            return 401;
        case ErrorCode::Forbidden:
        case ErrorCode::NotInMode:
            return 403;
        case ErrorCode::NotFound:
            return 404;
        case ErrorCode::UnknownMethod:
            return 405;
        case ErrorCode::Conflict:
            return 409;
        case ErrorCode::TooLarge:
            return 413;
        case ErrorCode::RateLimited:
        case ErrorCode::LockedOut:
            return 429;
        case ErrorCode::PbxRefused:
            return 502;
        case ErrorCode::PbxUnavailable:
            return 503;
        case ErrorCode::Timeout:
            return 504;
        case ErrorCode::Unknown:
        case ErrorCode::Cancelled:
        case ErrorCode::Disconnected:
        case ErrorCode::Untrusted:
        case ErrorCode::Io:
        case ErrorCode::DiskFull:
        case ErrorCode::Database:
        case ErrorCode::Internal:
            break;
    }
    return 500;
}

// False for a bad escape or a control character.
bool percentDecode(std::string_view in, std::string& out) {
    for (std::size_t i = 0; i < in.size(); ++i) {
        char c = in[i];
        if (c == '%') {
            const int octet = hexOctet(in.substr(i + 1));
            if (octet < 0)
                return false;
            c = static_cast<char>(octet);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return false;
        out += c;
    }
    return true;
}

std::string xmlEscaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// XML only for a client that asks for it and not for JSON or anything.
bool wantsXml(std::string_view accept) {
    return accept.find("xml") != std::string_view::npos && accept.find("json") == std::string_view::npos;
}

}  // namespace

RestReply restError(const Error& error) {
    RestReply reply;
    reply.status = httpStatus(error.code);
    reply.retryAfterS = error.retryAfterS;
    reply.askAuth = error.code == ErrorCode::Unauthorized;
    reply.body = json::serialize(
        json::object{{"error", json::object{{"code", toString(error.code)}, {"message", error.detail}}}});
    return reply;
}

std::vector<std::string> pathSegments(std::string_view target) {
    std::string_view path = target.substr(0, target.find_first_of("?#"));
    std::vector<std::string> segments;
    while (!path.empty()) {
        if (path.front() != '/' || segments.size() == kSegments)
            return {};
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (segment.empty() && path.empty())
            break;  // a slash at the end
        if (!percentDecode(segment, segments.emplace_back()))
            return {};
    }
    return segments;
}

RestService::RestService(hub::RestGateway& hub, NonceStore& nonces, Clock clock, ServerPages pages)
    : hub_(hub), nonces_(nonces), clock_(std::move(clock)), pages_(std::move(pages)) {}

void RestService::handle(const RestRequest& request, Done done) {
    const std::vector<std::string> path = pathSegments(request.target);
    const bool isSalt = path.size() == 3 && path[0] == "rest" && path[1] == "salt";
    const bool isCall =
        path.size() == 5 && path[0] == "rest" && path[1] == "phoneServices" && path[2] == "c2c";
    const bool isHealth = path.size() == 1 && path[0] == "health";
    const bool isMetrics = path.size() == 1 && path[0] == "metrics";
    if (!isSalt && !isCall && !isHealth && !isMetrics)
        return done(restError({ErrorCode::NotFound, "no such path; see docs/protocol.md, section REST"}));
    if (request.method != "GET") {
        RestReply reply = restError({ErrorCode::UnknownMethod, "only GET is understood here"});
        reply.allow = "GET";
        return done(std::move(reply));
    }
    if (isSalt)
        return salt(request, path[2], std::move(done));
    if (isCall)
        return clickToCall(request, path[3], path[4], std::move(done));
    if (isHealth)
        return health(std::move(done));
    metrics(request, std::move(done));
}

void RestService::salt(const RestRequest& request, const std::string& tenant, Done done) {
    hub_.restSalt(tenant, [xml = wantsXml(request.accept), done = std::move(done)](Result<std::string> salt) {
        if (!salt)
            return done(restError(salt.error()));
        RestReply reply;
        if (xml) {
            reply.contentType = "application/xml";
            reply.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<response><salt>" + xmlEscaped(*salt) +
                         "</salt></response>\n";
        } else {
            reply.body = json::serialize(json::object{{"salt", *salt}});
        }
        done(std::move(reply));
    });
}

Result<void> RestService::verify(const RestToken& token, const hub::RestUser& user,
                                 const std::string& address) {
    if (!sameDigest(restDigest(token, user.digestPassword), token.digest)) {
        hub_.restLogin(token.user, address, false);
        return Error{ErrorCode::Unauthorized, "user name or password is wrong"};
    }
    if (auto spent = nonces_.use(token.user, token.nonce, clock_().steady); !spent)
        return spent;
    hub_.restLogin(token.user, address, true);
    return {};
}

void RestService::authenticate(const RestRequest& request, Done done,
                               std::function<void(hub::RestUser)> next) {
    if (request.authenticate.empty())
        return done(restError({ErrorCode::Unauthorized, "the header X-authenticate is missing"}));
    auto token = parseRestToken(request.authenticate);
    if (!token)
        return done(restError({ErrorCode::Unauthorized, token.error().detail}));
    if (auto fresh = checkFreshness(*token, clock_().wall); !fresh)
        return done(restError(fresh.error()));
    hub_.restUser(token->user, token->domain, request.address,
                  [this, token = *token, address = request.address, done = std::move(done),
                   next = std::move(next)](Result<hub::RestUser> user) {
                      if (!user)
                          return done(restError(user.error()));
                      if (auto verified = verify(token, *user, address); !verified)
                          return done(restError(verified.error()));
                      next(std::move(*user));
                  });
}

void RestService::clickToCall(const RestRequest& request, const std::string& target,
                              const std::string& source, Done done) {
    authenticate(
        request, done, [this, target, source = ExtensionId(source), done](const hub::RestUser& user) {
            if (source != user.extension && !user.callsForOthers)
                return done(
                    restError({ErrorCode::Forbidden, "this user may call from the own extension only"}));
            hub_.restDial(user, source, target, [done](Result<CallId> call) {
                if (!call)
                    return done(restError(call.error()));
                RestReply reply;
                reply.body = json::serialize(json::object{{"call", call->str()}});
                done(std::move(reply));
            });
        });
}

void RestService::health(Done done) {
    RestReply reply;
    reply.body = pages_.healthJson();
    done(std::move(reply));
}

void RestService::metrics(const RestRequest& request, Done done) {
    const bool byToken =
        !pages_.metricsToken.empty() && sameDigest(request.authorization, "Bearer " + pages_.metricsToken);
    if (!byToken && !(pages_.metricsToken.empty() && request.loopback))
        return done(restError(
            {ErrorCode::Forbidden, "metrics are given to the loop-back interface or with a token"}));
    RestReply reply;
    reply.contentType = "text/plain; version=0.0.4";
    reply.body = pages_.metricsText();
    done(std::move(reply));
}

}  // namespace euterpe::web
