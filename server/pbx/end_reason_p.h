// Asterisk's causes and dial results -> why a call ended, as its user sees it. Pure functions, any thread.
#pragma once

#include "lib/protocol/records.h"

#include <string_view>

namespace euterpe::pbx {

// DialStatus of DialEnd; None for one that says nothing ("ANSWER", a newer word).
protocol::EndReason endReasonOfDialStatus(std::string_view status);

// An incoming call that was not answered. `cause` is the Hangup event's (ITU-T Q.850), `dialled` what DialEnd
// said.
protocol::EndReason endReasonIncoming(int cause, protocol::EndReason dialled);
// An outgoing call that was not answered.
protocol::EndReason endReasonOutgoing(int cause, protocol::EndReason dialled);
// A click-to-call whose user did not pick up the own telephone.
protocol::EndReason endReasonOwnPhone(int cause, protocol::EndReason dialled);

}  // namespace euterpe::pbx
