// The channels that live on the PBX, the bridges they are in and the conversations (Linkedid) they belong to.
// Owns them; a channel's address is stable until it is erased. Every operation costs the same whatever the
// number of channels. Part of pbx::State, on its thread.
#pragma once

#include "lib/protocol/records.h"
#include "server/ami/message.h"
#include "server/pbx/lookup_p.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace euterpe::pbx {

struct Person;
struct UserCall;
struct Channel;

// Beyond it new channels are ignored: a PBX of that size does not exist, a stream gone wrong does.
inline constexpr std::size_t kChannels = 200'000;

// What Asterisk calls ChannelState.
enum class ChannelState { Down = 0, Dialing = 3, Ring = 4, Ringing = 5, Up = 6 };

// What all channels of one Linkedid share.
struct Conversation {
    std::string_view id;       // Linkedid; the key of its table
    std::string calledNumber;  // what the first caller dialled
    std::string queue;         // queue or ring group that the caller is in
    bool withheld = false;     // the caller withheld the number
    std::size_t channels = 0;
};

struct Bridge {
    std::string_view id;  // BridgeUniqueid; the key of its table
    std::vector<Channel*> members;
    bool conference = false;  // a room: two in it are not each other's "other side"
};

struct Channel {
    std::string_view id;                   // Uniqueid; the key of its table
    std::uint64_t serial = 0;              // never used again, as its address may be
    std::string name;                      // "PJSIP/101-0000002a"
    Conversation* conversation = nullptr;  // of its Linkedid
    ChannelState state = ChannelState::Down;
    std::string callerNumber;
    std::string callerName;
    std::string connectedNumber;
    std::string connectedName;
    std::string exten;
    bool dialled = false;    // the PBX calls this channel, as opposed to a channel that calls in
    bool hasDialer = false;  // another channel dials this one, as opposed to Originate
    bool rung = false;       // another channel dials it right now, and counts it in `dials`
    int dials = 0;           // how many channels this one dials right now
    bool seen = false;       // during a snapshot: listed by it
    protocol::EndReason dialResult = protocol::EndReason::None;  // DialEnd of this channel as the dialled one
    Bridge* bridge = nullptr;
    std::size_t bridgeSlot = 0;  // index in Bridge::members
    Person* owner = nullptr;     // whose telephone it is; null for trunks, Local channels and the like
    std::string account;         // endpoint of a telephone in the directory
    UserCall* call = nullptr;    // the user's call of which this is a leg
    std::string sipCallId;       // of a telephone's channel, "" = not known

    [[nodiscard]] bool isLocal() const { return name.starts_with("Local/"); }
    [[nodiscard]] bool isUp() const { return state == ChannelState::Up; }
    // The channel that began the conversation.
    [[nodiscard]] bool isFirst() const { return conversation && conversation->id == id; }
    [[nodiscard]] std::string_view linkedId() const {
        return conversation ? conversation->id : std::string_view{};
    }
};

// "PJSIP/101-desk-0000002a" -> "101-desk"; "" for a channel that is nobody's telephone.
std::string_view endpointOf(std::string_view channelName);
// The caller id as Asterisk shows it, "" for its "<unknown>".
std::string_view knownText(std::string_view value);

class Channels {
  public:
    [[nodiscard]] Channel* find(std::string_view id);
    [[nodiscard]] std::size_t size() const { return channels_.size(); }
    [[nodiscard]] StringTable<Channel>& all() { return channels_; }

    // Makes the channel that an event names, or refreshes it; nullptr beyond kChannels or without an id.
    Channel* upsert(const ami::Message& event);
    // Takes state, caller ids and Linkedid from the channel headers of an event; `prefix` is "" or "Dest".
    // True when the connected line is another now.
    bool refresh(Channel& channel, const ami::Message& event, std::string_view prefix);
    void erase(Channel& channel);

    [[nodiscard]] Conversation& conversation(const Channel& channel);

    void enterBridge(Channel& channel, std::string_view bridge, bool conference);
    // Ignored when the channel has moved on to another bridge meanwhile; "" = whichever it is in.
    void leaveBridge(Channel& channel, std::string_view bridge);
    [[nodiscard]] std::size_t bridgeSize(const Channel& channel) const;
    // Anybody else in the channel's bridge; nullptr when it is alone or in none.
    [[nodiscard]] Channel* anotherMember(const Channel& channel) const;
    // The other one when exactly two talk with each other.
    [[nodiscard]] Channel* partner(const Channel& channel) const;

  private:
    void link(Channel& channel, std::string_view linkedId);
    void unlink(Channel& channel);

    StringTable<Channel> channels_;
    StringTable<Conversation> conversations_;
    StringTable<Bridge> bridges_;
    Conversation none_;
    std::uint64_t serial_ = 0;
};

}  // namespace euterpe::pbx
