#include "server/ami/client.h"

#include "server/ami/ami_reader.h"
#include "server/ami/md5_p.h"
#include "server/ami/pending_p.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <random>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace euterpe::ami {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// As many pings in a row may stay unanswered while other data keeps coming: a PBX under load answers late,
// but one that never answers again is of no use.
constexpr int kUnansweredPings = 3;

}  // namespace

class Client::Impl : public std::enable_shared_from_this<Impl> {
  public:
    using Self = std::shared_ptr<Impl>;

    Impl(asio::io_context& io, ClientConfig config, ClientListener& listener, const Log& log)
        : config_(std::move(config)),
          listener_(listener),
          log_(log),
          socket_(io),
          resolver_(io),
          watchdog_(io),
          pause_(io),
          random_(std::random_device{}()) {}

    void start();
    void stop();
    static awaitable<Result<Reply>> exchange(Self self, Action action, bool list, milliseconds timeout);

    [[nodiscard]] bool connected() const { return loggedIn_; }
    [[nodiscard]] ClientCounters counters() const;

  private:
    static awaitable<void> run(Self self);
    static awaitable<Result<void>> connect(Self self);
    static awaitable<Error> read(Self self);
    static awaitable<void> converse(Self self, std::uint64_t session);
    static awaitable<Result<void>> login(Self self, std::uint64_t session);
    static awaitable<void> sleep(Self self, milliseconds time);
    static awaitable<bool> ping(Self self, std::uint64_t session);

    void guard(milliseconds time);
    void onMessage(const Message& message);
    void write(std::string bytes);
    void writeNext();
    void abandon(const Error& reason);
    void closeSocket();
    milliseconds nextPause();

    const ClientConfig config_;
    ClientListener& listener_;
    const Log& log_;
    tcp::socket socket_;
    tcp::resolver resolver_;
    asio::steady_timer watchdog_;
    asio::steady_timer pause_;
    std::mt19937 random_;
    Reader reader_;
    PendingActions pending_;
    std::deque<std::string> out_;
    std::optional<std::uint64_t> loginId_;
    std::optional<Error> closeReason_;
    std::uint64_t session_ = 0;  // number of the connection; a coroutine of an older one ends itself
    steady_clock::time_point lastByte_;
    milliseconds backoff_{0};
    ClientCounters counters_;
    bool running_ = false;
    bool open_ = false;
    bool loggedIn_ = false;
};

void Client::Impl::start() {
    if (running_)
        return;
    running_ = true;
    asio::co_spawn(socket_.get_executor(), run(shared_from_this()), asio::detached);
}

void Client::Impl::stop() {
    if (!running_)
        return;
    running_ = false;
    loggedIn_ = false;
    resolver_.cancel();
    watchdog_.cancel();
    pause_.cancel();
    closeSocket();
    pending_.failAll({ErrorCode::Cancelled, "AMI client stopped"});
}

ClientCounters Client::Impl::counters() const {
    ClientCounters counters = counters_;
    counters.dropped += reader_.dropped();
    return counters;
}

awaitable<void> Client::Impl::run(Self self) {
    while (self->running_) {
        ++self->session_;
        self->closeReason_.reset();
        Error reason;
        const Result<void> connected = co_await connect(self);
        if (connected) {
            asio::co_spawn(self->socket_.get_executor(), converse(self, self->session_), asio::detached);
            reason = co_await read(self);
        } else {
            reason = connected.error();
        }
        if (!self->running_)
            co_return;
        self->closeSocket();
        self->loggedIn_ = false;
        self->loginId_.reset();
        const Error shown = self->closeReason_.value_or(reason);
        self->pending_.failAll({ErrorCode::Disconnected, "AMI connection lost"});
        self->log_.warning("ami.disconnected", {{"reason", toString(shown.code)}, {"detail", shown.detail}});
        self->listener_.onAmiDisconnected(shown);
        if (self->running_)
            co_await sleep(self, self->nextPause());
    }
}

awaitable<void> Client::Impl::sleep(Self self, milliseconds time) {
    error_code ignored;  // a cancelled pause ends early, which is what the canceller wants
    self->pause_.expires_after(time);
    co_await self->pause_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
}

