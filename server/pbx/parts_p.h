// The inside of pbx::State: its tables and one function an AMI event. Same thread.
#pragma once

#include "server/pbx/calls_p.h"
#include "server/pbx/channels_p.h"
#include "server/pbx/company_p.h"
#include "server/pbx/parking_p.h"
#include "server/pbx/pbx_state.h"
#include "server/pbx/queues_p.h"

#include <string_view>
#include <vector>

namespace euterpe::pbx {

using ami::Message;

struct State::Parts {
    Company company;
    Channels channels;
    Calls calls{company, channels};
    Parking parking{company};
    Queues queues{company};

    using Handler = void (Parts::*)(const Message&, UnixMillis, Changes&);
    static Handler handlerOf(std::string_view event);

    void setOwner(Channel& channel);
    void restore(const std::vector<Message>& listed, UnixMillis now);
    void restoreServices(const Snapshot& snapshot, Changes& changes);

    // -- one function an event; names as in AMI
    void newChannel(const Message& event, UnixMillis now, Changes& changes);
    void channelChanged(const Message& event, UnixMillis now, Changes& changes);
    void newCallerId(const Message& event, UnixMillis now, Changes& changes);
    void dialBegin(const Message& event, UnixMillis now, Changes& changes);
    void dialState(const Message& event, UnixMillis now, Changes& changes);
    void dialEnd(const Message& event, UnixMillis now, Changes& changes);
    void bridgeEnter(const Message& event, UnixMillis now, Changes& changes);
    void bridgeLeave(const Message& event, UnixMillis now, Changes& changes);
    void hold(const Message& event, UnixMillis now, Changes& changes);
    void unhold(const Message& event, UnixMillis now, Changes& changes);
    void blindTransfer(const Message& event, UnixMillis now, Changes& changes);
    void pickup(const Message& event, UnixMillis now, Changes& changes);
    void rename(const Message& event, UnixMillis now, Changes& changes);
    void hangup(const Message& event, UnixMillis now, Changes& changes);
    void queueCallerJoin(const Message& event, UnixMillis now, Changes& changes);
    void queueCallerLeave(const Message& event, UnixMillis now, Changes& changes);
    void extensionStatus(const Message& event, UnixMillis now, Changes& changes);
    void deviceState(const Message& event, UnixMillis now, Changes& changes);
    void contactStatus(const Message& event, UnixMillis now, Changes& changes);
    void messageWaiting(const Message& event, UnixMillis now, Changes& changes);
    void userEvent(const Message& event, UnixMillis now, Changes& changes);
    void parkedCall(const Message& event, UnixMillis now, Changes& changes);
    void parkedCallLeft(const Message& event, UnixMillis now, Changes& changes);
    void queueMemberAdded(const Message& event, UnixMillis now, Changes& changes);
    void queueMemberChanged(const Message& event, UnixMillis now, Changes& changes);
    void queueMemberRemoved(const Message& event, UnixMillis now, Changes& changes);
};

}  // namespace euterpe::pbx
