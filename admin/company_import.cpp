// `import company`: the file that also makes the demo's Asterisk, pbx/demo/company.json.
#include "admin/import.h"
#include "lib/protocol/contact_rules.h"
#include "lib/protocol/json.h"

#include <boost/json.hpp>

namespace euterpe::admin {
namespace {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
}

bool flag(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

std::vector<protocol::Role> rolesOf(const json::object& extension) {
    const std::string role = text(extension, "role");
    if (role == "operator")
        return {protocol::Role::Operator};
    if (role == "supervisor")
        return {protocol::Role::Supervisor};
    if (role == "administrator")
        return {protocol::Role::Administrator};
    if (role == "bookEditor")
        return {protocol::Role::BookEditor};
    return {};
}

// "" when they can be used, else why not.
std::string readAccounts(const json::object& extension, store::DirectoryEntry& entry) {
    const json::value* list = extension.if_contains("accounts");
    if (list == nullptr || !list->is_array())
        return {};
    for (const json::value& account : list->get_array()) {
        if (account.is_string())
            entry.accounts.emplace_back(std::string(account.get_string()));
        if (!account.is_object() || text(account.get_object(), "id").empty())
            continue;
        entry.accounts.emplace_back(text(account.get_object(), "id"));
        const std::string mac = text(account.get_object(), "mac");
        if (!mac.empty() && !setMac(entry, entry.accounts.back(), mac))
            return "'" + mac + "' is not a MAC address";
    }
    return {};
}

// "" when it can be used, else why not.
std::string readExtension(const json::value& value, store::DirectoryEntry& entry) {
    if (!value.is_object())
        return "not an object";
    const json::object& extension = value.get_object();
    entry.id = ExtensionId(text(extension, "number"));
    if (entry.id.empty())
        return "no number";
    entry.firstName = text(extension, "first");
    entry.lastName = text(extension, "last");
    entry.company = text(extension, "company");
    entry.mailbox = flag(extension, "voicemail") ? entry.id.str() + "@default" : std::string{};
    entry.hidden = flag(extension, "hidden");
    if (std::string reason = readAccounts(extension, entry); !reason.empty())
        return reason;
    if (entry.accounts.empty())
        entry.accounts.emplace_back(entry.id.str());
    return {};
}

// In the demo everybody may work in any mode. The user is called as the file says, else like the extension.
store::UserRecord userOf(const json::object& extension, const store::DirectoryEntry& entry,
                         const std::string& demoUser) {
    store::UserRecord user;
    std::string name = text(extension, "user");
    if (name.empty() && flag(extension, "demo_user"))
        name = demoUser;
    user.id = UserId(name.empty() ? entry.id.str() : name);
    user.extension = entry.id;
    user.roles = rolesOf(extension);
    user.seat = store::SeatKind::Phone;
    return user;
}

void readGroups(const json::object& company, Import& import) {
    const json::value* groups = company.if_contains("groups");
    if (groups == nullptr || !groups->is_array())
        return;
    for (const json::value& group : groups->get_array()) {
        if (group.is_object() && !text(group.get_object(), "number").empty())
            import.directory.groups.push_back(
                {text(group.get_object(), "number"), text(group.get_object(), "name")});
    }
}

// As in the protocol; a personal one names its `owner` besides.
void readContacts(const json::object& company, const std::string& fileName, Import& import) {
    const json::value* list = company.if_contains("contacts");
    if (list == nullptr || !list->is_array())
        return;
    int place = 0;
    for (const json::value& value : list->get_array()) {
        const std::string where = fileName + ": contacts[" + std::to_string(place++) + ']';
        const auto contact = protocol::fromJson<protocol::Contact>(value, "contact");
        if (!contact) {
            import.problems.push_back({where, contact.error().detail});
            continue;
        }
        const auto faults = protocol::faultsOf(*contact);
        const std::string owner = text(value.get_object(), "owner");
        const bool personal = contact->book == protocol::ContactBook::Personal;
        if (!faults.empty())
            import.problems.push_back({where, protocol::describe(faults.front())});
        else if (personal == owner.empty())
            import.problems.push_back({where, "a personal contact, and no other, has an owner"});
        else
            import.contacts.push_back({UserId(owner), *contact});
    }
}

}  // namespace

Result<Import> readCompany(std::string_view content, const std::string& fileName) {
    auto parsed = protocol::parseJson(content);
    if (!parsed)
        return Error{ErrorCode::Malformed, fileName + ": " + parsed.error().detail};
    const json::object* company = parsed->if_object();
    const json::value* extensions = company == nullptr ? nullptr : company->if_contains("extensions");
    if (extensions == nullptr || !extensions->is_array())
        return Error{ErrorCode::Malformed, fileName + ": not a company file: no list 'extensions'"};
    Import import;
    const std::string demoUser = text(*company, "demo_user");
    int place = 0;
    for (const json::value& value : extensions->get_array()) {
        const std::string where = fileName + ": extensions[" + std::to_string(place++) + ']';
        store::DirectoryEntry entry;
        if (std::string reason = readExtension(value, entry); !reason.empty()) {
            import.problems.push_back({where, std::move(reason)});
            continue;
        }
        import.users.push_back(userOf(value.get_object(), entry, demoUser));
        import.directory.extensions.push_back(std::move(entry));
    }
    import.seats.phone = static_cast<int>(import.users.size());
    readGroups(*company, import);
    readContacts(*company, fileName, import);
    return import;
}

}  // namespace euterpe::admin
