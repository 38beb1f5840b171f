// What a value of the configuration file may be: each function gives the setter of one target, which says
// what is expected when a value does not fit. The target outlives its setter.
#pragma once

#include "server/app/config.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::app::config_values {

// "" = set; else what is expected.
using Setter = std::function<std::string(std::string_view)>;

// Without blanks at either end.
std::string_view trimmed(std::string_view line);

Setter text(std::string& target);
Setter wholeNumber(std::function<void(int)> target, int least, int most);
template <class N>
Setter number(N& target, int least, int most) {
    return wholeNumber([&target](int value) { target = static_cast<N>(value); }, least, most);
}
Setter milliseconds(std::chrono::milliseconds& target, int least, int most);
Setter yesNo(bool& target);
Setter absolutePath(std::string& target);
// `ADDRESS`, `ADDRESS:PORT`, `[IPV6]:PORT` or `*:PORT`. That the address is one is seen when it is bound.
Setter listenAt(ServerConfig& server);
// A file may be written as the URL that other tools use for it.
Setter cdrDatabase(std::string& target);
// A number or a service code that can be dialled.
Setter dialled(std::string& target);
Setter contextName(std::string& target);
Setter logLevel(LogLevel& target);
// "udp:5060, tls:5061": what softphones may use, the preferred first.
Setter transports(std::vector<protocol::SipListener>& target);
Setter alsoInPro(std::vector<protocol::Permission>& target);
// An address of a directory server: what libldap takes.
Setter ldapUri(std::string& target);
// An attribute of the directory's entries; empty = they have none for it.
Setter attribute(std::string& target);
// A country of the numbering plans.
Setter region(std::string& target);

}  // namespace euterpe::app::config_values
