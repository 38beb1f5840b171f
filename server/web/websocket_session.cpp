#include "server/web/websocket_session_p.h"

#include <memory>
#include <utility>
#include <vector>

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace euterpe::web {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using Failure = boost::system::error_code;

// A read buffer that grew for one large request is given back.
constexpr std::size_t kKeptReadBuffer = 4096;

class WebSocketSession : public hub::Transport, public std::enable_shared_from_this<WebSocketSession> {
  public:
    WebSocketSession(TlsStream stream, OpenConnection open, SharedState& shared, std::string address)
        : shared_(shared), open_(std::move(open)), ws_(std::move(stream)), address_(std::move(address)) {}
    ~WebSocketSession() override { --shared_.counters.webSockets; }
    WebSocketSession(const WebSocketSession&) = delete;
    WebSocketSession& operator=(const WebSocketSession&) = delete;

    void run(const UpgradeRequest& request);

    void send(hub::Buffer message) override;
    [[nodiscard]] bool idle() const override { return queue_.empty(); }
    void close(hub::CloseCode code) override;

  private:
    void read();
    void onRead(Failure ec);
    void write();
    void onWritten(Failure ec, std::size_t bytes);
    void sendClose();
    // Every path on which the connection ends comes by here.
    void ended();

    SharedState& shared_;
    OpenConnection open_;
    // No deflate: it would cost 64 KB and more a client, and state batches are small.
    websocket::stream<TlsStream, false> ws_;
    std::string address_;
    beast::flat_buffer incoming_{protocol::limits::kRequestBytes};
    std::vector<hub::Buffer> queue_;  // the first is being written
    std::size_t waitingBytes_ = 0;    // of all but the first
    std::shared_ptr<hub::Endpoint> endpoint_;
    hub::CloseCode closeCode_ = hub::CloseCode::Normal;
    bool closeWanted_ = false;
    bool closeSent_ = false;
    bool ended_ = false;
};

void WebSocketSession::run(const UpgradeRequest& request) {
    ++shared_.counters.webSockets;
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = shared_.limits.handshakeTimeout;
    timeout.idle_timeout = shared_.limits.idleTimeout;
    timeout.keep_alive_pings = true;
    ws_.set_option(timeout);
    ws_.read_message_max(protocol::limits::kRequestBytes);
    ws_.auto_fragment(false);  // a message is one frame, a copy into Beast's buffer is saved
    ws_.text(true);
    ws_.async_accept(request, [self = shared_from_this()](Failure ec) {
        if (ec) {
            self->shared_.log.debug("websocket.refused",
                                    {{"address", self->address_}, {"error", ec.message()}});
            return self->ended();
        }
        self->endpoint_ = self->shared_.hub.attach(*self, self->address_);
        self->read();
    });
}

void WebSocketSession::read() {
    ws_.async_read(incoming_, [self = shared_from_this()](Failure ec, std::size_t) { self->onRead(ec); });
}

void WebSocketSession::onRead(Failure ec) {
    if (ec) {
        if (ec == websocket::error::message_too_big || ec == websocket::error::buffer_overflow)
            shared_.log.warning("websocket.message_too_big", {{"address", address_}});
        return ended();
    }
    if (!ws_.got_text()) {
        close(hub::CloseCode::Policy);
    } else if (!closeWanted_ && endpoint_) {
        const auto bytes = incoming_.data();
        endpoint_->onText({static_cast<const char*>(bytes.data()), bytes.size()});
        // A login is answered later; the request after it finds it done.
        if (endpoint_ && endpoint_->loggedIn())
            open_.noteLogin();
    }
    incoming_.clear();
    if (incoming_.capacity() > kKeptReadBuffer)
        incoming_.shrink_to_fit();
    if (!ended_)
        read();
}

void WebSocketSession::send(hub::Buffer message) {
    if (closeWanted_ || ended_)
        return;
    // The message being written is not counted: a large snapshot on a slow line is no sign of a dead reader.
    if (!queue_.empty() && waitingBytes_ + message->size() > shared_.limits.outgoingBytes) {
        ++shared_.counters.tooSlow;
        shared_.log.warning("websocket.too_slow", {{"address", address_}, {"unsent", waitingBytes_}});
        // Nothing more can be said to a peer that does not read.
        closeWanted_ = true;
        return ws_.next_layer().close();
    }
    if (!queue_.empty())
        waitingBytes_ += message->size();
    queue_.push_back(std::move(message));
    if (queue_.size() == 1)
        write();
}

void WebSocketSession::write() {
    ws_.async_write(
        boost::asio::buffer(*queue_.front()),
        [self = shared_from_this()](Failure ec, std::size_t bytes) { self->onWritten(ec, bytes); });
}

void WebSocketSession::onWritten(Failure ec, std::size_t bytes) {
    shared_.counters.bytesOut += bytes;
    ++shared_.counters.messagesOut;
    queue_.erase(queue_.begin());
    if (ec) {
        queue_.clear();
        waitingBytes_ = 0;
        return;  // the read under way fails too and ends the session
    }
    if (!queue_.empty()) {
        waitingBytes_ -= queue_.front()->size();
        return write();
    }
    if (closeWanted_)
        return sendClose();
    if (endpoint_)
        endpoint_->onDrained();
}

void WebSocketSession::close(hub::CloseCode code) {
    if (closeWanted_ || ended_)
        return;
    closeWanted_ = true;
    closeCode_ = code;
    if (queue_.empty())
        sendClose();
}

void WebSocketSession::sendClose() {
    if (std::exchange(closeSent_, true))
        return;
    // Completes when the peer has answered, or after the handshake timeout; the read ends either way.
    ws_.async_close(websocket::close_reason(static_cast<websocket::close_code>(closeCode_)),
                    [self = shared_from_this()](Failure) { self->ended(); });
}

void WebSocketSession::ended() {
    if (std::exchange(ended_, true))
        return;
    if (const auto endpoint = std::exchange(endpoint_, nullptr))
        endpoint->onClosed();
}

}  // namespace

void startWebSocketSession(TlsStream stream, OpenConnection open, SharedState& shared, std::string address,
                           const UpgradeRequest& request) {
    std::make_shared<WebSocketSession>(std::move(stream), std::move(open), shared, std::move(address))
        ->run(request);
}

}  // namespace euterpe::web
