// What the server tells the desktop: one struct a thing, the same from the PBX reducer to the table row.
// Plain values; strings are UTF-8 (the server replaces invalid bytes before they get here). BOOST_DESCRIBE
// gives each its JSON form (lib/protocol/json.h): members by name, enums by name, unknown members ignored,
// unknown enum values decoded to `Unknown`.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace euterpe::protocol {

// State of an extension's telephones, from its hint. `Unknown` is also what a session without the right to
// see phone states gets (Free mode, F2).
enum class PhoneState { Unknown, Unregistered, Free, Ringing, Busy, OnHold };
BOOST_DESCRIBE_ENUM(PhoneState, Unknown, Unregistered, Free, Ringing, Busy, OnHold)

enum class Presence { Unknown, Available, Away, Busy, NotAvailable, Offline };
BOOST_DESCRIBE_ENUM(Presence, Unknown, Available, Away, Busy, NotAvailable, Offline)

enum class Mode { Unknown, Free, Pro, Phone };
BOOST_DESCRIBE_ENUM(Mode, Unknown, Free, Pro, Phone)

// A colleague's row (F2). Key: `id`.
struct Extension {
    ExtensionId id;
    std::string firstName;
    std::string lastName;
    std::string company;
    PhoneState phone = PhoneState::Unknown;
    Presence presence = Presence::Offline;

    bool operator==(const Extension&) const = default;
};
BOOST_DESCRIBE_STRUCT(Extension, (), (id, firstName, lastName, company, phone, presence))

// A telephone that belongs to the user (B2).
struct Account {
    AccountId id;
    bool registered = false;
    std::string brand;  // from the registered User-Agent, "" when not recognised
    std::string model;
    std::string firmware;
    std::string mac;  // "00:04:13:aa:bb:cc", "" when the PBX does not know it
    std::string userAgent;

    bool operator==(const Account&) const = default;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, registered, brand, model, firmware, mac, userAgent))

enum class CallDirection { Unknown, Incoming, Outgoing };
BOOST_DESCRIBE_ENUM(CallDirection, Unknown, Incoming, Outgoing)

// Calling: click-to-call, the user's own telephone rings and waits to be picked up.
// Dialing: outgoing, the far side is being called. Ringing: incoming, not answered yet (or outgoing and the
// far side rings: see `direction`). Held: put on hold by this user.
enum class CallState { Unknown, Calling, Dialing, Ringing, Talking, Held, Ended };
BOOST_DESCRIBE_ENUM(CallState, Unknown, Calling, Dialing, Ringing, Talking, Held, Ended)

// Why an ended call ended, from this user's point of view.
enum class EndReason {
    Unknown,
    None,
    Normal,
    Busy,
    NoAnswer,
    Rejected,
    Cancelled,
    AnsweredElsewhere,
    Unavailable,
    Congestion,
    Failed
};
BOOST_DESCRIBE_ENUM(EndReason, Unknown, None, Normal, Busy, NoAnswer, Rejected, Cancelled, AnsweredElsewhere,
                    Unavailable, Congestion, Failed)

// A call in which the user takes part, as that user sees it. Key: `id`. One per user and conversation: a
// group call that rings at two telephones of the same user is one Call.
struct Call {
    CallId id;
    LinkedId linkedId;
    AccountId account;  // the user's telephone
    CallDirection direction = CallDirection::Unknown;
    CallState state = CallState::Unknown;
    EndReason endReason = EndReason::None;  // set once state is Ended
    std::string peerNumber;                 // "" when withheld
    std::string peerName;                   // from the directory or the PBX, "" if unknown
    bool anonymous = false;                 // the caller withheld the number (no popup, D5)
    bool clickToCall = false;
    std::string queue;         // queue or ring group that it came through, "" = direct
    std::string calledNumber;  // what the caller dialled
    int line = 0;              // 1..4, 0 = beyond the fourth
    UnixMillis startedAt = 0;
    UnixMillis answeredAt = 0;  // 0 = not answered
    // SIP Call-ID of the user's leg, by which a softphone knows that it is its own call. "" =
    // not known, or not yet: it is asked for only where a softphone is in use, and comes as an update.
    std::string sipCallId;
    bool recording = false;  // the PBX records it on the user's demand (D13)

    bool operator==(const Call&) const = default;
};
BOOST_DESCRIBE_STRUCT(Call, (),
                      (id, linkedId, account, direction, state, endReason, peerNumber, peerName, anonymous,
                       clickToCall, queue, calledNumber, line, startedAt, answeredAt, sipCallId, recording))

enum class SipTransport { Unknown, Udp, Tcp, Tls };
BOOST_DESCRIBE_ENUM(SipTransport, Unknown, Udp, Tcp, Tls)

// SDES, RFC 4568. `Optional`: where the other side can, `Mandatory`: or no call at all.
enum class MediaEncryption { Unknown, None, Optional, Mandatory };
BOOST_DESCRIBE_ENUM(MediaEncryption, Unknown, None, Optional, Mandatory)

struct SipListener {
    SipTransport transport = SipTransport::Unknown;
    int port = 0;

