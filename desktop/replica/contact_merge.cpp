#include "desktop/replica/contact_merge.h"

#include "lib/protocol/limits.h"

#include <algorithm>
#include <vector>

namespace euterpe::replica {
namespace {

using protocol::Contact;
using protocol::ContactField;
using Fields = std::vector<ContactField>;

constexpr std::string Contact::*kTexts[] = {&Contact::firstName, &Contact::lastName, &Contact::organization,
                                            &Contact::unit};

// `from` without one occurrence of each of `these`.
Fields without(Fields from, const Fields& these) {
    for (const ContactField& field : these) {
        const auto found = std::find(from.begin(), from.end(), field);
        if (found != from.end())
            from.erase(found);
    }
    return from;
}

Fields mergeFields(const Fields& base, const Fields& mine, const Fields& theirs) {
    const Fields added = without(without(mine, base), without(theirs, base));
    Fields merged = without(theirs, without(base, mine));
    if (merged.empty() && added.empty())  // each side removed what the other left
        merged = theirs;
    merged.insert(merged.end(), added.begin(), added.end());
    return merged;
}

}  // namespace

bool sameText(const Contact& a, const Contact& b) {
    return std::all_of(std::begin(kTexts), std::end(kTexts), [&](auto text) { return a.*text == b.*text; }) &&
           a.fields == b.fields;
}

ContactMerge mergeContacts(const Contact& base, const Contact& mine, const Contact& theirs,
                           const ContactId& copyId) {
    ContactMerge result{theirs, {}};
    result.merged.fields = mergeFields(base.fields, mine.fields, theirs.fields);
    bool fits = result.merged.fields.size() <= protocol::limits::kContactFields;
    for (const auto text : kTexts) {
        if (theirs.*text == base.*text)
            result.merged.*text = mine.*text;
        else if (mine.*text != base.*text && mine.*text != theirs.*text)
            fits = false;
    }
    if (fits)
        return result;
    result.merged = theirs;
    result.copy = mine;
    result.copy->id = copyId;
    result.copy->importId.clear();
    result.copy->version = 0;
    return result;
}

}  // namespace euterpe::replica
