#include "server/names/name_index.h"

#include <algorithm>
#include <utility>

namespace euterpe::names {
namespace {

std::string nameOf(const protocol::Contact& contact) {
    std::string name = contact.firstName;
    if (!name.empty() && !contact.lastName.empty())
        name += ' ';
    name += contact.lastName;
    return name.empty() ? contact.organization : name;
}

}  // namespace

NamedNumbers namedNumbers(const UserId& owner, const protocol::Contact& contact, const NumberKeys& keys) {
    NamedNumbers card{contact.id, owner, nameOf(contact), {}};
    for (const protocol::ContactField& field : contact.fields) {
        if (field.type == protocol::ContactFieldType::Email)
            continue;
        std::string key = keys.keyOf(field.value);
        if (!key.empty() && std::find(card.keys.begin(), card.keys.end(), key) == card.keys.end())
            card.keys.push_back(std::move(key));
    }
    return card;
}

void NameIndex::put(NamedNumbers card) {
    remove(card.id);
    if (card.name.empty() || card.keys.empty())
        return;
    const ContactId id = card.id;
    const NamedNumbers& kept = cards_.emplace(id, std::move(card)).first->second;
    for (const std::string& key : kept.keys)
        byKey_[key].push_back(&kept);
}

void NameIndex::remove(const ContactId& id) {
    const auto found = cards_.find(id);
    if (found == cards_.end())
        return;
    unlink(found->second);
    cards_.erase(found);
}

void NameIndex::unlink(const NamedNumbers& card) {
    for (const std::string& key : card.keys) {
        const auto found = byKey_.find(key);
        std::erase(found->second, &card);
        if (found->second.empty())
            byKey_.erase(found);
    }
}

void NameIndex::clear() {
    byKey_.clear();
    cards_.clear();
}

std::string NameIndex::find(const UserId& owner, const std::string& key) const {
    const auto found = byKey_.find(key);
    if (found == byKey_.end())
        return {};
    const NamedNumbers* best = nullptr;
    for (const NamedNumbers* card : found->second) {
        if (card->owner == owner &&
            (best == nullptr || std::pair(card->name, card->id) < std::pair(best->name, best->id)))
            best = card;
    }
    return best == nullptr ? std::string() : best->name;
}

}  // namespace euterpe::names