    bool operator==(const SipListener&) const = default;
};
BOOST_DESCRIBE_STRUCT(SipListener, (), (transport, port))

// With what a softphone registers as one of the user's telephones. Holds a secret: given over TLS to its user
// alone, never logged, never written to a file.
struct SipAccount {
    AccountId account;
    std::string user;      // user part of the address of record
    std::string authUser;  // of the digest, RFC 3261 section 22; "" = `user`
    std::string password;
    std::string domain;  // of the address of record; "" = the registrar
    std::string displayName;
    std::string registrar;               // host that packets go to; "" = the address of the log-in
    std::vector<SipListener> listeners;  // what the PBX listens on, the administrator's favourite first
    std::string caPem;                   // certificates that sign the PBX's own for TLS; "" = the system's
    std::vector<std::string> codecs;     // in the administrator's order, e.g. "opus", "alaw"
    MediaEncryption srtp = MediaEncryption::None;
    int expiresS = 120;  // of a registration

    bool operator==(const SipAccount&) const = default;
};
BOOST_DESCRIBE_STRUCT(SipAccount, (),
                      (account, user, authUser, password, domain, displayName, registrar, listeners, caPem,
                       codecs, srtp, expiresS))

// A queue that calls one of the user's telephones (J2, C4). Key: `queue` and `account`.
struct QueueMembership {
    std::string queue;  // as Asterisk names it
    AccountId account;  // the telephone, "" = not by a telephone of its own (a Local channel)
    bool paused = false;
    std::string pauseReason;  // as the PBX has it, e.g. "Auto-Pause"; "" = none given

    bool operator==(const QueueMembership&) const = default;
};
BOOST_DESCRIBE_STRUCT(QueueMembership, (), (queue, account, paused, pauseReason))

// What concerns the user alone.
struct Self {
    ExtensionId extension;
    std::string name;   // first and last name
    AccountId account;  // the chosen telephone, "" = not chosen yet
    PhoneState phone = PhoneState::Unknown;
    Presence presence = Presence::Offline;  // as colleagues see it
    Presence chosenPresence =
        Presence::Offline;  // as the user has set it; idleness and calls may show another
    bool hasMailbox = false;
    int unheardMessages = 0;  // voicemail, new
    int heardMessages = 0;    // voicemail, old
    bool doNotDisturb = false;
    std::string forwardTo;     // unconditional forward, "" = off
    std::string mobileNumber;  // where calls can be forked to; set by the administrator, "" = nowhere (E4)
    bool forkToMobile = false;
    std::vector<QueueMembership> queues;

    bool operator==(const Self&) const = default;
};
BOOST_DESCRIBE_STRUCT(Self, (),
                      (extension, name, account, phone, presence, chosenPresence, hasMailbox, unheardMessages,
                       heardMessages, doNotDisturb, forwardTo, mobileNumber, forkToMobile, queues))

// The server's own connection to Asterisk.
struct PbxStatus {
    bool connected = false;
    UnixMillis since = 0;  // of the present state
    int lagMs = 0;         // round trip of the last Ping
    std::string version;   // "22.10.1", "" while unknown

    bool operator==(const PbxStatus&) const = default;
};
BOOST_DESCRIBE_STRUCT(PbxStatus, (), (connected, since, lagMs, version))

// A row of the user's call register (G1). Key: `id`, grows with time of import. One row a call and user.
struct RegisterRow {
    std::int64_t id = 0;
    LinkedId linkedId;
    CallDirection direction = CallDirection::Unknown;
    bool answered = false;
    std::string number;  // "" when withheld
    std::string name;    // as known when the row was written; the desktop prefers the directory
    std::string queue;   // queue or ring group, "" = direct
    UnixMillis startedAt = 0;
    int durationS = 0;      // of the conversation, seconds
    std::string recording;  // for recording.read, "" = there is none

    bool operator==(const RegisterRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (),
                      (id, linkedId, direction, answered, number, name, queue, startedAt, durationS,
                       recording))

// A call that waits in a parking slot; who dials the slot gets it (D12). Key: `lot` and `slot`.
struct ParkedCall {
    std::string lot;     // "default"
    std::string slot;    // "890"
    std::string number;  // of the parked party, "" when withheld
    std::string name;
    ExtensionId parkedBy;  // "" = not known
    UnixMillis since = 0;
    int timeoutS = 0;  // after so long it goes back to who parked it; 0 = never

    bool operator==(const ParkedCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(ParkedCall, (), (lot, slot, number, name, parkedBy, since, timeoutS))

// Waiting: the extension is busy, or an earlier booking has its turn. Calling: both are free, the user's
// telephone is being rung.
enum class BookingState { Unknown, Waiting, Calling };
BOOST_DESCRIBE_ENUM(BookingState, Unknown, Waiting, Calling)

// A call-back that the user has asked for (D10). Key: `id`.
struct Booking {
    std::string id;
    ExtensionId extension;  // to be called
    BookingState state = BookingState::Unknown;
    UnixMillis expiresAt = 0;

    bool operator==(const Booking&) const = default;
};
BOOST_DESCRIBE_STRUCT(Booking, (), (id, extension, state, expiresAt))

}  // namespace euterpe::protocol
