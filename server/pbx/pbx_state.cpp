#include "server/pbx/pbx_state.h"

#include "lib/protocol/json.h"
#include "server/pbx/end_reason_p.h"
#include "server/pbx/parts_p.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace euterpe::pbx {
namespace {

// "Timestamp: 1795443189.968432", which manager.conf's timestampevents=yes adds; 0 without.
UnixMillis timeOf(const Message& event) {
    const std::string_view text = event.get("Timestamp");
    double seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    constexpr double kYear3000 = 32'503'680'000.0;
    return failed == std::errc{} && seconds > 0 && seconds < kYear3000
               ? static_cast<UnixMillis>(seconds * 1000)
               : 0;
}

}  // namespace

State::Parts::Handler State::Parts::handlerOf(std::string_view event) {
    struct Row {
        std::string_view event;
        Handler handler;
    };
    // Sorted, for the binary search.
    static constexpr std::array kHandlers{
        Row{"BlindTransfer", &Parts::blindTransfer},
        Row{"BridgeEnter", &Parts::bridgeEnter},
        Row{"BridgeLeave", &Parts::bridgeLeave},
        Row{"ContactStatus", &Parts::contactStatus},
        Row{"ContactStatusDetail", &Parts::contactStatus},
        Row{"DeviceStateChange", &Parts::deviceState},
        Row{"DialBegin", &Parts::dialBegin},
        Row{"DialEnd", &Parts::dialEnd},
        Row{"DialState", &Parts::dialState},
        Row{"ExtensionStatus", &Parts::extensionStatus},
        Row{"Hangup", &Parts::hangup},
        Row{"Hold", &Parts::hold},
        Row{"MessageWaiting", &Parts::messageWaiting},
        Row{"NewCallerid", &Parts::newCallerId},
        Row{"NewConnectedLine", &Parts::channelChanged},
        Row{"Newchannel", &Parts::newChannel},
        Row{"Newstate", &Parts::channelChanged},
        Row{"ParkedCall", &Parts::parkedCall},
        Row{"ParkedCallGiveUp", &Parts::parkedCallLeft},
        Row{"ParkedCallTimeOut", &Parts::parkedCallLeft},
        Row{"Pickup", &Parts::pickup},
        Row{"QueueCallerJoin", &Parts::queueCallerJoin},
        Row{"QueueCallerLeave", &Parts::queueCallerLeave},
        Row{"QueueMemberAdded", &Parts::queueMemberAdded},
        Row{"QueueMemberPause", &Parts::queueMemberChanged},
        Row{"QueueMemberRemoved", &Parts::queueMemberRemoved},
        Row{"QueueMemberStatus", &Parts::queueMemberChanged},
        Row{"Rename", &Parts::rename},
        Row{"UnParkedCall", &Parts::parkedCallLeft},
        Row{"Unhold", &Parts::unhold},
        Row{"UserEvent", &Parts::userEvent},
    };
    static_assert(std::is_sorted(kHandlers.begin(), kHandlers.end(),
                                 [](const Row& a, const Row& b) { return a.event < b.event; }));
    const auto* row = std::lower_bound(kHandlers.begin(), kHandlers.end(), event,
                                       [](const Row& a, std::string_view name) { return a.event < name; });
    return row != kHandlers.end() && row->event == event ? row->handler : nullptr;
}

void State::Parts::setOwner(Channel& channel) {
    const std::string_view account = endpointOf(channel.name);
    const Telephone* telephone = account.empty() ? nullptr : company.telephone(account);
    channel.owner = telephone ? company.person(telephone->owner.str()) : nullptr;
    channel.account = telephone ? std::string(account) : std::string{};
}

void State::Parts::newChannel(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.upsert(event);
    if (!channel)
        return;
    if (!channel->call)
        setOwner(*channel);
    if (channel->isFirst() && channel->exten != "s") {
        Conversation& conversation = channels.conversation(*channel);
        if (conversation.calledNumber.empty())
            conversation.calledNumber = channel->exten;
    }
    calls.changed(*channel, now);
}

void State::Parts::channelChanged(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel)
        return;
    const bool connected = channels.refresh(*channel, event, "");
    calls.changed(*channel, now, connected);
}

