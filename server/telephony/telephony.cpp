#include "server/telephony/telephony.h"

#include "lib/protocol/json.h"
#include "server/pbx/fork_keys.h"
#include "server/telephony/telephony_p.h"

#include <chrono>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace euterpe::telephony {

namespace asio = boost::asio;
using ami::Message;
using asio::awaitable;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kWaitingEvents = 200'000;  // during one snapshot
// The Cdr event is sent while the CDR backends are still writing.
constexpr milliseconds kCdrDelay{200};
constexpr milliseconds kTick{500};
// One reload of Asterisk reports each of its modules.
constexpr milliseconds kResyncDelay{300};
// A lag that is worth telling; below it the figure is only kept for the metrics.
constexpr int kNoticeableLagMs = 1'000;

ami::ClientConfig clientConfig(const Config& config) {
    ami::ClientConfig client;
    client.host = config.host;
    client.port = config.port;
    client.user = config.user;
    client.secret = config.secret;
    client.pingInterval = config.pingInterval;
    client.pingTimeout = config.pingTimeout;
    return client;
}

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

}  // namespace

Telephony::Impl::Impl(asio::io_context& io, Config config, Listener& listener, const Log& log)
    : io_(io),
      config_(std::move(config)),
      listener_(listener),
      log_(log),
      client_(io, clientConfig(config_), *this, log),
      presenceTimer_(io),
      resyncTimer_(io),
      cdrTimer_(io),
      queueTimer_(io),
      tickTimer_(io) {
    status_.since = now();
}

void Telephony::Impl::stop() {
    if (stopped_)
        return;
    stopped_ = true;
    ++connection_;
    client_.stop();
    failDials({ErrorCode::Cancelled, "telephony stopped"});
    presenceTimer_.cancel();
    resyncTimer_.cancel();
    cdrTimer_.cancel();
    queueTimer_.cancel();
    tickTimer_.cancel();
}

Counters Telephony::Impl::counters() const {
    const ami::ClientCounters client = client_.counters();
    Counters counters = counters_;
    counters.droppedMessages = client.dropped;
    counters.reconnects = client.connects > 0 ? client.connects - 1 : 0;
    return counters;
}

void Telephony::Impl::setDirectory(const pbx::Directory& directory) {
    directory_ = directory;
    emit(state_.setDirectory(directory_));
    // The hints and channels of new extensions are known to the PBX only.
    if (client_.connected())
        startSync();
}

void Telephony::Impl::onAmiConnected(const std::string&) {
    ++connection_;
    syncing_ = false;
    waiting_.clear();
    startSync();
}

void Telephony::Impl::onAmiDisconnected(const Error&) {
    ++connection_;
    syncing_ = false;
    waiting_.clear();
    failDials({ErrorCode::PbxUnavailable, "connection to Asterisk lost"});
    emit(state_.pbxLost());
    setConnected(false);
}

void Telephony::Impl::onAmiEvent(const Message& event) {
    ++counters_.events;
    watchBoot(event);
    watchDials(event);
    watchParking(event);
    watchQueues(event);
    if (event.event() == "Cdr")
        noteCdr();
    if (!syncing_) {
        applyLive(event);
    } else if (waiting_.size() < kWaitingEvents) {
        waiting_.push_back(event);
    } else {
        waiting_.clear();
        resync_ = true;
    }
}

void Telephony::Impl::onAmiLag(milliseconds lag) {
    const int before = status_.lagMs;
    status_.lagMs = static_cast<int>(lag.count());
    if ((before >= kNoticeableLagMs) != (status_.lagMs >= kNoticeableLagMs)) {
        log_.warning("pbx.lag", {{"ms", status_.lagMs}});
        listener_.onPbxStatus(status_);
    }
}

void Telephony::Impl::applyLive(const Message& event) {
    emit(state_.apply(event, now()));
    startTicking();
}

void Telephony::Impl::emit(const pbx::Changes& changes) {
    if (changes.empty() || stopped_)
        return;
    for (const ExtensionId& id : changes.services)
        asio::co_spawn(io_, readServices(shared_from_this(), id), asio::detached);
    for (const AccountId& id : changes.registrations)
        asio::co_spawn(io_, readContacts(shared_from_this(), id), asio::detached);
    for (const pbx::CallChange& change : changes.calls) {
        if (change.call.state == protocol::CallState::Ended)
            recordings_.erase(change.call.id);
        else
            askSipCallIds(change.call.id);
    }
    for (const CallId& id : changes.joined)
        askSipCallIds(id);
    listener_.onChanges(changes);
}

void Telephony::Impl::setConnected(bool connected) {
    if (status_.connected == connected)
        return;
    status_.connected = connected;
    status_.since = now();
    if (!stopped_)
        listener_.onPbxStatus(status_);
}

void Telephony::Impl::noteCdr() {
    if (cdrNoted_)
        return;
    cdrNoted_ = true;
    cdrTimer_.expires_after(kCdrDelay);
    cdrTimer_.async_wait([self = shared_from_this()](error_code error) {
        self->cdrNoted_ = false;
        if (!error && !self->stopped_)
            self->listener_.onCdr();
    });
}

