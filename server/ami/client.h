// The connection to Asterisk's manager interface: logs in (MD5 challenge), sends actions and matches their
// answers, hands live events to one listener, notices a dead peer by Ping, and reconnects by itself.
// Owns the socket. Everything, callbacks included, happens on the io_context's thread; used by
// telephony::Telephony and euterpe-admin.
#pragma once

#include "lib/base/log.h"
#include "lib/base/result.h"
#include "server/ami/action.h"
#include "server/ami/message.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

namespace euterpe::ami {

struct ClientConfig {
    std::string host = "127.0.0.1";
    std::uint16_t port = 5038;
    std::string user;
    std::string secret;
    // Event classes. Without "dialplan" and "reporting" Asterisk sends no Newexten, VarSet and RTCP events,
    // which are most of its traffic and tell nothing that the call model needs.
    std::string events = "system,call,agent,user,cdr";
    std::chrono::milliseconds connectTimeout{2'000};
    std::chrono::milliseconds loginTimeout{5'000};
    std::chrono::milliseconds pingInterval{5'000};
    std::chrono::milliseconds pingTimeout{5'000};
    // Pauses between attempts grow from the first to the second value, with jitter of ±50 %. The largest
    // pause (3 s) and one connect together stay below the 5 s in which a restarted PBX has to be back.
    std::chrono::milliseconds backoffMin{200};
    std::chrono::milliseconds backoffMax{2'000};
};

class ClientListener {
  public:
    virtual ~ClientListener() = default;
    // Logged in; live events follow. `version` is the manager protocol's, e.g. "9.0.0".
    virtual void onAmiConnected(const std::string& version) = 0;
    // The connection, or the attempt to make one, has failed. Open actions have got their error.
    virtual void onAmiDisconnected(const Error& reason) = 0;
    virtual void onAmiEvent(const Message& event) = 0;
    // Round trip of the last Ping.
    virtual void onAmiLag(std::chrono::milliseconds lag) = 0;
};

struct ClientCounters {
    std::uint64_t connects = 0;  // successful logins
    std::uint64_t messages = 0;
    std::uint64_t dropped = 0;  // messages over a limit
};

class Client {
  public:
    Client(boost::asio::io_context& io, ClientConfig config, ClientListener& listener, const Log& log);
    ~Client();  // as stop()
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void start();
    // Closes the connection; open actions fail with Cancelled; the listener is not called any more. A stopped
    // client is not started again.
    void stop();
    [[nodiscard]] bool connected() const;

    // One response. Errors: InvalidArgument (a value with a line end), Disconnected, Timeout, Cancelled,
    // RateLimited (too many open), Forbidden and PbxRefused (Asterisk's words in `detail`).
    [[nodiscard]] boost::asio::awaitable<Result<Message>> action(Action action,
                                                                 std::chrono::milliseconds timeout);
    // An action answered by a list of events that ends with "EventList: Complete".
    [[nodiscard]] boost::asio::awaitable<Result<std::vector<Message>>> list(
        Action action, std::chrono::milliseconds timeout);

    [[nodiscard]] ClientCounters counters() const;

  private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace euterpe::ami
