// Why a call ended, read from its final response and its Reason header (RFC 3326). The engine's thread.
#pragma once

#include "lib/protocol/records.h"

#include <linphone++/linphone.hh>

namespace euterpe::phone {

struct EndedBy {
    protocol::CallDirection direction = protocol::CallDirection::Unknown;
    bool answered = false;
    bool us = false;  // it was this user who ended it
};

struct Ending {
    protocol::EndReason reason = protocol::EndReason::Unknown;
    int sipCode = 0;
};

Ending endingOf(const linphone::Call& call, const EndedBy& by, bool failed);

}  // namespace euterpe::phone