awaitable<Result<void>> Client::Impl::connect(Self self) {
    error_code error;
    self->guard(self->config_.connectTimeout);
    const auto addresses =
        co_await self->resolver_.async_resolve(self->config_.host, std::to_string(self->config_.port),
                                               asio::redirect_error(asio::use_awaitable, error));
    if (!error && self->running_) {
        co_await asio::async_connect(self->socket_, addresses,
                                     asio::redirect_error(asio::use_awaitable, error));
    }
    self->watchdog_.cancel();
    if (error || !self->socket_.is_open())
        co_return Error{ErrorCode::Disconnected, "connect: " + error.message()};
    error_code ignored;  // small writes go out late without it, nothing worse
    self->socket_.set_option(tcp::no_delay(true), ignored);
    self->counters_.dropped += self->reader_.dropped();
    self->reader_ = Reader{};
    self->out_.clear();
    self->open_ = true;
    co_return Result<void>{};
}

// Ends the attempt to connect when it takes too long: the pending operation then completes with an error.
void Client::Impl::guard(milliseconds time) {
    watchdog_.expires_after(time);
    watchdog_.async_wait([weak = weak_from_this()](error_code error) {
        if (const auto self = weak.lock(); self && !error) {
            self->resolver_.cancel();
            self->closeSocket();
        }
    });
}

awaitable<Error> Client::Impl::read(Self self) {
    std::array<char, 16 * 1024> buffer;
    const Reader::Sink sink = [&impl = *self](const Message& message) { impl.onMessage(message); };
    while (true) {
        error_code error;
        const std::size_t size = co_await self->socket_.async_read_some(
            asio::buffer(buffer), asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return Error{ErrorCode::Disconnected, error.message()};
        self->lastByte_ = steady_clock::now();
        self->reader_.feed({buffer.data(), size}, sink);
    }
}

void Client::Impl::onMessage(const Message& message) {
    if (!running_ || !open_)
        return;
    ++counters_.messages;
    // The first events follow the login's answer in the same packet, so this is the moment to be connected.
    const bool answersLogin =
        loginId_ && message.isResponse() && message.isSuccess() && PendingActions::idOf(message) == loginId_;
    if (pending_.take(message)) {
        if (answersLogin) {
            loginId_.reset();
            loggedIn_ = true;
            backoff_ = milliseconds{0};
            ++counters_.connects;
            const std::size_t slash = reader_.banner().find('/');
            const std::string version =
                slash == std::string::npos ? std::string{} : reader_.banner().substr(slash + 1);
            log_.info("ami.connected", {{"host", config_.host}, {"port", config_.port}, {"ami", version}});
            listener_.onAmiConnected(version);
        }
        return;
    }
    if (loggedIn_ && !message.event().empty())
        listener_.onAmiEvent(message);
}

// Login, then a Ping now and then until the session ends.
awaitable<void> Client::Impl::converse(Self self, std::uint64_t session) {
    const Result<void> done = co_await login(self, session);
    if (self->session_ != session || !self->running_)
        co_return;
    if (!done) {
        self->abandon(done.error());
        co_return;
    }
    int unanswered = 0;
    while (self->session_ == session && self->running_ && self->loggedIn_) {
        const bool answered = co_await ping(self, session);
        if (self->session_ != session || !self->loggedIn_)
            co_return;
        unanswered = answered ? 0 : unanswered + 1;
        const bool silent = steady_clock::now() - self->lastByte_ >= self->config_.pingTimeout;
        if (!answered && (silent || unanswered >= kUnansweredPings)) {
            self->abandon({ErrorCode::Timeout, "no answer to Ping"});
            co_return;
        }
        co_await sleep(self, self->config_.pingInterval);
    }
}

awaitable<Result<void>> Client::Impl::login(Self self, std::uint64_t session) {
    Action ask("Challenge");
    ask.set("AuthType", "MD5");
    const Result<Reply> challenge = co_await exchange(self, ask, false, self->config_.loginTimeout);
    if (!challenge)
        co_return challenge.error();
    const std::string text(challenge->response.get("Challenge"));
    const Result<std::string> key = md5Hex(text + self->config_.secret);
    if (!key)
        co_return key.error();
    if (self->session_ != session)
        co_return Error{ErrorCode::Disconnected, "AMI connection lost"};
    Action login("Login");
    login.set("AuthType", "MD5").set("Username", self->config_.user).set("Key", *key);
    login.set("Events", self->config_.events);
    const Result<Reply> answer = co_await exchange(self, login, false, self->config_.loginTimeout);
    if (answer)
        co_return Result<void>{};
    if (answer.error().code == ErrorCode::PbxRefused)
        co_return Error{ErrorCode::Unauthorized, "AMI login refused: " + answer.error().detail};
    co_return answer.error();
}

awaitable<bool> Client::Impl::ping(Self self, std::uint64_t session) {
    const auto begin = steady_clock::now();
    const Result<Reply> pong = co_await exchange(self, Action("Ping"), false, self->config_.pingTimeout);
    const bool current = self->session_ == session && self->loggedIn_ && self->running_;
    if (current && (pong || pong.error().code == ErrorCode::Timeout))
        self->listener_.onAmiLag(std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin));
    co_return pong.ok();
}

