// Telephony's way to a true state: live events wait while the lists are read, then the snapshot is applied,
// then the events that came meanwhile; whatever both tell is told twice and does no harm.
#include "lib/protocol/json.h"
#include "server/telephony/telephony_p.h"

#include <chrono>
#include <set>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;

namespace {

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

Action databaseTree(std::string_view family) {
    Action action("DBGetTree");
    action.set("Family", family);
    return action;
}

// "22.10.1+dfsg+~cs6.17" -> "22.10.1"; other forms ("certified/18.9-cert1") stay as they are.
std::string_view shortVersion(std::string_view version) {
    const std::size_t end = version.find_first_of("+~");
    return end == 0 ? version : version.substr(0, end);
}

// Telephones that the PBX remembers from before a restart. It shows them as unavailable until their turn to
// be qualified comes (up to qualify_frequency), although they can be called.
std::vector<std::string> unasked(const pbx::Snapshot& snapshot) {
    std::set<std::string_view> unavailable;
    if (snapshot.deviceStates) {
        for (const Message& device : *snapshot.deviceStates) {
            if (ami::equalsIgnoreCase(device.get("State"), "UNAVAILABLE"))
                unavailable.insert(device.get("Device"));
        }
    }
    std::set<std::string> endpoints;
    if (snapshot.contacts) {
        for (const Message& contact : *snapshot.contacts) {
            const std::string endpoint(contact.get("Endpoint"));
            if (ami::equalsIgnoreCase(contact.get("Status"), "NonQualified") &&
                unavailable.contains("PJSIP/" + endpoint))
                endpoints.insert(endpoint);
        }
    }
    return {endpoints.begin(), endpoints.end()};
}

}  // namespace

void Telephony::Impl::startSync() {
    if (syncing_) {
        resync_ = true;
        return;
    }
    syncing_ = true;
    asio::co_spawn(io_, sync(shared_from_this(), connection_), asio::detached);
}

awaitable<void> Telephony::Impl::sync(Self self, std::uint64_t connection) {
    std::vector<std::string> endpoints;
    bool hasQueues = false;
    do {
        const auto settings =
            co_await self->client_.action(Action("CoreSettings"), self->config_.actionTimeout);
        if (self->connection_ != connection)
            co_return;
        if (settings)
            self->status_.version = protocol::toUtf8(shortVersion(settings->get("AsteriskVersion")));
        // FullyBooted of a PBX that is up follows the login at once, so it has been seen by now.
        self->resync_ = false;
        const pbx::Snapshot snapshot = co_await readLists(self);
        if (self->connection_ != connection)
            co_return;
        self->finishSync(snapshot);
        endpoints = unasked(snapshot);
        hasQueues = snapshot.queues.has_value();
        if (self->connection_ != connection)
            co_return;
    } while (self->resync_);
    self->syncing_ = false;
    self->setConnected(true);
    if (hasQueues)
        self->planQueues(connection);
    co_await readRights(self, connection);
    if (self->connection_ != connection)
        co_return;
    co_await restoreRecordings(self, connection);
    if (self->connection_ != connection)
        co_return;
    co_await qualify(self, connection, std::move(endpoints));
    co_await readMailboxes(self, connection);
    if (self->connection_ == connection)
        co_await tellPresences(self, connection);
}

awaitable<std::optional<Telephony::Impl::Messages>> Telephony::Impl::readList(Self self, Action action) {
    Result<Messages> events = co_await self->client_.list(action, self->config_.actionTimeout);
    if (events)
        co_return std::move(*events);
    const Error& error = events.error();
    if (error.code == ErrorCode::PbxRefused && error.detail.find("not found") != std::string::npos)
        co_return Messages{};  // an AstDB family without entries
    if (error.code != ErrorCode::Disconnected && error.code != ErrorCode::Cancelled) {
        self->log_.warning(
            "pbx.list",
            {{"action", action.name()}, {"error", toString(error.code)}, {"detail", error.detail}});
    }
    co_return std::nullopt;
}

awaitable<pbx::Snapshot> Telephony::Impl::readLists(Self self) {
    pbx::Snapshot snapshot;
    snapshot.deviceStates = co_await readList(self, Action("DeviceStateList"));
    snapshot.extensionStates = co_await readList(self, Action("ExtensionStateList"));
    snapshot.contacts = co_await readList(self, Action("PJSIPShowContacts"));
    snapshot.doNotDisturb = co_await readList(self, databaseTree("DND"));
    snapshot.forwards = co_await readList(self, databaseTree("CF"));
    snapshot.forks = co_await readList(self, databaseTree("AMPUSER"));
    snapshot.parked = co_await readList(self, Action("ParkedCalls"));
    snapshot.queues = co_await readList(self, Action("QueueStatus"));
    // Last, so that as little as possible happens between it and the live events.
    snapshot.channels = co_await readList(self, Action("CoreShowChannels"));
    co_return snapshot;
}

void Telephony::Impl::finishSync(const pbx::Snapshot& snapshot) {
    ++counters_.snapshots;
    emit(state_.applySnapshot(snapshot, now()));
    const Messages waiting = std::exchange(waiting_, {});
    for (const Message& event : waiting)
        applyLive(event);
    log_.info(
        "pbx.snapshot",
        {{"channels", state_.channelCount()}, {"calls", state_.callCount()}, {"replayed", waiting.size()}});
}

// The answers come as live events.
awaitable<void> Telephony::Impl::qualify(Self self, std::uint64_t connection,
                                         std::vector<std::string> endpoints) {
    for (const std::string& endpoint : endpoints) {
        if (self->connection_ != connection)
            co_return;
        Action action("PJSIPQualify");
        action.set("Endpoint", endpoint);
        // Without the right to it the PBX asks when it likes.
        (void)co_await self->client_.action(action, self->config_.actionTimeout);
    }
}

// One action a mailbox: AMI has no list of them that every Asterisk offers.
awaitable<void> Telephony::Impl::readMailboxes(Self self, std::uint64_t connection) {
    std::vector<std::string> mailboxes;
    for (const pbx::DirectoryEntry& entry : self->directory_.extensions) {
        if (!entry.mailbox.empty())
            mailboxes.push_back(entry.mailbox);
    }
    for (const std::string& mailbox : mailboxes) {
        Action action("MailboxCount");
        action.set("Mailbox", mailbox);
        const auto count = co_await self->client_.action(action, self->config_.actionTimeout);
        if (self->connection_ != connection)
            co_return;
        if (!count)
            continue;  // no voicemail on that PBX, or the box is gone: nothing to show
        pbx::Snapshot one;
        one.mailboxes.emplace().push_back(*count);
        self->emit(self->state_.applySnapshot(one, now()));
    }
}

}  // namespace euterpe::telephony
