#include "admin/pbx_import.h"

#include <algorithm>
#include <sstream>

namespace euterpe::admin {
namespace {

bool isNumber(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string extensionOf(const telephony::EndpointInfo& endpoint) {
    if (!endpoint.hintExtension.empty())
        return endpoint.hintExtension;
    if (isNumber(endpoint.callerIdNumber))
        return endpoint.callerIdNumber;
    return isNumber(endpoint.id.str()) ? endpoint.id.str() : std::string{};
}

// The default telephone is the one that is called like its extension.
void orderAccounts(store::DirectoryEntry& entry) {
    std::sort(entry.accounts.begin(), entry.accounts.end());
    const auto own = std::find(entry.accounts.begin(), entry.accounts.end(), AccountId(entry.id.str()));
    if (own != entry.accounts.end())
        std::rotate(entry.accounts.begin(), own, own + 1);
}

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::istringstream all(text);
    for (std::string part; std::getline(all, part, separator);) {
        if (!part.empty())
            parts.push_back(part);
    }
    return parts;
}

std::string valueOf(const AstDb& database, const std::string& key) {
    const auto found = database.find(key);
    return found == database.end() ? std::string{} : found->second;
}

// The PJSIP endpoints of an extension, from its devices.
void readDevices(const AstDb& database, store::DirectoryEntry& entry, std::vector<ImportProblem>& problems) {
    const std::string& number = entry.id.str();
    for (const std::string& device : split(valueOf(database, "AMPUSER/" + number + "/device"), '&')) {
        const std::string dial = valueOf(database, "DEVICE/" + device + "/dial");
        if (dial.starts_with("PJSIP/"))
            entry.accounts.emplace_back(dial.substr(6));
        else
            problems.push_back({"extension " + number, "device " + device + " is no PJSIP telephone (" +
                                                           (dial.empty() ? "unknown" : dial) +
                                                           "), left out"});
    }
}

}  // namespace

Import fromEndpoints(const std::vector<telephony::EndpointInfo>& endpoints) {
    Import import;
    std::map<std::string, store::DirectoryEntry> entries;
    for (const telephony::EndpointInfo& endpoint : endpoints) {
        const std::string number = extensionOf(endpoint);
        if (number.empty()) {
            import.problems.push_back({"endpoint " + endpoint.id.str(),
                                       "no hint and no caller id number: taken for a trunk, left out"});
            continue;
        }
        store::DirectoryEntry& entry = entries[number];
        entry.id = ExtensionId(number);
        entry.accounts.push_back(endpoint.id);
        if (entry.firstName.empty() && entry.lastName.empty())
            splitName(endpoint.callerIdName, entry);
        if (entry.mailbox.empty())
            entry.mailbox = endpoint.mailbox;
    }
    for (auto& [number, entry] : entries) {
        orderAccounts(entry);
        import.directory.extensions.push_back(std::move(entry));
    }
    return import;
}

Import fromAstDb(const AstDb& database) {
    Import import;
    constexpr std::string_view kFamily = "AMPUSER/";
    std::string last;
    for (auto at = database.lower_bound(std::string(kFamily)); at != database.end(); ++at) {
        if (!at->first.starts_with(kFamily))
            break;
        const std::string number =
            at->first.substr(kFamily.size(), at->first.find('/', kFamily.size()) - kFamily.size());
        if (number == last || number.empty())
            continue;
        last = number;
        // Entries without a name are leftovers, e.g. of a deleted extension's follow-me.
        const std::string name = valueOf(database, "AMPUSER/" + number + "/cidname");
        if (!isNumber(number) ||
            (name.empty() && valueOf(database, "AMPUSER/" + number + "/device").empty())) {
            import.problems.push_back({"AMPUSER/" + number, "not an extension, left out"});
            continue;
        }
        store::DirectoryEntry entry;
        entry.id = ExtensionId(number);
        splitName(name, entry);
        const std::string voicemail = valueOf(database, "AMPUSER/" + number + "/voicemail");
        if (!voicemail.empty() && voicemail != "novm")
            entry.mailbox = number + '@' + voicemail;
        readDevices(database, entry, import.problems);
        import.directory.extensions.push_back(std::move(entry));
    }
    return import;
}

}  // namespace euterpe::admin
