// What can be done with a call at this moment, and how it stands in a transfer: pure, so that the rules of
// section O, D4, D6 and D9 are in one place and tested without a window. GUI thread only because of tr()
// elsewhere.
#pragma once

#include "desktop/phone/phone.h"
#include "lib/protocol/records.h"

#include <optional>

namespace euterpe::screens {

enum class CallAction {
    Answer,
    Deflect,
    Reject,
    HangUp,
    Mute,
    Hold,  // or resume
    TransferBlind,
    TransferAttended,
    Park,
    Record,
    CompleteTransfer,
    CancelTransfer,
    Join,   // three-way
    Split,  // back to two
};
inline constexpr int kCallActions = static_cast<int>(CallAction::Split) + 1;

// Its part in the transfer that the user is carrying out.
enum class TransferRole { None, Choosing, Waiting, Consultation, Sending };

// Everything that a card shows of a call.
struct CallView {
    protocol::Call call;
    std::optional<phone::Leg> leg;  // the softphone's part of it
    TransferRole role = TransferRole::None;
    bool atPbx = true;            // the PBX shows it, so that it can be asked for something
    bool targetAnswered = false;  // of a consultation
    bool found = false;           // told of when the connection came, not as it happens

    bool operator==(const CallView&) const = default;
};

// What the session may do.
struct CallRights {
    bool hangUp = true;
    bool park = false;
    bool record = false;
    bool online = true;

    bool operator==(const CallRights&) const = default;
};

struct ActionOffer {
    bool shown = false;
    bool enabled = true;
    bool checked = false;  // it is on: muted, held, being recorded

    bool operator==(const ActionOffer&) const = default;
};

ActionOffer offer(CallAction action, const CallView& view, const CallRights& rights);

// Somebody calls, or a click-to-call waits, and this computer can answer it.
bool canBeAnswered(const CallView& view);
// It rings at the user's own telephone: because somebody else calls, or to be picked up here.
bool asksForAnswer(const protocol::Call& call, const phone::Leg* leg);

}  // namespace euterpe::screens
