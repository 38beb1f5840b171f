#include "tests/stage/raw_pbx.h"

#include <arpa/inet.h>
#include <array>
#include <cstring>
#include <poll.h>
#include <stdexcept>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace euterpe::stage {
namespace {

using Clock = std::chrono::steady_clock;
constexpr const char* kEnd = "\r\n";

std::string contentOf(const std::string& body) {
    std::string content;
    if (!body.empty())
        content = body.starts_with("SIP/2.0") ? "Content-Type: message/sipfrag;version=2.0\r\n"
                                              : "Content-Type: application/sdp\r\n";
    return content + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string hostAndPort(const sockaddr_in& address) {
    std::array<char, INET_ADDRSTRLEN> text{};
    inet_ntop(AF_INET, &address.sin_addr, text.data(), text.size());
    return std::string(text.data()) + ':' + std::to_string(ntohs(address.sin_port));
}

}  // namespace

std::string RawPbx::Message::header(const std::string& name) const {
    std::size_t begin = text.find(kEnd);
    while (begin != std::string::npos) {
        begin += 2;
        const std::size_t end = text.find(kEnd, begin);
        if (end == begin || end == std::string::npos)
            break;
        if (strncasecmp(text.c_str() + begin, (name + ":").c_str(), name.size() + 1) == 0) {
            const std::size_t value = text.find_first_not_of(' ', begin + name.size() + 1);
            return text.substr(value, end - value);
        }
        begin = end;
    }
    return {};
}

std::string RawPbx::Message::body() const {
    const std::size_t begin = text.find("\r\n\r\n");
    return begin == std::string::npos ? std::string() : text.substr(begin + 4);
}

RawPbx::RawPbx(const std::string& address) : socket_(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    own_.sin_family = AF_INET;
    inet_pton(AF_INET, address.c_str(), &own_.sin_addr);
    const int on = 1;
    setsockopt(socket_, IPPROTO_IP, IP_RECVTOS, &on, sizeof on);
    socklen_t size = sizeof own_;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&own_), size) != 0 ||
        getsockname(socket_, reinterpret_cast<sockaddr*>(&own_), &size) != 0)
        throw std::runtime_error("no UDP port on " + address);
}

RawPbx::~RawPbx() {
    close(socket_);
}

std::string RawPbx::address() const {
    return hostAndPort(own_);
}

std::optional<RawPbx::Message> RawPbx::receive(std::chrono::milliseconds limit) {
    pollfd wait{socket_, POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(limit.count())) != 1)
        return std::nullopt;
    std::array<char, 65536> buffer{};
    std::array<char, CMSG_SPACE(sizeof(int))> control{};
    Message message;
    iovec data{buffer.data(), buffer.size()};
    msghdr header{};
    header.msg_name = &message.from;
    header.msg_namelen = sizeof message.from;
    header.msg_iov = &data;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    const ssize_t size = recvmsg(socket_, &header, 0);
    if (size < 0)
        return std::nullopt;
    message.text.assign(buffer.data(), static_cast<std::size_t>(size));
    for (cmsghdr* part = CMSG_FIRSTHDR(&header); part != nullptr; part = CMSG_NXTHDR(&header, part)) {
        if (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_TOS)
            message.tos = *reinterpret_cast<const unsigned char*>(CMSG_DATA(part));
    }
    return message;
}

std::optional<RawPbx::Message> RawPbx::await(std::string_view begin, std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    while (Clock::now() < deadline) {
        auto message =
            receive(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()));
        if (message && message->is(begin))
            return message;
    }
    return std::nullopt;
}

bool RawPbx::takeRegistration() {
    const auto request = await("REGISTER");
    if (!request)
        return false;
    softphone_ = request->from;
    reply(*request, "200 OK", "Contact: " + request->header("Contact") + ";expires=120\r\n");
    return true;
}

