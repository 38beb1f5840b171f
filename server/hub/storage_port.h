// What the hub asks of the database. Implemented over the store's worker thread in app/, by a fake in the
// tests of the hub. Called on the loop thread; each callback comes once, later, on the loop thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/hub/rest_gateway.h"
#include "server/names/name_index.h"
#include "server/names/number_search.h"
#include "server/pbx/changes.h"
#include "server/pbx/directory.h"
#include "server/store/chat_records.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::hub {

// What a login or a resume establishes; what changes afterwards the hub keeps itself.
struct LoginProfile {
    UserId user;
    ExtensionId extension;
    protocol::Mode mode = protocol::Mode::Free;  // granted: Free when there was no seat, never an error
    protocol::SeatOutcome seat = protocol::SeatOutcome::NotNeeded;
    std::vector<protocol::Role> roles;
    std::vector<protocol::Permission> permissions;
    AccountId account;                                            // telephone chosen last, "" = never
    std::string token;                                            // for session.resume; a secret
    protocol::Presence presence = protocol::Presence::Available;  // chosen last
    std::vector<ExtensionId> favourites;
    std::int64_t registerNewest = 0;
    std::int64_t missedCalls = 0;   // since the user looked at the register
    std::int64_t personalBook = 0;  // newest version of the personal phonebook
};

struct NewCalls {
    struct Newest {
        ExtensionId extension;
        std::int64_t id = 0;
    };
    std::vector<Newest> newest;  // of each extension with new rows
    std::int64_t read = 0;
    bool more = false;  // another round is due
};

// What differs from the last update that was given out.
struct DirectoryUpdate {
    struct Company {
        pbx::Directory directory;
        std::vector<ExtensionId> hidden;  // not shown to colleagues
    };
    struct User {
        UserId id;
        ExtensionId extension;
        bool disabled = false;  // may not log in
        bool operator==(const User&) const = default;
    };
    std::optional<Company> company;
    std::optional<std::vector<User>> users;  // all of them
    std::optional<std::int64_t> sharedBook;  // its newest version
};

// A call-back that a user has asked for (D10), as it outlives the server.
struct BookingRecord {
    std::string id;
    UserId user;
    ExtensionId booker;
    AccountId account;  // the telephone that will ring
    ExtensionId target;
    UnixMillis expiresAt = 0;

    bool operator==(const BookingRecord&) const = default;
};

// For whom a phonebook is read or changed.
struct BookUser {
    UserId user;
    bool sharedBook = false;  // may change the shared one
};

// The speed dials of a card that has any: digits and number.
struct SpeedDialCard {
    ContactId id;
    UserId owner;  // "" = everybody's
    std::vector<std::pair<std::string, std::string>> numbers;
};

// What has changed in all phonebooks, as an index of numbers needs it; store::AllContactChanges.
struct BookNumbers {
    bool full = false;
    std::int64_t base = 0;
    std::vector<names::NamedNumbers> cards;
    std::vector<ContactId> removed;
    std::int64_t version = 0;
    bool more = false;
    std::vector<SpeedDialCard> speedDials = {};  // of `cards`
};

// Who looks at calls. A search also finds those with people whom the user's phonebooks, or `also`, name so.
struct RegisterReader {
    UserId user;
    ExtensionId extension;
    names::NumberSearch also;
};

class StoragePort {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    virtual ~StoragePort() = default;

    // Unauthorized for an unknown user and for a wrong password, in the same time.
    virtual void login(const protocol::SessionLoginParams& params, Callback<LoginProfile> done) = 0;
    // The profile that belongs to a token; Unauthorized when it is unknown or has expired.
    virtual void resume(const std::string& token, Callback<LoginProfile> done) = 0;
    // The token is worth nothing afterwards.
    virtual void logout(const std::string& token) = 0;
    // Remembered for the next login and for the token's next resume.
    virtual void chooseAccount(const LoginProfile& profile, const AccountId& account) = 0;