void State::Parts::newCallerId(const Message& event, UnixMillis now, Changes& changes) {
    channelChanged(event, now, changes);
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel || !channel->isFirst())
        return;
    // "35 (Presentation Prohibited, Passed Screen)": bits 5 and 6 of Q.931's octet 3a.
    const std::string_view presentation = event.get("CID-CallingPres");
    int number = 0;
    for (const char c : presentation.substr(0, 3)) {
        if (c < '0' || c > '9')
            break;
        number = number * 10 + (c - '0');
    }
    channels.conversation(*channel).withheld = (number & 0x60) == 0x20;
}

void State::Parts::dialBegin(const Message& event, UnixMillis now, Changes&) {
    Channel* caller = channels.find(event.get("Uniqueid"));
    Channel* called = channels.find(event.get("DestUniqueid"));
    if (!called)
        return;
    if (caller)
        calls.dialBegun(*caller, *called);
    channels.refresh(*called, event, "Dest");
    called->dialled = true;
    called->hasDialer = called->hasDialer || event.has("Uniqueid");
    calls.changed(*called, now);
}

void State::Parts::dialState(const Message& event, UnixMillis, Changes&) {
    if (Channel* caller = channels.find(event.get("Uniqueid")))
        calls.dialState(*caller, event.get("DialStatus"));
}

void State::Parts::dialEnd(const Message& event, UnixMillis now, Changes&) {
    const std::string_view status = event.get("DialStatus");
    Channel* called = channels.find(event.get("DestUniqueid"));
    if (called)
        called->dialResult = endReasonOfDialStatus(status);
    if (Channel* caller = channels.find(event.get("Uniqueid")))
        calls.dialEnded(*caller, called, status, now);
}

void State::Parts::bridgeEnter(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel)
        return;
    channels.refresh(*channel, event, "");
    channels.enterBridge(*channel, event.get("BridgeUniqueid"), event.get("BridgeCreator") == "ConfBridge");
    calls.bridgeChanged(*channel, now);
}

void State::Parts::bridgeLeave(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel)
        return;
    // Of three two remain, who then talk with each other. Anybody who stays stands for both.
    Channel* stays = channels.bridgeSize(*channel) == 3 ? channels.anotherMember(*channel) : nullptr;
    channels.leaveBridge(*channel, event.get("BridgeUniqueid"));
    if (stays)
        calls.bridgeChanged(*stays, now);
}

void State::Parts::hold(const Message& event, UnixMillis, Changes&) {
    if (Channel* channel = channels.find(event.get("Uniqueid")))
        calls.held(*channel, true);
}

void State::Parts::unhold(const Message& event, UnixMillis, Changes&) {
    if (Channel* channel = channels.find(event.get("Uniqueid")))
        calls.held(*channel, false);
}

void State::Parts::blindTransfer(const Message& event, UnixMillis, Changes&) {
    Channel* transferee = channels.find(event.get("TransfereeUniqueid"));
    if (transferee && ami::equalsIgnoreCase(event.get("Result"), "Success"))
        calls.blindTransferred(*transferee, event.get("Extension"));
}

void State::Parts::pickup(const Message& event, UnixMillis, Changes&) {
    Channel* picker = channels.find(event.get("Uniqueid"));
    Channel* target = channels.find(event.get("TargetUniqueid"));
    if (!picker || !target)
        return;
    // Group pickup hangs it up as if nothing special had happened.
    target->dialResult = protocol::EndReason::AnsweredElsewhere;
    calls.pickedUp(*picker, *target);
}

void State::Parts::rename(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.find(event.get("Uniqueid"));
    const std::string_view name = event.get("Newname");
    // Names with "<" are steps of Asterisk's masquerade between the two that count.
    if (!channel || name.empty() || name.find('<') != std::string_view::npos)
        return;
    channel->name = name;
    calls.renamed(*channel, now);
}

void State::Parts::hangup(const Message& event, UnixMillis, Changes& changes) {
    parking.left(event.get("Uniqueid"), changes);
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel)
        return;
    calls.hungUp(*channel, static_cast<int>(event.number("Cause")));
    channels.erase(*channel);
}

void State::Parts::queueCallerJoin(const Message& event, UnixMillis now, Changes&) {
    Channel* channel = channels.find(event.get("Uniqueid"));
    if (!channel)
        return;
    channels.conversation(*channel).queue = event.get("Queue");
    calls.queued(*channel, now);
}

