// Parameters and results of every row of message_list.h. JSON-RPC 2.0 over one WebSocket: a request carries
// `FooParams` as `params` and is answered by `FooResult` as `result`, or by an error whose `data.code` is an
// ErrorCode name. Sizes: limits.h.
#pragma once

#include "lib/protocol/bytes.h"
#include "lib/protocol/chat.h"
#include "lib/protocol/contact_messages.h"
#include "lib/protocol/message_list.h"
#include "lib/protocol/records.h"
#include "lib/protocol/voicemail.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::protocol {

inline constexpr int kProtocolVersion = 1;
inline constexpr std::string_view kWebSocketPath = "/cti";
inline constexpr int kDefaultPort = 5039;

// What a session may do; the server grants, the desktop shows accordingly (A2, section O).
enum class Permission {
    Unknown,
    None,
    User,
    Dial,
    HangUp,
    Register,
    PhoneStates,
    Softphone,  // be the telephone
    Services,   // do not disturb, unconditional forward
    Fork,       // fork to mobile
    Park,       // park calls, see the parked ones
    Record,
    Booking,     // call-back on busy
    Pickup,      // directed and group pickup, by dialling
    SharedBook,  // change the shared phonebook
    Chat,
    Voicemail
};
BOOST_DESCRIBE_ENUM(Permission, Unknown, None, User, Dial, HangUp, Register, PhoneStates, Softphone, Services,
                    Fork, Park, Record, Booking, Pickup, SharedBook, Chat, Voicemail)

// BookEditor: may change the shared phonebook, as an administrator may.
enum class Role { Unknown, User, Operator, Supervisor, Administrator, BookEditor };
BOOST_DESCRIBE_ENUM(Role, Unknown, User, Operator, Supervisor, Administrator, BookEditor)

// The answer of the seat check (A1).
enum class SeatOutcome { Unknown, Granted, NotNeeded, NoSeatForUser, AllSeatsTaken };
BOOST_DESCRIBE_ENUM(SeatOutcome, Unknown, Granted, NotNeeded, NoSeatForUser, AllSeatsTaken)

struct SessionLoginParams {
    int protocol = kProtocolVersion;
    std::string user;
    std::string password;
    Mode mode = Mode::Free;  // asked for; the server may grant less, see LoginResult
    AccountId account;       // last chosen, "" = let the user choose
    std::string client;      // "euterpe/0.1 linux", for the log
};
BOOST_DESCRIBE_STRUCT(SessionLoginParams, (), (protocol, user, password, mode, account, client))

// What the PBX offers to this user; numbers are dialled like any other.
struct Services {
    std::string outsidePrefix;     // "0"; "" = none
    std::string voicemailNumber;   // "" = not offered
    std::string conferenceNumber;  // "" = not offered
    int registerDays = 0;          // how far back the register goes, 0 = everything
    std::string pickupPrefix;      // "**": before the number of an extension that rings; "" = not offered
    std::string groupPickup;       // "*9": whatever rings in the own group; "" = not offered
    std::string parkingNumber;     // "888": a call transferred there is parked; "" = not offered
};
BOOST_DESCRIBE_STRUCT(Services, (),
                      (outsidePrefix, voicemailNumber, conferenceNumber, registerDays, pickupPrefix,
                       groupPickup, parkingNumber))

struct SessionLoginResult {
    std::string token;       // for session.resume; a secret
    std::string epoch;       // names this run of the server's state; sequence numbers are valid within it
    std::string server;      // "euterpe-server/0.1"
    Mode mode = Mode::Free;  // granted
    SeatOutcome seat = SeatOutcome::NotNeeded;
    std::vector<Role> roles;
    std::vector<Permission> permissions;
    std::vector<Account> accounts;  // the user's telephones
    AccountId account;              // in use; "" = the user must choose by account.select
    Services services;
    Self self;
};
BOOST_DESCRIBE_STRUCT(SessionLoginResult, (),
                      (token, epoch, server, mode, seat, roles, permissions, accounts, account, services,
                       self))

