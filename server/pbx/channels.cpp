#include "server/pbx/channels_p.h"

#include <array>
#include <charconv>

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

void assign(std::string& to, std::string_view value) {
    if (to != value)
        to.assign(value);
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
        channel = &channels_[std::string(id)];
        channel->id = id;
    }
    refresh(*channel, event, "");
    return channel;
}

void Channels::refresh(Channel& channel, const Message& event, std::string_view prefix) {
    if (const std::string_view name = header(event, prefix, "Channel"); !name.empty() && channel.name.empty())
        channel.name = name;  // later names come by Rename only: an old event must not undo it
    const ChannelState state = toState(header(event, prefix, "ChannelState"));
    // Never back from Up: an event that is older than the snapshot may arrive after it.
    if (state > channel.state)
        channel.state = state;
    assign(channel.callerNumber, knownText(header(event, prefix, "CallerIDNum")));
    assign(channel.callerName, knownText(header(event, prefix, "CallerIDName")));
    assign(channel.connectedNumber, knownText(header(event, prefix, "ConnectedLineNum")));
    assign(channel.connectedName, knownText(header(event, prefix, "ConnectedLineName")));
    assign(channel.exten, header(event, prefix, "Exten"));
    if (const std::string_view linkedId = header(event, prefix, "Linkedid"); linkedId != channel.linkedId)
        link(channel, linkedId);
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
    channel.linkedId = linkedId;
    ++conversations_[channel.linkedId].channels;
}

void Channels::unlink(const Channel& channel) {
    const auto found = conversations_.find(channel.linkedId);
    if (found != conversations_.end() && --found->second.channels == 0)
        conversations_.erase(found);
}

Conversation& Channels::conversation(const Channel& channel) {
    const auto found = conversations_.find(channel.linkedId);
    if (found != conversations_.end())
        return found->second;
    none_ = {};
    return none_;
}

void Channels::enterBridge(Channel& channel, std::string_view bridge, bool conference) {
    if (channel.bridge == bridge)
        return;
    leaveBridge(channel, "");
    if (bridge.empty())
        return;
    channel.bridge = bridge;
    Bridge& entered = bridges_[channel.bridge];
    entered.conference = conference;
    std::vector<Channel*>& members = entered.members;
    channel.bridgeSlot = members.size();
    members.push_back(&channel);
}

void Channels::leaveBridge(Channel& channel, std::string_view bridge) {
    if (channel.bridge.empty() || (!bridge.empty() && channel.bridge != bridge))
        return;
    const auto found = bridges_.find(channel.bridge);
    channel.bridge.clear();
    if (found == bridges_.end())
        return;
    std::vector<Channel*>& members = found->second.members;
    members[channel.bridgeSlot] = members.back();
    members[channel.bridgeSlot]->bridgeSlot = channel.bridgeSlot;
    members.pop_back();
    if (members.empty())
        bridges_.erase(found);
}

const Bridge* Channels::bridgeOf(const Channel& channel) const {
    const auto found = bridges_.find(channel.bridge);
    return channel.bridge.empty() || found == bridges_.end() ? nullptr : &found->second;
}

std::size_t Channels::bridgeSize(const Channel& channel) const {
    const Bridge* bridge = bridgeOf(channel);
    return bridge ? bridge->members.size() : 0;
}

Channel* Channels::anotherMember(const Channel& channel) const {
    const Bridge* bridge = bridgeOf(channel);
    if (!bridge || bridge->members.size() < 2)
        return nullptr;
    return bridge->members[bridge->members[0] == &channel ? 1 : 0];
}

Channel* Channels::partner(const Channel& channel) const {
    const Bridge* bridge = bridgeOf(channel);
    return bridge && !bridge->conference && bridge->members.size() == 2 ? anotherMember(channel) : nullptr;
}

}  // namespace euterpe::pbx