void RawPbx::send(const std::string& text) {
    if (sendto(socket_, text.data(), text.size(), 0, reinterpret_cast<const sockaddr*>(&softphone_),
               sizeof softphone_) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("cannot send to the softphone");
}

void RawPbx::reply(const Message& request, const std::string& status, const std::string& headers,
                   const std::string& body) {
    std::string to = request.header("To");
    if (to.find("tag=") == std::string::npos && !status.starts_with("100"))
        to += ";tag=raw";
    send("SIP/2.0 " + status + kEnd + "Via: " + request.header("Via") + kEnd +
         "From: " + request.header("From") + kEnd + "To: " + to + kEnd +
         "Call-ID: " + request.header("Call-ID") + kEnd + "CSeq: " + request.header("CSeq") + kEnd +
         (headers.find("Contact:") == std::string::npos ? "Contact: <sip:raw@" + address() + ">\r\n" : "") +
         headers + contentOf(body));
}

std::string RawPbx::offer() const {
    std::array<char, INET_ADDRSTRLEN> host{};
    inet_ntop(AF_INET, &own_.sin_addr, host.data(), host.size());
    const std::string ip = host.data();
    return "v=0\r\no=raw 1 1 IN IP4 " + ip + "\r\ns=raw\r\nc=IN IP4 " + ip + "\r\nt=0 0\r\nm=audio " +
           std::to_string(audioPort_) +
           " RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
           "a=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n";
}

void RawPbx::sendRequest(const std::string& startLine, const std::string& headers, const std::string& body) {
    send(startLine + kEnd + headers + "Max-Forwards: 70\r\n" + contentOf(body));
}

void RawPbx::invite(const std::string& callId, const std::string& user, const std::string& headers) {
    const std::string uri = "sip:" + user + '@' + hostAndPort(softphone_);
    sendRequest("INVITE " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + address() + ";rport;branch=z9hG4bK-" + callId + kEnd +
                    "From: \"Raw\" <sip:900@" + address() + ">;tag=raw" + kEnd + "To: <" + uri + ">" + kEnd +
                    "Call-ID: " + callId + kEnd + "CSeq: 1 INVITE" + kEnd + "Contact: <sip:raw@" + address() +
                    ">" + kEnd + headers,
                offer());
}

void RawPbx::request(const std::string& method, const std::string& callId, int sequence, const Message& of,
                     const std::string& headers, const std::string& body) {
    // Of a response, the To is the softphone's; of a request, the From is.
    const bool isResponse = of.is("SIP/2.0");
    std::string own = of.header(isResponse ? "From" : "To");
    if (own.find("tag=") == std::string::npos)
        own += ";tag=raw";
    const std::string number = std::to_string(sequence);
    sendRequest(method + " sip:softphone@" + hostAndPort(softphone_) + " SIP/2.0",
                "Via: SIP/2.0/UDP " + address() + ";rport;branch=z9hG4bK-" + callId + '-' + number + method +
                    kEnd + "From: " + own + kEnd + "To: " + of.header(isResponse ? "To" : "From") + kEnd +
                    "Call-ID: " + callId + kEnd + "CSeq: " + number + ' ' + method + kEnd +
                    "Contact: <sip:raw@" + address() + ">" + kEnd + headers,
                body);
}

void RawPbx::acknowledge(const Message& response) {
    const std::string via = response.header("Via");
    send("ACK sip:softphone@" + hostAndPort(softphone_) + " SIP/2.0\r\nVia: " +
         via.substr(0, via.find(";received")) + kEnd + "From: " + response.header("From") + kEnd +
         "To: " + response.header("To") + kEnd + "Call-ID: " + response.header("Call-ID") + kEnd +
         "CSeq: " + std::to_string(std::atoi(response.header("CSeq").c_str())) +
         " ACK\r\nMax-Forwards: 70\r\n" + contentOf({}));
}

void RawPbx::cancel(const std::string& callId, const std::string& user, const std::string& headers) {
    const std::string uri = "sip:" + user + '@' + hostAndPort(softphone_);
    sendRequest("CANCEL " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + address() + ";rport;branch=z9hG4bK-" + callId + kEnd +
                    "From: \"Raw\" <sip:900@" + address() + ">;tag=raw" + kEnd + "To: <" + uri + ">" + kEnd +
                    "Call-ID: " + callId + kEnd + "CSeq: 1 CANCEL" + kEnd + headers,
                {});
}

}  // namespace euterpe::stage