// After a lost connection. Answered like a login; `seq` and `epoch` let state.subscribe send only a delta.
struct SessionResumeParams {
    int protocol = kProtocolVersion;
    std::string token;
    std::string client;
};
BOOST_DESCRIBE_STRUCT(SessionResumeParams, (), (protocol, token, client))
using SessionResumeResult = SessionLoginResult;

struct Empty {};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

using SessionLogoutParams = Empty;
using SessionLogoutResult = Empty;

struct AccountSelectParams {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountSelectParams, (), (account))
struct AccountSelectResult {
    Account account;
};
BOOST_DESCRIBE_STRUCT(AccountSelectResult, (), (account))

// Changes of state since the last batch of this session. `full` = a snapshot: what it does not hold is gone.
// Records are complete and replace the older one of the same key; a batch may be applied twice.
struct StateBatch {
    std::uint64_t seq = 0;
    bool full = false;
    std::vector<Extension> extensions;
    std::vector<ExtensionId> removedExtensions;
    std::vector<Call> calls;                             // state Ended = the last word about that call
    std::vector<CallId> removedCalls;                    // gone while the session was away
    std::optional<std::vector<ExtensionId>> favourites;  // the whole list when it changed
    std::optional<Self> self;
    std::optional<std::vector<Account>> accounts;  // the user's telephones when one changed
    std::optional<PbxStatus> pbx;
    std::optional<std::int64_t> registerNewest;     // id of the user's newest register row when it changed
    std::optional<std::vector<ParkedCall>> parked;  // the whole list when it changed; permission Park
    std::optional<std::vector<Booking>> bookings;   // the user's own, the whole list when it changed
    // The newest version of the shared and of the user's personal book when it changed: there is something
    // for contact.changes when either is above the version that one has.
    std::optional<std::int64_t> contactsVersion;
    std::optional<std::int64_t> personalContactsVersion;
    std::optional<std::int64_t> chatVersion;  // of the user's newest change in chat.changes
    std::optional<std::int64_t> missedCalls;  // since the user last looked at the register, when it changed
    // Grows whenever something about the user's voicemail may have changed: time to ask voicemail.list.
    std::optional<std::int64_t> voicemailVersion;
};
BOOST_DESCRIBE_STRUCT(StateBatch, (),
                      (seq, full, extensions, removedExtensions, calls, removedCalls, favourites, self,
                       accounts, pbx, registerNewest, parked, bookings, contactsVersion,
                       personalContactsVersion, chatVersion, missedCalls, voicemailVersion))

