// pbx::State after (re)connecting: what the lists of the PBX say replaces what was believed.
#include "lib/protocol/json.h"
#include "server/pbx/fork_keys.h"
#include "server/pbx/parts_p.h"

#include <cstdio>
#include <string>

namespace euterpe::pbx {
namespace {

// "01:02:03", how long a channel has existed.
UnixMillis durationMs(std::string_view text) {
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    if (std::sscanf(std::string(text).c_str(), "%d:%d:%d", &hours, &minutes, &seconds) != 3 || hours < 0 ||
        hours > 24 * 365)
        return 0;
    return ((hours * 60LL + minutes) * 60 + seconds) * 1000;
}

// A telephone that the PBX called runs AppDial or AppQueue, one that calls in runs the dialplan.
bool isCalledByPbx(const Message& listed) {
    return listed.get("Application").starts_with("App") ||
           listed.get("ApplicationData").find("(Outgoing Line)") != std::string_view::npos;
}

std::string_view firstArgument(std::string_view data) {
    return data.substr(0, data.find(','));
}

// "/DND/101" -> "101"
std::string_view lastPart(std::string_view key) {
    return key.substr(key.rfind('/') + 1);
}

}  // namespace

void State::Parts::restore(const std::vector<Message>& listed, UnixMillis now) {
    for (auto& [id, channel] : channels.all())
        channel.seen = false;
    for (const Message& message : listed) {
        Channel* channel = channels.upsert(message);
        if (!channel)
            continue;
        channel->seen = true;
        if (!channel->call)
            setOwner(*channel);
        channels.enterBridge(*channel, message.get("BridgeId"), message.get("Application") == "ConfBridge");
        if (message.get("Application") == "Queue")
            channels.conversation(*channel).queue = firstArgument(message.get("ApplicationData"));
        Conversation& conversation = channels.conversation(*channel);
        if (channel->isFirst() && conversation.calledNumber.empty() && channel->exten != "s")
            conversation.calledNumber = channel->exten;
    }
    std::vector<Channel*> gone;
    for (auto& [id, channel] : channels.all()) {
        if (!channel.seen)
            gone.push_back(&channel);
    }
    for (Channel* channel : gone) {
        calls.vanished(*channel);
        channels.erase(*channel);
    }
    // All channels and bridges are in place now, so that each call finds its other side.
    for (const Message& message : listed) {
        if (Channel* channel = channels.find(message.get("Uniqueid")))
            calls.adopt(*channel, isCalledByPbx(message), now - durationMs(message.get("Duration")), now);
    }
}

void State::Parts::restoreServices(const Snapshot& snapshot, Changes& changes) {
    std::unordered_map<std::string_view, ServiceValues> stored;
    for (const Message& message : *snapshot.forwards)
        stored[lastPart(message.get("Key"))].forwardTo = protocol::toUtf8(message.get("Val"));
    for (const Message& message : *snapshot.doNotDisturb)
        stored[lastPart(message.get("Key"))].doNotDisturb = !message.get("Val").empty();
    for (const Message& message : *snapshot.forks) {
        // "/AMPUSER/101/followme/ddial"
        std::string_view key = message.get("Key");
        for (const std::string_view name : {kForkSwitch, kForkNumbers}) {
            if (!key.ends_with(name))
                continue;
            ServiceValues& values = stored[lastPart(key.substr(0, key.size() - name.size() - 1))];
            if (name == kForkSwitch)
                values.forkToMobile = forksToMobile(message.get("Val"));
            else
                values.mobileNumber = protocol::toUtf8(mobileNumber(message.get("Val")));
        }
    }
    for (const auto& [id, person] : company.people()) {
        const auto found = stored.find(id);
        company.setServices(*person, found == stored.end() ? ServiceValues{} : found->second, changes);
    }
}

Changes State::applySnapshot(const Snapshot& snapshot, UnixMillis now) {
    Changes changes;
    Company& company = parts_->company;
    if (snapshot.deviceStates) {
        for (const Message& message : *snapshot.deviceStates)
            company.deviceState(message, changes);
        changes.services.clear();  // the snapshot holds DND and forwards itself
    }
    if (snapshot.extensionStates) {
        for (const Message& message : *snapshot.extensionStates)
            company.extensionStatus(message, changes);
    }
    if (snapshot.contacts) {
        company.beginContacts();
        for (const Message& message : *snapshot.contacts)
            company.contactListed(message);
        company.endContacts(changes);
    }
    if (snapshot.mailboxes) {
        for (const Message& message : *snapshot.mailboxes)
            company.messageWaiting(message, changes);
    }
    if (snapshot.doNotDisturb && snapshot.forwards && snapshot.forks)
        parts_->restoreServices(snapshot, changes);
    if (snapshot.channels)
        parts_->restore(*snapshot.channels, now);
    if (snapshot.parked)
        parts_->parking.restore(*snapshot.parked, now, changes);
    if (snapshot.queues)
        parts_->queues.restore(*snapshot.queues, changes);
    parts_->calls.flush(changes);
    return changes;
}

}  // namespace euterpe::pbx
