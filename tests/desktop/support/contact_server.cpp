#include "tests/desktop/support/contact_server.h"

#include "desktop/replica/contact_merge.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace euterpe::testing {

using protocol::Contact;
using protocol::ContactOutcome;

protocol::ContactChangesResult ContactServer::changes(const protocol::ContactChangesParams& params) const {
    protocol::ContactChangesResult result;
    const bool known =
        params.since > 0 && params.since <= version && std::max(params.since, params.base) >= floor;
    result.full = params.since > 0 && !known;
    const std::int64_t since = known ? params.since : 0;
    result.base = known ? params.base : version;
    std::map<std::int64_t, std::variant<Contact, ContactId>> due;
    for (const auto& [id, contact] : contacts)
        if (contact.version > since)
            due.emplace(contact.version, contact);
    for (const auto& [id, at] : removals)
        if (at > std::max({since, result.base, floor}))
            due.emplace(at, id);
    result.version = version;
    std::size_t count = 0;
    for (const auto& [at, change] : due) {
        if (const auto* contact = std::get_if<Contact>(&change))
            result.contacts.push_back(*contact);
        else
            result.removed.push_back(std::get<ContactId>(change));
        if (++count == page) {
            result.version = at;
            result.more = true;
            break;
        }
    }
    return result;
}

ContactOutcome ContactServer::save(const protocol::ContactSaveParams& params) {
    const ContactId& id = params.contact.id;
    const auto found = contacts.find(id);
    if (found != contacts.end()) {
        if (replica::sameText(found->second, params.contact))
            return {false, found->second, found->second.version};
        if (found->second.version != params.baseVersion)
            return {true, found->second, found->second.version};
    } else if (const auto gone = removals.find(id); gone != removals.end()) {
        if (gone->second != params.baseVersion)
            return {true, std::nullopt, gone->second};
        removals.erase(gone);
    }
    Contact stored = params.contact;
    stored.version = ++version;
    contacts[id] = stored;
    return {false, stored, version};
}

ContactOutcome ContactServer::remove(const protocol::ContactRemoveParams& params) {
    const auto found = contacts.find(params.contact);
    if (found == contacts.end())
        return {false, std::nullopt, 0};
    if (found->second.version != params.baseVersion)
        return {true, found->second, found->second.version};
    contacts.erase(found);
    removals[params.contact] = ++version;
    return {false, std::nullopt, version};
}

template <class T, class Act>
void ContactPipe::add(QObject* context, std::function<void(Result<T>)> done, Act act) {
    ++asked;
    auto outcome = std::make_shared<std::optional<T>>();
    const auto heard = [context = QPointer<QObject>(context), done = std::move(done)](Result<T> answer) {
        if (context)
            done(std::move(answer));
    };
    open_.push_back({[outcome, act] { *outcome = act(); }, [outcome, heard] { heard(std::move(**outcome)); },
                     [heard](const Error& error) { heard(error); }});
}

void ContactPipe::changes(const protocol::ContactChangesParams& params, QObject* context, Changed done) {
    add<protocol::ContactChangesResult>(context, std::move(done),
                                        [this, params] { return server_.changes(params); });
}

void ContactPipe::save(const protocol::ContactSaveParams& params, QObject* context, Stored done) {
    add<ContactOutcome>(context, std::move(done), [this, params] { return server_.save(params); });
}

void ContactPipe::remove(const protocol::ContactRemoveParams& params, QObject* context, Stored done) {
    add<ContactOutcome>(context, std::move(done), [this, params] { return server_.remove(params); });
}

void ContactPipe::setUsable(bool usable) {
    usable_ = usable;
    emit usableChanged(usable);
}

bool ContactPipe::deliver() {
    if (open_.empty())
        return false;
    const Open next = std::move(open_.front());
    open_.pop_front();
    if (refusal) {
        next.fail(*std::exchange(refusal, std::nullopt));
        return true;
    }
    next.act();
    next.answer();
    return true;
}

void ContactPipe::breakOff(bool reaches) {
    usable_ = false;
    if (reaches && !open_.empty())
        open_.front().act();
    for (const Open& one : std::exchange(open_, {}))
        one.fail({ErrorCode::Disconnected, "broken"});
    emit usableChanged(false);
}

}  // namespace euterpe::testing
