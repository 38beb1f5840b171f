#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/store/contact_books.h"
#include "server/store/enum_text_p.h"
#include "server/store/secrets.h"
#include "server/store/store.h"
#include "server/store/user_rows_p.h"

#include <algorithm>
#include <chrono>

namespace euterpe::store {
namespace {

using soci::into;
using soci::use;

std::string rolesText(const std::vector<protocol::Role>& roles) {
    std::vector<std::string> names;
    for (const protocol::Role role : roles) {
        if (role != protocol::Role::Unknown && role != protocol::Role::User)
            names.push_back(enumText(role));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

Result<void> checkUser(const UserRecord& user) {
    const std::string& name = user.id.str();
    const auto wrong = [](std::string detail) {
        return Error{ErrorCode::InvalidArgument, std::move(detail)};
    };
    if (name.empty() || name.size() > protocol::limits::kUserName)
        return wrong("a user name has 1 to " + std::to_string(protocol::limits::kUserName) + " bytes");
    const bool controls = std::any_of(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (!protocol::isUtf8(name))
        return wrong("a user name is UTF-8");
    if (controls || name.front() == ' ' || name.back() == ' ')
        return wrong("a user name has no control characters and no space around it");
    // The X-authenticate header could not carry it.
    if (user.restApi && name.find_first_of("\"@") != std::string::npos)
        return wrong("a user of the REST API has no \" and no @ in the name");
    return {};
}

Result<void> checkPassword(std::string_view password) {
    if (password.empty() || password.size() > protocol::limits::kPassword) {
        return Error{ErrorCode::InvalidArgument,
                     "a password has 1 to " + std::to_string(protocol::limits::kPassword) + " bytes"};
    }
    return {};
}

// A seat that was not this user's before must be free.
Result<void> checkSeatFree(Connection& connection, const UserRecord& user) {
    if (user.seat == SeatKind::None)
        return {};
    const SeatTotals totals = readSeatTotals(connection);
    const int total = user.seat == SeatKind::Pro ? totals.pro : totals.phone;
    if (seatsGiven(connection, user.seat, user.id.str()) < total)
        return {};
    return Error{ErrorCode::Conflict, "all " + std::to_string(total) + " seats of kind " +
                                          std::string(toString(user.seat)) + " are given"};
}

std::string digestFor(bool restApi, const std::string& salt, std::string_view password) {
    return restApi ? sha256Hex(std::string(password) + '{' + salt + '}') : std::string{};
}

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

}  // namespace

std::vector<protocol::Permission> permissionsOf(const UserRecord& user, protocol::Mode mode,
                                                const std::vector<protocol::Permission>& alsoInPro) {
    using protocol::Permission;
    if (user.disabled)
        return {};
    std::vector<Permission> granted{Permission::User,     Permission::Dial, Permission::HangUp,
                                    Permission::Register, Permission::Chat, Permission::Voicemail};
    if (mode == protocol::Mode::Pro || mode == protocol::Mode::Phone)
        granted.insert(granted.end(), {Permission::PhoneStates, Permission::Fork, Permission::Booking});
    if (mode == protocol::Mode::Pro)
        granted.insert(granted.end(), alsoInPro.begin(), alsoInPro.end());
    const auto holds = [&](protocol::Role role) {
        return std::find(user.roles.begin(), user.roles.end(), role) != user.roles.end();
    };
    if (holds(protocol::Role::Administrator) || holds(protocol::Role::BookEditor))
        granted.push_back(Permission::SharedBook);
    if (mode == protocol::Mode::Phone)
        granted.insert(granted.end(), {Permission::Softphone, Permission::Services, Permission::Park,
                                       Permission::Record, Permission::Pickup});
    return granted;
}

Result<std::vector<UserRecord>> Store::loadUsers() {
    return connection_->guarded([&]() -> Result<std::vector<UserRecord>> {
        std::vector<UserId> names;
        std::string name;
        {
            soci::statement rows =
                (connection_->session().prepare << connection_->sql("user.names"), into(name));
            rows.execute();
            while (rows.fetch())
                names.emplace_back(name);
        }
        std::vector<UserRecord> users;
        for (const UserId& id : names) {
            if (auto row = findUserRow(*connection_, id))
                users.push_back(std::move(row->record));
        }
        return users;
    });
}

Result<UserRecord> Store::findUser(const UserId& user) {
    return connection_->guarded([&]() -> Result<UserRecord> {
        auto row = findUserRow(*connection_, user);
        if (!row)
            return noSuchUser(user);
        return std::move(row->record);
    });
}

Result<void> Store::addUser(const UserRecord& user, std::string_view password) {
    if (auto valid = checkUser(user); !valid)
        return valid;
    std::string hash;
    if (!password.empty()) {
        if (auto valid = checkPassword(password); !valid)
            return valid;
        hash = hashPassword(password, quickHashes_ ? HashCost::Quick : HashCost::Interactive);
        if (hash.empty())
            return Error{ErrorCode::Internal, "no memory for a password hash"};
    }
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        if (findUserRow(*connection_, user.id))
            return Error{ErrorCode::Conflict, "there is a user '" + user.id.str() + "' already"};
        if (auto free = checkSeatFree(*connection_, user); !free)
            return free;
        const std::string digest = digestFor(user.restApi && !password.empty(),
                                             readSetting(*connection_, "rest.salt").value_or(""), password);
        const std::string roles = rolesText(user.roles);
        const std::string seat(toString(user.seat));
        const int rest = user.restApi ? 1 : 0;
        const int disabled = user.disabled ? 1 : 0;
        const UnixMillis since = now();
        connection_->session() << connection_->sql("user.add"), use(user.id.str(), "name"),
            use(user.extension.str(), "extension"), use(hash, "hash"), use(digest, "digest"),
            use(rest, "rest"), use(disabled, "disabled"), use(roles, "roles"), use(seat, "seat"),
            use(since, "since"), use(user.account.str(), "account");
        transaction.commit();
        return {};
    });
}

Result<void> Store::updateUser(const UserRecord& user) {
    if (auto valid = checkUser(user); !valid)
        return valid;
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        const auto old = findUserRow(*connection_, user.id);
        if (!old)
            return noSuchUser(user.id);
        if (old->record.seat != user.seat) {
            if (auto free = checkSeatFree(*connection_, user); !free)
                return free;
        }
        const std::string roles = rolesText(user.roles);
        const std::string seat(toString(user.seat));
        const int rest = user.restApi ? 1 : 0;
        const int disabled = user.disabled ? 1 : 0;
        const UnixMillis since = now();
        connection_->session() << connection_->sql("user.update"), use(user.extension.str(), "extension"),
            use(rest, "rest"), use(disabled, "disabled"), use(roles, "roles"), use(seat, "seat"),
            use(since, "since"), use(user.account.str(), "account"), use(user.id.str(), "name");
        transaction.commit();
        return {};
    });
}

