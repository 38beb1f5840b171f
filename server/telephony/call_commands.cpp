// Parking and recording (D12, D13).
#include "lib/protocol/json.h"
#include "server/telephony/telephony_p.h"

#include <algorithm>
#include <chrono>
#include <ctime>
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

namespace {

// Channel variable with the recorder's id, so that ending ours does not end the PBX's own recordings.
constexpr std::string_view kMixMonitorId = "EUTERPE_MIXMONITOR";
// The path that MixMonitor writes to.
constexpr std::string_view kMixMonitorFile = "MIXMONITOR_FILENAME";
constexpr std::chrono::milliseconds kParked{3'000};  // from the answer to Park to the event with the slot

template <class T>
void refuse(asio::io_context& io, std::function<void(Result<T>)> done, ErrorCode code, const char* why) {
    asio::post(io, [done = std::move(done), code, why] { done(Error{code, why}); });
}

// What may stand in a file's name; MixMonitor would take a comma as the end of it.
std::string fileNamePart(std::string_view text) {
    std::string part;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        part += plain || c == '+' || c == '.' || c == '_' ? c : '_';
    }
    return part.substr(0, protocol::limits::kNumber);
}

// As FreePBX names its recordings, so that its call reports find them:
// 2026/11/25/ondemand-<called>-<caller>-20261125-154846-<uniqueid>.wav. Local time, as there.
std::string recordingFile(const protocol::Call& call, const ExtensionId& owner) {
    const std::time_t started = call.startedAt / 1000;
    std::tm local{};
    ::localtime_r(&started, &local);
    char folder[16];
    char stamp[24];
    (void)std::strftime(folder, sizeof folder, "%Y/%m/%d/", &local);
    (void)std::strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &local);
    std::string peer = fileNamePart(call.peerNumber);
    if (peer.empty())
        peer = "unknown";
    const std::string own = fileNamePart(owner.str());
    const bool incoming = call.direction == protocol::CallDirection::Incoming;
    return std::string(folder) + "ondemand-" + (incoming ? own : peer) + '-' + (incoming ? peer : own) + '-' +
           stamp + '-' + fileNamePart(call.id.str()) + ".wav";
}

// What recordingFile() made of it: three folders and a name, whatever stands before; "" = somebody else's.
std::string withinRecordings(std::string_view path) {
    std::size_t at = path.size();
    for (int part = 0; part < 4 && at != std::string_view::npos && at > 0; ++part)
        at = path.rfind('/', at - 1);
    const std::string_view file = at == std::string_view::npos ? path : path.substr(at + 1);
    return file.find("/ondemand-") == std::string_view::npos ? std::string() : protocol::toUtf8(file);
}

Error unavailableOr(const Error& error) {
    return error.code == ErrorCode::Disconnected ? Error{ErrorCode::PbxUnavailable, error.detail} : error;
}

// The user's telephone that talks.
std::string answeredLeg(const pbx::State& state, const CallId& call) {
    for (const pbx::Leg& leg : state.legsOf(call)) {
        if (leg.answered)
            return leg.channel;
    }
    return {};
}

}  // namespace

void Telephony::Impl::park(const CallId& id, Callback<std::string> done) {
    const protocol::Call* call = state_.call(id);
    if (!call)
        return refuse<std::string>(io_, std::move(done), ErrorCode::NotFound, "no such call");
    const std::string own = answeredLeg(state_, id);
    const std::string other = state_.partnerOf(id);
    if (call->answeredAt == 0 || own.empty() || other.empty())
        return refuse<std::string>(io_, std::move(done), ErrorCode::Conflict,
                                   "the call does not talk with one other");
    if (parkings_.contains(other))
        return refuse<std::string>(io_, std::move(done), ErrorCode::Conflict, "it is being parked");
    // The own telephone is named for the way back after the time-out. Being in the same bridge it also hears
    // the slot and is hung up then.
    Action action("Park");
    action.set("Channel", other).set("TimeoutChannel", own);
    parkings_[other] = std::make_shared<ParkingWait>(io_);
    const auto run = [](Self self, Action what, std::string channel,
                        Callback<std::string> callback) -> awaitable<void> {
        callback(co_await parked(self, std::move(what), std::move(channel)));
    };
    asio::co_spawn(io_, run(shared_from_this(), std::move(action), other, std::move(done)), asio::detached);
}

awaitable<Result<std::string>> Telephony::Impl::parked(Self self, Action action, std::string channel) {
    const std::shared_ptr<ParkingWait> wait = self->parkings_.at(channel);
    const auto answer = co_await self->client_.action(std::move(action), self->config_.actionTimeout);
    // Success only says that Asterisk will try; the event with the slot may come before it or after.
    if (answer && wait->slot.empty()) {
        boost::system::error_code ignored;
        wait->signal.expires_after(kParked);
        co_await wait->signal.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    }
    self->parkings_.erase(channel);
    if (!wait->slot.empty())
        co_return wait->slot;
    if (!answer)
        co_return unavailableOr(answer.error());
    co_return Error{ErrorCode::PbxRefused, "the call was not parked: no slot is free, or it has ended"};
}

