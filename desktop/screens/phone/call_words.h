// What a call is called on cards and popups. Pure functions over a call's record; GUI thread only (tr()).
#pragma once

#include "desktop/screens/phone/call_offer.h"
#include "lib/protocol/records.h"

#include <QString>

namespace euterpe::screens {

// Who: the name, else the number, else "Anonymous caller" or "Unknown caller".
QString callTitle(const protocol::Call& call);
// The number where the title is a name, and how the call came: "212 · Sales queue · to 050 316 000".
QString callDetails(const protocol::Call& call);
// How it stands: "Incoming call", "In conversation", for an ended one the reason.
// In a transfer its part in that: "Consultation", "Waits to be transferred".
QString callState(const CallView& view);
// What is not as it should be, or good to know: "No sound arrives from the other side". "" = nothing.
QString callWarning(const CallView& view);

}  // namespace euterpe::screens
