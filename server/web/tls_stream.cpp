#include "server/web/tls_stream.h"

#include <cerrno>

#include <openssl/err.h>

namespace euterpe::web {
namespace {

// Written in one go before other sessions get their turn.
constexpr std::size_t kWriteBurst = 8 * kTlsRecord;

}  // namespace

TlsStream::TlsStream(Socket socket, TlsContext& context) : socket_(std::move(socket)), context_(&context) {
    ErrorCode ignored;  // a socket that refuses this fails its handshake next
    socket_.non_blocking(true, ignored);
    ssl_ = context.newSession(socket_.native_handle());
}

TlsStream::Step TlsStream::outcome(int result) {
    Step step;
    switch (SSL_get_error(ssl_.get(), result)) {
        case SSL_ERROR_WANT_READ:
            step.need = Need::Readable;
            return step;
        case SSL_ERROR_WANT_WRITE:
            step.need = Need::Writable;
            return step;
        case SSL_ERROR_ZERO_RETURN:
            step.error = boost::asio::error::eof;
            return step;
        case SSL_ERROR_SYSCALL:
            step.error = errno != 0 ? ErrorCode(errno, boost::system::system_category())
                                    : ErrorCode(boost::asio::error::eof);
            break;
        default:
            step.error = boost::asio::error::connection_reset;
            break;
    }
    // OpenSSL forbids SSL_shutdown after a fatal error.
    SSL_set_quiet_shutdown(ssl_.get(), 1);
    return step;
}

// OpenSSL knows the descriptor by its number, which may be another connection's by now.
TlsStream::Step TlsStream::closed() {
    return Step{Need::Nothing, 0, boost::asio::error::operation_aborted};
}

TlsStream::Step TlsStream::handshake() {
    if (!ssl_)
        return Step{Need::Nothing, 0, boost::asio::error::no_memory};
    if (!socket_.is_open())
        return closed();
    ERR_clear_error();
    errno = 0;
    const int result = SSL_do_handshake(ssl_.get());
    return result == 1 ? Step{} : outcome(result);
}

TlsStream::Step TlsStream::read(boost::asio::mutable_buffer target) {
    if (!socket_.is_open())
        return closed();
    if (target.size() == 0)
        return Step{};
    ERR_clear_error();
    errno = 0;
    const int size = static_cast<int>(std::min<std::size_t>(target.size(), 1U << 30U));
    const int result = SSL_read(ssl_.get(), target.data(), size);
    return result > 0 ? Step{Need::Nothing, static_cast<std::size_t>(result), {}} : outcome(result);
}

TlsStream::Step TlsStream::write(boost::asio::const_buffer source) {
    if (!socket_.is_open())
        return closed();
    const char* data = static_cast<const char*>(source.data());
    const std::size_t size = std::min(source.size(), kWriteBurst);
    std::size_t done = 0;
    while (done < size) {
        ERR_clear_error();
        errno = 0;
        const int part = static_cast<int>(std::min(size - done, kTlsRecord));
        const int result = SSL_write(ssl_.get(), data + done, part);
        if (result <= 0) {
            // What went out counts; the record that OpenSSL still holds is offered again by the next call.
            if (done > 0)
                break;
            return outcome(result);
        }
        done += static_cast<std::size_t>(result);
    }
    return Step{Need::Nothing, done, {}};
}

void TlsStream::closeNotify() {
    if (!ssl_ || !SSL_is_init_finished(ssl_.get()) || !socket_.is_open())
        return;
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
}

void TlsStream::shutdown() {
    closeNotify();
    ErrorCode ignored;  // the peer may be gone already
    socket_.shutdown(Socket::shutdown_both, ignored);
}

void TlsStream::shutdownSend() {
    closeNotify();
    ErrorCode ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
}

void TlsStream::close() {
    ErrorCode ignored;
    socket_.close(ignored);
}

void teardown(boost::beast::role_type, TlsStream& stream, TlsStream::ErrorCode& ec) {
    stream.shutdown();
    ec = {};
}

void beast_close_socket(TlsStream& stream) {
    stream.close();
}

}  // namespace euterpe::web
