#include "server/hub/source_network.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>

namespace euterpe::hub {

std::string sourceNetwork(const std::string& address) {
    constexpr std::size_t kNetworkBytes = 8;
    in6_addr binary{};
    const std::string withoutZone = address.substr(0, address.find('%'));
    if (::inet_pton(AF_INET6, withoutZone.c_str(), &binary) != 1)
        return address;
    std::fill(std::begin(binary.s6_addr) + kNetworkBytes, std::end(binary.s6_addr), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(AF_INET6, &binary, text.data(), text.size());
    return std::string(text.data()) + "/64";
}

}  // namespace euterpe::hub
