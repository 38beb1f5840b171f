// Every limit on what comes from outside, in one place; each is tested before memory is taken for it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace euterpe::protocol::limits {

// -- WebSocket and HTTP, client to server
inline constexpr std::size_t kRequestBytes = 64 * 1024;     // one JSON-RPC request
inline constexpr std::size_t kHttpHeaderBytes = 16 * 1024;  // REST request line and headers
inline constexpr std::size_t kHttpBodyBytes = 64 * 1024;    // REST body
inline constexpr std::size_t kJsonDepth = 16;               // nesting, both directions
inline constexpr std::size_t kOpenRequests = 32;            // unanswered requests a session
inline constexpr int kRequestsPerSecond = 50;               // sustained, a session (bucket of twice that)
inline constexpr int kDialsPerMinute = 60;                  // calls that one user may start
inline constexpr int kHttpRequestsPerSecond = 25;           // sustained, a source address (burst 100)
inline constexpr std::size_t kConnections = 20'000;         // open sockets, all kinds
inline constexpr std::size_t kStrangersPerSource =
    5'000;  // of them not logged in, an IPv4 address or an IPv6 /64
inline constexpr std::size_t kConnectionsPerUser = 8;         // sessions of one user
inline constexpr std::chrono::seconds kHandshakeTimeout{10};  // TLS + HTTP upgrade + login
inline constexpr std::chrono::seconds kIdleTimeout{45};  // a peer that answers no ping for so long is gone
inline constexpr std::chrono::seconds kRequestDeadline{15};  // a request is answered by then, if by an error

// -- server to client
// Unsent bytes a session may have; beyond it the session's queue is dropped and, once the socket drains, the
// session gets the latest state of what it missed. Replies are never dropped: a session whose replies alone
// exceed the cap is closed.
inline constexpr std::size_t kOutgoingBytes = 1024 * 1024;
inline constexpr std::size_t kMessageBytes = 16 * 1024 * 1024;  // what a client accepts in one message

// -- strings inside messages (bytes of UTF-8)
inline constexpr std::size_t kUserName = 128;
inline constexpr std::size_t kPassword = 1024;
inline constexpr std::size_t kNumber = 64;  // a dialled number
inline constexpr std::size_t kText =
    16 * 1024;  // any other string; a PEM file with a chain of certificates fits
inline constexpr std::size_t kBytes = 256 * 1024;           // binary data, before it is base64
inline constexpr std::size_t kRecordingPiece = 192 * 1024;  // of a recording, in one answer
inline constexpr std::size_t kArrayItems = 50'000;
inline constexpr std::size_t kSearchText = 128;

// -- AMI
inline constexpr std::size_t kAmiLineBytes = 16 * 1024;
inline constexpr std::size_t kAmiMessageBytes = 256 * 1024;
inline constexpr std::size_t kAmiHeaders = 1024;
inline constexpr std::size_t kAmiPendingActions = 1024;
inline constexpr std::size_t kAmiListEvents = 200'000;  // events collected for one list action

// -- call register
inline constexpr int kRegisterPageRows = 200;
inline constexpr int kRegisterOpenQueries = 2;  // per session

// -- telephony
inline constexpr std::size_t kParkedCalls = 1000;    // shown at once
inline constexpr std::size_t kQueuesPerUser = 500;   // of which one extension is shown as a member
inline constexpr std::size_t kBookingsPerUser = 20;  // waiting call-backs of one user
inline constexpr std::chrono::hours kBookingLife{1};

// -- phonebooks
inline constexpr std::size_t kContactText = 256;  // a name, bytes
inline constexpr std::size_t kMailAddress = 254;  // RFC 5321 with erratum 1690
inline constexpr std::size_t kSpeedDial = 16;
inline constexpr std::size_t kContactFields = 32;
inline constexpr std::int64_t kSharedContacts = 200'000;      // cards in the shared book
inline constexpr std::int64_t kPersonalContacts = 50'000;     // cards in one user's book
inline constexpr std::size_t kContactPage = 1'000;            // changes in one answer, and
inline constexpr std::size_t kContactPageBytes = 256 * 1024;  // no card after so many bytes of them
inline constexpr std::size_t kContactBatch = 1'000;           // cards in one contact.import
inline constexpr std::int64_t kContactRemovals = 20'000;      // remembered for clients that were away, a book

// -- files of contacts
inline constexpr std::size_t kContactFileBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kContactsInFile = 200'000;
inline constexpr std::size_t kContactFileErrors = 1000;  // told; after so many reading ends
inline constexpr std::size_t kContactErrorDetail = 80;   // bytes of what was found there
inline constexpr std::size_t kCsvRowBytes = 64 * 1024;
inline constexpr std::size_t kCsvFields = 512;             // columns
inline constexpr std::size_t kVCardLineBytes = 16 * 1024;  // of a property that is read, unfolded
inline constexpr std::size_t kVCardLines = 4096;           // properties of a card

// -- CardDAV
inline constexpr std::size_t kDavBytes = 32 * 1024 * 1024;  // one answer
inline constexpr std::size_t kDavResources = 100'000;       // in one answer
inline constexpr int kDavCardsAtOnce = 100;                 // asked for in one request
inline constexpr int kDavAddressBooks = 32;                 // of one account

// -- the company's LDAP directory
inline constexpr std::size_t kLdapMessageBytes = 1024 * 1024;  // one answer of it
inline constexpr int kLookupResults = 50;                      // cards in one contact.lookup
inline constexpr std::size_t kLookupsWaiting = 256;            // questions to it, of all users
inline constexpr std::size_t kLookupsPerSession = 2;
inline constexpr std::size_t kNamesRemembered = 10'000;  // of callers, asked for before

// -- chat
inline constexpr std::size_t kChatText = 8 * 1024;  // bytes of one message
inline constexpr std::size_t kChatClientId = 64;    // bytes
inline constexpr int kChatHistoryPage = 50;         // messages in one answer
inline constexpr int kChatChangesPage = 200;        // conversations in one answer
inline constexpr int kChatSearchPage = 50;          // messages in one answer
inline constexpr std::size_t kChatMarks = 200;      // in one request
inline constexpr int kChatMessagesPerMinute = 240;  // sustained, a user (bucket of a quarter of it)
inline constexpr int kChatTypingPerMinute = 120;    // likewise
inline constexpr std::size_t kChatSending = 2'000;  // messages that wait for the database, all users
inline constexpr std::size_t kChatOutbox = 500;     // messages that wait at a client
inline constexpr std::size_t kChatOutboxBytes = 16 * 1024 * 1024;  // of its file
inline constexpr std::size_t kChatCached = 2'000;  // messages of a conversation that a client keeps

// -- voicemail
inline constexpr std::size_t kVoicemailMessages = 1'000;      // shown of one mailbox, the newest
inline constexpr std::size_t kVoicemailFolder = 10'000;       // read of one folder; Asterisk keeps no more
inline constexpr std::size_t kVoicemailTextBytes = 8 * 1024;  // msgNNNN.txt
inline constexpr std::size_t kVoicemailText = 256;            // a caller's name or number, bytes
inline constexpr std::size_t kVoicemailJobs = 256;            // waiting for the mailboxes' thread

// -- sound that is decoded before it is played: an hour on the telephone
inline constexpr std::size_t kDecodedSoundBytes = 64 * 1024 * 1024;

// -- login
inline constexpr int kFailedLoginsBeforeLockOut = 5;  // per user and source address
inline constexpr std::chrono::seconds kLockOut{60};   // doubles each time, up to an hour
inline constexpr int kCallsPerUser = 64;              // calls shown to one user at once

}  // namespace euterpe::protocol::limits
