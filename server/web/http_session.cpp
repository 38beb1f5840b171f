#include "server/web/http_session.h"

#include "lib/protocol/messages.h"
#include "server/web/websocket_session_p.h"

#include <memory>
#include <optional>
#include <string>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

namespace euterpe::web {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using ErrorCode_ = boost::system::error_code;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Reply = http::response<http::string_body>;

// Input that a refused request still sends is read away for this long, since closing earlier would make the
// peer's TCP drop the reply.
constexpr std::chrono::seconds kLinger{2};
constexpr std::size_t kLingerBytes = 256 * 1024;

class HttpSession : public std::enable_shared_from_this<HttpSession> {
  public:
    HttpSession(Socket socket, const asio::ip::address& address, std::string source, SharedState& shared)
        : shared_(shared),
          open_(shared, std::move(source)),
          timer_(socket.get_executor()),
          stream_(std::move(socket), shared.tls),
          address_(address.to_string()),
          loopback_(address.is_loopback()) {}

    void run();

  private:
    void armDeadline(std::chrono::milliseconds after);
    void readRequest();
    void onRequest(ErrorCode_ ec);
    void upgrade();
    void serve();
    void send(RestReply reply);
    void refuse(http::status status, const char* code, const char* message);
    void write();
    void linger();
    RestRequest restRequest() const;

    SharedState& shared_;
    OpenConnection open_;
    Timer timer_;
    TlsStream stream_;
    std::string address_;
    const bool loopback_;
    beast::flat_buffer buffer_{protocol::limits::kHttpHeaderBytes + protocol::limits::kHttpBodyBytes};
    std::optional<http::request_parser<http::string_body>> parser_;
    Reply reply_;
    bool keepAlive_ = false;
    bool drain_ = false;  // input may be left unread
    std::size_t lingered_ = 0;
};

void HttpSession::armDeadline(std::chrono::milliseconds after) {
    timer_.expires_after(after);
    timer_.async_wait([weak = weak_from_this()](ErrorCode_ ec) {
        if (const auto self = weak.lock(); self && !ec)
            self->stream_.close();
    });
}

void HttpSession::run() {
    ErrorCode_ ignored;
    stream_.socket().set_option(asio::ip::tcp::no_delay(true), ignored);
    // One deadline from the first byte of TLS to the first whole request, so that a peer that sends a byte
    // now and then does not hold the socket.
    armDeadline(shared_.limits.handshakeTimeout);
    stream_.async_handshake([self = shared_from_this()](ErrorCode_ failed, std::size_t) {
        if (failed) {
            ++self->shared_.counters.failedHandshakes;
            self->shared_.log.debug("tls.handshake_failed",
                                    {{"address", self->address_}, {"error", failed.message()}});
            self->timer_.cancel();
            return;
        }
        self->readRequest();
    });
}

void HttpSession::readRequest() {
    parser_.emplace();
    parser_->header_limit(protocol::limits::kHttpHeaderBytes);
    parser_->body_limit(protocol::limits::kHttpBodyBytes);
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](ErrorCode_ ec, std::size_t) { self->onRequest(ec); });
}

void HttpSession::onRequest(ErrorCode_ ec) {
    if (ec == http::error::header_limit)
        return refuse(http::status::request_header_fields_too_large, "tooLarge", "header too large");
    if (ec == http::error::body_limit || ec == http::error::buffer_overflow)
        return refuse(http::status::payload_too_large, "tooLarge", "body too large");
    if (ec && ec.category() == http::make_error_code(http::error::bad_method).category() &&
        ec != http::error::end_of_stream && ec != http::error::partial_message)
        return refuse(http::status::bad_request, "malformed", "not a valid HTTP request");
    if (ec) {  // closed by the peer, or by the deadline
        timer_.cancel();
        stream_.shutdown();
        return;
    }
    if (beast::websocket::is_upgrade(parser_->get()))
        return upgrade();
    serve();
}

void HttpSession::upgrade() {
    const std::string_view target = parser_->get().target();
    if (target.substr(0, target.find('?')) != protocol::kWebSocketPath)
        return refuse(http::status::not_found, "notFound", "WebSocket is at /cti");
    timer_.cancel();
    startWebSocketSession(std::move(stream_), std::move(open_), shared_, std::move(address_),
                          parser_->release());
}

RestRequest HttpSession::restRequest() const {
    const auto& request = parser_->get();
    RestRequest rest;
    rest.method = std::string(request.method_string());
    rest.target = std::string(request.target());
    rest.accept = std::string(request[http::field::accept]);
    rest.authenticate = std::string(request["X-authenticate"]);
    rest.authorization = std::string(request[http::field::authorization]);
    rest.address = address_;
    rest.loopback = loopback_;
    return rest;
}

void HttpSession::serve() {
    ++shared_.counters.httpRequests;
    keepAlive_ = parser_->keep_alive();
    if (!shared_.rate.admit(address_, std::chrono::steady_clock::now())) {
        ++shared_.counters.httpRefused;
        return send(restError({ErrorCode::RateLimited, "too many requests from this address", 1}));
    }
    armDeadline(protocol::limits::kRequestDeadline + kLinger);
    shared_.rest.handle(restRequest(),
                        [self = shared_from_this()](RestReply reply) { self->send(std::move(reply)); });
}

void HttpSession::send(RestReply reply) {
    reply_ = Reply(static_cast<http::status>(reply.status), 11);
    reply_.set(http::field::content_type, reply.contentType);
    reply_.set(http::field::cache_control, "no-store");
    if (!reply.allow.empty())
        reply_.set(http::field::allow, reply.allow);
    if (reply.retryAfterS > 0)
        reply_.set(http::field::retry_after, std::to_string(reply.retryAfterS));
    if (reply.askAuth)
        reply_.set(http::field::www_authenticate, "RestApiUsernameToken");
    reply_.body() = std::move(reply.body);
    write();
}

void HttpSession::refuse(http::status status, const char* code, const char* message) {
    keepAlive_ = false;
    drain_ = true;
    reply_ = Reply(status, 11);
    reply_.set(http::field::content_type, "application/json");
    reply_.body() = std::string(R"({"error":{"code":")") + code + R"(","message":")" + message + R"("}})";
    write();
}

void HttpSession::write() {
    reply_.set(http::field::server, "euterpe");
    reply_.keep_alive(keepAlive_);
    reply_.prepare_payload();
    armDeadline(shared_.limits.handshakeTimeout);
    http::async_write(stream_, reply_, [self = shared_from_this()](ErrorCode_ ec, std::size_t) {
        if (!ec && self->keepAlive_) {
            self->armDeadline(self->shared_.limits.idleTimeout);
            return self->readRequest();
        }
        self->timer_.cancel();
        if (ec)
            return self->stream_.close();
        if (!self->drain_)
            return self->stream_.shutdown();
        self->stream_.shutdownSend();
        self->armDeadline(kLinger);
        self->linger();
    });
}

void HttpSession::linger() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kTlsRecord),
                            [self = shared_from_this()](ErrorCode_ ec, std::size_t bytes) {
                                self->lingered_ += bytes;
                                if (!ec && self->lingered_ < kLingerBytes)
                                    return self->linger();
                                self->timer_.cancel();
                                self->stream_.close();
                            });
}

}  // namespace

void startHttpSession(Socket socket, const asio::ip::address& address, std::string source,
                      SharedState& shared) {
    std::make_shared<HttpSession>(std::move(socket), address, std::move(source), shared)->run();
}

}  // namespace euterpe::web
