// Everything that outlives the server's process: directory, users, seats, session tokens, favourites,
// presence, chat and the call register. Owns the database connection and the search indexes of the register.
// Blocking: used on one thread only, the store worker's (worker.h) or the main thread of euterpe-admin.
// Several processes may have the same SQLite file open (WAL); each call is one transaction.
//
// Errors: Database with the database's own words, DiskFull when there is no room (nothing that was stored
// is lost and the next call tries again), NotFound, Conflict, InvalidArgument as said at the call.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "lib/base/time.h"
#include "lib/protocol/messages.h"
#include "server/names/number_search.h"
#include "server/store/chat_records.h"
#include "server/store/store_records.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::store {

class Connection;
class RegisterBook;
struct CdrAnswer;

struct StoreOptions {
    std::string database;      // path of the SQLite file, or ":memory:"
    bool mayCreate = true;     // false: a missing file is NotFound instead of a new database
    bool quickHashes = false;  // tests only: the cheapest Argon2id limits
};

class Store {
  public:
    // Opens, checks and migrates. Errors: Database "newer than this program", "not a database" and such.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Log& log);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    // -- directory.cpp
    Result<Directory> loadDirectory();
    // Adds or replaces one extension with its accounts. An account moves here from another extension.
    Result<void> putExtension(const DirectoryEntry& entry);
    // NotFound when there is none. Users of the extension stay.
    Result<void> removeExtension(const ExtensionId& extension);
    // One transaction. `removeOthers`: what the new directory does not hold goes away.
    Result<DirectoryChange> putDirectory(const Directory& directory, bool removeOthers);

    // -- users.cpp
    Result<std::vector<UserRecord>> loadUsers();
    Result<UserRecord> findUser(const UserId& user);
    // Conflict when the name is taken, or when the seat asked for is not free. Without a password the user
    // cannot log in until setPassword.
    Result<void> addUser(const UserRecord& user, std::string_view password);
    // Everything but the password. Conflict as above. Turning restApi on needs setPassword afterwards.
    Result<void> updateUser(const UserRecord& user);
    // With favourites, tokens and the personal phonebook.
    Result<void> removeUser(const UserId& user);
    // Ends every session of the user (tokens). Stores the REST digest when the user has restApi.
    Result<void> setPassword(const UserId& user, std::string_view password);
    // Unauthorized for a wrong password, an unknown and a disabled user alike, after the same work: one
    // Argon2id verification (tens of milliseconds).
    Result<UserRecord> verifyPassword(const UserId& user, std::string_view password);
    Result<void> setChosenAccount(const UserId& user, const AccountId& account);

    // -- rest_credentials.cpp
    // Kalliope's REST scheme proves knowledge of sha256(password{salt}), so the server must keep that digest.
    // It is as good as the password for REST and quick to attack if the file leaks; it is therefore kept only
    // for users with restApi, and the interactive login never uses it. One salt a server, made with the
    // database and told to anyone who asks, as the scheme has it.
    Result<std::string> restSalt();
    // Unauthorized: unknown, disabled, or not allowed to use REST.
    Result<RestCredential> restCredential(const UserId& user);

    // -- seats.cpp
    Result<SeatUse> seats();
    Result<void> setSeatTotals(const SeatTotals& totals);
    // May this user work in this mode now? Without a seat the decision is Free and says why.
    Result<SeatDecision> checkSeat(const UserId& user, protocol::Mode wanted);

    // -- sessions.cpp
    // A new token for session.resume, 43 characters; only its hash is kept.
    Result<std::string> createToken(const SessionRecord& session);
    // Unauthorized: unknown, expired at `now`, or of a disabled user.
    Result<SessionRecord> findToken(std::string_view token, UnixMillis now);
    // New account, mode or expiry. NotFound when the token is gone.
    Result<void> updateToken(std::string_view token, const SessionRecord& session);
    Result<void> removeToken(std::string_view token);
    Result<void> removeTokensOf(const UserId& user);
    Result<int> removeExpiredTokens(UnixMillis now);

