#include "bench/load/options.h"

#include <charconv>
#include <fstream>
#include <functional>
#include <map>

namespace euterpe::bench {
namespace {

constexpr std::string_view kUsage =
    "euterpe-load: many clients on one euterpe-server; prints one JSON object.\n"
    "  --server ADDRESS:PORT     where it listens (IPv4)\n"
    "  --users FILE              lines \"user password\", used in turn, or \"user - token\", one a client\n"
    "  --clients N               sessions to open (1000)\n"
    "  --rate R --seconds S      events a second, for how long (50, 10)\n"
    "  --lone-seconds S          also measure single events, four a second (0 = no)\n"
    "  --pid PID                 the server's process, for CPU and memory\n"
    "  --ami-port PORT           be the server's Asterisk on that port: events are telephones' states\n"
    "  --extensions N --first-extension E --hint-context C --ami-user U --ami-secret-file FILE\n"
    "  --publish-presence N      events are N users' presences: for a server with a PBX of its own\n"
    "  --one-source              all clients from one address\n"
    "  --prefix TEXT             put in front of every key\n";

Error wrong(const std::string& option, const std::string& expected) {
    return Error{ErrorCode::InvalidArgument, option + ": expected " + expected};
}

template <class N>
Result<void> number(const std::string& option, const std::string& text, N& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc() || end != text.data() + text.size())
        return wrong(option, "a number");
    return {};
}

// Lines "user password", "user - token"; '#' starts a comment.
Result<std::vector<Identity>> readUsers(const std::string& path) {
    std::ifstream file(path);
    if (!file)
        return Error{ErrorCode::Io, path + ": cannot be read"};
    std::vector<Identity> users;
    int lineNumber = 0;
    for (std::string line; std::getline(file, line);) {
        ++lineNumber;
        if (line.empty() || line[0] == '#')
            continue;
        const std::size_t first = line.find(' ');
        if (first == std::string::npos)
            return wrong(path + ':' + std::to_string(lineNumber), "\"user password\" or \"user - token\"");
        const std::string rest = line.substr(first + 1);
        Identity identity{line.substr(0, first), {}, {}};
        if (rest.starts_with("- "))
            identity.token = rest.substr(2);
        else
            identity.password = rest;
        users.push_back(std::move(identity));
    }
    return users;
}

Result<void> server(const std::string& option, const std::string& text, Target& target) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return wrong(option, "ADDRESS:PORT");
    target.host = text.substr(0, colon);
    return number(option, text.substr(colon + 1), target.port);
}

}  // namespace

std::string_view usage() {
    return kUsage;
}

Result<Options> parseOptions(const std::vector<std::string>& arguments) {
    Options options;
    using Setter = std::function<Result<void>(const std::string& option, const std::string& value)>;
    const auto intoNumber = [](auto& out) -> Setter {
        return [&out](const std::string& option, const std::string& value) {
            return number(option, value, out);
        };
    };
    const auto intoText = [](std::string& out) -> Setter {
        return [&out](const std::string&, const std::string& value) -> Result<void> {
            out = value;
            return {};
        };
    };
    const std::map<std::string, Setter> setters = {
        {"--server", [&](const auto& o, const auto& v) { return server(o, v, options.server); }},
        {"--clients", intoNumber(options.clients)},
        {"--rate", intoNumber(options.rate)},
        {"--seconds", intoNumber(options.seconds)},
        {"--lone-seconds", intoNumber(options.loneSeconds)},
        {"--pid", intoNumber(options.serverPid)},
        {"--ami-port", intoNumber(options.amiPort)},
        {"--extensions", intoNumber(options.extensions)},
        {"--first-extension", intoNumber(options.firstExtension)},
        {"--publish-presence", intoNumber(options.publishers)},
        {"--hint-context", intoText(options.hintContext)},
        {"--ami-user", intoText(options.amiUser)},
        {"--prefix", intoText(options.prefix)},
        {"--ami-secret-file",
         [&](const auto&, const auto& path) -> Result<void> {
             std::ifstream file(path);
             if (!std::getline(file, options.amiSecret))
                 return Error{ErrorCode::Io, path + ": cannot be read"};
             return {};
         }},
        {"--users",
         [&](const auto&, const auto& path) -> Result<void> {
             auto users = readUsers(path);
             if (!users)
                 return users.error();
             options.users = std::move(*users);
             return {};
         }},
    };
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (name == "--one-source") {
            options.spreadSources = false;
            continue;
        }
        const auto setter = setters.find(name);
        if (setter == setters.end())
            return wrong(name, "an option of the list below");
        if (++i == arguments.size())
            return wrong(name, "a value");
        if (auto done = setter->second(name, arguments[i]); !done)
            return done.error();
    }
    if (options.server.port == 0 || options.users.empty())
        return wrong("euterpe-load", "--server and --users");
    if ((options.amiPort == 0) == (options.publishers == 0))
        return wrong("euterpe-load", "either --ami-port or --publish-presence");
    return options;
}

}  // namespace euterpe::bench
