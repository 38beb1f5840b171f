#include "lib/protocol/json.h"
#include "server/pbx/company_p.h"
#include "server/pbx/user_agent.h"

#include <algorithm>

namespace euterpe::pbx {
namespace {

using ami::Message;
using protocol::PhoneState;

constexpr std::size_t kContactsPerTelephone = 16;  // Asterisk's own default is 1, a shared account has a few

// Status of ExtensionStatus: bits of enum ast_extension_states (include/asterisk/pbx.h). Nothing when the
// hint was removed or deactivated.
std::optional<PhoneState> phoneStateOfHint(std::int64_t status) {
    constexpr int kInUse = 1, kBusy = 2, kUnavailable = 4, kRinging = 8, kOnHold = 16;
    if (status < 0)
        return std::nullopt;
    if (status & kRinging)
        return PhoneState::Ringing;
    if (status & kUnavailable)
        return PhoneState::Unregistered;
    if (status & (kInUse | kBusy))
        return PhoneState::Busy;
    return status & kOnHold ? PhoneState::OnHold : PhoneState::Free;
}

PhoneState phoneStateOfDevice(std::string_view state) {
    if (state == "NOT_INUSE")
        return PhoneState::Free;
    if (state == "INUSE" || state == "BUSY")
        return PhoneState::Busy;
    if (state == "RINGING" || state == "RINGINUSE")
        return PhoneState::Ringing;
    if (state == "ONHOLD")
        return PhoneState::OnHold;
    if (state == "UNAVAILABLE" || state == "INVALID")
        return PhoneState::Unregistered;
    return PhoneState::Unknown;
}

// Of several telephones the busiest speaks for the extension, as in Asterisk's hints.
int weight(PhoneState state) {
    switch (state) {
        case PhoneState::Ringing:
            return 5;
        case PhoneState::Busy:
            return 4;
        case PhoneState::OnHold:
            return 3;
        case PhoneState::Free:
            return 2;
        case PhoneState::Unregistered:
            return 1;
        case PhoneState::Unknown:
            return 0;
    }
    return 0;
}

}  // namespace

std::string Person::fullName() const {
    if (record.firstName.empty() || record.lastName.empty())
        return record.firstName + record.lastName;
    return record.firstName + ' ' + record.lastName;
}

void Company::setDirectory(const Directory& directory, std::vector<std::unique_ptr<Person>>& removed,
                           Changes& changes) {
    hintContext_ = directory.hintContext;
    groups_.clear();
    for (const RingGroup& group : directory.groups)
        groups_[group.number] = group.name;

    StringTable<std::unique_ptr<Person>> old = std::move(people_);
    StringTable<Telephone> oldTelephones = std::move(telephones_);
    people_.clear();
    telephones_.clear();
    mailboxes_.clear();
    for (const DirectoryEntry& entry : directory.extensions) {
        const auto known = old.find(entry.id.str());
        std::unique_ptr<Person> person =
            known != old.end() ? std::move(known->second) : std::make_unique<Person>();
        const protocol::Extension before = person->record;
        person->entry = entry;
        person->record.id = entry.id;
        person->record.firstName = protocol::toUtf8(entry.firstName);
        person->record.lastName = protocol::toUtf8(entry.lastName);
        person->record.company = protocol::toUtf8(entry.company);
        if (known != old.end())
            old.erase(known);
        for (const AccountId& account : entry.accounts) {
            const auto telephone = oldTelephones.find(account.str());
            Telephone& slot = telephones_[account.str()];
            if (telephone != oldTelephones.end())
                slot = std::move(telephone->second);
            slot.record.id = account;
            slot.owner = entry.id;
            const auto mac = entry.macs.find(account);
            const bool saidNone = slot.record.mac == slot.provisionedMac;
            slot.provisionedMac = mac == entry.macs.end() ? std::string{} : protocol::toUtf8(mac->second);
            if (saidNone && slot.record.mac != slot.provisionedMac) {
                slot.record.mac = slot.provisionedMac;
                changes.accounts.push_back(account);
            }
        }
        if (!entry.mailbox.empty())
            mailboxes_[entry.mailbox] = entry.id.str();
        if (person->record != before)
            addOnce(changes.extensions, entry.id);
        people_[entry.id.str()] = std::move(person);
    }
    for (auto& [id, person] : old) {
        changes.removedExtensions.push_back(person->record.id);
        removed.push_back(std::move(person));
    }
}

Person* Company::person(std::string_view extension) {
    const auto found = people_.find(extension);
    return found == people_.end() ? nullptr : found->second.get();
}

const Person* Company::person(std::string_view extension) const {
    const auto found = people_.find(extension);
    return found == people_.end() ? nullptr : found->second.get();
}

Telephone* Company::telephone(std::string_view account) {
    const auto found = telephones_.find(account);
    return found == telephones_.end() ? nullptr : &found->second;
}

const Telephone* Company::telephone(std::string_view account) const {
    const auto found = telephones_.find(account);
    return found == telephones_.end() ? nullptr : &found->second;
}

std::string_view Company::groupName(std::string_view number) const {
    const auto found = groups_.find(number);
    return found == groups_.end() ? std::string_view{} : std::string_view(found->second);
}

void Company::extensionStatus(const Message& event, Changes& changes) {
    Person* person = this->person(event.get("Exten"));
    if (!person || (!hintContext_.empty() && event.get("Context") != hintContext_))
        return;
    person->hint = phoneStateOfHint(event.number("Status", -1));
    refreshPhone(*person, changes);
}

void Company::deviceState(const Message& event, Changes& changes) {
    const std::string_view device = event.get("Device");
    // FreePBX's names of its switches, written too by our dialplan: Custom:DND101, Custom:CF101. What they
    // stand for is in AstDB.
    for (const std::string_view prefix : {"Custom:DND", "Custom:CF", "Custom:DEVCF", "Custom:FOLLOWME"}) {
        if (device.starts_with(prefix)) {
            if (const Person* person = this->person(device.substr(prefix.size())))
                addOnce(changes.services, person->record.id);
            return;
        }
    }
    const std::size_t slash = device.find('/');
    Telephone* telephone =
        slash == std::string_view::npos ? nullptr : this->telephone(device.substr(slash + 1));
    if (!telephone || device.starts_with("Local/"))
        return;
    telephone->device = phoneStateOfDevice(event.get("State"));
    if (Person* person = this->person(telephone->owner.str()))
        refreshPhone(*person, changes);
}

void Company::refreshPhone(Person& person, Changes& changes) {
    PhoneState state = person.hint.value_or(PhoneState::Unknown);
    if (!person.hint) {
        for (const AccountId& account : person.entry.accounts) {
            const Telephone* telephone = this->telephone(account.str());
            if (telephone && weight(telephone->device) > weight(state))
                state = telephone->device;
        }
    }
    if (state == person.record.phone)
        return;
    person.record.phone = state;
    addOnce(changes.extensions, person.record.id);
}

// ContactStatus, or ContactStatusDetail of PJSIPShowEndpoint, which names the User-Agent as well.
void Company::contactStatus(const Message& event, Changes& changes) {
    std::string_view endpoint = event.get("EndpointName");
    if (endpoint.empty())
        endpoint = event.get("AOR");
    Telephone* telephone = this->telephone(endpoint);
    const std::string_view uri = event.get("URI");
    if (!telephone || uri.empty())
        return;
    const bool detailed = event.has("Status");
    const std::string_view status = event.get(detailed ? "Status" : "ContactStatus");
    std::vector<Telephone::Contact>& contacts = telephone->contacts;
    auto contact =
        std::find_if(contacts.begin(), contacts.end(), [&](const auto& one) { return one.uri == uri; });
    if (status == "Removed") {
        if (contact != contacts.end())
            contacts.erase(contact);
    } else {
        if (contact == contacts.end()) {
            if (contacts.size() >= kContactsPerTelephone)
                contacts.erase(contacts.begin());
            contact = contacts.insert(contacts.end(), {std::string(uri), {}, true});
        }
        contact->reachable = status != "Unreachable";
        if (!event.get("UserAgent").empty())
            contact->userAgent = event.get("UserAgent");
        if (contact->userAgent.empty() && contact->reachable && !detailed)
            changes.registrations.push_back(telephone->record.id);
    }
    refreshAccount(*telephone, changes);
}

void Company::beginContacts() {
    for (auto& [id, telephone] : telephones_)
        telephone.contacts.clear();
}

void Company::contactListed(const Message& event) {
    std::string_view endpoint = event.get("Endpoint");
    if (endpoint.empty())
        endpoint = event.get("EndpointName");
    if (endpoint.empty())
        endpoint = event.get("ObjectName").substr(0, event.get("ObjectName").find(";@"));
    Telephone* telephone = this->telephone(endpoint);
    if (telephone && telephone->contacts.size() < kContactsPerTelephone)
        telephone->contacts.push_back({std::string(event.get("Uri")), std::string(event.get("UserAgent")),
                                       event.get("Status") != "Unreachable"});
}

void Company::endContacts(Changes& changes) {
    for (auto& [id, telephone] : telephones_)
        refreshAccount(telephone, changes);
}

void Company::refreshAccount(Telephone& telephone, Changes& changes) {
    const Telephone::Contact* present = nullptr;
    for (const Telephone::Contact& contact : telephone.contacts) {
        if (contact.reachable)
            present = &contact;
    }
    protocol::Account now = telephone.record;
    now.registered = present != nullptr;
    // Brand and model of the last registration stay shown while a telephone is off.
    if (present && !present->userAgent.empty()) {
        now.userAgent = protocol::toUtf8(present->userAgent);
        UserAgent agent = parseUserAgent(now.userAgent);
        now.brand = std::move(agent.brand);
        now.model = std::move(agent.model);
        now.firmware = std::move(agent.firmware);
        now.mac = std::move(agent.mac);
    }
    // What the telephone says of itself is surer than a list.
    if (now.mac.empty())
        now.mac = telephone.provisionedMac;
    if (now == telephone.record)
        return;
    telephone.record = std::move(now);
    changes.accounts.push_back(telephone.record.id);
}

void Company::messageWaiting(const Message& event, Changes& changes) {
    const auto mailbox = mailboxes_.find(event.get("Mailbox"));
    Person* person = mailbox == mailboxes_.end() ? nullptr : this->person(mailbox->second);
    if (!person)
        return;
    // A message may have taken the place of another: the numbers alone do not tell.
    addOnce(changes.mailboxes, person->record.id);
    // MessageWaiting says New and Old, the answer to MailboxCount NewMessages and OldMessages, and the urgent
    // ones, which New holds, on their own.
    const bool counted = event.has("NewMessages");
    const int unheard = static_cast<int>(counted ? event.number("NewMessages") + event.number("UrgMessages")
                                                 : event.number("New"));
    const int heard = static_cast<int>(event.number(counted ? "OldMessages" : "Old"));
    if (person->unheard == unheard && person->heard == heard)
        return;
    person->unheard = unheard;
    person->heard = heard;
    addOnce(changes.selves, person->record.id);
}

void Company::setServices(Person& person, ServiceValues values, Changes& changes) {
    values.forkToMobile = values.forkToMobile && !values.mobileNumber.empty();
    if (person.services == values)
        return;
    person.services = std::move(values);
    addOnce(changes.selves, person.record.id);
}

void Company::forgetPhoneStates(Changes& changes) {
    for (auto& [id, telephone] : telephones_)
        telephone.device = PhoneState::Unknown;
    for (auto& [id, person] : people_) {
        person->hint.reset();
        refreshPhone(*person, changes);
    }
}

}  // namespace euterpe::pbx
