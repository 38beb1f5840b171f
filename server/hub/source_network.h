// Who counts as one stranger when attempts are counted: an IPv4 address, or an IPv6 network of 64 bits, since
// everybody who has one address of such a network has all of them. Pure.
#pragma once

#include <string>

namespace euterpe::hub {

// Text that is no address stays as it is.
std::string sourceNetwork(const std::string& address);

}  // namespace euterpe::hub