void Telephony::Impl::watchParking(const Message& event) {
    if (parkings_.empty() || event.event() != "ParkedCall")
        return;
    const auto found = parkings_.find(std::string(event.get("ParkeeChannel")));
    if (found == parkings_.end())
        return;
    found->second->slot = protocol::toUtf8(event.get("ParkingSpace"));
    found->second->signal.cancel();
}

void Telephony::Impl::record(const CallId& id, bool on, Callback<std::string> done) {
    const protocol::Call* call = state_.call(id);
    if (!call)
        return refuse<std::string>(io_, std::move(done), ErrorCode::NotFound, "no such call");
    if (call->answeredAt == 0 || answeredLeg(state_, id).empty())
        return refuse<std::string>(io_, std::move(done), ErrorCode::Conflict,
                                   "the call has not been answered");
    const auto run = [](Self self, CallId what, bool start,
                        Callback<std::string> callback) -> awaitable<void> {
        callback(co_await recorded(self, std::move(what), start));
    };
    asio::co_spawn(io_, run(shared_from_this(), id, on, std::move(done)), asio::detached);
}

awaitable<Result<std::string>> Telephony::Impl::recorded(Self self, CallId id, bool on) {
    const protocol::Call* call = self->state_.call(id);
    const auto owner = self->state_.ownerOf(id);
    if (!call || !owner)
        co_return Error{ErrorCode::NotFound, "no such call"};
    if (self->recordings_[id].busy)
        co_return Error{ErrorCode::Conflict, "the recording is just being started or ended"};
    Recording recording = self->recordings_[id];
    if (recording.file.empty())
        recording.file = recordingFile(*call, *owner);
    self->recordings_[id] = recording;
    if (call->recording == on)
        co_return recording.file;
    self->recordings_[id].busy = true;
    const std::string channel = answeredLeg(self->state_, id);
    Action action(on ? "MixMonitor" : "StopMixMonitor");
    action.set("Channel", channel);
    if (on)  // recording again goes on in the same file
        action.set("File", recording.file).set("Options", "ai(" + std::string(kMixMonitorId) + ")");
    else if (!recording.id.empty())
        action.set("MixMonitorID", recording.id);
    const auto answer = co_await self->client_.action(std::move(action), self->config_.actionTimeout);
    std::string mixMonitor;
    if (answer && on) {
        mixMonitor = co_await channelValue(self, channel, kMixMonitorId);
    } else if (answer) {
        // By it a server that is started in mid-call knows that there is a recording.
        Action forget("Setvar");
        forget.set("Channel", channel).set("Variable", kMixMonitorId).set("Value", "");
        (void)co_await self->client_.action(std::move(forget), self->config_.actionTimeout);
    }
    if (const auto found = self->recordings_.find(id); found != self->recordings_.end()) {
        found->second.busy = false;
        if (answer)
            found->second.id = mixMonitor;
    }
    if (!answer)
        co_return unavailableOr(answer.error());
    self->emit(self->state_.setRecording(id, on));
    co_return recording.file;
}

awaitable<std::string> Telephony::Impl::channelValue(Self self, std::string channel,
                                                     std::string_view variable) {
    Action ask("Getvar");
    ask.set("Channel", channel).set("Variable", variable);
    const auto told = co_await self->client_.action(std::move(ask), self->config_.actionTimeout);
    co_return told ? std::string(told->get("Value")) : std::string();
}

// After the server's own restart: the PBX has gone on recording.
awaitable<void> Telephony::Impl::restoreRecordings(Self self, std::uint64_t connection) {
    std::vector<CallId> talking;
    for (const ExtensionId& extension : self->state_.extensionIds()) {
        for (const protocol::Call& call : self->state_.callsOf(extension)) {
            if (call.answeredAt != 0 && !self->recordings_.contains(call.id))
                talking.push_back(call.id);
        }
    }
    for (const CallId& call : talking) {
        const std::string channel = answeredLeg(self->state_, call);
        const std::string mixMonitor = co_await channelValue(self, channel, kMixMonitorId);
        if (self->connection_ != connection)
            co_return;
        if (mixMonitor.empty())
            continue;
        const std::string file = withinRecordings(co_await channelValue(self, channel, kMixMonitorFile));
        if (self->connection_ != connection)
            co_return;
        if (file.empty() || !self->state_.call(call) || self->recordings_.contains(call))
            continue;
        self->recordings_[call] = {file, mixMonitor, false};
        self->emit(self->state_.setRecording(call, true));
    }
}

}  // namespace euterpe::telephony
