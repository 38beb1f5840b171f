// The one connection to the server: opens a channel, logs in, keeps it alive, opens it again after a loss
// (with the resume token, with the password if that is refused) until it is told to stop. Owns the channel
// and the table of open requests. GUI thread only; owned by replica::Session.
#pragma once

#include "desktop/link/channel.h"
#include "desktop/link/host_events.h"
#include "desktop/link/request_table.h"
#include "lib/base/result.h"
#include "lib/base/time.h"
#include "lib/protocol/messages.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <QObject>
#include <QTimer>
#include <boost/json/value.hpp>

namespace euterpe::link {

enum class ConnectionState {
    Disconnected,  // nothing is wanted
    Connecting,    // channel being opened
    LoggingIn,     // channel stands, login or resume sent
    Online,        // requests are accepted
    Waiting,       // lost or not reachable; next attempt at `nextAttemptAt`
    Refused,       // the server or its certificate was refused; only connectTo() or retryNow() goes on
};

struct ConnectionStatus {
    ConnectionState state = ConnectionState::Disconnected;
    Error error;                   // of Waiting and Refused
    UnixMillis since = 0;          // of this state
    UnixMillis offlineSince = 0;   // when Online was last lost; 0 = online, or never was
    UnixMillis nextAttemptAt = 0;  // of Waiting
};

struct Credentials {
    std::string user;
    std::string password;  // kept in memory until disconnectNow(): a restarted server knows no resume token
    protocol::Mode mode = protocol::Mode::Free;
    AccountId account;
};

struct ConnectionTimes {
    std::chrono::milliseconds firstRetry{250};
    std::chrono::milliseconds longestRetry{4000};  // recovery within 5 s includes the login
    std::chrono::milliseconds openTimeout{5000};   // TCP, TLS and upgrade
    std::chrono::milliseconds loginTimeout{10000};
    std::chrono::milliseconds pingEvery{15000};  // two unanswered ones in a row: the connection is dead
    std::chrono::milliseconds probe{2000};       // for the same, after sleep or a change of network
    std::chrono::milliseconds request{15000};
};

class Connection : public QObject {
    Q_OBJECT

  public:
    // `trust` and `events` outlive this. `client` is told to the server, e.g. "euterpe/0.1 linux".
    Connection(ChannelFactory factory, TrustStore& trust, HostEvents& events, std::string client,
               ConnectionTimes times = {}, QObject* parent = nullptr);
    ~Connection() override;

    // Starts, or starts anew with other credentials: an older connection is closed first.
    void connectTo(Endpoint endpoint, Credentials credentials);
    // Logs out (best effort) and stays disconnected. Open requests fail with Cancelled.
    void disconnectNow();
    // Tries at once: instead of at the end of the waiting time, or after what refused it is mended (a trusted
    // certificate); no effect in other states.
    void retryNow();
    // The session is of no use (its first answer failed): closes it and tries again a moment later.
    void startOver(const Error& why);
    // What a later reconnect logs in with; does not touch the present session.
    void setAccount(const AccountId& account);

    [[nodiscard]] const ConnectionStatus& status() const { return status_; }
    [[nodiscard]] bool isOnline() const { return status_.state == ConnectionState::Online; }

    // One request, one answer by callback: the server's, or Disconnected at once when not online (nothing is
    // queued), Disconnected when the connection breaks, Timeout, RateLimited when kOpenRequests are open.
    // `done` is called from the event loop, never inside this call, and not at all once `context` is gone.
    template <protocol::Request R>
    void request(const typename protocol::Traits<R>::Params& params, QObject* context,
                 std::function<void(Result<typename protocol::Traits<R>::Result>)> done);

  signals:
    void statusChanged(const euterpe::link::ConnectionStatus& status);
    // After each login and each resume, before Online is told.
    void loggedIn(const euterpe::protocol::SessionLoginResult& session, bool resumed);
    void batch(const euterpe::protocol::StateBatch& batch);
    void chatNews(const euterpe::protocol::ChatNews& news);
    void chatTyping(const euterpe::protocol::ChatPeerTyping& typing);
    void closing(euterpe::protocol::ClosingReason reason);
    // Messages that could not be understood so far: a newer or a broken server. For the log.
    void notUnderstood(const euterpe::Error& error);

  private:
    void openChannel();
    void dropChannel();
    void onOpened();
    void onClosed(const Error& error);
    void onMessage(const std::string& text);
    void onNotification(const std::string& method, const boost::json::value& params);
    void onPingTimer();
    void onHostEvent();
    void aliveAgain();
    void login();
    void resume();
    void onLogin(Result<boost::json::value> answer, bool resumed);
    void onLoginFailed(const Error& error, bool resumed);
    void lost(const Error& error);
    void refuse(const Error& error);
    void waitAndRetry(const Error& error, std::chrono::milliseconds atLeast);
    void setState(ConnectionState state, Error error = {}, UnixMillis nextAttemptAt = 0);
    void forgetCredentials();
    std::chrono::milliseconds nextDelay();
    // Encoded request out, reply value back.
    void sendRequest(std::string_view method, const boost::json::value& params, QObject* context,
                     RequestTable::Answer answer);
    void transmit(std::string_view method, const boost::json::value& params,
                  std::chrono::milliseconds deadline, QObject* context, RequestTable::Answer answer);

    ChannelFactory factory_;
    TrustStore& trust_;
    std::string client_;
    ConnectionTimes times_;
    ConnectionStatus status_;
    Endpoint endpoint_;
    Credentials credentials_;
    std::string token_;
    bool provenOnce_ = false;  // these credentials have logged in before
    std::unique_ptr<Channel> channel_;
    RequestTable requests_;
    int failures_ = 0;
    int unansweredPings_ = 0;
    std::chrono::steady_clock::time_point onlineAt_;
    QTimer retryTimer_;
    QTimer attemptTimer_;
    QTimer pingTimer_;
};

}  // namespace euterpe::link
