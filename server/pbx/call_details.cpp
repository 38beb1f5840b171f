// What events do not tell about a call and telephony asks for or knows itself.
#include "lib/protocol/json.h"
#include "server/pbx/calls_p.h"

namespace euterpe::pbx {

void Calls::setSipCallId(Channel& channel, std::string_view sipCallId) {
    channel.sipCallId = protocol::toUtf8(sipCallId);
    if (channel.call)
        refreshSipCallId(*channel.call);
}

// Of several telephones that ring, the one in use as a softphone is the only one that was asked about.
void Calls::refreshSipCallId(UserCall& call) {
    std::string known;
    for (const Channel* leg : call.legs) {
        if (!leg->sipCallId.empty() && (known.empty() || leg->isUp()))
            known = leg->sipCallId;
    }
    set(call, &protocol::Call::sipCallId, std::move(known));
}

void Calls::setRecording(std::string_view call, bool recording) {
    if (const auto found = calls_.find(call); found != calls_.end())
        set(*found->second, &protocol::Call::recording, recording);
}

}  // namespace euterpe::pbx
