#include "desktop/link/connection.h"

#include "lib/protocol/codec.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <QRandomGenerator>
#include <QThread>

namespace euterpe::link {
namespace {

using protocol::ClosingReason;

// What trying again cannot mend.
bool needsTheUser(ErrorCode code) {
    return code == ErrorCode::Unauthorized || code == ErrorCode::LockedOut || code == ErrorCode::Forbidden ||
           code == ErrorCode::Untrusted || code == ErrorCode::UnknownMethod ||
           code == ErrorCode::InvalidArgument;
}

void wipe(std::string& secret) {
    for (volatile char& c : secret)
        c = 0;
    secret.clear();
}

}  // namespace

Connection::Connection(ChannelFactory factory, TrustStore& trust, HostEvents& events, std::string client,
                       ConnectionTimes times, QObject* parent)
    : QObject(parent),
      factory_(std::move(factory)),
      trust_(trust),
      client_(std::move(client)),
      times_(times) {
    retryTimer_.setSingleShot(true);
    attemptTimer_.setSingleShot(true);
    connect(&retryTimer_, &QTimer::timeout, this, &Connection::openChannel);
    connect(&attemptTimer_, &QTimer::timeout, this, [this] {
        lost(Error{ErrorCode::Timeout, "the server did not answer in time"});
    });
    connect(&pingTimer_, &QTimer::timeout, this, &Connection::onPingTimer);
    connect(&events, &HostEvents::resumed, this, &Connection::onHostEvent);
    connect(&events, &HostEvents::networkChanged, this, [this](bool reachable) {
        if (reachable)
            onHostEvent();
    });
}

Connection::~Connection() {
    dropChannel();
    forgetCredentials();
}

void Connection::connectTo(Endpoint endpoint, Credentials credentials) {
    Q_ASSERT(QThread::currentThread() == thread());
    provenOnce_ = provenOnce_ && endpoint == endpoint_ && credentials.user == credentials_.user &&
                  credentials.password == credentials_.password;
    dropChannel();
    wipe(token_);
    endpoint_ = std::move(endpoint);
    wipe(credentials_.password);
    credentials_ = std::move(credentials);
    failures_ = 0;
    status_.offlineSince = 0;
    retryTimer_.stop();
    requests_.failAll(Error{ErrorCode::Cancelled, "connecting anew"});
    openChannel();
}

void Connection::disconnectNow() {
    if (isOnline())
        transmit("session.logout", boost::json::object{}, times_.request, this, [](const auto&) {});
    retryTimer_.stop();
    dropChannel();
    forgetCredentials();
    status_.offlineSince = 0;
    setState(ConnectionState::Disconnected);
    requests_.failAll(Error{ErrorCode::Cancelled, "disconnected"});
}

void Connection::retryNow() {
    if (status_.state != ConnectionState::Waiting && status_.state != ConnectionState::Refused)
        return;
    retryTimer_.stop();
    openChannel();
}

void Connection::startOver(const Error& why) {
    if (isOnline())
        lost(why);
}

void Connection::setAccount(const AccountId& account) {
    credentials_.account = account;
}

void Connection::openChannel() {
    dropChannel();
    channel_ = factory_(endpoint_, trust_);
    connect(channel_.get(), &Channel::opened, this, &Connection::onOpened);
    connect(channel_.get(), &Channel::closed, this, &Connection::onClosed);
    connect(channel_.get(), &Channel::message, this, &Connection::onMessage);
    connect(channel_.get(), &Channel::pong, this, &Connection::aliveAgain);
    attemptTimer_.start(times_.openTimeout);
    setState(ConnectionState::Connecting, status_.error);
    if (channel_ && status_.state == ConnectionState::Connecting)
        channel_->open();
}

// The channel may be the one whose signal is being handled: it goes once that is over.
void Connection::dropChannel() {
    attemptTimer_.stop();
    pingTimer_.stop();
    if (!channel_)
        return;
    channel_->disconnect(this);
    channel_->close();
    channel_.release()->deleteLater();
}

void Connection::onOpened() {
    attemptTimer_.start(times_.loginTimeout);
    setState(ConnectionState::LoggingIn);
    if (token_.empty())
        login();
    else
        resume();
}

void Connection::login() {
    protocol::SessionLoginParams params;
    params.user = credentials_.user;
    params.password = credentials_.password;
    params.mode = credentials_.mode;
    params.account = credentials_.account;
    params.client = client_;
    transmit("session.login", protocol::toJson(params), times_.loginTimeout, this,
             [this](Result<boost::json::value> answer) { onLogin(std::move(answer), false); });
}

void Connection::resume() {
    protocol::SessionResumeParams params;
    params.token = token_;
    params.client = client_;
    transmit("session.resume", protocol::toJson(params), times_.loginTimeout, this,
             [this](Result<boost::json::value> answer) { onLogin(std::move(answer), true); });
}

void Connection::onLogin(Result<boost::json::value> answer, bool resumed) {
    if (status_.state != ConnectionState::LoggingIn)
        return;
    if (!answer)
        return onLoginFailed(answer.error(), resumed);
    auto session = protocol::fromJson<protocol::SessionLoginResult>(*answer, "result");
    if (!session)
        return lost(session.error());
    attemptTimer_.stop();
    wipe(token_);
    token_ = session->token;
    provenOnce_ = true;
    unansweredPings_ = 0;
    onlineAt_ = std::chrono::steady_clock::now();
    pingTimer_.start(times_.pingEvery);
    emit loggedIn(*session, resumed);
    if (status_.state != ConnectionState::LoggingIn)
        return;  // a listener decided otherwise
    status_.offlineSince = 0;
    setState(ConnectionState::Online);
}

void Connection::onLoginFailed(const Error& error, bool resumed) {
    if (error.code == ErrorCode::Disconnected || error.code == ErrorCode::Cancelled)
        return;  // told by whoever closed the channel
    if (resumed && error.code != ErrorCode::Timeout) {
        // The token is too old, or the server was restarted.
        wipe(token_);
        return login();
    }
    // A password that worked before is not what a lock-out is about: it ends by itself.
    if (error.code == ErrorCode::LockedOut && provenOnce_) {
        dropChannel();
        return waitAndRetry(error, std::chrono::seconds(std::max(1, error.retryAfterS)));
    }
    if (needsTheUser(error.code))
        return refuse(error);
    dropChannel();
    waitAndRetry(error, std::chrono::seconds(error.retryAfterS));
}

void Connection::onClosed(const Error& error) {
    if (error.code == ErrorCode::Untrusted)
        return refuse(error);
    lost(error);
}

void Connection::lost(const Error& error) {
    if (isOnline()) {
        status_.offlineSince = toUnixMillis(std::chrono::system_clock::now());
        // A server that lets one in and throws one out again must not be hammered.
        if (std::chrono::steady_clock::now() - onlineAt_ >= times_.longestRetry)
            failures_ = 0;
    }
    dropChannel();
    waitAndRetry(error, std::chrono::milliseconds(0));
    requests_.failAll(Error{ErrorCode::Disconnected, "the connection was lost"});
}

void Connection::refuse(const Error& error) {
    if (isOnline())
        status_.offlineSince = toUnixMillis(std::chrono::system_clock::now());
    dropChannel();
    wipe(token_);
    setState(ConnectionState::Refused, error);
    requests_.failAll(Error{ErrorCode::Disconnected, "refused"});
}

void Connection::waitAndRetry(const Error& error, std::chrono::milliseconds atLeast) {
    const auto delay = std::max(nextDelay(), atLeast);
    retryTimer_.start(delay);
    setState(ConnectionState::Waiting, error, toUnixMillis(std::chrono::system_clock::now() + delay));
}

// Doubles up to the longest, half of it by chance: a thousand desktops do not come back in the same moment.
std::chrono::milliseconds Connection::nextDelay() {
    auto longest = times_.firstRetry;
    for (int i = 0; i < failures_ && longest < times_.longestRetry; ++i)
        longest *= 2;
    longest = std::min(longest, times_.longestRetry);
    ++failures_;
    const double part = 0.5 + QRandomGenerator::global()->generateDouble() / 2;
    return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(longest.count()) * part));
}

