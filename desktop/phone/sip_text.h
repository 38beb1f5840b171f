// What is read from SIP messages and headers as text (RFC 3261 sections 7.3 and 25.1). Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace euterpe::phone {

struct SipParty {
    std::string number;  // user part, percent-decoded; "" when there is none
    std::string name;    // display name, unquoted
    std::string host;
};

// A name-addr or addr-spec, e.g. `"Carol" <sip:103@pbx>;tag=1`; nullopt when it is none.
std::optional<SipParty> parseParty(std::string_view headerValue);

// The caller withheld who it is (RFC 3323, RFC 3325).
bool isAnonymous(const SipParty& party);

// The first header of that name in a message, "" when there is none; long name only.
std::string_view headerOf(std::string_view message, std::string_view name);

// The value of a parameter behind a semicolon, "" when it is not there or has none.
std::string_view parameterOf(std::string_view headerValue, std::string_view name);

}  // namespace euterpe::phone
