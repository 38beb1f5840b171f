// The users that are here, or were until lately: their state and their sessions. Owned by Hub; loop thread.
#pragma once

#include "lib/base/id.h"
#include "server/hub/loop.h"
#include "server/hub/session.h"
#include "server/hub/user_state.h"

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace euterpe::hub {

class UserBook {
  public:
    struct Entry {
        std::shared_ptr<UserState> state;
        std::vector<Session*> sessions;      // oldest first
        Loop::Time leftAt;                   // when the last session went
        bool online = false;                 // shown as present to colleagues
        std::set<std::string> idleTokens{};  // of sessions at whose keyboard there is nobody
    };

    // The user's entry; made with changes known from `since` on when there is none.
    Entry& open(const UserId& user, const ExtensionId& extension, Seq since);
    [[nodiscard]] Entry* find(const UserId& user);
    // The users of an extension; mostly one.
    [[nodiscard]] const std::vector<Entry*>& of(const ExtensionId& extension) const;
    void remove(Session& session, Loop::Time now);

    // Entries whose last session went before `gone` and that count as offline are forgotten; those that went
    // before `offline` are given to `wentOffline` once.
    template <class F>
    void sweep(Loop::Time offline, Loop::Time gone, F wentOffline);

    template <class F>
    void each(F act) {
        for (auto& [user, entry] : entries_)
            act(entry);
    }

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

  private:
    void unlink(Entry& entry);

    std::unordered_map<UserId, Entry> entries_;  // nodes keep their place, so pointers stay
    std::unordered_map<ExtensionId, std::vector<Entry*>> byExtension_;
};

template <class F>
void UserBook::sweep(Loop::Time offline, Loop::Time gone, F wentOffline) {
    for (auto it = entries_.begin(); it != entries_.end();) {
        Entry& entry = it->second;
        if (entry.sessions.empty() && entry.online && entry.leftAt <= offline) {
            entry.online = false;
            wentOffline(entry);
        }
        if (entry.sessions.empty() && !entry.online && entry.leftAt <= gone) {
            unlink(entry);
            it = entries_.erase(it);
        } else {
            ++it;
        }
    }
}

}  // namespace euterpe::hub