void Connection::onPingTimer() {
    if (!channel_)
        return;
    if (unansweredPings_ >= 2)
        return lost(Error{ErrorCode::Timeout, "no sign of life from the server"});
    ++unansweredPings_;
    channel_->ping();
}

void Connection::aliveAgain() {
    if (unansweredPings_ == 0)
        return;
    unansweredPings_ = 0;
    if (pingTimer_.isActive())
        pingTimer_.start(times_.pingEvery);
}

// After sleep or on another network an old connection is most likely dead and a waiting one worth a try at
// once.
void Connection::onHostEvent() {
    switch (status_.state) {
        case ConnectionState::Waiting:
        case ConnectionState::Connecting:
        case ConnectionState::LoggingIn:
            failures_ = 0;
            retryTimer_.stop();
            requests_.failAll(Error{ErrorCode::Disconnected, "the network changed"});
            openChannel();
            return;
        case ConnectionState::Online:
            unansweredPings_ = 2;
            channel_->ping();
            pingTimer_.start(times_.probe);
            return;
        case ConnectionState::Disconnected:
        case ConnectionState::Refused:
            return;
    }
}

void Connection::onMessage(const std::string& text) {
    aliveAgain();
    auto decoded = protocol::decodeFromServer(text);
    if (!decoded) {
        emit notUnderstood(decoded.error());
        return;
    }
    if (auto* reply = std::get_if<protocol::IncomingReply>(&*decoded)) {
        requests_.answer(reply->id,
                         std::move(reply->result));  // one after its deadline is of no use any more
        return;
    }
    const auto& notification = std::get<protocol::IncomingNotification>(*decoded);
    onNotification(notification.method, notification.params);
}

