// euterpe-server --config FILE [--check-config] | --version

#include "lib/base/log.h"
#include "server/app/application.h"
#include "server/app/config.h"

#include <cstdio>
#include <string>
#include <string_view>

namespace {

constexpr int kBadUsage = 2;

struct Arguments {
    std::string config = "/etc/euterpe/euterpe-server.conf";
    bool checkOnly = false;
    bool version = false;
    bool help = false;
    std::string mistake;
};

Arguments parse(int count, char** values) {
    Arguments arguments;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = values[i];
        if (argument == "--config" && i + 1 < count)
            arguments.config = values[++i];
        else if (argument == "--check-config")
            arguments.checkOnly = true;
        else if (argument == "--version")
            arguments.version = true;
        else if (argument == "--help" || argument == "-h")
            arguments.help = true;
        else
            arguments.mistake = std::string(argument);
    }
    return arguments;
}

constexpr const char* kUsage =
    "usage: euterpe-server [--config FILE] [--check-config]\n"
    "       euterpe-server --version\n"
    "FILE is /etc/euterpe/euterpe-server.conf unless given.\n";

}  // namespace

int main(int count, char** values) {
    const Arguments arguments = parse(count, values);
    if (!arguments.mistake.empty()) {
        std::fprintf(stderr, "euterpe-server: not understood: %s\n%s", arguments.mistake.c_str(), kUsage);
        return kBadUsage;
    }
    if (arguments.help) {
        std::fputs(kUsage, stdout);
        return 0;
    }
    if (arguments.version) {
        std::printf("%s\n", euterpe::app::serverName().c_str());
        return 0;
    }
    auto config = euterpe::app::loadConfig(arguments.config);
    if (!config) {
        std::fprintf(stderr, "%s\n", config.error().detail.c_str());
        return kBadUsage;
    }
    if (arguments.checkOnly) {
        std::printf("%s: good\n", arguments.config.c_str());
        return 0;
    }
    const euterpe::Log log(config->server.logLevel);
    auto application = euterpe::app::Application::create(*config, log);
    if (!application) {
        log.error("server.failed", {{"error", application.error().detail}});
        return 1;
    }
    (*application)->run();
    return 0;
}