void State::Parts::queueCallerLeave(const Message& event, UnixMillis, Changes&) {
    if (Channel* channel = channels.find(event.get("Uniqueid")))
        channels.conversation(*channel).queue.clear();
}

void State::Parts::extensionStatus(const Message& event, UnixMillis, Changes& changes) {
    company.extensionStatus(event, changes);
}

void State::Parts::deviceState(const Message& event, UnixMillis, Changes& changes) {
    company.deviceState(event, changes);
}

void State::Parts::contactStatus(const Message& event, UnixMillis, Changes& changes) {
    company.contactStatus(event, changes);
}

void State::Parts::messageWaiting(const Message& event, UnixMillis, Changes& changes) {
    company.messageWaiting(event, changes);
}

// Our dialplan tells what its service codes switched (pbx/conf/extensions_euterpe_services.conf).
void State::Parts::userEvent(const Message& event, UnixMillis, Changes& changes) {
    Person* person = company.person(event.get("Extension"));
    if (!person)
        return;
    const std::string_view name = event.get("UserEvent");
    if (name == "EuterpeBooking") {
        const Channel* channel = channels.find(event.get("Uniqueid"));
        if (channel && !channel->account.empty())
            changes.bookingCodes.push_back(
                {person->record.id, AccountId(channel->account), event.get("State") == "set"});
        return;
    }
    ServiceValues values = person->services;
    if (name == "EuterpeDnd")
        values.doNotDisturb = event.get("State") == "on";
    else if (name == "EuterpeForward")
        values.forwardTo = protocol::toUtf8(event.get("Target"));
    else if (name == "EuterpeFork")
        values.forkToMobile = event.get("State") == "on";
    company.setServices(*person, std::move(values), changes);
}

void State::Parts::parkedCall(const Message& event, UnixMillis now, Changes& changes) {
    parking.parked(event, now, changes);
}

void State::Parts::parkedCallLeft(const Message& event, UnixMillis, Changes& changes) {
    parking.left(event.get("ParkeeUniqueid"), changes);
}

void State::Parts::queueMemberAdded(const Message& event, UnixMillis, Changes& changes) {
    queues.memberAdded(event, changes);
}

void State::Parts::queueMemberChanged(const Message& event, UnixMillis, Changes& changes) {
    queues.memberChanged(event, changes);
}

void State::Parts::queueMemberRemoved(const Message& event, UnixMillis, Changes& changes) {
    queues.memberRemoved(event, changes);
}

State::State() : parts_(std::make_unique<Parts>()) {}
State::~State() = default;

Changes State::setDirectory(const Directory& directory) {
    Changes changes;
    std::vector<std::unique_ptr<Person>> removed;
    parts_->company.setDirectory(directory, removed, changes);
    for (const auto& person : removed)
        parts_->calls.dismiss(*person);
    for (auto& [id, channel] : parts_->channels.all()) {
        if (!channel.call)
            parts_->setOwner(channel);
    }
    parts_->calls.flush(changes);
    return changes;
}

Changes State::apply(const Message& event, UnixMillis now) {
    Changes changes;
    if (const Parts::Handler handler = Parts::handlerOf(event.event())) {
        parts_->calls.setPbxTime(timeOf(event));
        (parts_.get()->*handler)(event, now, changes);
        parts_->calls.setPbxTime(0);
        parts_->calls.flush(changes);
    }
    return changes;
}

Changes State::pbxLost() {
    Changes changes;
    parts_->company.forgetPhoneStates(changes);
    return changes;
}

Changes State::tick(UnixMillis now) {
    Changes changes;
    parts_->calls.tick(now);
    parts_->calls.flush(changes);
    return changes;
}

bool State::wantsTick() const {
    return parts_->calls.wantsTick();
}

void State::expectClickToCall(const CallId& wanted, const ExtensionId& owner, std::string_view target,
                              UnixMillis now) {
    parts_->calls.expectClickToCall(wanted.str(), owner.str(), target, now);
}

Changes State::setServices(const ExtensionId& id, const ServiceValues& values) {
    Changes changes;
    if (Person* person = parts_->company.person(id.str()))
        parts_->company.setServices(*person, values, changes);
    return changes;
}

Changes State::setSipCallId(std::string_view channel, std::string_view sipCallId) {
    Changes changes;
    if (Channel* found = parts_->channels.find(channel)) {
        parts_->calls.setSipCallId(*found, sipCallId);
        parts_->calls.flush(changes);
    }
    return changes;
}

