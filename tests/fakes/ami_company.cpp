#include "tests/fakes/ami_company.h"

#include "tests/fakes/ami_text.h"

#include <array>
#include <chrono>
#include <string_view>
#include <utility>

namespace euterpe::fakes {
namespace {

struct StateNames {
    int status;
    std::string_view text;
    std::string_view device;
};

StateNames namesOf(DeviceState state) {
    switch (state) {
        case DeviceState::NotInUse:
            return {0, "Idle", "NOT_INUSE"};
        case DeviceState::InUse:
            return {1, "InUse", "INUSE"};
        case DeviceState::Busy:
            return {2, "Busy", "BUSY"};
        case DeviceState::Unavailable:
            return {4, "Unavailable", "UNAVAILABLE"};
        case DeviceState::Ringing:
            return {8, "Ringing", "RINGING"};
        case DeviceState::RingInUse:
            return {9, "InUse&Ringing", "RINGINUSE"};
        case DeviceState::OnHold:
            return {16, "Hold", "ONHOLD"};
    }
    return {-1, "Removed", "INVALID"};
}

std::string_view channelStateText(int state) {
    switch (state) {
        case 4:
            return "Ring";
        case 5:
            return "Ringing";
        case 6:
            return "Up";
        default:
            return "Down";
    }
}

std::int64_t secondsNow() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string eightHex(std::uint64_t number) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(8, '0');
    for (std::size_t i = 8; i-- > 0; number >>= 4)
        text[i] = kDigits[number & 15];
    return text;
}

// What every event about a channel repeats.
struct ChannelView {
    std::string_view channel;
    std::string_view uniqueid;
    std::string_view linkedid;
    std::string_view context;
    int state = 0;
    std::string number;
    std::string name;
    std::string peerNumber;
    std::string peerName;
    std::string exten;
    int priority = 1;
};

AmiText& addChannel(AmiText& event, const ChannelView& view, std::string_view prefix = {}) {
    const auto header = [&](std::string_view name) { return std::string(prefix) + std::string(name); };
    const auto known = [](const std::string& value) { return value.empty() ? "<unknown>" : value; };
    return event.add(header("Channel"), view.channel)
        .add(header("ChannelState"), view.state)
        .add(header("ChannelStateDesc"), channelStateText(view.state))
        .add(header("CallerIDNum"), known(view.number))
        .add(header("CallerIDName"), known(view.name))
        .add(header("ConnectedLineNum"), known(view.peerNumber))
        .add(header("ConnectedLineName"), known(view.peerName))
        .add(header("Language"), "en")
        .add(header("AccountCode"), "")
        .add(header("Context"), view.context)
        .add(header("Exten"), view.exten)
        .add(header("Priority"), view.priority)
        .add(header("Uniqueid"), view.uniqueid)
        .add(header("Linkedid"), view.linkedid);
}

std::string channelEvent(std::string_view event, const ChannelView& view) {
    AmiText text = AmiText::event(event, "call,all");
    return addChannel(text, view).str();
}

std::string dialEvent(std::string_view event, const ChannelView& caller, const ChannelView& callee,
                      std::string_view lastHeader, std::string_view lastValue) {
    AmiText text = AmiText::event(event, "call,all");
    addChannel(text, caller);
    addChannel(text, callee, "Dest");
    return text.add(lastHeader, lastValue).str();
}

AmiText& addBridge(AmiText& text, std::string_view bridge, int channels) {
    return text.add("BridgeUniqueid", bridge)
        .add("BridgeType", "basic")
        .add("BridgeTechnology", "simple_bridge")
        .add("BridgeCreator", "<unknown>")
        .add("BridgeName", "<unknown>")
        .add("BridgeNumChannels", channels)
        .add("BridgeVideoSourceMode", "none");
}

std::string bridgeEvent(std::string_view event, std::string_view bridge, int channels,
                        const ChannelView* view = nullptr) {
    AmiText text = AmiText::event(event, "call,all");
    addBridge(text, bridge, channels);
    if (view)
        addChannel(text, *view);
    return text.str();
}

std::string hangupEvents(const ChannelView& view) {
    AmiText request = AmiText::event("HangupRequest", "call,all");
    AmiText hangup = AmiText::event("Hangup", "call,all");
    addChannel(request, view);
    addChannel(hangup, view);
    return request.str() + hangup.add("Cause", 16).add("Cause-txt", "Normal Clearing").str();
}

std::string clockTime(std::int64_t seconds) {
    const std::int64_t rest = seconds % 86'400;
    std::string text = "00:00:00";
    std::size_t at = 0;
    for (const std::int64_t part : {rest / 3600, rest / 60 % 60, rest % 60}) {
        text[at] = static_cast<char>('0' + part / 10);
        text[at + 1] = static_cast<char>('0' + part % 10);
        at += 3;
    }
    return text;
}

}  // namespace

