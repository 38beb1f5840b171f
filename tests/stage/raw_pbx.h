// A PBX that says exactly what a test wants to say, on a UDP port of its own: for SIP that no well-behaved
// server sends at a moment of one's choosing. Takes registrations; answers nothing else by itself. Blocking,
// one thread; the softphone runs on another.
#pragma once

#include <chrono>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <string_view>

namespace euterpe::stage {

class RawPbx {
  public:
    struct Message {
        std::string text;
        int tos = -1;  // IP TOS byte
        sockaddr_in from{};

        [[nodiscard]] bool is(std::string_view method) const { return text.starts_with(method); }
        [[nodiscard]] std::string header(const std::string& name) const;
        [[nodiscard]] std::string body() const;
    };

    // Throws std::runtime_error.
    explicit RawPbx(const std::string& address = "127.0.0.1");
    ~RawPbx();
    RawPbx(const RawPbx&) = delete;
    RawPbx& operator=(const RawPbx&) = delete;

    [[nodiscard]] std::string address() const;  // "127.0.0.1:port"
    [[nodiscard]] int port() const { return ntohs(own_.sin_port); }

    // The next message, whatever it is.
    std::optional<Message> receive(std::chrono::milliseconds limit = std::chrono::seconds(5));
    // The next one that begins so, e.g. "REGISTER" or "SIP/2.0 200"; what comes before it is dropped.
    std::optional<Message> await(std::string_view begin,
                                 std::chrono::milliseconds limit = std::chrono::seconds(5));
    // Waits for a REGISTER and accepts it.
    bool takeRegistration();
    // Where the softphone listens, once it has registered or asked.
    [[nodiscard]] const sockaddr_in& softphone() const { return softphone_; }
    void learn(const sockaddr_in& softphone) { softphone_ = softphone; }

    void send(const std::string& text);
    // `status` as "486 Busy Here"; `headers` each with its line end.
    void reply(const Message& request, const std::string& status, const std::string& headers = {},
               const std::string& body = {});

    // An INVITE with an offer of PCMA; the user part of the request URI is the telephone called.
    void invite(const std::string& callId, const std::string& user, const std::string& headers = {});
    // A request within the dialog that `response` (to our INVITE) or `request` (its INVITE) opened.
    void request(const std::string& method, const std::string& callId, int sequence, const Message& of,
                 const std::string& headers = {}, const std::string& body = {});
    // ACK and CANCEL of our own INVITE.
    void acknowledge(const Message& response);
    void cancel(const std::string& callId, const std::string& user, const std::string& headers = {});
    [[nodiscard]] std::string offer() const;
    // Where the offer asks for audio.
    void wantAudioAt(int port) { audioPort_ = port; }

  private:
    void sendRequest(const std::string& startLine, const std::string& headers, const std::string& body);

    int socket_ = -1;
    int audioPort_ = 40000;
    sockaddr_in own_{};
    sockaddr_in softphone_{};
};

}  // namespace euterpe::stage
