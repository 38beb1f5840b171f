#include "server/hub/user_book.h"

namespace euterpe::hub {

UserBook::Entry& UserBook::open(const UserId& user, const ExtensionId& extension, Seq since) {
    Entry& entry = entries_[user];
    if (entry.state && entry.state->extension() != extension)
        unlink(entry);  // the administrator gave the user another extension
    if (!entry.state) {
        entry.state = std::make_shared<UserState>(user, extension, since);
        byExtension_[extension].push_back(&entry);
    }
    return entry;
}

UserBook::Entry* UserBook::find(const UserId& user) {
    const auto found = entries_.find(user);
    return found == entries_.end() ? nullptr : &found->second;
}

const std::vector<UserBook::Entry*>& UserBook::of(const ExtensionId& extension) const {
    static const std::vector<Entry*> kNone;
    const auto found = byExtension_.find(extension);
    return found == byExtension_.end() ? kNone : found->second;
}

void UserBook::remove(Session& session, Loop::Time now) {
    Entry* entry = find(session.identity().profile.user);
    if (!entry)
        return;
    std::erase(entry->sessions, &session);
    if (entry->sessions.empty())
        entry->leftAt = now;
}

void UserBook::unlink(Entry& entry) {
    const auto found = byExtension_.find(entry.state->extension());
    std::erase(found->second, &entry);
    if (found->second.empty())
        byExtension_.erase(found);
    entry.state.reset();
}

}  // namespace euterpe::hub
