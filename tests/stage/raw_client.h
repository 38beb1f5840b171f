// A client that sends what it likes and reads only when it is told to: for what no well-behaved desktop does.
// TCP, TLS on top (any certificate is taken), WebSocket on top. Blocking, one thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/codec.h"
#include "lib/protocol/messages.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace euterpe::stage {

class RawClient {
  public:
    struct Options {
        std::string from = "127.0.0.1";  // our own address
        int receiveBuffer = 0;           // bytes that the kernel keeps for us, 0 = as it likes
    };

    // Connects by TCP; throws std::runtime_error when nobody listens.
    explicit RawClient(int port) : RawClient(port, Options{}) {}
    RawClient(int port, const Options& options);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // TLS from here on; false when the server refuses.
    bool startTls();
    // As much as the server takes within the time; false when it takes less.
    bool send(std::string_view bytes, std::chrono::milliseconds limit = std::chrono::seconds(5));
    // What comes until the server closes or the time is over.
    std::string readAll(std::chrono::milliseconds limit);
    // True when the server closes within the time; what it sends meanwhile is thrown away.
    bool closes(std::chrono::milliseconds limit);

    // One HTTP request with its whole reply; "" when none comes.
    std::string http(const std::string& method, const std::string& path, const std::string& headers = {});

    // TLS and the upgrade; false when it is refused.
    bool openWebSocket();
    bool sendText(std::string_view text) { return sendFrame(1, text); }
    bool sendFrame(int opcode, std::string_view payload, bool final = true);
    // The next text message; control frames are skipped and not answered.
    std::optional<std::string> readText(std::chrono::milliseconds limit = std::chrono::seconds(5));

    // A whole login by WebSocket; the session's token.
    Result<protocol::SessionLoginResult> login(const std::string& user, const std::string& password,
                                               const std::string& account = {},
                                               protocol::Mode mode = protocol::Mode::Pro);
    // Gets the notifications that come while a reply is awaited; without it they are skipped.
    std::function<void(const protocol::IncomingNotification&)> onNotification;
    // Sends the request, returns the reply's result.
    template <protocol::Request R>
    Result<typename protocol::Traits<R>::Result> ask(const typename protocol::Traits<R>::Params& params);

  private:
    class Tls;
    // -1 closed, 0 nothing within the time.
    int receive(char* buffer, std::size_t size, std::chrono::steady_clock::time_point deadline);
    bool wait(short events, std::chrono::steady_clock::time_point deadline) const;
    bool fill(std::size_t bytes, std::chrono::steady_clock::time_point deadline);
    Result<boost::json::value> reply(std::int64_t id);

    int socket_ = -1;
    std::unique_ptr<Tls> tls_;
    std::string pending_;
    std::int64_t lastId_ = 0;
};

}  // namespace euterpe::stage