    virtual void setFavourite(const UserId& user, const ExtensionId& extension, bool favourite,
                              Callback<std::vector<ExtensionId>> done) = 0;
    virtual void setPresence(const ExtensionId& extension, protocol::Presence presence,
                             Callback<void> done) = 0;

    virtual void registerOpen(const RegisterReader& by, const protocol::RegisterFilter& filter,
                              Callback<protocol::RegisterOpenResult> done) = 0;
    virtual void registerPage(const RegisterReader& by, const protocol::RegisterPageParams& wanted,
                              Callback<protocol::RegisterPageResult> done) = 0;
    // The calls that were missed since the user looked at the register.
    virtual void missedCalls(const UserId& user, const ExtensionId& extension,
                             Callback<std::int64_t> done) = 0;
    // The user has looked at it up to this row. Answers those that are missed since.
    virtual void seeRegister(const UserId& user, const ExtensionId& extension, std::int64_t row,
                             Callback<std::int64_t> done) = 0;
    // The extension's call `call` is being recorded into `file`, a path below the PBX's recordings.
    virtual void addRecording(const ExtensionId& extension, const LinkedId& call, const std::string& file,
                              UnixMillis startedAt, Callback<void> done) = 0;
    virtual void readRecording(const ExtensionId& extension, const protocol::RecordingReadParams& wanted,
                               Callback<protocol::RecordingReadResult> done) = 0;

    // As in store::Store.
    virtual void addChat(std::vector<store::ChatDraft> drafts,
                         Callback<std::vector<store::ChatStored>> done) = 0;
    virtual void markChat(const ExtensionId& extension, const std::vector<protocol::ChatPosition>& marks,
                          Callback<std::vector<store::ChatSide>> done) = 0;
    virtual void chatChanges(const ExtensionId& extension, std::int64_t since,
                             Callback<protocol::ChatChangesResult> done) = 0;
    virtual void chatHistory(const ExtensionId& extension, const protocol::ChatHistoryParams& wanted,
                             Callback<protocol::ChatHistoryResult> done) = 0;
    virtual void chatSearch(const ExtensionId& extension, const protocol::ChatSearchParams& wanted,
                            Callback<protocol::ChatSearchResult> done) = 0;

    // Call-backs that wait, oldest first.
    // NotFound when nobody has the extension.
    virtual void userOf(const ExtensionId& extension, Callback<UserId> done) = 0;
    virtual void loadBookings(Callback<std::vector<BookingRecord>> done) = 0;
    virtual void addBooking(const BookingRecord& booking) = 0;
    virtual void removeBooking(const std::string& id) = 0;

    virtual void contactChanges(const UserId& user, const protocol::ContactChangesParams& wanted,
                                Callback<protocol::ContactChangesResult> done) = 0;
    virtual void saveContact(const BookUser& user, const protocol::ContactSaveParams& change,
                             Callback<protocol::ContactOutcome> done) = 0;
    virtual void removeContact(const BookUser& user, const protocol::ContactRemoveParams& change,
                               Callback<protocol::ContactOutcome> done) = 0;
    virtual void importContacts(const BookUser& user, const protocol::ContactImportParams& batch,
                                Callback<protocol::ContactImportResult> done) = 0;
    // A step of it.
    virtual void undoImport(const BookUser& user, const protocol::ContactImportUndoParams& wanted,
                            Callback<protocol::ContactImportUndoResult> done) = 0;

    // A step of the changes after `since`; `base` is that of the last step.
    virtual void bookNumbers(std::int64_t since, std::int64_t base, Callback<BookNumbers> done) = 0;

    // When calls were picked up: told before the import reads their records.
    virtual void noteAnswers(const std::vector<pbx::CallAnswer>& answers) = 0;
    // One round of the import of Asterisk's call records.
    virtual void importCalls(Callback<NewCalls> done) = 0;

    // What has changed since it was last asked for; `always` gives everything in any case.
    virtual void directory(bool always, Callback<DirectoryUpdate> done) = 0;

    virtual void restSalt(Callback<std::string> done) = 0;
    virtual void restUser(const UserId& user, Callback<RestUser> done) = 0;
};

}  // namespace euterpe::hub
