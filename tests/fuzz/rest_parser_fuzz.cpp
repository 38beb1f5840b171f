// Whatever a stranger sends to REST before authentication: the header X-authenticate, the path, a typed
// target.

#include "server/hub/dial_target.h"
#include "server/web/rest_auth.h"
#include "server/web/rest_service.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace euterpe;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto token = web::parseRestToken(text)) {
        // What is accepted holds no quote and no control character, so that it can be logged and hashed as
        // is.
        for (const std::string& member :
             {token->user, token->domain, token->digest, token->nonce, token->created})
            for (const char c : member)
                if (c == '"' || static_cast<unsigned char>(c) < 0x20)
                    std::abort();
        (void)web::checkFreshness(*token, 1'461'944'906'000);
        (void)web::restDigest(*token, "secret");
    }
    (void)web::parseCreated(text);
    for (const std::string& segment : web::pathSegments(text))
        for (const char c : segment)
            if (static_cast<unsigned char>(c) < 0x20)
                std::abort();
    if (const auto target = hub::dialTarget(text)) {
        if (target->empty() || target->find_first_of("\r\n,&@|$") != std::string::npos)
            std::abort();
    }
    return 0;
}