AmiCompany::AmiCompany(CompanyOptions options)
    : options_(std::move(options)),
      telephones_(static_cast<std::size_t>(options_.extensions)),
      startedAt_(secondsNow()) {}

std::string AmiCompany::number(int index) const {
    return std::to_string(options_.first + index);
}

std::string AmiCompany::name(int index) const {
    static constexpr std::array<std::string_view, 12> kFirst = {"Ada",   "Bruno", "Carla", "Dario",
                                                                "Elena", "Fabio", "Gaia",  "Hugo",
                                                                "Irene", "Luca",  "Marta", "Nadia"};
    static constexpr std::array<std::string_view, 10> kLast = {"Rossi", "Bianchi", "Conti", "Ferri", "Greco",
                                                               "Leone", "Moretti", "Neri",  "Riva",  "Villa"};
    const auto i = static_cast<std::size_t>(index);
    return std::string(kFirst[i % kFirst.size()]) + ' ' +
           std::string(kLast[i / kFirst.size() % kLast.size()]);
}

DeviceState AmiCompany::stateOf(int index) const {
    const Telephone& telephone = telephones_[static_cast<std::size_t>(index)];
    if (telephone.talking > 0)
        return telephone.ringing > 0 ? DeviceState::RingInUse : DeviceState::InUse;
    return telephone.ringing > 0 ? DeviceState::Ringing : telephone.idle;
}

std::string AmiCompany::extensionStatus(int index, const std::string& actionId) const {
    const StateNames names = namesOf(stateOf(index));
    AmiText text = AmiText::event("ExtensionStatus", actionId.empty() ? "call,all" : "");
    if (!actionId.empty())
        text.add("ActionID", actionId);
    return text.add("Exten", number(index))
        .add("Context", options_.hintContext)
        .add("Hint", "PJSIP/" + number(index))
        .add("Status", names.status)
        .add("StatusText", names.text)
        .str();
}

std::string AmiCompany::deviceState(int index, const std::string& actionId) const {
    AmiText text = AmiText::event("DeviceStateChange", actionId.empty() ? "call,all" : "");
    if (!actionId.empty())
        text.add("ActionID", actionId);
    return text.add("Device", "PJSIP/" + number(index)).add("State", namesOf(stateOf(index)).device).str();
}

std::string AmiCompany::stateEvents(int index) const {
    return deviceState(index, {}) + extensionStatus(index, {});
}

std::string AmiCompany::setState(int index, DeviceState state) {
    telephones_[static_cast<std::size_t>(index)].idle = state;
    return stateEvents(index);
}

AmiCompany::Leg AmiCompany::newLeg(int telephone, int state) {
    const std::uint64_t id = nextChannel_++;
    return {telephone, "PJSIP/" + number(telephone) + '-' + eightHex(id),
            std::to_string(startedAt_) + '.' + std::to_string(id), state};
}

std::string AmiCompany::ring(int caller, int callee, std::uint64_t& call) {
    call = nextCall_++;
    CallRecord& record = calls_[call];
    record.caller = newLeg(caller, 4);
    record.callee = newLeg(callee, 0);
    record.bridge = "euterpe-bridge-" + eightHex(call);
    record.startedAt = secondsNow();
    ++telephones_[static_cast<std::size_t>(caller)].talking;

    ChannelView from{record.caller.channel,
                     record.caller.uniqueid,
                     record.caller.uniqueid,
                     options_.callContext,
                     4,
                     number(caller),
                     name(caller),
                     {},
                     {},
                     number(callee)};
    std::string text = channelEvent("Newchannel", from);
    text += stateEvents(caller);
    from.priority = 2;

    ChannelView to{record.callee.channel,
                   record.callee.uniqueid,
                   record.caller.uniqueid,
                   options_.callContext,
                   0,
                   {},
                   {},
                   {},
                   {},
                   {}};
    text += channelEvent("Newchannel", to);
    to.number = number(callee);
    to.name = name(callee);
    to.peerNumber = number(caller);
    to.peerName = name(caller);
    to.exten = number(callee);
    text += channelEvent("NewConnectedLine", to);
    text += dialEvent("DialBegin", from, to, "DialString", number(callee));
    ++telephones_[static_cast<std::size_t>(callee)].ringing;
    record.callee.state = 5;
    to.state = 5;
    text += channelEvent("Newstate", to);
    text += dialEvent("DialState", from, to, "DialStatus", "RINGING");
    return text + stateEvents(callee);
}

