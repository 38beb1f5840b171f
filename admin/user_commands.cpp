#include "admin/commands.h"

#include <charconv>
#include <iomanip>
#include <optional>
#include <ostream>

namespace euterpe::admin {
namespace {

using protocol::Role;
using store::SeatKind;
using store::UserRecord;

Error wrong(std::string detail) {
    return {ErrorCode::InvalidArgument, std::move(detail)};
}

Result<std::vector<Role>> readRoles(const std::vector<std::string>& names) {
    std::vector<Role> roles;
    for (const std::string& name : names) {
        if (name == "operator")
            roles.push_back(Role::Operator);
        else if (name == "supervisor")
            roles.push_back(Role::Supervisor);
        else if (name == "administrator")
            roles.push_back(Role::Administrator);
        else if (name == "bookEditor")
            roles.push_back(Role::BookEditor);
        else if (name != "user")
            return wrong("a role is user, operator, supervisor, administrator or bookEditor, not '" + name +
                         "'");
    }
    return roles;
}

Result<SeatKind> readSeat(const std::string& name) {
    for (const SeatKind kind : {SeatKind::None, SeatKind::Pro, SeatKind::Phone}) {
        if (name == toString(kind))
            return kind;
    }
    return wrong("a seat is none, pro or phone, not '" + name + "'");
}

Result<bool> readSwitch(const std::string& option, const std::string& value) {
    if (value == "on")
        return true;
    if (value == "off")
        return false;
    return wrong(option + " is on or off, not '" + value + "'");
}

std::string roleNames(const std::vector<Role>& roles) {
    std::string names = "user";
    for (const Role role : roles) {
        switch (role) {
            case Role::Operator:
                names += ",operator";
                break;
            case Role::Supervisor:
                names += ",supervisor";
                break;
            case Role::Administrator:
                names += ",administrator";
                break;
            case Role::BookEditor:
                names += ",bookEditor";
                break;
            case Role::User:
            case Role::Unknown:
                break;
        }
    }
    return names;
}

// Options that `user add` and `user set` share, applied to a record.
Result<void> applyOptions(const Arguments& arguments, UserRecord& user) {
    if (arguments.has("--extension"))
        user.extension = ExtensionId(arguments.value("--extension"));
    if (arguments.has("--role")) {
        auto roles = readRoles(arguments.values("--role"));
        if (!roles)
            return roles.error();
        user.roles = *roles;
    }
    if (arguments.has("--seat")) {
        auto seat = readSeat(arguments.value("--seat"));
        if (!seat)
            return seat.error();
        user.seat = *seat;
    }
    for (const auto& [option, field] :
         {std::pair{"--rest", &UserRecord::restApi}, std::pair{"--disabled", &UserRecord::disabled}}) {
        if (!arguments.has(option))
            continue;
        auto on = readSwitch(option, arguments.value(option));
        if (!on)
            return on.error();
        user.*field = *on;
    }
    return {};
}

Result<std::string> newPassword(Context& context) {
    if (context.arguments.has("--password-stdin"))
        return readSecretLine(context.console.in);
    return promptNewPassword();
}

void warnUnknownExtension(Context& context, const UserRecord& user) {
    auto directory = context.store.loadDirectory();
    if (!directory)
        return;
    for (const store::DirectoryEntry& entry : directory->extensions) {
        if (entry.id == user.extension)
            return;
    }
    context.console.err << "note: there is no extension '" << user.extension.str()
                        << "' yet; add or import it, or the user sees no calls\n";
}

Result<void> add(Context& context) {
    UserRecord user;
    user.id = UserId(context.arguments.positions()[0]);
    if (auto applied = applyOptions(context.arguments, user); !applied)
        return applied;
    if (user.extension.empty())
        return wrong("user add needs --extension NUMBER");
    std::string password;
    if (!context.arguments.has("--no-password")) {
        auto given = newPassword(context);
        if (!given)
            return given.error();
        password = *given;
    }
    if (auto added = context.store.addUser(user, password); !added)
        return added;
    warnUnknownExtension(context, user);
    context.console.out << "user " << user.id.str() << " added\n";
    return {};
}

Result<void> list(Context& context) {
    auto users = context.store.loadUsers();
    if (!users)
        return users.error();
    std::ostream& out = context.console.out;
    out << std::left << std::setw(24) << "USER" << std::setw(12) << "EXTENSION" << std::setw(8) << "SEAT"
        << std::setw(8) << "REST" << std::setw(10) << "STATE"
        << "ROLES\n";
    for (const UserRecord& user : *users) {
        out << std::left << std::setw(24) << user.id.str() << std::setw(12) << user.extension.str()
            << std::setw(8) << toString(user.seat) << std::setw(8) << (user.restApi ? "on" : "off")
            << std::setw(10) << (user.disabled ? "disabled" : "enabled") << roleNames(user.roles) << '\n';
    }
    return {};
}

Result<void> set(Context& context) {
    auto user = context.store.findUser(UserId(context.arguments.positions()[0]));
    if (!user)
        return user.error();
    const bool hadRest = user->restApi;
    if (auto applied = applyOptions(context.arguments, *user); !applied)
        return applied;
    if (auto updated = context.store.updateUser(*user); !updated)
        return updated;
    if (context.arguments.has("--extension"))
        warnUnknownExtension(context, *user);
    if (user->restApi && !hadRest)
        context.console.err << "note: set the password again (user password " << user->id.str()
                            << "): REST needs a digest that can only be made from it\n";
    context.console.out << "user " << user->id.str() << " changed\n";
    return {};
}

Result<void> remove(Context& context) {
    const UserId user(context.arguments.positions()[0]);
    if (auto removed = context.store.removeUser(user); !removed)
        return removed;
    context.console.out << "user " << user.str() << " removed\n";
    return {};
}

Result<void> password(Context& context) {
    const UserId user(context.arguments.positions()[0]);
    if (auto known = context.store.findUser(user); !known)
        return known.error();
    auto given = newPassword(context);
    if (!given)
        return given.error();
    if (auto changed = context.store.setPassword(user, *given); !changed)
        return changed;
    context.console.out << "the password of " << user.str() << " is changed; its sessions have ended\n";
    return {};
}

std::optional<int> readCount(const std::string& text) {
    int count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (failed != std::errc{} || end != text.data() + text.size() || count < 0)
        return std::nullopt;
    return count;
}

Result<void> showSeats(Context& context) {
    auto use = context.store.seats();
    if (!use)
        return use.error();
    context.console.out << "pro    " << use->given.pro << " given of " << use->totals.pro << "\nphone  "
                        << use->given.phone << " given of " << use->totals.phone << '\n';
    return {};
}

Result<void> setSeats(Context& context) {
    auto use = context.store.seats();
    if (!use)
        return use.error();
    store::SeatTotals totals = use->totals;
    if (!context.arguments.has("--pro") && !context.arguments.has("--phone"))
        return wrong("seats set needs --pro N, --phone N or both");
    for (const auto& [option, field] :
         {std::pair{"--pro", &store::SeatTotals::pro}, std::pair{"--phone", &store::SeatTotals::phone}}) {
        if (!context.arguments.has(option))
            continue;
        const auto count = readCount(context.arguments.value(option));
        if (!count)
            return wrong(std::string(option) + " is a number, 0 or more");
        totals.*field = *count;
    }
    if (auto changed = context.store.setSeatTotals(totals); !changed)
        return changed;
    return showSeats(context);
}

}  // namespace

std::vector<Command> userCommands() {
    const OptionSpec extension{"--extension", "NUMBER", "the user's extension"};
    const OptionSpec role{"--role", "ROLE",
                          "user, operator, supervisor, administrator, bookEditor; may be repeated"};
    const OptionSpec seat{"--seat", "KIND", "none, pro or phone; phone also allows pro"};
    const OptionSpec rest{"--rest", "on|off", "may use the REST API; keeps a digest of the password"};
    const OptionSpec disabled{"--disabled", "on|off", "a disabled user cannot log in"};
    const OptionSpec fromStdin{"--password-stdin", "", "read the password from standard input"};
    const OptionSpec noPassword{"--no-password", "", "cannot log in until 'user password'"};
    return {
        {"user add",
         "NAME",
         "Adds a user; asks for the password.",
         {extension, role, seat, rest, disabled, fromStdin, noPassword},
         add},
        {"user list", "", "Shows every user.", {}, list},
        {"user set",
         "NAME",
         "Changes what is given; --role replaces all roles.",
         {extension, role, seat, rest, disabled},
         set},
        {"user remove", "NAME", "Removes a user with favourites and sessions.", {}, remove},
        {"user password", "NAME", "Sets a password and ends the user's sessions.", {fromStdin}, password},
        {"seats show", "", "Shows how many seats there are and how many are given.", {}, showSeats},
        {"seats set",
         "",
         "Sets how many seats there are.",
         {{"--pro", "N", "seats for mode Pro"}, {"--phone", "N", "seats for mode Phone"}},
         setSeats},
    };
}

}  // namespace euterpe::admin