Changes State::setRecording(const CallId& call, bool recording) {
    Changes changes;
    parts_->calls.setRecording(call.str(), recording);
    parts_->calls.flush(changes);
    return changes;
}

Changes State::setPresence(const ExtensionId& id, protocol::Presence presence) {
    Changes changes;
    Person* person = parts_->company.person(id.str());
    if (person && person->record.presence != presence) {
        person->record.presence = presence;
        changes.extensions.push_back(id);
    }
    return changes;
}

const protocol::Extension* State::extension(const ExtensionId& id) const {
    const Person* person = std::as_const(parts_->company).person(id.str());
    return person ? &person->record : nullptr;
}

std::vector<ExtensionId> State::extensionIds() const {
    std::vector<ExtensionId> ids;
    for (const auto& [id, person] : parts_->company.people())
        ids.push_back(person->record.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

const protocol::Account* State::account(const AccountId& id) const {
    const Telephone* telephone = parts_->company.telephone(id.str());
    return telephone ? &telephone->record : nullptr;
}

std::vector<protocol::Account> State::accountsOf(const ExtensionId& id) const {
    std::vector<protocol::Account> accounts;
    if (const Person* person = parts_->company.person(id.str())) {
        for (const AccountId& account : person->entry.accounts) {
            if (const Telephone* telephone = parts_->company.telephone(account.str()))
                accounts.push_back(telephone->record);
        }
    }
    return accounts;
}

std::optional<ExtensionId> State::ownerOf(const AccountId& id) const {
    const Telephone* telephone = parts_->company.telephone(id.str());
    return telephone ? std::optional(telephone->owner) : std::nullopt;
}

protocol::Self State::self(const ExtensionId& id) const {
    protocol::Self self;
    self.extension = id;
    if (const Person* person = parts_->company.person(id.str())) {
        self.name = person->fullName();
        self.phone = person->record.phone;
        self.presence = person->record.presence;
        self.hasMailbox = !person->entry.mailbox.empty();
        self.unheardMessages = person->unheard;
        self.heardMessages = person->heard;
        self.doNotDisturb = person->services.doNotDisturb;
        self.forwardTo = person->services.forwardTo;
        self.mobileNumber = person->services.mobileNumber;
        self.forkToMobile = person->services.forkToMobile;
    }
    for (const QueueMember& member : parts_->queues.of(id.str()))
        self.queues.push_back(member.record);
    return self;
}

std::string State::mailboxOf(const ExtensionId& id) const {
    const Person* person = parts_->company.person(id.str());
    return person ? person->entry.mailbox : std::string();
}

std::vector<protocol::Call> State::callsOf(const ExtensionId& id) const {
    std::vector<protocol::Call> calls;
    if (const Person* person = parts_->company.person(id.str())) {
        for (const UserCall* call : person->calls)
            calls.push_back(call->record);
    }
    return calls;
}

const protocol::Call* State::call(const CallId& id) const {
    const UserCall* call = parts_->calls.find(id.str());
    return call ? &call->record : nullptr;
}

std::optional<ExtensionId> State::ownerOf(const CallId& id) const {
    const UserCall* call = parts_->calls.find(id.str());
    return call ? std::optional(call->owner->record.id) : std::nullopt;
}

std::vector<Leg> State::legsOf(const CallId& id) const {
    std::vector<Leg> legs;
    if (const UserCall* call = parts_->calls.find(id.str())) {
        for (const Channel* leg : call->legs)
            legs.push_back(
                {leg->name, leg->isUp(), std::string(leg->id), AccountId(leg->account), leg->sipCallId});
    }
    return legs;
}

std::string State::partnerOf(const CallId& id) const {
    const UserCall* call = parts_->calls.find(id.str());
    for (const Channel* leg : call ? call->legs : std::vector<Channel*>{}) {
        if (const Channel* partner = parts_->channels.partner(*leg))
            return partner->name;
    }
    return {};
}

std::vector<protocol::ParkedCall> State::parkedCalls() const {
    return parts_->parking.calls();
}

const std::vector<QueueMember>& State::queuesOf(const ExtensionId& id) const {
    return parts_->queues.of(id.str());
}

std::size_t State::channelCount() const {
    return parts_->channels.size();
}

std::size_t State::callCount() const {
    return parts_->calls.size();
}

}  // namespace euterpe::pbx
