// What one event (or one snapshot) changed. Ids where the record can be read from pbx::State, the record
// itself for calls, because an ended call is no longer there. Plain value.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "lib/protocol/records.h"

#include <string>
#include <utility>
#include <vector>

namespace euterpe::pbx {

struct CallChange {
    ExtensionId owner;    // whose call it is
    protocol::Call call;  // complete; state Ended = the last word

    bool operator==(const CallChange&) const = default;
};

// Somebody picked up, or got through. For the call register: the CDR does not always tell when.
struct CallAnswer {
    ExtensionId owner;
    LinkedId linkedId;
    UnixMillis at = 0;  // by the PBX's clock

    bool operator==(const CallAnswer&) const = default;
};

// A telephone dialled the code for a call-back (D10): from the extension that it could not reach just before,
// or for none any more.
struct BookingCode {
    ExtensionId booker;
    AccountId account;  // the telephone
    bool set = false;

    bool operator==(const BookingCode&) const = default;
};

struct Changes {
    std::vector<ExtensionId> extensions;         // protocol::Extension is new or has changed
    std::vector<ExtensionId> removedExtensions;  // no longer in the directory
    std::vector<CallChange> calls;
    std::vector<CallAnswer> answers;  // each call's first; none where the PBX's events carry no time
    std::vector<ExtensionId> selves;  // mailbox, DND, forward, fork or queues of this extension have changed
    std::vector<ExtensionId> mailboxes;  // the PBX told about the messages of this extension's mailbox
    std::vector<AccountId> accounts;     // protocol::Account has changed
    std::vector<BookingCode> bookingCodes;
    bool parked = false;  // the list of parked calls has changed
    // For telephony alone: what events only hint at and has to be asked for.
    std::vector<ExtensionId> services;     // DND, forward or fork may have changed
    std::vector<AccountId> registrations;  // registered with a User-Agent that the event did not name
    std::vector<CallId> joined;            // another telephone of the user rings, too: its SIP Call-ID

    [[nodiscard]] bool empty() const {
        return extensions.empty() && removedExtensions.empty() && calls.empty() && answers.empty() &&
               selves.empty() && mailboxes.empty() && accounts.empty() && bookingCodes.empty() && !parked &&
               services.empty() && registrations.empty() && joined.empty();
    }
};

}  // namespace euterpe::pbx
