// What Telephony does on behalf of a user.
#include "lib/protocol/limits.h"
#include "server/telephony/telephony_p.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Action;
using ami::Message;
using asio::awaitable;
using protocol::CallDirection;

namespace {

constexpr std::chrono::milliseconds kFirstSign{3'000};  // from Originate's acceptance to the new channel
constexpr std::size_t kRefusals = 64;
constexpr std::size_t kChannelIdLength = 100;  // Asterisk's own limit is 149 (AST_MAX_PUBLIC_UNIQUEID)
constexpr int kCauseNormal = 16;
// Dial and Queue take 17 as "busy" and go on as when the telephone itself had rejected; 21 would read as
// "unavailable" (handle_cause() in apps/app_dial.c).
constexpr int kCauseBusy = 17;

bool isAlnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isMadeOf(std::string_view text, std::string_view others, std::size_t limit) {
    return !text.empty() && text.size() <= limit && std::all_of(text.begin(), text.end(), [&](char c) {
        return isAlnum(c) || others.find(c) != std::string_view::npos;
    });
}

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

}  // namespace

void Telephony::Impl::dial(AccountId account, ExtensionId own, std::string target, CallId wanted,
                           Callback<CallId> done) {
    std::optional<Error> refusal;
    if (!isMadeOf(target, "*#+", protocol::limits::kNumber))
        refusal = Error{ErrorCode::InvalidArgument, "target: digits, letters, * # + only"};
    else if (!isMadeOf(account.str(), "-_.@", protocol::limits::kNumber) || !isMadeOf(own.str(), "-_.", 64))
        refusal = Error{ErrorCode::InvalidArgument, "account or extension"};
    else if (!isMadeOf(wanted.str(), "-.", kChannelIdLength))
        refusal = Error{ErrorCode::InvalidArgument, "call id"};
    else if (!status_.connected)
        refusal = Error{ErrorCode::PbxUnavailable, "no connection to Asterisk"};
    else if (dials_.contains(wanted.str()) || state_.call(wanted))
        refusal = Error{ErrorCode::Conflict, "call id in use"};

    Action action("Originate");
    action.set("Channel", "PJSIP/" + account.str()).set("Context", config_.clickToCallContext);
    action.set("Exten", target).set("Priority", "1");
    action.set("CallerID", "\"c2c: " + target + "\" <" + target + ">");
    action.set("Timeout", std::to_string(config_.ringOwnPhone.count())).set("Async", "true");
    action.set("ChannelId", wanted.str());
    action.set("Variable", "__EUTERPE_C2C_EXT=" + own.str())
        .set("Variable", "__EUTERPE_C2C_TARGET=" + target);
    action.set("Variable", "CDR(userfield)=c2c");

    if (!refusal) {
        state_.expectClickToCall(wanted, own, target, now());
        dials_[wanted.str()] = std::make_shared<Dialling>(io_);
    }
    const auto run = [](Self self, std::optional<Error> no, Action what, CallId id,
                        Callback<CallId> callback) -> awaitable<void> {
        if (no) {
            callback(*no);
            co_return;
        }
        callback(co_await originate(self, std::move(what), std::move(id)));
    };
    asio::co_spawn(
        io_,
        run(shared_from_this(), std::move(refusal), std::move(action), std::move(wanted), std::move(done)),
        asio::detached);
}

awaitable<Result<CallId>> Telephony::Impl::originate(Self self, Action action, CallId wanted) {
    const std::shared_ptr<Dialling> dialling = self->dials_.at(wanted.str());
    const auto forget = [&] { self->dials_.erase(wanted.str()); };
    const Result<Message> accepted =
        co_await self->client_.action(std::move(action), self->config_.actionTimeout);
    if (!accepted && !dialling->outcome) {
        forget();
        const bool lost = accepted.error().code == ErrorCode::Disconnected;
        co_return lost ? Error{ErrorCode::PbxUnavailable, accepted.error().detail} : accepted.error();
    }
    if (!dialling->outcome) {
        dialling->actionId = accepted->get("ActionID");
        const auto& refused = self->refusedOriginates_;
        if (std::find(refused.begin(), refused.end(), dialling->actionId) != refused.end())
            self->settle(*dialling, Error{ErrorCode::PbxRefused, "the telephone cannot be called"});
    }
    if (!dialling->outcome) {
        boost::system::error_code ignored;  // cancelled = settled
        dialling->signal.expires_after(kFirstSign);
        co_await dialling->signal.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    forget();
    if (!dialling->outcome)
        co_return Error{ErrorCode::Timeout, "Asterisk accepted the call and did not start it"};
    co_return *dialling->outcome;
}

// The first sign of a click-to-call: its channel, or Asterisk's word that there will be none.
void Telephony::Impl::watchDials(const Message& event) {
    if (event.event() == "Newchannel") {
        if (dials_.empty())
            return;
        const auto found = dials_.find(std::string(event.get("Uniqueid")));
        if (found != dials_.end())
            settle(*found->second, CallId(event.get("Uniqueid")));
    } else if (event.event() == "OriginateResponse" && event.get("Response") != "Success") {
        const std::string_view actionId = event.get("ActionID");
        for (const auto& [id, dialling] : dials_) {
            if (dialling->actionId == actionId && !actionId.empty())
                settle(*dialling, Error{ErrorCode::PbxRefused, "the telephone cannot be called"});
        }
        refusedOriginates_.emplace_back(actionId);
        if (refusedOriginates_.size() > kRefusals)
            refusedOriginates_.pop_front();
    }
}

void Telephony::Impl::settle(Dialling& dialling, Result<CallId> outcome) {
    if (!dialling.outcome)
        dialling.outcome = std::move(outcome);
    dialling.signal.cancel();
}

void Telephony::Impl::failDials(const Error& error) {
    for (const auto& [id, dialling] : dials_)
        settle(*dialling, error);
}

void Telephony::Impl::hangup(const CallId& id, Callback<void> done) {
    const protocol::Call* call = state_.call(id);
    const bool rings = call && call->direction == CallDirection::Incoming && call->answeredAt == 0;
    std::vector<std::string> channels;
    for (const pbx::Leg& leg : state_.legsOf(id))
        channels.push_back(leg.channel);
    const auto run = [](Self self, std::vector<std::string> legs, int cause,
                        Callback<void> callback) -> awaitable<void> {
        callback(co_await hangupLegs(self, std::move(legs), cause));
    };
    asio::co_spawn(
        io_, run(shared_from_this(), std::move(channels), rings ? kCauseBusy : kCauseNormal, std::move(done)),
        asio::detached);
}

void Telephony::Impl::reject(const CallId& id, Callback<void> done) {
    const protocol::Call* call = state_.call(id);
    if (!call || (call->direction == CallDirection::Incoming && call->answeredAt == 0)) {
        hangup(id, std::move(done));
        return;
    }
    asio::post(io_, [done = std::move(done)] { done(Error{ErrorCode::Conflict, "the call does not ring"}); });
}

awaitable<Result<void>> Telephony::Impl::hangupLegs(Self self, std::vector<std::string> channels, int cause) {
    Result<void> outcome = Error{ErrorCode::NotFound, "no such call"};
    for (const std::string& channel : channels) {
        Action action("Hangup");
        action.set("Channel", channel).set("Cause", std::to_string(cause));
        const Result<Message> answer = co_await self->client_.action(action, self->config_.actionTimeout);
        if (answer)
            outcome = {};
        else if (answer.error().code == ErrorCode::Disconnected)
            co_return Error{ErrorCode::PbxUnavailable, answer.error().detail};
        else if (!outcome && answer.error().detail.find("No such channel") == std::string::npos)
            outcome = answer.error();
    }
    co_return outcome;
}

}  // namespace euterpe::telephony
