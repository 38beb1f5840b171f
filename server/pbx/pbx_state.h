// The truth about the PBX: extensions with their phone states, telephones, and each user's calls. A pure
// reducer: AMI messages and the time go in, `Changes` come out; no I/O, no clock of its own, no thread of its
// own. O(1) per event whatever the number of channels. Events may come twice, late or out of order; channels
// that were never announced are ignored; memory is bounded by the channels that live. Owned by
// telephony::Telephony, used on the server's Asio thread only; the hub reads the getters there.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "lib/protocol/records.h"
#include "server/ami/message.h"
#include "server/pbx/changes.h"
#include "server/pbx/directory.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::pbx {

// The state of the PBX at one moment, as lists of AMI events. A list that the PBX refused is left empty
// (nullopt) and what is known of its subject stays.
struct Snapshot {
    std::optional<std::vector<ami::Message>> channels;         // CoreShowChannel
    std::optional<std::vector<ami::Message>> extensionStates;  // ExtensionStatus
    std::optional<std::vector<ami::Message>> deviceStates;     // DeviceStateChange
    std::optional<std::vector<ami::Message>> contacts;         // ContactList
    std::optional<std::vector<ami::Message>> mailboxes;        // MessageWaiting or MailboxCount responses
    std::optional<std::vector<ami::Message>> doNotDisturb;     // DBGetTreeResponse of family DND
    std::optional<std::vector<ami::Message>> forwards;         // DBGetTreeResponse of family CF
    std::optional<std::vector<ami::Message>> forks;            // DBGetTreeResponse of family AMPUSER
    std::optional<std::vector<ami::Message>> parked;           // ParkedCall
    std::optional<std::vector<ami::Message>> queues;           // QueueMember, among others of QueueStatus
};

// A leg of a call: what telephony needs in order to end it or to ask about it.
struct Leg {
    std::string channel;  // "PJSIP/101-0000002a"
    bool answered = false;
    std::string id;  // Uniqueid
    AccountId account;
    std::string sipCallId;  // "" = not known
};

// What AstDB says about an extension's services.
struct ServiceValues {
    bool doNotDisturb = false;
    std::string forwardTo;     // "" = off
    std::string mobileNumber;  // "" = none
    bool forkToMobile = false;

    bool operator==(const ServiceValues&) const = default;
};

// An extension's place in a queue, under the names by which app_queue knows it.
struct QueueMember {
    std::string queue;
    std::string interface;  // "PJSIP/101-desk", "Local/101@from-queue/n"
    protocol::QueueMembership record;

    bool operator==(const QueueMember&) const = default;
};

class State {
  public:
    State();
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    // Replaces the directory. Calls of extensions that are gone end; phone states already known are kept. The
    // channels of new telephones are found by the next snapshot.
    [[nodiscard]] Changes setDirectory(const Directory& directory);

    // One live event.
    [[nodiscard]] Changes apply(const ami::Message& event, UnixMillis now);
    // After (re)connecting. Calls and channels that are not in the snapshot have ended meanwhile.
    [[nodiscard]] Changes applySnapshot(const Snapshot& snapshot, UnixMillis now);
    // The connection is gone: phone states are Unknown, calls stay as they were until the next snapshot.
    [[nodiscard]] Changes pbxLost();

    // Time passes: a click-to-call whose far side is an application of the PBX (voicemail, echo test) is
    // never dialled, so nothing but time tells that it is connected. Call it about once a second while
    // wantsTick().
    [[nodiscard]] Changes tick(UnixMillis now);
    [[nodiscard]] bool wantsTick() const;

    // A click-to-call was asked for: the channel with this unique id will be its first leg.
    void expectClickToCall(const CallId& wanted, const ExtensionId& owner, std::string_view target,
                           UnixMillis now);
    // AstDB values read after `Changes::services`.
    [[nodiscard]] Changes setServices(const ExtensionId& id, const ServiceValues& values);
    // What the PBX said about a channel (Leg::id); ignored when the channel has gone meanwhile.
    [[nodiscard]] Changes setSipCallId(std::string_view channel, std::string_view sipCallId);
    [[nodiscard]] Changes setRecording(const CallId& call, bool recording);
    // The presence that its user chose; kept here so that the record is complete in one place.
    [[nodiscard]] Changes setPresence(const ExtensionId& id, protocol::Presence presence);

    // -- getters; pointers are valid until the next call of a function above
    [[nodiscard]] const protocol::Extension* extension(const ExtensionId& id) const;
    [[nodiscard]] std::vector<ExtensionId> extensionIds() const;
    [[nodiscard]] const protocol::Account* account(const AccountId& id) const;
    // The telephones of an extension in the order of the directory.
    [[nodiscard]] std::vector<protocol::Account> accountsOf(const ExtensionId& id) const;
    [[nodiscard]] std::optional<ExtensionId> ownerOf(const AccountId& id) const;
    // Everything but the chosen account, which only the hub knows.
    [[nodiscard]] protocol::Self self(const ExtensionId& id) const;
    // "101@default", "" = the extension has none.
    [[nodiscard]] std::string mailboxOf(const ExtensionId& id) const;
    // Living calls of an extension, oldest first.
    [[nodiscard]] std::vector<protocol::Call> callsOf(const ExtensionId& id) const;
    // A living call; nullptr once it has ended.
    [[nodiscard]] const protocol::Call* call(const CallId& id) const;
    [[nodiscard]] std::optional<ExtensionId> ownerOf(const CallId& id) const;
    [[nodiscard]] std::vector<Leg> legsOf(const CallId& id) const;
    // The channel that the user talks with, "" when there is none or several.
    [[nodiscard]] std::string partnerOf(const CallId& id) const;
    // By slot.
    [[nodiscard]] std::vector<protocol::ParkedCall> parkedCalls() const;
    // By queue, then by telephone.
    [[nodiscard]] const std::vector<QueueMember>& queuesOf(const ExtensionId& id) const;

    [[nodiscard]] std::size_t channelCount() const;
    [[nodiscard]] std::size_t callCount() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace euterpe::pbx