void Connection::onNotification(const std::string& method, const boost::json::value& params) {
    const auto pass = [&](auto signal, auto decoded) {
        if (decoded)
            emit(this->*signal)(*decoded);
        else
            emit notUnderstood(decoded.error());
    };
    if (method == "state.batch")
        return pass(&Connection::batch, protocol::fromJson<protocol::StateBatch>(params, "params"));
    if (method == "chat.news")
        return pass(&Connection::chatNews, protocol::fromJson<protocol::ChatNews>(params, "params"));
    if (method == "chat.typing")
        return pass(&Connection::chatTyping, protocol::fromJson<protocol::ChatPeerTyping>(params, "params"));
    if (method != "session.closing") {
        emit notUnderstood(Error{ErrorCode::UnknownMethod, method});
        return;
    }
    const auto decoded = protocol::fromJson<protocol::SessionClosing>(params, "params");
    const auto reason = decoded ? decoded->reason : ClosingReason::Unknown;
    if (reason == ClosingReason::LoggedInElsewhere)
        refuse(Error{ErrorCode::Conflict, "logged in elsewhere"});
    else if (reason == ClosingReason::UserRemoved)
        refuse(Error{ErrorCode::Unauthorized, "the user was removed"});
    else
        lost(Error{ErrorCode::Disconnected, "the server ended the session"});
    emit closing(reason);
}

void Connection::setState(ConnectionState state, Error error, UnixMillis nextAttemptAt) {
    status_.state = state;
    status_.error = std::move(error);
    status_.nextAttemptAt = nextAttemptAt;
    status_.since = toUnixMillis(std::chrono::system_clock::now());
    emit statusChanged(status_);
}

void Connection::forgetCredentials() {
    wipe(token_);
    wipe(credentials_.password);
    provenOnce_ = false;
}

void Connection::sendRequest(std::string_view method, const boost::json::value& params, QObject* context,
                             RequestTable::Answer answer) {
    Q_ASSERT(QThread::currentThread() == thread());
    Error refusal;
    if (!isOnline())
        refusal = Error{ErrorCode::Disconnected, "not connected"};
    else if (requests_.size() >= protocol::limits::kOpenRequests)
        refusal = Error{ErrorCode::RateLimited, "too many requests wait for their answer"};
    else
        return transmit(method, params, times_.request, context, std::move(answer));
    QTimer::singleShot(0, context, [answer = std::move(answer), refusal] { answer(refusal); });
}

void Connection::transmit(std::string_view method, const boost::json::value& params,
                          std::chrono::milliseconds deadline, QObject* context, RequestTable::Answer answer) {
    const std::int64_t id = requests_.add(deadline, context, std::move(answer));
    channel_->send(protocol::encodeRequest(id, method, params));
}

}  // namespace euterpe::link
