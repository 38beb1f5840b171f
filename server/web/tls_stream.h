// A server-side TLS stream: OpenSSL works on the socket's own descriptor and Asio only says when it is ready.
// asio::ssl::stream keeps a BIO pair and two 17 KB buffers a connection (73 KB instead of 22,
// docs/decisions). Models Asio's AsyncReadStream and AsyncWriteStream, so Beast runs on it. Owns the socket
// and the SSL session. Loop thread; one read and one write may be under way at a time.
#pragma once

#include "server/web/tls_context.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <utility>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>

namespace euterpe::web {

// The concrete executor: any_io_executor would add a virtual call and a heap block to every operation.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

class TlsStream {
  public:
    using executor_type = Executor;
    using ErrorCode = boost::system::error_code;

    TlsStream(Socket socket, TlsContext& context);
    TlsStream(TlsStream&&) = default;
    TlsStream& operator=(TlsStream&&) = default;

    executor_type get_executor() { return socket_.get_executor(); }
    Socket& socket() { return socket_; }

    // Token: void(error_code, size_t); the size means nothing.
    template <class Token>
    auto async_handshake(Token&& token) {
        return run([this] { return handshake(); }, std::forward<Token>(token));
    }
    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return run([this, target = firstOf<boost::asio::mutable_buffer>(buffers)] { return read(target); },
                   std::forward<Token>(token));
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return run([this, buffers] { return write(joined(buffers)); }, std::forward<Token>(token));
    }

    // Says good-bye as far as the socket takes it at once, then ends both directions.
    void shutdown();
    // Says good-bye and ends only our direction, for a reply that must arrive although input is left unread.
    void shutdownSend();
    void close();

  private:
    enum class Need { Nothing, Readable, Writable };
    struct Step {
        Need need = Need::Nothing;
        std::size_t bytes = 0;
        ErrorCode error;
    };
    enum class Phase { First, Waited, Posted };

    Step handshake();
    Step read(boost::asio::mutable_buffer target);
    Step write(boost::asio::const_buffer source);
    Step outcome(int result);
    static Step closed();
    void closeNotify();

    template <class Wanted, class Buffers>
    static Wanted firstOf(const Buffers& buffers) {
        const auto end = boost::asio::buffer_sequence_end(buffers);
        for (auto it = boost::asio::buffer_sequence_begin(buffers); it != end; ++it)
            if (Wanted buffer = *it; buffer.size() > 0)
                return buffer;
        return {};
    }

    // One record instead of one each buffer: a frame's header and payload as two records cost four fifths of
    // the throughput.
    template <class Buffers>
    boost::asio::const_buffer joined(const Buffers& buffers) {
        const auto end = boost::asio::buffer_sequence_end(buffers);
        auto it = boost::asio::buffer_sequence_begin(buffers);
        const auto scratch = context_->scratch();
        std::size_t used = 0;
        for (; it != end && used < scratch.size(); ++it) {
            const boost::asio::const_buffer part = *it;
            if (used == 0 && (part.size() >= scratch.size() || std::next(it) == end))
                return part;
            const std::size_t taken = std::min(part.size(), scratch.size() - used);
            std::memcpy(scratch.data() + used, part.data(), taken);
            used += taken;
        }
        return {scratch.data(), used};
    }

    // Tries; where OpenSSL wants the socket, waits for it and tries again. An operation that is complete at
    // once is delivered by post, as Asio demands of an initiating function.
    template <class Attempt, class Token>
    auto run(Attempt attempt, Token&& token) {
        return boost::asio::async_compose<Token, void(ErrorCode, std::size_t)>(
            [this, attempt = std::move(attempt), phase = Phase::First, step = Step{}](
                auto& self, ErrorCode ec = {}) mutable {
                if (phase == Phase::Posted)
                    return self.complete(step.error, step.bytes);
                if (ec)
                    return self.complete(ec, 0);
                step = attempt();
                if (step.need == Need::Nothing) {
                    if (phase == Phase::Waited)
                        return self.complete(step.error, step.bytes);
                    phase = Phase::Posted;
                    return boost::asio::post(socket_.get_executor(), std::move(self));
                }
                phase = Phase::Waited;
                socket_.async_wait(step.need == Need::Readable ? Socket::wait_read : Socket::wait_write,
                                   std::move(self));
            },
            token, socket_);
    }

    Socket socket_;
    TlsContext* context_;
    SslPtr ssl_;
};

// Found by Beast's websocket::stream through argument-dependent lookup.
template <class Handler>
void async_teardown(boost::beast::role_type, TlsStream& stream, Handler&& handler) {
    stream.shutdown();
    boost::asio::post(stream.get_executor(), [handler = std::forward<Handler>(handler)]() mutable {
        handler(TlsStream::ErrorCode{});
    });
}
void teardown(boost::beast::role_type role, TlsStream& stream, TlsStream::ErrorCode& ec);
void beast_close_socket(TlsStream& stream);

}  // namespace euterpe::web
