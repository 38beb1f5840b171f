#include "desktop/phone/sip_text.h"

#include "lib/base/hex.h"

#include <algorithm>
#include <strings.h>

namespace euterpe::phone {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool startsWith(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && strncasecmp(text.data(), prefix.data(), prefix.size()) == 0;
}

std::string percentDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int octet = text[i] == '%' ? hexOctet(text.substr(i + 1)) : -1;
        if (octet >= 0) {
            decoded += static_cast<char>(octet);
            i += 2;
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

// The quoted string that `text` begins with, unescaped; `text` is moved behind it.
std::string takeQuoted(std::string_view& text) {
    std::string name;
    text.remove_prefix(1);
    while (!text.empty() && text.front() != '"') {
        if (text.front() == '\\' && text.size() > 1)
            text.remove_prefix(1);
        name += text.front();
        text.remove_prefix(1);
    }
    if (!text.empty())
        text.remove_prefix(1);
    return name;
}

// `text` is what follows the scheme.
void parseUri(std::string_view text, SipParty& party) {
    const auto end = text.find_first_of(";?>, ");
    // A semicolon may stand in the user part.
    const auto at = text.find('@');
    if (at != std::string_view::npos) {
        std::string_view user = text.substr(0, at);
        user = user.substr(0, user.find_first_of(";:"));
        party.number = percentDecoded(user);
        text.remove_prefix(at + 1);
        text = text.substr(0, text.find_first_of(";?>, "));
    } else {
        text = text.substr(0, end);
    }
    const auto bracket = text.find(']');
    const auto colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
    party.host = text.substr(0, colon);
}

}  // namespace

std::optional<SipParty> parseParty(std::string_view headerValue) {
    std::string_view text = trimmed(headerValue);
    SipParty party;
    if (!text.empty() && text.front() == '"')
        party.name = takeQuoted(text);
    const auto open = text.find('<');
    if (open != std::string_view::npos) {
        if (party.name.empty())
            party.name = trimmed(text.substr(0, open));
        text.remove_prefix(open + 1);
        text = text.substr(0, text.find('>'));
    }
    text = trimmed(text);
    if (startsWith(text, "sip:")) {
        parseUri(text.substr(4), party);
    } else if (startsWith(text, "sips:")) {
        parseUri(text.substr(5), party);
    } else if (startsWith(text, "tel:")) {
        text.remove_prefix(4);
        party.number = percentDecoded(text.substr(0, text.find_first_of(";>, ")));
    } else {
        return std::nullopt;
    }
    return party;
}

bool isAnonymous(const SipParty& party) {
    return party.number.empty() || strcasecmp(party.number.c_str(), "anonymous") == 0 ||
           strcasecmp(party.host.c_str(), "anonymous.invalid") == 0;
}

std::string_view headerOf(std::string_view message, std::string_view name) {
    std::size_t begin = message.find('\n');  // the first line is none
    while (begin != std::string_view::npos) {
        ++begin;
        const std::size_t end = std::min(message.find('\n', begin), message.size());
        const std::string_view line = trimmed(message.substr(begin, end - begin));
        if (line.empty())
            return {};
        if (startsWith(line, name) && trimmed(line.substr(name.size())).starts_with(':'))
            return trimmed(line.substr(line.find(':') + 1));
        begin = end == message.size() ? std::string_view::npos : end;
    }
    return {};
}

std::string_view parameterOf(std::string_view headerValue, std::string_view name) {
    // What follows a comma is the next value of a header that is there more than once.
    std::string_view rest = headerValue.substr(0, headerValue.find(','));
    for (auto at = rest.find(';'); at != std::string_view::npos; at = rest.find(';')) {
        rest.remove_prefix(at + 1);
        const std::string_view parameter = trimmed(rest.substr(0, rest.find(';')));
        const auto equals = parameter.find('=');
        const std::string_view found = trimmed(parameter.substr(0, equals));
        if (found.size() == name.size() && startsWith(found, name))
            return equals == std::string_view::npos ? std::string_view()
                                                    : trimmed(parameter.substr(equals + 1));
    }
    return {};
}

}  // namespace euterpe::phone
