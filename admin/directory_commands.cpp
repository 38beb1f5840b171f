#include "admin/commands.h"
#include "admin/import.h"

#include <iomanip>
#include <ostream>

namespace euterpe::admin {
namespace {

Result<void> list(Context& context) {
    auto directory = context.store.loadDirectory();
    if (!directory)
        return directory.error();
    std::ostream& out = context.console.out;
    out << std::left << std::setw(12) << "EXTENSION" << std::setw(32) << "NAME" << std::setw(32) << "COMPANY"
        << "TELEPHONES\n";
    for (const store::DirectoryEntry& entry : directory->extensions) {
        out << std::left << std::setw(12) << entry.id.str() << std::setw(32)
            << entry.firstName + ' ' + entry.lastName << std::setw(32) << entry.company;
        for (const AccountId& account : entry.accounts) {
            out << account.str() << ' ';
            if (const auto mac = entry.macs.find(account); mac != entry.macs.end())
                out << '(' << mac->second << ") ";
        }
        out << (entry.hidden ? "(hidden)\n" : "\n");
    }
    for (const store::RingGroup& group : directory->groups)
        out << std::left << std::setw(12) << group.number << group.name << " (ring group)\n";
    return {};
}

Result<void> add(Context& context) {
    const Arguments& given = context.arguments;
    store::DirectoryEntry entry;
    entry.id = ExtensionId(given.positions()[0]);
    entry.firstName = given.value("--first");
    entry.lastName = given.value("--last");
    entry.company = given.value("--company");
    entry.mailbox = given.value("--mailbox");
    entry.hidden = given.has("--hidden");
    for (const std::string& account : given.values("--account"))
        entry.accounts.emplace_back(account);
    if (entry.accounts.empty())
        entry.accounts.emplace_back(entry.id.str());
    const std::vector<std::string> macs = given.values("--mac");
    if (macs.size() > entry.accounts.size())
        return Error{ErrorCode::InvalidArgument, "more MAC addresses than accounts"};
    for (std::size_t i = 0; i < macs.size(); ++i) {
        if (macs[i] != "-" && !setMac(entry, entry.accounts[i], macs[i]))
            return Error{ErrorCode::InvalidArgument, "'" + macs[i] + "' is not a MAC address"};
    }
    if (auto put = context.store.putExtension(entry); !put)
        return put;
    context.console.out << "extension " << entry.id.str() << " is set\n";
    return {};
}

Result<void> remove(Context& context) {
    const ExtensionId extension(context.arguments.positions()[0]);
    if (auto removed = context.store.removeExtension(extension); !removed)
        return removed;
    context.console.out << "extension " << extension.str() << " removed\n";
    return {};
}

}  // namespace

std::vector<Command> directoryCommands() {
    return {
        {"extension list", "", "Shows the directory.", {}, list},
        {"extension add",
         "NUMBER",
         "Adds an extension, or replaces it.",
         {{"--first", "NAME", "first name"},
          {"--last", "NAME", "last name"},
          {"--company", "NAME", "company"},
          {"--account", "ENDPOINT", "its PJSIP endpoint; may be repeated; the number itself unless given"},
          {"--mac", "ADDRESS", "of its telephone; may be repeated, in the order of --account, - = not known"},
          {"--mailbox", "BOX", "voicemail box, e.g. 101@default"},
          {"--hidden", "", "not shown to colleagues"}},
         add},
        {"extension remove", "NUMBER", "Removes an extension; its users stay.", {}, remove},
    };
}

}  // namespace euterpe::admin
