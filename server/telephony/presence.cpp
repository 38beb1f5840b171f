// Presence told to the PBX, so that its hints show it (C5, I1): FreePBX's CustomPresence provider, one a
// hint. Our values carry a subtype of ours, by which those that a dead server left behind are known.
#include "server/telephony/telephony_p.h"

#include <chrono>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;
using protocol::Presence;

namespace {

constexpr std::string_view kProvider = "CustomPresence:";
constexpr std::string_view kOurs = "euterpe";
// Desktops are back within this time after a restart of the server.
constexpr std::chrono::seconds kUsersBack{30};

// The names that func_presencestate knows; they are XMPP's.
std::string_view pbxName(Presence presence) {
    switch (presence) {
        case Presence::Available:
            return "available";
        case Presence::Away:
            return "away";
        case Presence::Busy:
            return "dnd";
        case Presence::NotAvailable:
            return "xa";
        case Presence::Offline:
        case Presence::Unknown:
            return "unavailable";
    }
    return "unavailable";
}

Action presenceState(const ExtensionId& id, Presence presence) {
    Action action("Setvar");
    action.set("Variable", "PRESENCE_STATE(" + std::string(kProvider) + id.str() + ")")
        .set("Value", std::string(pbxName(presence)) + ',' + std::string(kOurs) + ',');
    return action;
}

// The extension that an entry of PresenceStateList is about; "" = of another provider.
ExtensionId extensionOf(const Message& entry) {
    const std::string_view name = entry.get("Presentity");
    return name.starts_with(kProvider) ? ExtensionId(name.substr(kProvider.size())) : ExtensionId();
}

}  // namespace

void Telephony::Impl::setPresence(const ExtensionId& id, Presence presence, Presence told) {
    emit(state_.setPresence(id, presence));
    const auto [known, isNew] = told_.try_emplace(id, told);
    if (!isNew && std::exchange(known->second, told) == told)
        return;
    if (isNew && told == Presence::Offline) {
        told_.erase(known);  // of somebody who was never here
        return;
    }
    if (status_.connected)
        asio::co_spawn(io_, tellPresence(shared_from_this(), id), asio::detached);
}

awaitable<void> Telephony::Impl::tellPresence(Self self, ExtensionId id) {
    const auto wanted = self->told_.find(id);
    if (wanted == self->told_.end())
        co_return;
    const auto answer =
        co_await self->client_.action(presenceState(id, wanted->second), self->config_.actionTimeout);
    // A PBX without func_presencestate says no each time; its hints have no presence then.
    if (!answer && answer.error().code == ErrorCode::PbxRefused &&
        !std::exchange(self->presenceRefused_, true))
        self->log_.warning("pbx.presence", {{"error", answer.error().detail}});
}

awaitable<void> Telephony::Impl::tellPresences(Self self, std::uint64_t connection) {
    const auto before = co_await readList(self, Action("PresenceStateList"));
    std::unordered_map<ExtensionId, std::string> known;
    for (const Message& entry : before.value_or(Messages{}))
        known[extensionOf(entry)] = std::string(entry.get("Status"));
    std::vector<ExtensionId> wrong;
    for (const auto& [id, presence] : self->told_)
        if (known[id] != pbxName(presence))
            wrong.push_back(id);
    for (const ExtensionId& id : wrong) {
        if (self->connection_ != connection)
            co_return;
        co_await tellPresence(self, id);
    }
    boost::system::error_code ignored;  // the end of the program ends the wait
    self->presenceTimer_.expires_after(kUsersBack);
    co_await self->presenceTimer_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    if (self->connection_ != connection || self->stopped_)
        co_return;
    const auto after = co_await readList(self, Action("PresenceStateList"));
    for (const Message& entry : after.value_or(Messages{})) {
        const ExtensionId id = extensionOf(entry);
        if (self->connection_ != connection)
            co_return;
        if (!id.empty() && entry.get("Subtype") == kOurs && !self->told_.contains(id) &&
            entry.get("Status") != pbxName(Presence::Offline))
            (void)co_await self->client_.action(presenceState(id, Presence::Offline),
                                                self->config_.actionTimeout);
    }
}

}  // namespace euterpe::telephony
