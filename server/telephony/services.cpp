// Do not disturb, forward, fork to mobile and speed dials: AstDB under FreePBX's keys, and the custom device
// states that hints and lamps follow (E1, E2, E4, E6).
#include "server/pbx/fork_keys.h"
#include "server/telephony/telephony_p.h"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using asio::awaitable;

namespace {

constexpr std::string_view kUsers = "AMPUSER";
constexpr std::string_view kCompanySpeedDials = "sysspeeddials";

Action put(std::string_view family, const std::string& key, std::string_view value) {
    Action action("DBPut");
    action.set("Family", family).set("Key", key).set("Val", value);
    return action;
}

Action remove(std::string_view family, const std::string& key) {
    Action action("DBDel");
    action.set("Family", family).set("Key", key);
    return action;
}

Action deviceState(const std::string& device, std::string_view state) {
    Action action("Setvar");
    action.set("Variable", "DEVICE_STATE(Custom:" + device + ")").set("Value", state);
    return action;
}

std::string forkKey(const ExtensionId& id, std::string_view name) {
    return id.str() + '/' + std::string(name);
}

}  // namespace

awaitable<std::optional<std::string>> Telephony::Impl::databaseValue(Self self, std::string_view family,
                                                                     std::string key) {
    Action action("DBGet");
    action.set("Family", family).set("Key", key);
    const auto events = co_await self->client_.list(action, self->config_.actionTimeout);
    if (events)
        co_return events->empty() ? std::string{} : std::string(events->front().get("Val"));
    // An entry that does not exist is refused.
    if (events.error().code == ErrorCode::PbxRefused)
        co_return std::string{};
    co_return std::nullopt;
}

awaitable<Result<void>> Telephony::Impl::carryOut(Self self, std::vector<Action> actions) {
    for (Action& action : actions) {
        const bool removes = action.name() == "DBDel";
        const auto answer = co_await self->client_.action(std::move(action), self->config_.actionTimeout);
        if (answer)
            continue;
        const Error& error = answer.error();
        if (removes && error.code == ErrorCode::PbxRefused)
            continue;  // there was nothing to remove
        if (error.code == ErrorCode::Disconnected)
            co_return Error{ErrorCode::PbxUnavailable, error.detail};
        co_return error;
    }
    co_return Result<void>{};
}

void Telephony::Impl::change(const ExtensionId& id, std::vector<Action> actions, Callback<void> done) {
    const auto run = [](Self self, ExtensionId extension, std::vector<Action> what,
                        Callback<void> callback) -> awaitable<void> {
        const Result<void> outcome = co_await carryOut(self, std::move(what));
        // A device state that stays the same is no event, so what AstDB has now is read in any case.
        if (outcome)
            co_await readServices(self, extension);
        callback(outcome);
    };
    asio::co_spawn(io_, run(shared_from_this(), id, std::move(actions), std::move(done)), asio::detached);
}

// Off is INVALID for our hints: with NOT_INUSE an extension without any registered telephone would read idle.
void Telephony::Impl::setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) {
    std::vector<Action> actions;
    actions.push_back(on ? put("DND", id.str(), "YES") : remove("DND", id.str()));
    actions.push_back(deviceState("DND" + id.str(), on ? "BUSY" : "INVALID"));
    for (const protocol::Account& account : state_.accountsOf(id))
        actions.push_back(deviceState("DEVDND" + account.id.str(), on ? "BUSY" : "NOT_INUSE"));
    change(id, std::move(actions), std::move(done));
}

void Telephony::Impl::setForward(const ExtensionId& id, const std::string& target, Callback<void> done) {
    const std::string_view state = target.empty() ? "NOT_INUSE" : "INUSE";
    std::vector<Action> actions;
    actions.push_back(target.empty() ? remove("CF", id.str()) : put("CF", id.str(), target));
    actions.push_back(deviceState("CF" + id.str(), state));
    for (const protocol::Account& account : state_.accountsOf(id))
        actions.push_back(deviceState("DEVCF" + account.id.str(), state));
    change(id, std::move(actions), std::move(done));
}

void Telephony::Impl::setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) {
    if (on && state_.self(id).mobileNumber.empty()) {
        asio::post(io_, [done = std::move(done)] {
            done(Error{ErrorCode::Conflict, "the administrator has set no mobile number"});
        });
        return;
    }
    std::vector<Action> actions;
    actions.push_back(put(kUsers, forkKey(id, pbx::kForkSwitch), on ? pbx::kForkOn : pbx::kForkOff));
    actions.push_back(deviceState("FOLLOWME" + id.str(), on ? "INUSE" : "NOT_INUSE"));
    change(id, std::move(actions), std::move(done));
}

void Telephony::Impl::setSpeedDial(const ExtensionId& owner, const std::string& digits,
                                   const std::string& number, Callback<void> done) {
    const std::string_view family = owner.empty() ? kCompanySpeedDials : kUsers;
    const std::string key = owner.empty() ? digits : owner.str() + "/speeddials/" + digits;
    std::vector<Action> actions;
    actions.push_back(number.empty() ? remove(family, key) : put(family, key, number));
    const auto run = [](Self self, std::vector<Action> what, Callback<void> callback) -> awaitable<void> {
        callback(co_await carryOut(self, std::move(what)));
    };
    asio::co_spawn(io_, run(shared_from_this(), std::move(actions), std::move(done)), asio::detached);
}

}  // namespace euterpe::telephony