    // -- personal.cpp
    Result<std::vector<FavouriteRecord>> loadFavourites();
    Result<std::vector<ExtensionId>> favourites(const UserId& user);
    Result<void> setFavourite(const UserId& user, const ExtensionId& extension, bool favourite);
    Result<std::vector<PresenceRecord>> loadPresence();
    Result<void> setPresence(const ExtensionId& extension, protocol::Presence presence);

    // -- services.cpp
    Result<void> addRecording(const RecordingRecord& recording);
    // The path that was stored. NotFound: no such recording of this extension.
    Result<std::string> recordingFile(const ExtensionId& extension, std::string_view id);
    // Sets RegisterRow::recording of the extension's rows.
    Result<void> nameRecordings(const ExtensionId& extension, std::vector<protocol::RegisterRow>& rows);
    // The first by name; NotFound when nobody has the extension.
    Result<UserId> userOf(const ExtensionId& extension);
    Result<std::vector<BookingRecord>> loadBookings();
    Result<void> addBooking(const BookingRecord& booking);
    Result<void> removeBooking(const std::string& id);

    // -- chat.cpp
    // One transaction, in this order. A draft whose `from` and `clientId` are known is not stored again.
    Result<std::vector<ChatStored>> addChat(const std::vector<ChatDraft>& drafts);
    // The sides that see a change, two for each mark that moved a position.
    Result<std::vector<ChatSide>> markChat(const ExtensionId& extension,
                                           const std::vector<protocol::ChatPosition>& marks);
    Result<protocol::ChatChangesResult> chatChanges(const ExtensionId& extension, std::int64_t since);
    Result<protocol::ChatHistoryResult> chatHistory(const ExtensionId& extension,
                                                    const protocol::ChatHistoryParams& wanted);
    Result<protocol::ChatSearchResult> searchChat(const ExtensionId& extension,
                                                  const protocol::ChatSearchParams& wanted);

    // -- register.cpp
    // The user's calls, newest first; page 0 and how many there are. A search finds calls with the numbers of
    // `also`, too.
    Result<protocol::RegisterOpenResult> registerOpen(const ExtensionId& extension,
                                                      const protocol::RegisterFilter& filter,
                                                      const names::NumberSearch& also = {});
    // Does a part of what registerOpen and registerPage with that filter would take long for. True: nothing
    // is left, they answer in milliseconds. For callers who let others' jobs pass in between.
    Result<bool> prepareSearch(const ExtensionId& extension, const protocol::RegisterFilter& filter);
    // The extension's user has logged in: idleWork() gets the search of a very long register ready.
    Result<void> expectSearches(const ExtensionId& extension);
    // A page of the list as it was at `asOf`; empty beyond the end.
    Result<protocol::RegisterPageResult> registerPage(const ExtensionId& extension,
                                                      const protocol::RegisterFilter& filter,
                                                      std::int64_t asOf, std::int64_t page,
                                                      const names::NumberSearch& also = {});
    // Id of the newest row, 0 = no calls.
    Result<std::int64_t> registerNewest(const ExtensionId& extension);
    // Calls that the extension missed since the user looked at the register. Who never did begins now.
    Result<std::int64_t> missedCalls(const UserId& user, const ExtensionId& extension);
    // Never goes back.
    Result<void> setRegisterSeen(const UserId& user, std::int64_t row);
    // When calls were picked up, for durations in the register; told before the call's record is imported.
    Result<void> noteAnswers(const std::vector<CdrAnswer>& answers);
    // A little of the work that later calls would wait for (search indexes). True: there is more of it.
    bool idleWork();

    // For the parts of this folder that have a file of their own, such as CdrImport.
    [[nodiscard]] Connection& connection() { return *connection_; }
    [[nodiscard]] RegisterBook& registerBook() { return *register_; }

  private:
    Store(std::unique_ptr<Connection> connection, const StoreOptions& options, const Log& log);

    std::unique_ptr<Connection> connection_;
    std::unique_ptr<RegisterBook> register_;
    bool quickHashes_;
    std::string decoyHash_;  // made at the first login, checked for users that do not exist
    const Log& log_;
};

}  // namespace euterpe::store
