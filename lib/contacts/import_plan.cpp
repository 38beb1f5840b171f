#include "lib/contacts/import_plan.h"

#include "lib/contacts/contact_ids.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace euterpe::contacts {
namespace {

using protocol::Contact;
using protocol::ContactField;

std::string textKey(const Contact& contact) {
    std::string key;
    for (const std::string* text :
         {&contact.firstName, &contact.lastName, &contact.organization, &contact.unit})
        key += *text + '\n';
    for (const ContactField& field : contact.fields)
        key += std::to_string(static_cast<int>(field.type)) + field.value + '\n' + field.speedDial + '\n';
    return key;
}

Contact merged(const Contact& known, const Contact& read) {
    Contact result = known;
    const std::pair<std::string*, const std::string*> texts[] = {{&result.firstName, &read.firstName},
                                                                 {&result.lastName, &read.lastName},
                                                                 {&result.organization, &read.organization},
                                                                 {&result.unit, &read.unit}};
    for (const auto& [text, news] : texts)
        if (text->empty())
            *text = *news;
    for (const ContactField& field : read.fields) {
        const bool there = std::any_of(
            result.fields.begin(), result.fields.end(),
            [&](const ContactField& one) { return one.type == field.type && one.value == field.value; });
        if (!there && result.fields.size() < protocol::limits::kContactFields)
            result.fields.push_back(field);
    }
    return result;
}

Contact replaced(const Contact& known, const Contact& read) {
    Contact result = known;
    result.firstName = read.firstName;
    result.lastName = read.lastName;
    result.organization = read.organization;
    result.unit = read.unit;
    result.fields = read.fields;
    return result;
}

// First what has an id of the book, then the rest: whether a card is there in other words is asked of the
// book as it will be.
class Planner {
  public:
    explicit Planner(const ImportTarget& target) : target_(target), ids_(target.scope) {
        for (const Contact& contact : target.known)
            byId_.emplace(contact.id, &contact);
    }

    void take(const FoundContact& found) {
        const ContactId made = ids_.idOf(found);
        const ContactId own{found.key};
        const ContactId id = byId_.contains(own) ? own : made;
        if (!seen_.insert(id).second)
            return;
        const auto known = byId_.find(id);
        if (known == byId_.end()) {
            news_.emplace_back(id, &found.contact);
            return;
        }
        const Contact& before = *known->second;
        Contact after = target_.mode == ImportMode::Merge ? merged(before, found.contact)
                                                          : replaced(before, found.contact);
        texts_.insert(textKey(after));
        if (sameText(before, after))
            ++plan_.same;
        else
            plan_.change.push_back(std::move(after));
    }

    // Of these sources goes, when replacing, what they have brought before and do not have any more.
    ImportPlan finish(const std::unordered_set<int>& sources) {
        std::unordered_set<std::string> wanted;
        for (const auto& [id, read] : news_)
            wanted.insert(textKey(*read));
        for (const Contact& contact : target_.known) {
            if (seen_.contains(contact.id))
                continue;
            std::string text = textKey(contact);
            const bool leaves = target_.mode == ImportMode::Replace &&
                                sources.contains(static_cast<int>(contact.source)) && !wanted.contains(text);
            if (leaves)
                plan_.remove.push_back(contact);
            else
                texts_.insert(std::move(text));
        }
        for (const auto& [id, read] : news_)
            addNew(id, *read);
        return std::move(plan_);
    }

  private:
    void addNew(const ContactId& id, const Contact& read) {
        if (!texts_.insert(textKey(read)).second) {
            ++plan_.same;
            return;
        }
        Contact& added = plan_.add.emplace_back(read);
        added.id = id;
        added.book = target_.book;
        added.version = 0;
    }

    const ImportTarget& target_;
    ContactIds ids_;
    std::unordered_map<ContactId, const Contact*> byId_;
    std::unordered_set<ContactId> seen_;
    std::vector<std::pair<ContactId, const Contact*>> news_;
    std::unordered_set<std::string> texts_;  // of the book as it will be
    ImportPlan plan_;
};

}  // namespace

bool sameText(const Contact& one, const Contact& other) {
    return one.firstName == other.firstName && one.lastName == other.lastName &&
           one.organization == other.organization && one.unit == other.unit && one.fields == other.fields;
}

ImportPlan planImport(const std::vector<FoundContact>& found, const ImportTarget& target) {
    Planner planner(target);
    std::unordered_set<int> sources;
    for (const FoundContact& contact : found) {
        sources.insert(static_cast<int>(contact.contact.source));
        planner.take(contact);
    }
    return planner.finish(sources);
}

}  // namespace euterpe::contacts
