// euterpe-bench-seed: a database for a server under measurement: extensions, users with seats, and resume
// tokens, one a client, so that thousands connect without thousands of password hashes. The first user has no
// tokens but a password hashed at full strength, for measuring a real login.
//   euterpe-bench-seed DATABASE EXTENSIONS FIRST CLIENTS TOKENS_FILE < password
#include "server/store/store.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

namespace euterpe::bench {
namespace {

store::Directory company(int extensions, int first) {
    store::Directory directory;
    for (int i = 0; i < extensions; ++i) {
        store::DirectoryEntry entry;
        entry.id = ExtensionId(std::to_string(first + i));
        entry.firstName = "Person " + std::to_string(i);
        entry.lastName = "Of Euterpe";
        entry.company = "Department " + std::to_string(i / 25);
        entry.accounts.emplace_back(entry.id.str());
        directory.extensions.push_back(std::move(entry));
    }
    return directory;
}

// Users bench0 (hashed by `full`, may be in Phone mode), bench1, ... (by `quick`, Pro), an extension each
// until they are used up.
Result<void> addUsers(store::Store& full, store::Store& quick, int clients, int first, int extensions,
                      const std::string& password, std::ofstream& tokens) {
    const UnixMillis expiry = toUnixMillis(std::chrono::system_clock::now() + std::chrono::hours(24));
    for (int i = 0; i <= clients; ++i) {
        store::UserRecord user;
        user.id = UserId("bench" + std::to_string(i));
        user.extension = ExtensionId(std::to_string(first + i % extensions));
        user.seat = i == 0 ? store::SeatKind::Phone : store::SeatKind::Pro;
        user.account = AccountId(user.extension.str());
        if (auto added = (i == 0 ? full : quick).addUser(user, password); !added)
            return added;
        if (i == 0)
            continue;
        auto token = quick.createToken({user.id, protocol::Mode::Pro, user.account, expiry});
        if (!token)
            return token.error();
        tokens << user.id.str() << " - " << *token << '\n';
    }
    return {};
}

Result<void> seed(const std::string& database, int extensions, int first, int clients,
                  const std::string& tokensFile) {
    std::string password;
    std::getline(std::cin, password);
    const Log log(LogLevel::Warning);
    auto full = store::Store::open({database, true, false}, log);
    if (!full)
        return full.error();
    auto quick = store::Store::open({database, false, true}, log);
    if (!quick)
        return quick.error();
    if (auto put = (*full)->putDirectory(company(extensions, first), true); !put)
        return put.error();
    if (auto set = (*full)->setSeatTotals({clients, 1}); !set)
        return set;
    std::ofstream tokens(tokensFile);
    if (auto added = addUsers(**full, **quick, clients, first, extensions, password, tokens); !added)
        return added;
    tokens.flush();
    return tokens ? Result<void>() : Result<void>(Error{ErrorCode::Io, tokensFile + ": cannot be written"});
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    if (argc != 6) {
        std::fprintf(stderr, "usage: %s DATABASE EXTENSIONS FIRST CLIENTS TOKENS_FILE < password\n", argv[0]);
        return 2;
    }
    const auto done =
        euterpe::bench::seed(argv[1], std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]), argv[5]);
    if (!done)
        std::fprintf(stderr, "euterpe-bench-seed: %s\n", done.error().detail.c_str());
    return done ? 0 : 1;
}