void Telephony::Impl::startTicking() {
    if (ticking_ || stopped_ || !state_.wantsTick())
        return;
    ticking_ = true;
    tickTimer_.expires_after(kTick);
    tickTimer_.async_wait([self = shared_from_this()](error_code error) {
        self->ticking_ = false;
        if (error || self->stopped_)
            return;
        self->emit(self->state_.tick(now()));
        self->startTicking();
    });
}

void Telephony::Impl::watchBoot(const Message& event) {
    if (event.event() != "FullyBooted" && event.event() != "Reload")
        return;
    resync_ = true;
    if (syncing_ || resyncPlanned_)
        return;
    resyncPlanned_ = true;
    resyncTimer_.expires_after(kResyncDelay);
    resyncTimer_.async_wait([self = shared_from_this()](error_code error) {
        self->resyncPlanned_ = false;
        if (!error && !self->stopped_ && self->client_.connected())
            self->startSync();
    });
}

awaitable<void> Telephony::Impl::readServices(Self self, ExtensionId id) {
    const std::uint64_t connection = self->connection_;
    const std::string own = id.str() + '/';
    const std::pair<std::string_view, std::string> keys[] = {
        {"DND", id.str()},
        {"CF", id.str()},
        {"AMPUSER", own + std::string(pbx::kForkSwitch)},
        {"AMPUSER", own + std::string(pbx::kForkNumbers)}};
    std::vector<std::string> values;
    for (const auto& [family, key] : keys) {
        std::optional<std::string> value = co_await databaseValue(self, family, key);
        if (self->stopped_ || self->connection_ != connection || !value)
            co_return;
        values.push_back(std::move(*value));
    }
    pbx::ServiceValues services;
    services.doNotDisturb = !values[0].empty();
    services.forwardTo = protocol::toUtf8(values[1]);
    services.forkToMobile = pbx::forksToMobile(values[2]);
    services.mobileNumber = protocol::toUtf8(pbx::mobileNumber(values[3]));
    self->emit(self->state_.setServices(id, services));
}

awaitable<void> Telephony::Impl::readContacts(Self self, AccountId id) {
    const std::uint64_t connection = self->connection_;
    ami::Action action("PJSIPShowEndpoint");
    action.set("Endpoint", id.str());
    const auto details = co_await self->client_.list(action, self->config_.actionTimeout);
    if (!details || self->stopped_ || self->connection_ != connection)
        co_return;  // the model of a telephone stays unknown until it registers again
    for (const Message& detail : *details) {
        if (detail.event() == "ContactStatusDetail")
            self->applyLive(detail);
    }
}

Telephony::Telephony(asio::io_context& io, Config config, Listener& listener, const Log& log)
    : impl_(std::make_shared<Impl>(io, std::move(config), listener, log)) {}

Telephony::~Telephony() {
    impl_->stop();
}

void Telephony::start() {
    impl_->start();
}

void Telephony::stop() {
    impl_->stop();
}

void Telephony::setDirectory(const pbx::Directory& directory) {
    impl_->setDirectory(directory);
}

void Telephony::setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told) {
    impl_->setPresence(id, presence, told);
}

void Telephony::dial(const AccountId& account, const ExtensionId& own, const std::string& target,
                     const CallId& wanted, Callback<CallId> done) {
    impl_->dial(account, own, target, wanted, std::move(done));
}

void Telephony::hangup(const CallId& call, Callback<void> done) {
    impl_->hangup(call, std::move(done));
}

void Telephony::reject(const CallId& call, Callback<void> done) {
    impl_->reject(call, std::move(done));
}

void Telephony::setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) {
    impl_->setDoNotDisturb(id, on, std::move(done));
}

void Telephony::setForward(const ExtensionId& id, const std::string& target, Callback<void> done) {
    impl_->setForward(id, target, std::move(done));
}

void Telephony::setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) {
    impl_->setForkToMobile(id, on, std::move(done));
}

void Telephony::setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                             Callback<void> done) {
    impl_->setSpeedDial(owner, digits, number, std::move(done));
}

void Telephony::setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                              Callback<void> done) {
    impl_->setQueuePause(id, queue, paused, std::move(done));
}

void Telephony::park(const CallId& call, Callback<std::string> done) {
    impl_->park(call, std::move(done));
}

void Telephony::record(const CallId& call, bool on, Callback<std::string> done) {
    impl_->record(call, on, std::move(done));
}

void Telephony::sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) {
    impl_->sipAccount(account, std::move(done));
}

void Telephony::useSoftphone(const AccountId& account, bool inUse) {
    impl_->useSoftphone(account, inUse);
}

void Telephony::readEndpoints(Callback<std::vector<EndpointInfo>> done) {
    impl_->readEndpoints(std::move(done));
}

const pbx::State& Telephony::state() const {
    return impl_->state();
}

protocol::PbxStatus Telephony::status() const {
    return impl_->status();
}

Counters Telephony::counters() const {
    return impl_->counters();
}

const std::vector<std::string>& Telephony::missingRights() const {
    return impl_->missingRights();
}

}  // namespace euterpe::telephony
