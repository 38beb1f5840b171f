#include "tests/stage/raw_client.h"

#include "lib/protocol/codec.h"
#include "lib/protocol/json.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <variant>

#include <openssl/err.h>
#include <openssl/ssl.h>

namespace euterpe::stage {
namespace {

using Clock = std::chrono::steady_clock;

sockaddr_in loopback(const std::string& host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

}  // namespace

class RawClient::Tls {
  public:
    explicit Tls(int fd) : context_(SSL_CTX_new(TLS_client_method())), ssl_(SSL_new(context_)) {
        SSL_set_fd(ssl_, fd);
        SSL_set_mode(ssl_, SSL_MODE_ENABLE_PARTIAL_WRITE);
    }
    ~Tls() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
    }
    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;

    SSL* get() { return ssl_; }
    // What the socket must be for the operation to go on; 0 = never.
    short wants(int outcome) {
        const int error = SSL_get_error(ssl_, outcome);
        ERR_clear_error();
        return error == SSL_ERROR_WANT_READ ? POLLIN : error == SSL_ERROR_WANT_WRITE ? POLLOUT : 0;
    }

  private:
    SSL_CTX* context_;
    SSL* ssl_;
};

RawClient::RawClient(int port, const Options& options)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (options.receiveBuffer > 0)
        setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &options.receiveBuffer, sizeof options.receiveBuffer);
    const sockaddr_in own = loopback(options.from, 0);
    const sockaddr_in server = loopback("127.0.0.1", port);
    if (bind(socket_, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0 ||
        connect(socket_, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
        close(socket_);
        throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
    }
    fcntl(socket_, F_SETFL, O_NONBLOCK);
}

RawClient::~RawClient() {
    close(socket_);
}

bool RawClient::wait(short events, Clock::time_point deadline) const {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready{socket_, events, 0};
    return left > 0 && poll(&ready, 1, static_cast<int>(left)) > 0;
}

bool RawClient::startTls() {
    tls_ = std::make_unique<Tls>(socket_);
    const auto deadline = Clock::now() + std::chrono::seconds(10);
    for (;;) {
        const int done = SSL_connect(tls_->get());
        if (done == 1)
            return true;
        const short wanted = tls_->wants(done);
        if (wanted == 0 || !wait(wanted, deadline))
            return false;
    }
}

bool RawClient::send(std::string_view bytes, std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (!bytes.empty()) {
        short wanted = POLLOUT;
        int sent = 0;
        if (tls_) {
            sent = SSL_write(tls_->get(), bytes.data(), static_cast<int>(bytes.size()));
            wanted = sent > 0 ? POLLOUT : tls_->wants(sent);
        } else {
            sent = static_cast<int>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
            wanted = sent > 0 || errno == EAGAIN ? POLLOUT : 0;
        }
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        else if (wanted == 0 || !wait(wanted, deadline))
            return false;
    }
    return true;
}

int RawClient::receive(char* buffer, std::size_t size, Clock::time_point deadline) {
    for (;;) {
        int got = 0;
        short wanted = POLLIN;
        if (tls_) {
            got = SSL_read(tls_->get(), buffer, static_cast<int>(size));
            wanted = got > 0 ? POLLIN : tls_->wants(got);
        } else {
            got = static_cast<int>(recv(socket_, buffer, size, 0));
            wanted = got < 0 && errno == EAGAIN ? POLLIN : 0;
        }
        if (got > 0)
            return got;
        if (wanted == 0)
            return -1;
        if (!wait(wanted, deadline))
            return 0;
    }
}

std::string RawClient::readAll(std::chrono::milliseconds limit) {
    std::string text = std::exchange(pending_, {});
    const auto deadline = Clock::now() + limit;
    char buffer[16384];
    int n = 0;
    while ((n = receive(buffer, sizeof buffer, deadline)) > 0)
        text.append(buffer, static_cast<std::size_t>(n));
    return text;
}

bool RawClient::closes(std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    char buffer[16384];
    int n = 0;
    while ((n = receive(buffer, sizeof buffer, deadline)) > 0) {
    }
    return n < 0;
}

std::string RawClient::http(const std::string& method, const std::string& path, const std::string& headers) {
    if ((!tls_ && !startTls()) ||
        !send(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
              "\r\n"))
        return {};
    return readAll(std::chrono::seconds(5));
}

bool RawClient::openWebSocket() {
    if (!startTls() ||
        !send("GET /cti HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"))
        return false;
    const auto deadline = Clock::now() + std::chrono::seconds(10);
    while (pending_.find("\r\n\r\n") == std::string::npos) {
        if (!fill(pending_.size() + 1, deadline))
            return false;
    }
    const bool upgraded = pending_.starts_with("HTTP/1.1 101");
    pending_.erase(0, pending_.find("\r\n\r\n") + 4);
    return upgraded;
}

bool RawClient::fill(std::size_t bytes, Clock::time_point deadline) {
    char buffer[16384];
    while (pending_.size() < bytes) {
        const int n = receive(buffer, sizeof buffer, deadline);
        if (n <= 0)
            return false;
        pending_.append(buffer, static_cast<std::size_t>(n));
    }
    return true;
}

// A mask of zeros is one like any other (RFC 6455, section 5.3).
bool RawClient::sendFrame(int opcode, std::string_view payload, bool final) {
    std::string frame(1, static_cast<char>((final ? 0x80 : 0) | opcode));
    const std::size_t size = payload.size();
    const int lengthBytes = size < 126 ? 0 : size < 65536 ? 2 : 8;
    frame += static_cast<char>(0x80 | (lengthBytes == 0 ? size : lengthBytes == 2 ? 126 : 127));
    for (int i = lengthBytes; i-- > 0;)
        frame += static_cast<char>(size >> (8 * i));
    frame.append(4, '\0');
    return send(frame.append(payload));
}

std::optional<std::string> RawClient::readText(std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    std::string text;
    for (;;) {
        if (!fill(2, deadline))
            return std::nullopt;
        const int opcode = pending_[0] & 0x0f;
        const bool final = (pending_[0] & 0x80) != 0;
        std::size_t size = static_cast<unsigned char>(pending_[1]) & 0x7f;
        const std::size_t lengthBytes = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (!fill(2 + lengthBytes, deadline))
            return std::nullopt;
        if (lengthBytes > 0) {
            size = 0;
            for (std::size_t i = 0; i < lengthBytes; ++i)
                size = size * 256 + static_cast<unsigned char>(pending_[2 + i]);
        }
        const std::size_t whole = 2 + lengthBytes + size;
        if (!fill(whole, deadline))
            return std::nullopt;
        if (opcode <= 2)
            text += pending_.substr(2 + lengthBytes, size);
        pending_.erase(0, whole);
        if (opcode == 8)
            return std::nullopt;
        if (opcode <= 2 && final)
            return text;
    }
}

Result<boost::json::value> RawClient::reply(std::int64_t id) {
    while (auto text = readText(std::chrono::seconds(10))) {
        auto message = protocol::decodeFromServer(*text);
        if (!message)
            return message.error();
        if (auto* found = std::get_if<protocol::IncomingReply>(&*message);
            found != nullptr && found->id == id)
            return std::move(found->result);
        if (auto* note = std::get_if<protocol::IncomingNotification>(&*message); note && onNotification)
            onNotification(*note);
    }
    return Error{ErrorCode::Disconnected, "no reply"};
}

template <protocol::Request R>
Result<typename protocol::Traits<R>::Result> RawClient::ask(
    const typename protocol::Traits<R>::Params& params) {
    const std::int64_t id = ++lastId_;
    if (!sendText(protocol::encodeRequest<R>(id, params)))
        return Error{ErrorCode::Disconnected, "not sent"};
    auto answer = reply(id);
    if (!answer)
        return answer.error();
    return protocol::fromJson<typename protocol::Traits<R>::Result>(*answer, "result");
}

#define EUTERPE_X(Name, wire, permission)                                            \
    template Result<protocol::Name##Result> RawClient::ask<protocol::Request::Name>( \
        const protocol::Name##Params&);
EUTERPE_REQUESTS(EUTERPE_X)
#undef EUTERPE_X

Result<protocol::SessionLoginResult> RawClient::login(const std::string& user, const std::string& password,
                                                      const std::string& account, protocol::Mode mode) {
    if (!openWebSocket())
        return Error{ErrorCode::Disconnected, "no WebSocket"};
    protocol::SessionLoginParams params;
    params.user = user;
    params.password = password;
    params.mode = mode;
    params.account = AccountId(account);
    params.client = "raw";
    return ask<protocol::Request::SessionLogin>(params);
}

}  // namespace euterpe::stage
