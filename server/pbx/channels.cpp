#include "server/pbx/channels_p.h"

#include <array>
#include <charconv>
#include <utility>

namespace euterpe::pbx {
namespace {

using ami::Message;

// Reads a header named prefix + name without making a string of it on the heap.
std::string_view header(const Message& event, std::string_view prefix, std::string_view name) {
    if (prefix.empty())
        return event.get(name);
    std::array<char, 48> full{};
    prefix.copy(full.data(), prefix.size());
    name.copy(full.data() + prefix.size(), name.size());
    return event.get({full.data(), prefix.size() + name.size()});
}

ChannelState toState(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    switch (number) {
        case 3:
            return ChannelState::Dialing;
        case 4:
            return ChannelState::Ring;
        case 5:
            return ChannelState::Ringing;
        case 6:
            return ChannelState::Up;
        default:
            return ChannelState::Down;
    }
}

bool assign(std::string& to, std::string_view value) {
    if (to == value)
        return false;
    to.assign(value);
    return true;
}

}  // namespace

std::string_view knownText(std::string_view value) {
    return value == "<unknown>" ? std::string_view{} : value;
}

std::string_view endpointOf(std::string_view channelName) {
    for (const std::string_view technology : {std::string_view("PJSIP/"), std::string_view("SIP/")}) {
        if (!channelName.starts_with(technology))
            continue;
        channelName.remove_prefix(technology.size());
        const std::size_t dash = channelName.rfind('-');
        return dash == std::string_view::npos ? std::string_view{} : channelName.substr(0, dash);
    }
    return {};
}

Channel* Channels::find(std::string_view id) {
    const auto found = channels_.find(id);
    return found == channels_.end() ? nullptr : &found->second;
}

Channel* Channels::upsert(const Message& event) {
    const std::string_view id = event.get("Uniqueid");
    Channel* channel = find(id);
    if (!channel) {
        if (id.empty() || channels_.size() >= kChannels)
            return nullptr;
        const auto made = channels_.try_emplace(std::string(id)).first;
        channel = &made->second;
        channel->id = made->first;
        channel->serial = ++serial_;
    }
    refresh(*channel, event, "");
    return channel;
}

bool Channels::refresh(Channel& channel, const Message& event, std::string_view prefix) {
    if (channel.name.empty())
        channel.name = header(event, prefix, "Channel");  // later names come by Rename only
    const ChannelState state = toState(header(event, prefix, "ChannelState"));
    // Never back from Up: an event that is older than the snapshot may arrive after it.
    if (state > channel.state)
        channel.state = state;
    assign(channel.callerNumber, knownText(header(event, prefix, "CallerIDNum")));
    assign(channel.callerName, knownText(header(event, prefix, "CallerIDName")));
    const bool number = assign(channel.connectedNumber, knownText(header(event, prefix, "ConnectedLineNum")));
    const bool name = assign(channel.connectedName, knownText(header(event, prefix, "ConnectedLineName")));
    assign(channel.exten, header(event, prefix, "Exten"));
    if (const std::string_view linkedId = header(event, prefix, "Linkedid"); linkedId != channel.linkedId())
        link(channel, linkedId);
    return number || name;
}

void Channels::erase(Channel& channel) {
    leaveBridge(channel, "");
    unlink(channel);
    channels_.erase(channels_.find(channel.id));
}

void Channels::link(Channel& channel, std::string_view linkedId) {
    if (linkedId.empty())
        return;
    unlink(channel);
    auto found = conversations_.find(linkedId);
    if (found == conversations_.end()) {
        found = conversations_.try_emplace(std::string(linkedId)).first;
        found->second.id = found->first;
    }
    channel.conversation = &found->second;
    ++channel.conversation->channels;
}

void Channels::unlink(Channel& channel) {
    Conversation* conversation = std::exchange(channel.conversation, nullptr);
    if (conversation && --conversation->channels == 0)
        conversations_.erase(conversations_.find(conversation->id));
}

Conversation& Channels::conversation(const Channel& channel) {
    if (channel.conversation)
        return *channel.conversation;
    none_ = {};
    return none_;
}

void Channels::enterBridge(Channel& channel, std::string_view bridge, bool conference) {
    if (channel.bridge && channel.bridge->id == bridge)
        return;
    leaveBridge(channel, "");
    if (bridge.empty())
        return;
    auto found = bridges_.find(bridge);
    if (found == bridges_.end()) {
        found = bridges_.try_emplace(std::string(bridge)).first;
        found->second.id = found->first;
    }
    channel.bridge = &found->second;
    channel.bridge->conference = conference;
    channel.bridgeSlot = channel.bridge->members.size();
    channel.bridge->members.push_back(&channel);
}

void Channels::leaveBridge(Channel& channel, std::string_view bridge) {
    if (!channel.bridge || (!bridge.empty() && channel.bridge->id != bridge))
        return;
    Bridge& left = *std::exchange(channel.bridge, nullptr);
    left.members[channel.bridgeSlot] = left.members.back();
    left.members[channel.bridgeSlot]->bridgeSlot = channel.bridgeSlot;
    left.members.pop_back();
    if (left.members.empty())
        bridges_.erase(bridges_.find(left.id));
}

std::size_t Channels::bridgeSize(const Channel& channel) const {
    return channel.bridge ? channel.bridge->members.size() : 0;
}

Channel* Channels::anotherMember(const Channel& channel) const {
    if (bridgeSize(channel) < 2)
        return nullptr;
    return channel.bridge->members[channel.bridge->members[0] == &channel ? 1 : 0];
}

Channel* Channels::partner(const Channel& channel) const {
    return bridgeSize(channel) == 2 && !channel.bridge->conference ? anotherMember(channel) : nullptr;
}

}  // namespace euterpe::pbx
