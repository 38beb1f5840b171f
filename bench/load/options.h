// The command line of euterpe-load. Plain values.
#pragma once

#include "bench/load/client.h"
#include "lib/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::bench {

struct Options {
    Target server;
    int clients = 1000;
    double rate = 50;
    double seconds = 10;
    double loneSeconds = 0;  // > 0: single events, four a second, measured for so long
    int serverPid = 0;       // 0 = not on this machine: no CPU and memory figures
    std::string prefix;      // in front of every key that is printed

    // Where events come from: the AMI simulator on that port, or presence set by `publishers` users.
    std::uint16_t amiPort = 0;
    int extensions = 1000;
    int firstExtension = 1000;
    std::string hintContext = "euterpe-extensions";
    std::string amiUser = "euterpe";
    std::string amiSecret = "secret";
    int publishers = 0;

    std::vector<Identity> users;
    bool spreadSources = true;
};

// The text of --help.
std::string_view usage();

Result<Options> parseOptions(const std::vector<std::string>& arguments);

}  // namespace euterpe::bench