// Starts the stream of state.batch. With the epoch and seq of the last batch seen, the first batch is what
// changed since; otherwise, or when the server no longer knows, it is a snapshot (`full`).
struct StateSubscribeParams {
    std::string epoch;
    std::uint64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(StateSubscribeParams, (), (epoch, seq))
struct StateSubscribeResult {
    std::string epoch;
    StateBatch batch;
};
BOOST_DESCRIBE_STRUCT(StateSubscribeResult, (), (epoch, batch))

// Click-to-call (D1). Answered once Asterisk has accepted the Originate; the call itself arrives by
// state.batch under `call`. `dialId` is the client's: the same id is never dialled twice.
struct CallDialParams {
    std::string dialId;
    std::string target;  // as typed: spaces, dots, dashes, slashes and brackets are removed by the server
};
BOOST_DESCRIBE_STRUCT(CallDialParams, (), (dialId, target))
struct CallDialResult {
    CallId call;
};
BOOST_DESCRIBE_STRUCT(CallDialResult, (), (call))

struct CallHangupParams {
    CallId call;
};
BOOST_DESCRIBE_STRUCT(CallHangupParams, (), (call))
using CallHangupResult = Empty;

// Incoming and not answered: the user's telephone stops ringing, the caller gets busy or the next step.
struct CallRejectParams {
    CallId call;
};
BOOST_DESCRIBE_STRUCT(CallRejectParams, (), (call))
using CallRejectResult = Empty;

struct FavouriteSetParams {
    ExtensionId extension;
    bool favourite = false;
};
BOOST_DESCRIBE_STRUCT(FavouriteSetParams, (), (extension, favourite))
using FavouriteSetResult = Empty;

struct PresenceSetParams {
    Presence presence = Presence::Available;
};
BOOST_DESCRIBE_STRUCT(PresenceSetParams, (), (presence))
using PresenceSetResult = Empty;

// Nobody is at this client's keyboard, or somebody is again. Away is shown while it is so at all of the
// user's clients and the user has chosen nothing but `available`. Forgotten with the session's token.
struct PresenceIdleParams {
    bool idle = false;
};
BOOST_DESCRIBE_STRUCT(PresenceIdleParams, (), (idle))
using PresenceIdleResult = Empty;

using ChatMarkResult = Empty;
using ChatTypingResult = Empty;

// Which of the user's calls to list, newest first (G2).
struct RegisterFilter {
    UnixMillis from = 0;  // started at or after; 0 = no bound
    UnixMillis to = 0;    // started before; 0 = no bound
    std::string text;     // part of a number or a name, case and accents ignored; "" = all
};
BOOST_DESCRIBE_STRUCT(RegisterFilter, (), (from, to, text))

struct RegisterOpenParams {
    RegisterFilter filter;
};
BOOST_DESCRIBE_STRUCT(RegisterOpenParams, (), (filter))
// `asOf` pins the list: pages asked with it never shift when new calls come in.
struct RegisterOpenResult {
    std::int64_t asOf = 0;
    std::int64_t total = 0;
    std::vector<RegisterRow> rows;  // page 0
};
BOOST_DESCRIBE_STRUCT(RegisterOpenResult, (), (asOf, total, rows))

struct RegisterPageParams {
    RegisterFilter filter;
    std::int64_t asOf = 0;
    std::int64_t page = 0;  // kRegisterPageRows rows each
};
BOOST_DESCRIBE_STRUCT(RegisterPageParams, (), (filter, asOf, page))
struct RegisterPageResult {
    std::int64_t page = 0;
    std::vector<RegisterRow> rows;
};
BOOST_DESCRIBE_STRUCT(RegisterPageResult, (), (page, rows))

// The user has looked at the list up to the row `id`: missed calls until then are counted no longer, at none
// of the user's desktops. Never goes back.
struct RegisterSeenParams {
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(RegisterSeenParams, (), (id))
using RegisterSeenResult = Empty;

// The account in use, for the softphone. Conflict when no telephone is chosen.
using SipAccountParams = Empty;
using SipAccountResult = SipAccount;

// Do not disturb, unconditional forward and fork to mobile are the PBX's (E1, E2, E4, E6): answered once it
// has stored the change; what it became arrives by state.batch in `self`.
struct ServiceDoNotDisturbParams {
    bool on = false;
};
BOOST_DESCRIBE_STRUCT(ServiceDoNotDisturbParams, (), (on))
using ServiceDoNotDisturbResult = Empty;

struct ServiceForwardParams {
    std::string target;  // as typed, like CallDialParams::target; "" = off
};
BOOST_DESCRIBE_STRUCT(ServiceForwardParams, (), (target))
using ServiceForwardResult = Empty;

// Conflict when the administrator has set no mobile number.
struct ServiceForkToMobileParams {
    bool on = false;
};
BOOST_DESCRIBE_STRUCT(ServiceForkToMobileParams, (), (on))
using ServiceForkToMobileResult = Empty;

// Pauses or resumes the user in a queue, or in all (J3): answered once the PBX has it; what it became arrives
// by state.batch in `self`. Whoever is a member may. Conflict when the user is a member of none, NotFound
// when not of that one.
struct QueuePauseParams {
    std::string queue;  // QueueMembership::queue; "" = all
    bool paused = false;
};
BOOST_DESCRIBE_STRUCT(QueuePauseParams, (), (queue, paused))
using QueuePauseResult = Empty;

// The other side of an own call waits in a slot, the own telephone is free (D12).
struct CallParkParams {
    CallId call;
};
BOOST_DESCRIBE_STRUCT(CallParkParams, (), (call))
struct CallParkResult {
    std::string slot;  // to be dialled
};
BOOST_DESCRIBE_STRUCT(CallParkResult, (), (slot))

// Starts or ends the recording of an own call by the PBX (D13); asked twice is no error.
struct CallRecordParams {
    CallId call;
    bool on = false;
};
BOOST_DESCRIBE_STRUCT(CallRecordParams, (), (call, on))
using CallRecordResult = Empty;

// Call-back on busy (D10): once both are free the user's telephone rings and then `extension` is called. One
// per user and extension: asked again, the same booking is answered.
struct BookingSetParams {
    ExtensionId extension;
};
BOOST_DESCRIBE_STRUCT(BookingSetParams, (), (extension))
struct BookingSetResult {
    std::string booking;
};
BOOST_DESCRIBE_STRUCT(BookingSetResult, (), (booking))
struct BookingCancelParams {
    std::string booking;
};
BOOST_DESCRIBE_STRUCT(BookingCancelParams, (), (booking))
using BookingCancelResult = Empty;

// A piece of a recording (RegisterRow::recording); only of the user's own calls.
struct RecordingReadParams {
    std::string recording;
    std::int64_t offset = 0;
};
BOOST_DESCRIBE_STRUCT(RecordingReadParams, (), (recording, offset))
struct RecordingReadResult {
    Bytes data;             // at most kRecordingPiece; empty at the end
    std::int64_t size = 0;  // of the whole file
};
BOOST_DESCRIBE_STRUCT(RecordingReadResult, (), (data, size))

// The user's messages, newest first.
using VoicemailListParams = Empty;
struct VoicemailListResult {
    VoicemailAccess access = VoicemailAccess::Unknown;
    std::vector<VoicemailMessage> messages;  // at most kVoicemailMessages, the newest
    std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(VoicemailListResult, (), (access, messages, total))

// A piece of a message's sound, a WAV file. NotFound: the message is gone, or has no such sound.
struct VoicemailReadParams {
    std::string message;
    std::int64_t offset = 0;
};
BOOST_DESCRIBE_STRUCT(VoicemailReadParams, (), (message, offset))
using VoicemailReadResult = RecordingReadResult;

// Moves a message to Old, or back to Inbox, as the telephone does after it was heard. What it became comes by
// `voicemailVersion`; the lamp of the telephone follows.
struct VoicemailSetHeardParams {
    std::string message;
    bool heard = true;
};
BOOST_DESCRIBE_STRUCT(VoicemailSetHeardParams, (), (message, heard))
using VoicemailSetHeardResult = Empty;

// Deletes a message at the PBX. What is gone already is no error.
struct VoicemailRemoveParams {
    std::string message;
};
BOOST_DESCRIBE_STRUCT(VoicemailRemoveParams, (), (message))
using VoicemailRemoveResult = Empty;

enum class ClosingReason { Unknown, ServerStopping, LoggedInElsewhere, UserRemoved, TooSlow, IdleTimeout };
BOOST_DESCRIBE_ENUM(ClosingReason, Unknown, ServerStopping, LoggedInElsewhere, UserRemoved, TooSlow,
                    IdleTimeout)
struct SessionClosing {
    ClosingReason reason = ClosingReason::Unknown;
};
BOOST_DESCRIBE_STRUCT(SessionClosing, (), (reason))

#define EUTERPE_X(Name, wire, permission) Name,
enum class Request { EUTERPE_REQUESTS(EUTERPE_X) };
#undef EUTERPE_X

struct RequestInfo {
    Request request;
    std::string_view method;
    Permission permission;
};

#define EUTERPE_X(Name, wire, permission) RequestInfo{Request::Name, wire, Permission::permission},
inline constexpr RequestInfo kRequests[] = {EUTERPE_REQUESTS(EUTERPE_X)};
#undef EUTERPE_X

inline constexpr const RequestInfo& info(Request request) {
    return kRequests[static_cast<std::size_t>(request)];
}
// nullptr for a method that this version does not know.
const RequestInfo* findRequest(std::string_view method);

// Maps a parameter struct's request at compile time: method<CallDialParams>() cannot exist because several
// requests share Empty, so the Request is the key.
template <Request>
struct Traits;
#define EUTERPE_X(Name, wire, permission)                \
    template <>                                          \
    struct Traits<Request::Name> {                       \
        using Params = Name##Params;                     \
        using Result = Name##Result;                     \
        static constexpr std::string_view method = wire; \
    };
EUTERPE_REQUESTS(EUTERPE_X)
#undef EUTERPE_X

}  // namespace euterpe::protocol