std::string AmiCompany::answer(std::uint64_t call) {
    const auto found = calls_.find(call);
    if (found == calls_.end() || found->second.answered)
        return {};
    CallRecord& record = found->second;
    const int caller = record.caller.telephone;
    const int callee = record.callee.telephone;
    record.answered = true;
    record.answeredAt = secondsNow();
    record.caller.state = 6;
    record.callee.state = 6;
    --telephones_[static_cast<std::size_t>(callee)].ringing;
    ++telephones_[static_cast<std::size_t>(callee)].talking;

    const ChannelView to{record.callee.channel,
                         record.callee.uniqueid,
                         record.caller.uniqueid,
                         options_.callContext,
                         6,
                         number(callee),
                         name(callee),
                         number(caller),
                         name(caller),
                         number(callee)};
    const ChannelView from{record.caller.channel,
                           record.caller.uniqueid,
                           record.caller.uniqueid,
                           options_.callContext,
                           6,
                           number(caller),
                           name(caller),
                           number(callee),
                           name(callee),
                           number(callee),
                           2};
    std::string text = channelEvent("Newstate", to);
    text += dialEvent("DialEnd", from, to, "DialStatus", "ANSWER");
    text += channelEvent("Newstate", from);
    text += bridgeEvent("BridgeCreate", record.bridge, 0);
    text += bridgeEvent("BridgeEnter", record.bridge, 1, &to);
    text += bridgeEvent("BridgeEnter", record.bridge, 2, &from);
    return text + stateEvents(callee);
}

std::string AmiCompany::hangup(std::uint64_t call) {
    const auto found = calls_.find(call);
    if (found == calls_.end())
        return {};
    const CallRecord record = found->second;
    calls_.erase(found);
    const int caller = record.caller.telephone;
    const int callee = record.callee.telephone;
    const ChannelView to{record.callee.channel, record.callee.uniqueid, record.caller.uniqueid,
                         options_.callContext,  record.callee.state,    number(callee),
                         name(callee),          number(caller),         name(caller),
                         number(callee)};
    const ChannelView from{record.caller.channel,
                           record.caller.uniqueid,
                           record.caller.uniqueid,
                           options_.callContext,
                           record.caller.state,
                           number(caller),
                           name(caller),
                           number(callee),
                           name(callee),
                           number(callee),
                           2};
    std::string text;
    if (record.answered) {
        text += bridgeEvent("BridgeLeave", record.bridge, 1, &to);
        text += bridgeEvent("BridgeLeave", record.bridge, 0, &from);
        text += bridgeEvent("BridgeDestroy", record.bridge, 0);
    } else {
        text += dialEvent("DialEnd", from, to, "DialStatus", "CANCEL");
    }
    text += hangupEvents(to);
    text += hangupEvents(from);
    --telephones_[static_cast<std::size_t>(caller)].talking;
    Telephone& called = telephones_[static_cast<std::size_t>(callee)];
    record.answered ? --called.talking : --called.ringing;
    text += stateEvents(callee);
    text += stateEvents(caller);
    return text +
           AmiText::event("Cdr", "cdr,all")
               .add("AccountCode", "")
               .add("Source", number(caller))
               .add("Destination", number(callee))
               .add("DestinationContext", options_.callContext)
               .add("CallerID",
                    std::string(1, '"').append(name(caller)).append("\" <").append(number(caller)) + '>')
               .add("Channel", record.caller.channel)
               .add("DestinationChannel", record.callee.channel)
               .add("LastApplication", "Dial")
               .add("LastData", "PJSIP/" + number(callee) + ",30,tT")
               .add("Duration", secondsNow() - record.startedAt)
               .add("BillableSeconds", record.answered ? secondsNow() - record.answeredAt : 0)
               .add("Disposition", record.answered ? "ANSWERED" : "NO ANSWER")
               .add("AMAFlags", "DOCUMENTATION")
               .add("UniqueID", record.caller.uniqueid)
               .add("UserField", "")
               .str();
}

