#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"
#include "server/pbx/queues_p.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace euterpe::pbx {

using ami::Message;
using protocol::toUtf8;

namespace {

// Live events and the list name the same differently.
std::string_view interfaceOf(const Message& event) {
    const std::string_view interface = event.get("Interface");
    return interface.empty() ? event.get("Location") : interface;
}

std::vector<QueueMember>::iterator findMember(std::vector<QueueMember>& members, const Message& event) {
    return std::find_if(
        members.begin(), members.end(),
        [queue = event.get("Queue"), interface = interfaceOf(event)](const QueueMember& member) {
            return member.queue == queue && member.interface == interface;
        });
}

// What of the event may be another than before.
void take(QueueMember& member, const Message& event) {
    member.record.paused = event.get("Paused") == "1";
    member.record.pauseReason = member.record.paused ? toUtf8(event.get("PausedReason")) : std::string();
}

void sort(std::vector<QueueMember>& members) {
    std::sort(members.begin(), members.end(), [](const QueueMember& a, const QueueMember& b) {
        return std::tie(a.queue, a.interface) < std::tie(b.queue, b.interface);
    });
}

}  // namespace

// "PJSIP/101-desk", "Local/101@from-queue/n" (FreePBX, and a guest at another's telephone),
// "hint:101@ext-local".
const Person* Queues::ownerOfDevice(std::string_view device) const {
    const std::size_t end = device.find_first_of("/:");
    if (end == std::string_view::npos)
        return nullptr;
    const std::string_view rest = device.substr(end + 1);
    if (device[end] == ':' || device.starts_with("Local/"))
        return company_.person(rest.substr(0, rest.find('@')));
    const Telephone* telephone = company_.telephone(rest);
    return telephone ? company_.person(telephone->owner.str()) : nullptr;
}

const Person* Queues::ownerOf(const Message& event) const {
    if (event.get("Queue").empty())
        return nullptr;
    const Person* owner = ownerOfDevice(interfaceOf(event));
    return owner ? owner : ownerOfDevice(event.get("StateInterface"));
}

void Queues::put(Members& members, const Message& event, const Person& owner) const {
    std::vector<QueueMember>& own = members[owner.record.id.str()];
    auto member = findMember(own, event);
    if (member == own.end()) {
        if (own.size() >= protocol::limits::kQueuesPerUser)
            return;
        QueueMember added;
        added.queue = event.get("Queue");
        added.interface = interfaceOf(event);
        added.record.queue = toUtf8(added.queue);
        const std::string_view interface = added.interface;
        if (const Telephone* telephone = company_.telephone(interface.substr(interface.find('/') + 1)))
            added.record.account = telephone->record.id;
        member = own.insert(own.end(), std::move(added));
    }
    take(*member, event);
    sort(own);
}

void Queues::memberAdded(const Message& event, Changes& changes) {
    const Person* owner = ownerOf(event);
    if (!owner)
        return;
    const std::vector<QueueMember> before = of(owner->record.id.str());
    put(members_, event, *owner);
    if (of(owner->record.id.str()) != before)
        addOnce(changes.selves, owner->record.id);
}

std::optional<Queues::Known> Queues::find(const Message& event) {
    const Person* owner = ownerOf(event);
    const auto own = owner ? members_.find(owner->record.id.str()) : members_.end();
    if (own == members_.end())
        return std::nullopt;
    const auto member = findMember(own->second, event);
    if (member == own->second.end())
        return std::nullopt;
    return Known{owner, own, member};
}

void Queues::memberChanged(const Message& event, Changes& changes) {
    const std::optional<Known> known = find(event);
    if (!known)
        return;
    const protocol::QueueMembership before = known->member->record;
    take(*known->member, event);
    if (known->member->record != before)
        addOnce(changes.selves, known->owner->record.id);
}

void Queues::memberRemoved(const Message& event, Changes& changes) {
    const std::optional<Known> known = find(event);
    if (!known)
        return;
    known->own->second.erase(known->member);
    if (known->own->second.empty())
        members_.erase(known->own);
    addOnce(changes.selves, known->owner->record.id);
}

void Queues::restore(const std::vector<Message>& listed, Changes& changes) {
    Members now;
    for (const Message& event : listed) {
        if (event.event() != "QueueMember")
            continue;  // QueueStatus lists queues and callers as well
        if (const Person* owner = ownerOf(event))
            put(now, event, *owner);
    }
    std::swap(members_, now);
    for (const auto& [extension, members] : members_) {
        const auto before = now.find(extension);
        if (before == now.end() || before->second != members)
            addOnce(changes.selves, ExtensionId(extension));
    }
    for (const auto& [extension, members] : now) {
        if (!members_.contains(extension))
            addOnce(changes.selves, ExtensionId(extension));
    }
}

const std::vector<QueueMember>& Queues::of(std::string_view extension) const {
    static const std::vector<QueueMember> kNone;
    const auto found = members_.find(extension);
    return found == members_.end() ? kNone : found->second;
}

}  // namespace euterpe::pbx
