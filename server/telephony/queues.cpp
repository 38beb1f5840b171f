// Pause on queues (J3), and memberships that change without an event.
#include "server/telephony/telephony_p.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;
using boost::system::error_code;

void Telephony::Impl::setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                                    Callback<void> done) {
    std::vector<Action> actions;
    std::vector<std::string_view> asked;
    for (const pbx::QueueMember& member : state_.queuesOf(id)) {
        const bool all = queue.empty();
        // Without a queue the action is for all in which the interface is a member.
        if (all ? std::find(asked.begin(), asked.end(), member.interface) != asked.end()
                : member.record.queue != queue)
            continue;
        asked.push_back(member.interface);
        Action action("QueuePause");
        action.set("Interface", member.interface).set("Paused", paused ? "true" : "false");
        if (!all)
            action.set("Queue", member.queue);
        actions.push_back(std::move(action));
    }
    if (actions.empty()) {
        asio::post(io_, [done = std::move(done)] {
            done(Error{ErrorCode::Conflict, "no member of any such queue"});
        });
        return;
    }
    const auto run = [](Self self, std::vector<Action> what, Callback<void> callback) -> awaitable<void> {
        Result<void> outcome;
        for (Action& action : what) {
            std::vector<Action> one;  // the others are asked whatever becomes of it
            one.push_back(std::move(action));
            const Result<void> answer = co_await carryOut(self, std::move(one));
            if (!answer && outcome)
                outcome = answer;
        }
        callback(outcome);
    };
    asio::co_spawn(io_, run(shared_from_this(), std::move(actions), std::move(done)), asio::detached);
}

void Telephony::Impl::watchQueues(const Message& event) {
    const std::string_view name = event.event();
    if (name == "QueueMemberAdded" || name == "QueueMemberRemoved" || name == "QueueMemberPause")
        ++queueChanges_;
}

void Telephony::Impl::planQueues(std::uint64_t connection) {
    queueTimer_.expires_after(config_.queueRefresh);
    queueTimer_.async_wait([self = shared_from_this(), connection](error_code error) {
        if (!error && !self->stopped_ && self->connection_ == connection)
            asio::co_spawn(self->io_, readQueues(self, connection), asio::detached);
    });
}

awaitable<void> Telephony::Impl::readQueues(Self self, std::uint64_t connection) {
    const std::uint64_t changes = self->queueChanges_;
    pbx::Snapshot snapshot;
    snapshot.queues = co_await readList(self, Action("QueueStatus"));
    if (self->connection_ != connection || self->stopped_)
        co_return;
    // An event that came with the list may be newer than it; the next list will tell. During a snapshot there
    // is one on its way.
    if (self->queueChanges_ == changes && !self->syncing_)
        self->emit(self->state_.applySnapshot(snapshot, toUnixMillis(std::chrono::system_clock::now())));
    self->planQueues(connection);
}

}  // namespace euterpe::telephony
