// What colleagues see of a user (I1): what the user has chosen, kept in the database; while that is
// "available", busy during a call and away while nobody is at any of the user's clients; offline without a
// session. Owned by Hub; loop thread.
#pragma once

#include "lib/protocol/records.h"
#include "server/hub/user_book.h"
#include "server/pbx/pbx_state.h"

#include <unordered_map>

namespace euterpe::hub {

struct ShownPresence {
    protocol::Presence shown = protocol::Presence::Offline;
    protocol::Presence plain = protocol::Presence::Offline;  // the same without regard to calls

    bool operator==(const ShownPresence&) const = default;
};

class PresenceBook {
  public:
    PresenceBook(const UserBook& users, const pbx::State& pbx) : users_(users), pbx_(pbx) {}

    void choose(const ExtensionId& id, protocol::Presence presence) { chosen_[id] = presence; }
    [[nodiscard]] protocol::Presence chosen(const ExtensionId& id) const;
    [[nodiscard]] ShownPresence of(const ExtensionId& id) const;

    // A client says whether somebody is at its keyboard. Kept by the session's token: a connection that is
    // lost and resumed changes nothing.
    static void setIdle(UserBook::Entry& entry, const std::string& token, bool idle);
    // The session is about to go; somebody who was there until now does not seem to have been away.
    static void sessionGoes(UserBook::Entry& entry, const Session& session);

  private:
    const UserBook& users_;
    const pbx::State& pbx_;
    std::unordered_map<ExtensionId, protocol::Presence> chosen_;  // of extensions that were here
};

}  // namespace euterpe::hub
