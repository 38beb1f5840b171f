#include "server/hub/presence_book.h"

#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::hub {
namespace {

using protocol::CallState;
using protocol::Presence;

bool isIdle(const UserBook::Entry& entry) {
    return std::all_of(entry.sessions.begin(), entry.sessions.end(), [&](const Session* session) {
        return entry.idleTokens.contains(session->identity().profile.token);
    });
}

}  // namespace

Presence PresenceBook::chosen(const ExtensionId& id) const {
    const auto found = chosen_.find(id);
    return found == chosen_.end() ? Presence::Available : found->second;
}

ShownPresence PresenceBook::of(const ExtensionId& id) const {
    bool online = false;
    bool idle = true;
    for (const UserBook::Entry* entry : users_.of(id)) {
        online = online || entry->online;
        idle = idle && isIdle(*entry) && !entry->idleTokens.empty();
    }
    if (!online)
        return {};
    const Presence chosen = this->chosen(id);
    if (chosen != Presence::Available)
        return {chosen, chosen};
    const Presence plain = idle ? Presence::Away : Presence::Available;
    const auto calls = pbx_.callsOf(id);
    const bool talks = std::any_of(calls.begin(), calls.end(), [](const protocol::Call& call) {
        return call.state == CallState::Talking || call.state == CallState::Held;
    });
    return {talks ? Presence::Busy : plain, plain};
}

void PresenceBook::setIdle(UserBook::Entry& entry, const std::string& token, bool idle) {
    if (!idle) {
        entry.idleTokens.erase(token);
        return;
    }
    // Those of sessions that never came back would stay for ever.
    if (entry.idleTokens.size() >= 2 * protocol::limits::kConnectionsPerUser)
        std::erase_if(entry.idleTokens, [&](const std::string& known) {
            return std::none_of(entry.sessions.begin(), entry.sessions.end(), [&](const Session* session) {
                return session->identity().profile.token == known;
            });
        });
    entry.idleTokens.insert(token);
}

void PresenceBook::sessionGoes(UserBook::Entry& entry, const Session& session) {
    if (entry.sessions.size() == 1 && !entry.idleTokens.contains(session.identity().profile.token))
        entry.idleTokens.clear();
}

}  // namespace euterpe::hub
