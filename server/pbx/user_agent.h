// Brand, model, firmware and MAC address out of a SIP User-Agent, as telephones announce themselves (B2).
// Pure function, any thread.
#pragma once

#include <string>
#include <string_view>

namespace euterpe::pbx {

struct UserAgent {
    std::string brand;  // "" when not recognised
    std::string model;  // "" for softphones without variants
    std::string firmware;
    std::string mac;  // "00:04:13:aa:bb:cc" when the text holds one

    bool operator==(const UserAgent&) const = default;
};

UserAgent parseUserAgent(std::string_view text);

// "000413B21A25", "00-04-13-b2-1a-25" -> "00:04:13:b2:1a:25"; "" when the text is anything else.
std::string normalizedMac(std::string_view text);

}  // namespace euterpe::pbx
