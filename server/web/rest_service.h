// Answers REST requests: routes, authentication, replies. Knows no socket and no Beast, so it is tested with
// plain values. Loop thread; called by the HTTP sessions.
#pragma once

#include "lib/base/time.h"
#include "server/hub/rest_gateway.h"
#include "server/web/rest_auth.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::web {

struct RestRequest {
    std::string method;         // "GET"
    std::string target;         // path and query as sent
    std::string accept;         // header Accept
    std::string authenticate;   // header X-authenticate
    std::string authorization;  // header Authorization
    std::string address;        // of the peer
    bool loopback = false;
};

struct RestReply {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::string allow;     // with 405
    int retryAfterS = 0;   // header Retry-After when > 0
    bool askAuth = false;  // header WWW-Authenticate
};

// An error as every REST request reports it.
RestReply restError(const Error& error);

// What the pages of the server itself show; filled by app/, which knows every part.
struct ServerPages {
    std::function<std::string()> healthJson;
    std::function<std::string()> metricsText;
    std::string metricsToken;  // "" = metrics from the loop-back interface only
};

class RestService {
  public:
    using Done = std::function<void(RestReply)>;
    using Clock = std::function<RestTime()>;

    RestService(hub::RestGateway& hub, NonceStore& nonces, Clock clock, ServerPages pages);

    // `done` is called exactly once, perhaps before handle() returns.
    void handle(const RestRequest& request, Done done);

  private:
    void salt(const RestRequest& request, const std::string& tenant, Done done);
    void clickToCall(const RestRequest& request, const std::string& target, const std::string& source,
                     Done done);
    void health(Done done);
    void metrics(const RestRequest& request, Done done);
    // Calls `next` with the user whose digest was right, else answers.
    void authenticate(const RestRequest& request, Done done, std::function<void(hub::RestUser)> next);
    Result<void> verify(const RestToken& token, const hub::RestUser& user, const std::string& address);

    hub::RestGateway& hub_;
    NonceStore& nonces_;
    Clock clock_;
    ServerPages pages_;
};

// The path's segments, percent-decoded; empty when a segment is malformed. "/rest/salt/a%20b" -> rest, salt,
// "a b".
std::vector<std::string> pathSegments(std::string_view target);

}  // namespace euterpe::web
