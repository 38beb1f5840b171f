#include "tests/server/web/tls_client.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace euterpe::web {

TlsClient::TlsClient(std::uint16_t port)
    : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)),
      context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
      ssl_(SSL_new(context_.get()), SSL_free) {
    const timeval limit{5, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        std::abort();
    SSL_set_fd(ssl_.get(), fd_);
}

TlsClient::~TlsClient() {
    ::close(fd_);
}

bool TlsClient::handshake() {
    return SSL_connect(ssl_.get()) == 1;
}

void TlsClient::setReceiveBuffer(int bytes) {
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool TlsClient::sendRaw(const std::string& bytes) {
    return ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

bool TlsClient::closedByServer() {
    std::array<char, 4096> ignored{};
    for (;;) {
        const ssize_t got = ::recv(fd_, ignored.data(), ignored.size(), 0);
        if (got == 0)
            return true;
        if (got < 0)
            return errno == ECONNRESET;
    }
}

bool TlsClient::send(const std::string& bytes) {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) ==
           static_cast<int>(bytes.size());
}

bool TlsClient::fill() {
    std::array<char, 16384> part{};
    const int got = SSL_read(ssl_.get(), part.data(), part.size());
    if (got <= 0)
        return false;
    in_.append(part.data(), static_cast<std::size_t>(got));
    return true;
}

std::string TlsClient::readAll() {
    while (fill()) {
    }
    return std::exchange(in_, {});
}

std::string TlsClient::readReply() {
    std::size_t end = std::string::npos;
    while ((end = in_.find("\r\n\r\n")) == std::string::npos)
        if (!fill())
            return std::exchange(in_, {});
    std::size_t length = 0;
    if (const auto at = in_.find("Content-Length: "); at < end)
        length = std::strtoul(in_.c_str() + at + 16, nullptr, 10);
    while (in_.size() < end + 4 + length)
        if (!fill())
            return std::exchange(in_, {});
    std::string reply = in_.substr(0, end + 4 + length);
    in_.erase(0, reply.size());
    return reply;
}

std::string TlsClient::get(const std::string& path, const std::string& headers) {
    send("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n");
    return readReply();
}

bool TlsClient::upgrade(const std::string& path) {
    const std::string reply =
        get(path,
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n");
    return reply.starts_with("HTTP/1.1 101 ");
}

bool TlsClient::sendFrame(int opcode, const std::string& payload) {
    std::string frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>((payload.size() >> shift) & 0xff);
        if (payload.size() < 65536)
            frame.replace(1, 9,
                          {static_cast<char>(0x80 | 126), static_cast<char>(payload.size() >> 8),
                           static_cast<char>(payload.size() & 0xff)});
    }
    frame.append(4, '\0');  // a mask of zeros leaves the payload readable
    return send(frame + payload);
}

std::optional<TlsClient::Frame> TlsClient::readFrame() {
    const auto need = [this](std::size_t bytes) {
        while (in_.size() < bytes)
            if (!fill())
                return false;
        return true;
    };
    if (!need(2))
        return std::nullopt;
    std::size_t length = static_cast<unsigned char>(in_[1]) & 0x7fU;
    std::size_t header = 2;
    if (length >= 126) {
        header = length == 126 ? 4 : 10;
        if (!need(header))
            return std::nullopt;
        length = 0;
        for (std::size_t i = 2; i < header; ++i)
            length = length << 8 | static_cast<unsigned char>(in_[i]);
    }
    if (!need(header + length))
        return std::nullopt;
    Frame frame{in_[0] & 0x0f, in_.substr(header, length)};
    in_.erase(0, header + length);
    return frame;
}

std::optional<std::string> TlsClient::readText() {
    for (;;) {
        auto frame = readFrame();
        if (!frame)
            return std::nullopt;
        if (frame->opcode == 1)
            return std::move(frame->payload);
    }
}

int TlsClient::readClose() {
    while (auto frame = readFrame())
        if (frame->opcode == 8 && frame->payload.size() >= 2)
            return static_cast<unsigned char>(frame->payload[0]) << 8 |
                   static_cast<unsigned char>(frame->payload[1]);
    return 0;
}

}  // namespace euterpe::web
