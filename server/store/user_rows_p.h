// app_user rows, for the files of Store that need them. The store's thread only.
#pragma once

#include "server/store/connection.h"
#include "server/store/store_records.h"

#include <optional>
#include <string>

namespace euterpe::store {

struct UserRow {
    UserRecord record;
    std::string passwordHash;
    std::string restDigest;
};

std::optional<UserRow> findUserRow(Connection& connection, const UserId& user);
Error noSuchUser(const UserId& user);
// Holders of a kind of seat, `except` not counted.
int seatsGiven(Connection& connection, SeatKind kind, const std::string& except);
SeatTotals readSeatTotals(Connection& connection);
SeatKind seatFromText(std::string_view text);

std::optional<std::string> readSetting(Connection& connection, const std::string& name);
void writeSetting(Connection& connection, const std::string& name, const std::string& value);

}  // namespace euterpe::store
