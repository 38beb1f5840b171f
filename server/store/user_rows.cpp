#include "server/store/enum_text_p.h"
#include "server/store/user_rows_p.h"

#include <charconv>
#include <sstream>

namespace euterpe::store {

using soci::into;
using soci::use;

namespace {

std::vector<protocol::Role> rolesFromText(const std::string& text) {
    std::vector<protocol::Role> roles;
    std::istringstream names(text);
    for (std::string name; std::getline(names, name, ',');) {
        const auto role = enumFromText<protocol::Role>(name);
        if (role != protocol::Role::Unknown)
            roles.push_back(role);
    }
    return roles;
}

int seatTotal(Connection& connection, const std::string& name) {
    const std::string text = readSetting(connection, name).value_or("0");
    int total = 0;
    std::from_chars(text.data(), text.data() + text.size(), total);
    return total;
}

}  // namespace

std::string_view toString(SeatKind kind) {
    switch (kind) {
        case SeatKind::None:
            return "none";
        case SeatKind::Pro:
            return "pro";
        case SeatKind::Phone:
            return "phone";
    }
    return "none";
}

SeatKind seatFromText(std::string_view text) {
    for (const SeatKind kind : {SeatKind::Pro, SeatKind::Phone}) {
        if (text == toString(kind))
            return kind;
    }
    return SeatKind::None;
}

std::optional<UserRow> findUserRow(Connection& connection, const UserId& user) {
    UserRow row;
    std::string name, extension, roles, seat, account;
    int rest = 0;
    int disabled = 0;
    connection.session() << connection.sql("user.find"), into(name), into(extension), into(rest),
        into(disabled), into(roles), into(seat), into(account), into(row.passwordHash), into(row.restDigest),
        use(user.str(), "name");
    if (!connection.session().got_data())
        return std::nullopt;
    row.record = {UserId(name),         ExtensionId(extension), seatFromText(seat),
                  rolesFromText(roles), disabled != 0,          rest != 0,
                  AccountId(account)};
    return row;
}

Error noSuchUser(const UserId& user) {
    return {ErrorCode::NotFound, "no user '" + user.str() + "'"};
}

int seatsGiven(Connection& connection, SeatKind kind, const std::string& except) {
    const std::string seat(toString(kind));
    int given = 0;
    connection.session() << connection.sql("seat.given"), into(given), use(seat, "seat"),
        use(except, "except");
    return given;
}

SeatTotals readSeatTotals(Connection& connection) {
    return {seatTotal(connection, "seats.pro"), seatTotal(connection, "seats.phone")};
}

std::optional<std::string> readSetting(Connection& connection, const std::string& name) {
    std::string value;
    connection.session() << connection.sql("setting.get"), into(value), use(name, "name");
    if (!connection.session().got_data())
        return std::nullopt;
    return value;
}

void writeSetting(Connection& connection, const std::string& name, const std::string& value) {
    connection.session() << connection.sql("setting.put"), use(name, "name"), use(value, "value");
}

}  // namespace euterpe::store