Result<void> Store::removeUser(const UserId& user) {
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        soci::statement remove =
            (connection_->session().prepare << connection_->sql("user.remove"), use(user.str(), "name"));
        if (executeCounting(remove) == 0)
            return noSuchUser(user);
        removePersonalBook(*connection_, user);
        transaction.commit();
        return {};
    });
}

Result<void> Store::setPassword(const UserId& user, std::string_view password) {
    if (auto valid = checkPassword(password); !valid)
        return valid;
    const std::string hash = hashPassword(password, quickHashes_ ? HashCost::Quick : HashCost::Interactive);
    if (hash.empty())
        return Error{ErrorCode::Internal, "no memory for a password hash"};
    return connection_->guarded([&]() -> Result<void> {
        Transaction transaction(*connection_);
        const auto row = findUserRow(*connection_, user);
        if (!row)
            return noSuchUser(user);
        const std::string digest =
            digestFor(row->record.restApi, readSetting(*connection_, "rest.salt").value_or(""), password);
        connection_->session() << connection_->sql("user.set_password"), use(hash, "hash"),
            use(digest, "digest"), use(user.str(), "name");
        connection_->session() << connection_->sql("token.remove_user"), use(user.str(), "user");
        transaction.commit();
        return {};
    });
}

Result<UserRecord> Store::verifyPassword(const UserId& user, std::string_view password) {
    return connection_->guarded([&]() -> Result<UserRecord> {
        auto row = findUserRow(*connection_, user);
        // An unknown user costs the same as a known one: the time of an answer must not tell who exists.
        if (decoyHash_.empty())
            decoyHash_ = hashPassword("", quickHashes_ ? HashCost::Quick : HashCost::Interactive);
        const bool tooLong = password.size() > protocol::limits::kPassword;
        const bool known = row && !row->passwordHash.empty();
        const bool matches = passwordMatches(known ? row->passwordHash : decoyHash_, tooLong ? "" : password);
        if (!known || !matches || tooLong || password.empty() || row->record.disabled)
            return Error{ErrorCode::Unauthorized, "wrong user name or password"};
        return std::move(row->record);
    });
}

Result<void> Store::setChosenAccount(const UserId& user, const AccountId& account) {
    return connection_->guarded([&]() -> Result<void> {
        soci::statement update = (connection_->session().prepare << connection_->sql("user.set_account"),
                                  use(account.str(), "account"), use(user.str(), "name"));
        if (executeCounting(update) == 0)
            return noSuchUser(user);
        return {};
    });
}

}  // namespace euterpe::store
