// A blocking TLS client that sends just what the test says, right or wrong: HTTP as text, WebSocket frames by
// hand. Test thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <openssl/ssl.h>

namespace euterpe::web {

class TlsClient {
  public:
    // Connects; TLS only with handshake().
    explicit TlsClient(std::uint16_t port);
    ~TlsClient();
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    bool handshake();
    void setReceiveBuffer(int bytes);

    // Below TLS.
    bool sendRaw(const std::string& bytes);
    // True once the server has closed; false when it has not within five seconds.
    bool closedByServer();

    bool send(const std::string& bytes);
    // Up to the end of the connection.
    std::string readAll();
    // One HTTP reply, header and body.
    std::string readReply();
    std::string get(const std::string& path, const std::string& headers = "");

    // -- WebSocket
    bool upgrade(const std::string& path = "/cti");
    bool sendText(const std::string& text) { return sendFrame(1, text); }
    bool sendFrame(int opcode, const std::string& payload);
    struct Frame {
        int opcode = 0;
        std::string payload;
    };
    // Nothing when the connection ended.
    std::optional<Frame> readFrame();
    // The next text; control frames are passed over without an answer.
    std::optional<std::string> readText();
    // The code of the close frame that comes next; 0 when there is none.
    int readClose();

  private:
    bool fill();

    int fd_ = -1;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
    std::string in_;
};

}  // namespace euterpe::web