AmiCompany::Events AmiCompany::extensionStates(const std::string& actionId) const {
    Events events;
    for (int i = 0; i < size(); ++i)
        events.push_back(extensionStatus(i, actionId));
    return events;
}

AmiCompany::Events AmiCompany::deviceStates(const std::string& actionId) const {
    Events events;
    for (int i = 0; i < size(); ++i)
        events.push_back(deviceState(i, actionId));
    return events;
}

std::string AmiCompany::listedChannel(const CallRecord& call, const Leg& leg,
                                      const std::string& actionId) const {
    const bool isCaller = leg.uniqueid == call.caller.uniqueid;
    const int peer = isCaller ? call.callee.telephone : call.caller.telephone;
    AmiText text = AmiText::event("CoreShowChannel");
    text.add("ActionID", actionId);
    addChannel(text, {leg.channel, leg.uniqueid, call.caller.uniqueid, options_.callContext, leg.state,
                      number(leg.telephone), name(leg.telephone), number(peer), name(peer),
                      number(call.callee.telephone), isCaller ? 2 : 1});
    return text.add("BridgeId", call.answered ? call.bridge : std::string())
        .add("Application", isCaller ? "Dial" : "AppDial")
        .add("ApplicationData", isCaller ? "PJSIP/" + number(peer) + ",30,tT" : "(Outgoing Line)")
        .add("Duration", clockTime(secondsNow() - call.startedAt))
        .str();
}

AmiCompany::Events AmiCompany::channels(const std::string& actionId) const {
    Events events;
    for (const auto& [id, call] : calls_) {
        events.push_back(listedChannel(call, call.caller, actionId));
        events.push_back(listedChannel(call, call.callee, actionId));
    }
    return events;
}

AmiCompany::Events AmiCompany::contacts(const std::string& actionId) const {
    Events events;
    for (int i = 0; i < size(); ++i) {
        const std::string uri = "sip:" + number(i) + "@127.0.0.1:" + std::to_string(20'000 + i);
        events.push_back(AmiText::event("ContactList")
                             .add("ActionID", actionId)
                             .add("ObjectType", "contact")
                             .add("ObjectName", number(i) + ";@" + eightHex(static_cast<std::uint64_t>(i)))
                             .add("ViaAddr", "127.0.0.1")
                             .add("QualifyTimeout", "3.000000")
                             .add("CallId", "call-" + number(i))
                             .add("RegServer", "")
                             .add("PruneOnBoot", "no")
                             .add("Path", "")
                             .add("Endpoint", number(i))
                             .add("ViaPort", 20'000 + i)
                             .add("AuthenticateQualify", "no")
                             .add("Uri", uri)
                             .add("QualifyFrequency", 0)
                             .add("UserAgent", "Yealink SIP-T46U 108.86.0.20")
                             .add("ExpirationTime", startedAt_ + 3600)
                             .add("OutboundProxy", "")
                             .add("Status", "NonQualified")
                             .add("RoundtripUsec", "N/A")
                             .str());
    }
    return events;
}

AmiCompany::Events AmiCompany::endpoints(const std::string& actionId) const {
    Events events;
    for (int i = 0; i < size(); ++i) {
        events.push_back(
            AmiText::event("EndpointList")
                .add("ActionID", actionId)
                .add("ObjectType", "endpoint")
                .add("ObjectName", number(i))
                .add("Transport", "transport-udp")
                .add("Aor", number(i))
                .add("Auths", number(i))
                .add("OutboundAuths", "")
                .add("Contacts", number(i) + "/sip:" + number(i) + "@127.0.0.1,")
                .add("DeviceState", stateOf(i) == DeviceState::NotInUse ? "Not in use" : "In use")
                .add("ActiveChannels", "")
                .str());
    }
    return events;
}

}  // namespace euterpe::fakes
