// What the store keeps besides the call register, as plain values: directory, users, seats, sessions.
// Plain values, any thread.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "lib/protocol/messages.h"
#include "lib/protocol/records.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::store {

struct DirectoryEntry {
    ExtensionId id;
    std::string firstName;
    std::string lastName;
    std::string company;
    std::string mailbox;              // "101@default", "" = none
    bool hidden = false;              // not shown to colleagues; still resolves names and calls
    std::vector<AccountId> accounts;  // PJSIP endpoint names; the first is the default telephone
    // MAC addresses of its telephones, where the provisioning knows them: the PBX seldom does.
    std::map<AccountId, std::string> macs{};

    bool operator==(const DirectoryEntry&) const = default;
};

// A number that rings several extensions, queue of app_queue or not.
struct RingGroup {
    std::string number;
    std::string name;

    bool operator==(const RingGroup&) const = default;
};

struct Directory {
    std::vector<DirectoryEntry> extensions;  // by number
    std::vector<RingGroup> groups;           // by number

    bool operator==(const Directory&) const = default;
};

// What a change of the directory did.
struct DirectoryChange {
    int added = 0;
    int updated = 0;
    int removed = 0;
    int unchanged = 0;

    bool operator==(const DirectoryChange&) const = default;
};

// The seat that the administrator gave to a user (A1). A Phone seat also allows Pro.
enum class SeatKind { None, Pro, Phone };
std::string_view toString(SeatKind kind);

struct UserRecord {
    UserId id;
    ExtensionId extension;
    SeatKind seat = SeatKind::None;
    std::vector<protocol::Role> roles;  // sorted; User is implied and never listed
    bool disabled = false;              // may not log in
    bool restApi = false;               // may use REST with Kalliope's X-authenticate
    AccountId account;                  // telephone chosen last, "" = never chosen

    bool operator==(const UserRecord&) const = default;
};

// What the roles of a user allow in a granted mode (section O). `alsoInPro`: what the PBX does for any
// telephone and the administrator allows in Pro as well. Pure.
std::vector<protocol::Permission> permissionsOf(const UserRecord& user, protocol::Mode mode,
                                                const std::vector<protocol::Permission>& alsoInPro = {});

struct SeatTotals {
    int pro = 0;
    int phone = 0;

    bool operator==(const SeatTotals&) const = default;
};

struct SeatUse {
    SeatTotals totals;
    SeatTotals given;  // users that hold one
};

struct SeatDecision {
    protocol::Mode mode = protocol::Mode::Free;  // granted
    protocol::SeatOutcome outcome = protocol::SeatOutcome::NotNeeded;

    bool operator==(const SeatDecision&) const = default;
};

// What a token for session.resume stands for.
struct SessionRecord {
    UserId user;
    protocol::Mode mode = protocol::Mode::Free;
    AccountId account;
    UnixMillis expiresAt = 0;

    bool operator==(const SessionRecord&) const = default;
};

// For Kalliope's REST scheme: digestPassword = hex(sha256(password{salt})).
struct RestCredential {
    UserRecord user;
    std::string digestPassword;
};

struct PresenceRecord {
    ExtensionId extension;
    protocol::Presence presence = protocol::Presence::Unknown;

    bool operator==(const PresenceRecord&) const = default;
};

// A call of an extension that is or was being recorded.
struct RecordingRecord {
    ExtensionId extension;
    LinkedId call;
    std::string file;  // below the PBX's recordings
    UnixMillis startedAt = 0;

    bool operator==(const RecordingRecord&) const = default;
};

// A call-back that waits.
struct BookingRecord {
    std::string id;
    UserId user;
    ExtensionId booker;
    AccountId account;
    ExtensionId target;
    UnixMillis expiresAt = 0;

    bool operator==(const BookingRecord&) const = default;
};

struct FavouriteRecord {
    UserId user;
    ExtensionId extension;

    bool operator==(const FavouriteRecord&) const = default;
};

}  // namespace euterpe::store
