#include "server/app/config_values_p.h"
#include "server/names/number_keys.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace euterpe::app::config_values {
namespace {

// The parts between commas, without blanks; empty ones are left out.
std::vector<std::string_view> listItems(std::string_view value) {
    std::vector<std::string_view> items;
    while (!value.empty()) {
        std::string_view item = value.substr(0, value.find(','));
        value.remove_prefix(std::min(value.size(), item.size() + 1));
        item = trimmed(item);
        if (!item.empty())
            items.push_back(item);
    }
    return items;
}

}  // namespace

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

Setter wholeNumber(std::function<void(int)> target, int least, int most) {
    return [target = std::move(target), least, most](std::string_view value) {
        int parsed = 0;
        const auto [end, ec] = std::from_chars(value.data(), value.data() + value.size(), parsed);
        if (ec != std::errc() || end != value.data() + value.size() || parsed < least || parsed > most)
            return "expected a whole number from " + std::to_string(least) + " to " + std::to_string(most);
        target(parsed);
        return std::string();
    };
}

Setter text(std::string& target) {
    return [&target](std::string_view value) {
        target = std::string(value);
        return std::string();
    };
}

Setter yesNo(bool& target) {
    return [&target](std::string_view value) {
        if (value != "yes" && value != "no")
            return std::string("expected yes or no");
        target = value == "yes";
        return std::string();
    };
}

Setter absolutePath(std::string& target) {
    return [&target](std::string_view value) {
        if (!value.starts_with('/'))
            return std::string("expected an absolute path");
        target = std::string(value);
        return std::string();
    };
}

Setter listenAt(ServerConfig& server) {
    return [&server](std::string_view value) {
        const std::string expected =
            "expected an IP address, or ADDRESS:PORT ([…]:PORT for IPv6, *:PORT for all)";
        std::string_view address = value;
        const auto colon = value.rfind(':');
        const bool bracketed = value.starts_with('[');
        if (colon != std::string_view::npos && (bracketed || value.find(':') == colon)) {
            const bool isPort = !bracketed || value[colon - 1] == ']';
            if (!isPort || !number(server.port, 0, 65535)(value.substr(colon + 1)).empty())
                return expected;
            address = value.substr(0, colon);
        }
        if (bracketed) {
            if (!address.ends_with(']'))
                return expected;
            address = address.substr(1, address.size() - 2);
        }
        if (address != "*" &&
            address.find_first_not_of("0123456789abcdefABCDEF.:%") != std::string_view::npos)
            return expected;
        server.listen = address == "*" ? std::string() : std::string(address);
        return std::string();
    };
}

Setter cdrDatabase(std::string& target) {
    return [&target](std::string_view value) {
        constexpr std::string_view kSqlite = "sqlite3://";
        if (value.starts_with(kSqlite))
            value.remove_prefix(kSqlite.size());
        if (!value.empty() && !value.starts_with('/') && value.find("://") == std::string_view::npos)
            return std::string("expected an SQLite file's absolute path, mysql://… or postgresql://…");
        target = std::string(value);
        return std::string();
    };
}

Setter dialled(std::string& target) {
    return [&target](std::string_view value) {
        if (value.find_first_not_of("0123456789*#+") != std::string_view::npos)
            return std::string("expected a number to dial: digits, * # +");
        target = std::string(value);
        return std::string();
    };
}

Setter contextName(std::string& target) {
    return [&target](std::string_view value) {
        if (value.empty() || value.find_first_of(" \t,()") != std::string_view::npos)
            return std::string("expected the name of a dialplan context");
        target = std::string(value);
        return std::string();
    };
}

Setter logLevel(LogLevel& target) {
    return [&target](std::string_view value) {
        const std::pair<std::string_view, LogLevel> levels[] = {{"debug", LogLevel::Debug},
                                                                {"info", LogLevel::Info},
                                                                {"warning", LogLevel::Warning},
                                                                {"error", LogLevel::Error}};
        for (const auto& [name, level] : levels) {
            if (value == name) {
                target = level;
                return std::string();
            }
        }
        return std::string("expected debug, info, warning or error");
    };
}

Setter transports(std::vector<protocol::SipListener>& target) {
    return [&target](std::string_view value) {
        using protocol::SipTransport;
        const std::pair<std::string_view, SipTransport> kinds[] = {
            {"udp", SipTransport::Udp}, {"tcp", SipTransport::Tcp}, {"tls", SipTransport::Tls}};
        target.clear();
        for (const std::string_view item : listItems(value)) {
            const auto colon = std::min(item.find(':'), item.size());
            const auto* kind = std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& one) {
                return one.first == item.substr(0, colon);
            });
            protocol::SipListener listener;
            if (kind == std::end(kinds) || colon == item.size() ||
                !number(listener.port, 1, 65535)(item.substr(colon + 1)).empty())
                return std::string("expected a list such as udp:5060, tls:5061");
            listener.transport = kind->second;
            target.push_back(listener);
        }
        return std::string(target.empty() ? "expected at least one transport" : "");
    };
}

Setter alsoInPro(std::vector<protocol::Permission>& target) {
    return [&target](std::string_view value) {
        using protocol::Permission;
        const std::pair<std::string_view, Permission> names[] = {{"services", Permission::Services},
                                                                 {"park", Permission::Park},
                                                                 {"record", Permission::Record},
                                                                 {"pickup", Permission::Pickup}};
        target.clear();
        for (const std::string_view item : listItems(value)) {
            const auto* name = std::find_if(std::begin(names), std::end(names),
                                            [&](const auto& one) { return one.first == item; });
            if (name == std::end(names))
                return std::string("expected some of services, park, record, pickup");
            target.push_back(name->second);
        }
        return std::string();
    };
}

Setter ldapUri(std::string& target) {
    return [&target](std::string_view value) {
        if (!value.starts_with("ldap://") && !value.starts_with("ldaps://") && !value.starts_with("ldapi://"))
            return std::string("expected ldap://HOST, ldaps://HOST or ldapi://");
        target = std::string(value);
        return std::string();
    };
}

Setter attribute(std::string& target) {
    return [&target](std::string_view value) {
        if (!value.empty() && !ldap::isAttributeName(value))
            return std::string("expected the name of an LDAP attribute");
        target = std::string(value);
        return std::string();
    };
}

Setter milliseconds(std::chrono::milliseconds& target, int least, int most) {
    return wholeNumber([&target](int value) { target = std::chrono::milliseconds(value); }, least, most);
}

Setter region(std::string& target) {
    return [&target](std::string_view value) {
        target = std::string(value);
        return std::string(names::NumberKeys::knowsRegion(target) ? ""
                                                                  : "expected a country such as IT or GB");
    };
}

}  // namespace euterpe::app::config_values