awaitable<Result<Reply>> Client::Impl::exchange(Self self, Action action, bool list, milliseconds timeout) {
    const bool isLogin = action.name() == "Login" || action.name() == "Challenge";
    if (!self->open_ || (!self->loggedIn_ && !isLogin))
        co_return Error{ErrorCode::Disconnected, "no AMI connection"};

    struct Wait {
        asio::steady_timer answered;
        std::optional<Result<Reply>> outcome;
    };
    const auto wait = std::make_shared<Wait>(Wait{asio::steady_timer(self->socket_.get_executor()), {}});
    const Result<std::uint64_t> id = self->pending_.add(list, [wait](Result<Reply> outcome) {
        wait->outcome = std::move(outcome);
        wait->answered.cancel();
    });
    if (!id)
        co_return id.error();
    const Result<std::string> bytes = action.encode(std::to_string(*id));
    if (!bytes) {
        self->pending_.fail(*id, bytes.error());
        co_return bytes.error();
    }
    if (action.name() == "Login")
        self->loginId_ = *id;
    self->write(*bytes);

    error_code ignored;  // cancelled = answered, success = the deadline; `outcome` says which
    wait->answered.expires_after(timeout);
    if (!wait->outcome)
        co_await wait->answered.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    if (!wait->outcome)
        self->pending_.fail(*id, {ErrorCode::Timeout, "no answer to AMI action " + action.name()});
    co_return std::move(*wait->outcome);
}

void Client::Impl::write(std::string bytes) {
    out_.push_back(std::move(bytes));
    if (out_.size() == 1)
        writeNext();
}

void Client::Impl::writeNext() {
    const auto handler = [self = shared_from_this(), session = session_](error_code error, std::size_t) {
        if (self->session_ != session || !self->open_ || self->out_.empty())
            return;
        self->out_.pop_front();
        if (error)
            self->abandon({ErrorCode::Disconnected, error.message()});
        else if (!self->out_.empty())
            self->writeNext();
    };
    asio::async_write(socket_, asio::buffer(out_.front()), handler);
}

// Closes the socket; the reading coroutine notices, reports and reconnects.
void Client::Impl::abandon(const Error& reason) {
    closeReason_ = reason;
    if (reason.code == ErrorCode::Unauthorized)
        backoff_ = config_.backoffMax;  // hammering does not make a password right
    closeSocket();
}

void Client::Impl::closeSocket() {
    open_ = false;
    error_code ignored;  // closing a socket that is gone
    socket_.close(ignored);
}

milliseconds Client::Impl::nextPause() {
    backoff_ = std::clamp(backoff_ * 2, config_.backoffMin, config_.backoffMax);
    std::uniform_real_distribution<double> jitter(0.5, 1.5);
    return milliseconds(static_cast<std::int64_t>(static_cast<double>(backoff_.count()) * jitter(random_)));
}

Client::Client(asio::io_context& io, ClientConfig config, ClientListener& listener, const Log& log)
    : impl_(std::make_shared<Impl>(io, std::move(config), listener, log)) {}

Client::~Client() {
    impl_->stop();
}

void Client::start() {
    impl_->start();
}

void Client::stop() {
    impl_->stop();
}

bool Client::connected() const {
    return impl_->connected();
}

ClientCounters Client::counters() const {
    return impl_->counters();
}

awaitable<Result<Message>> Client::action(Action action, milliseconds timeout) {
    return [](std::shared_ptr<Impl> impl, Action what, milliseconds time) -> awaitable<Result<Message>> {
        Result<Reply> reply = co_await Impl::exchange(impl, std::move(what), false, time);
        if (!reply)
            co_return reply.error();
        co_return std::move(reply->response);
    }(impl_, std::move(action), timeout);
}

awaitable<Result<std::vector<Message>>> Client::list(Action action, milliseconds timeout) {
    return [](std::shared_ptr<Impl> impl, Action what,
              milliseconds time) -> awaitable<Result<std::vector<Message>>> {
        Result<Reply> reply = co_await Impl::exchange(impl, std::move(what), true, time);
        if (!reply)
            co_return reply.error();
        co_return std::move(reply->events);
    }(impl_, std::move(action), timeout);
}

}  // namespace euterpe::ami
