// What a call is called on cards and popups. Pure functions over a call's record; GUI thread only (tr()).
#pragma once

#include "lib/protocol/records.h"

#include <QString>

namespace euterpe::screens {

// Who: the name, else the number, else "Anonymous caller" or "Unknown caller".
QString callTitle(const protocol::Call& call);
// The number where the title is a name, and how the call came: "212 · Sales queue · to 050 316 000".
QString callDetails(const protocol::Call& call);
// How it stands: "Incoming call", "In conversation", for an ended one the reason.
QString callState(const protocol::Call& call);

// Ringing at the user's own telephone because somebody else calls.
inline bool isIncomingRing(const protocol::Call& call) {
    return call.direction == protocol::CallDirection::Incoming && call.state == protocol::CallState::Ringing;
}

}  // namespace euterpe::screens
