#include "server/pbx/user_agent.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace euterpe::pbx {
namespace {

struct BrandRule {
    std::string_view prefix;  // of the User-Agent, compared without regard to case
    std::string_view brand;
    std::string_view dropFromModel;  // what the maker writes before the model
};

// The longest prefix of one maker comes first.
constexpr std::array kBrands{
    BrandRule{"Yealink", "Yealink", "SIP-"},
    BrandRule{"SIP-T", "Yealink", "SIP-"},
    BrandRule{"snom", "Snom", ""},
    BrandRule{"Grandstream", "Grandstream", ""},
    BrandRule{"Fanvil", "Fanvil", ""},
    BrandRule{"PolycomVVX", "Poly", "VVX-"},
    BrandRule{"PolycomSoundPointIP", "Poly", "SPIP_"},
    BrandRule{"PolycomSoundStationIP", "Poly", "SSIP_"},
    BrandRule{"PolycomRealPresenceTrio", "Poly", ""},
    BrandRule{"PolyEdge", "Poly", ""},
    BrandRule{"Polycom", "Poly", ""},
    BrandRule{"Poly", "Poly", ""},
    BrandRule{"Cisco", "Cisco", ""},
    BrandRule{"Linksys", "Linksys", ""},
    BrandRule{"Gigaset", "Gigaset", ""},
    BrandRule{"Mitel", "Mitel", ""},
    BrandRule{"Aastra", "Mitel", ""},
    BrandRule{"Panasonic", "Panasonic", ""},
    BrandRule{"Alcatel", "Alcatel-Lucent", "Lucent"},
    BrandRule{"Htek", "Htek", ""},
    BrandRule{"AVM FRITZ!Box", "AVM", ""},
    BrandRule{"FRITZ!OS", "AVM", ""},
    BrandRule{"Zoiper", "Zoiper", ""},
    BrandRule{"Z ", "Zoiper", ""},
    BrandRule{"Linphone-Desktop", "Linphone", ""},
    BrandRule{"Linphone", "Linphone", ""},
    BrandRule{"baresip", "baresip", ""},
    BrandRule{"MicroSIP", "MicroSIP", ""},
    BrandRule{"Twinkle", "Twinkle", ""},
    BrandRule{"Bria", "Bria", ""},
    BrandRule{"X-Lite", "X-Lite", ""},
    BrandRule{"Jitsi", "Jitsi", ""},
    BrandRule{"Euterpe", "Euterpe", ""},
    BrandRule{"PJSUA", "PJSUA", ""},
};

constexpr std::string_view kSeparators = " /-_;,()";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isHex(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}
char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                      [](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSeparators);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSeparators) - first + 1);
}

// The length of a version number at the start of `text` ("66.85.0.5", "v1.0.0", "rv2.10"), 0 if there is
// none.
std::size_t versionLength(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && at < 2 && (text[at] == 'v' || text[at] == 'V' || text[at] == 'r'))
        ++at;
    const std::size_t digits = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    if (at == digits || at >= text.size() || text[at] != '.')
        return 0;
    const std::size_t end = text.find_first_of(" ;(,", at);
    return end == std::string_view::npos ? text.size() : end;
}

// The MAC address that `text` begins with, as 12 digits or in pairs, and its length; nothing when there is
// none.
std::optional<std::pair<std::string, std::size_t>> macAtBegin(std::string_view text) {
    std::string digits;
    std::size_t end = 0;
    while (end < text.size() && digits.size() < 13) {
        if (isHex(text[end]))
            digits.push_back(lower(text[end]));
        else if ((text[end] != ':' && text[end] != '-') || digits.size() % 2 != 0)
            break;
        ++end;
    }
    if (digits.size() != 12 || (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end]))))
        return std::nullopt;
    std::string mac;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        if (i > 0)
            mac.push_back(':');
        mac.append(digits, i, 2);
    }
    return std::pair{mac, end};
}

std::string macIn(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool tokenStart = at == 0 || kSeparators.find(text[at - 1]) != std::string_view::npos;
        if (!tokenStart || !isHex(text[at]))
            continue;
        if (auto mac = macAtBegin(text.substr(at)))
            return mac->first;
    }
    return {};
}

std::string modelFrom(std::string_view text, std::string_view drop) {
    text = trimmed(text);
    if (!drop.empty() && startsWithIgnoringCase(text, drop))
        text = trimmed(text.substr(drop.size()));
    // Poly appends "-UA", Cisco's phones for other makers' exchanges "-3PCC".
    for (const std::string_view suffix : {std::string_view("-UA"), std::string_view("-3PCC")}) {
        if (text.ends_with(suffix))
            text.remove_suffix(suffix.size());
    }
    if (text == "SIP" || text == "UA")
        text = {};
    std::string model(text);
    std::replace(model.begin(), model.end(), '_', ' ');
    return model;
}

}  // namespace

UserAgent parseUserAgent(std::string_view text) {
    UserAgent agent;
    agent.mac = macIn(text);
    const auto* rule = std::find_if(kBrands.begin(), kBrands.end(), [&](const BrandRule& candidate) {
        return startsWithIgnoringCase(text, candidate.prefix);
    });
    if (rule == kBrands.end())
        return agent;
    agent.brand = rule->brand;
    // "SIP-T46S": the maker is not named, the prefix belongs to the model.
    const bool prefixIsModel = rule->prefix == "SIP-T";
    const std::string_view rest = prefixIsModel ? text : text.substr(rule->prefix.size());

    for (std::size_t at = 0; at < rest.size(); ++at) {
        const bool tokenStart = at == 0 || kSeparators.find(rest[at - 1]) != std::string_view::npos;
        const std::size_t length = tokenStart ? versionLength(rest.substr(at)) : 0;
        if (length > 0) {
            agent.model = modelFrom(rest.substr(0, at), rule->dropFromModel);
            agent.firmware = rest.substr(at, length);
            return agent;
        }
    }
    agent.model = modelFrom(rest.substr(0, rest.find_first_of("(;")), rule->dropFromModel);
    return agent;
}

std::string normalizedMac(std::string_view text) {
    text = trimmed(text);
    const auto mac = macAtBegin(text);
    return mac && mac->second == text.size() ? mac->first : std::string{};
}

}  // namespace euterpe::pbx
