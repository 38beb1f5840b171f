#include "tests/stage/ami.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace euterpe::stage {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kAnswer{10};

std::string value(const Ami::Message& message, const char* name) {
    const auto found = message.find(name);
    return found == message.end() ? std::string() : found->second;
}

Ami::Message parse(const std::string& text) {
    Ami::Message message;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find("\r\n", begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        if (const auto colon = line.find(": "); colon != std::string::npos)
            message[line.substr(0, colon)] = line.substr(colon + 2);
        begin = end + 2;
    }
    return message;
}

}  // namespace

Ami::Ami(const AmiAccess& access) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(access.port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        close(socket_);
        throw std::runtime_error(std::string("AMI: ") + std::strerror(errno));
    }
    action("Login", {{"Username", access.user}, {"Secret", access.secret}});
}

Ami::~Ami() {
    close(socket_);
}

void Ami::send(const std::string& name, const std::string& id, const Headers& headers) {
    std::string text = "Action: " + name + "\r\nActionID: " + id + "\r\n";
    for (const auto& [key, content] : headers)
        text += key + ": " + content + "\r\n";
    text += "\r\n";
    if (::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
        throw std::runtime_error("AMI: the connection is closed");
}

bool Ami::read(Message& message, Clock::time_point deadline) {
    for (;;) {
        if (const auto end = pending_.find("\r\n\r\n"); end != std::string::npos) {
            message = parse(pending_.substr(0, end));
            pending_.erase(0, end + 4);
            return true;
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd readable{socket_, POLLIN, 0};
        if (poll(&readable, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0)
            return false;
        char buffer[8192];
        const ssize_t n = recv(socket_, buffer, sizeof buffer, 0);
        if (n <= 0)
            return false;
        pending_.append(buffer, static_cast<std::size_t>(n));
    }
}

Ami::Message Ami::action(const std::string& name, const Headers& headers) {
    const std::string id = "test-" + std::to_string(++lastId_);
    send(name, id, headers);
    Message message;
    const auto deadline = Clock::now() + kAnswer;
    while (read(message, deadline)) {
        if (message.contains("Response") && value(message, "ActionID") == id) {
            if (value(message, "Response") == "Error")
                throw std::runtime_error("AMI " + name + ": " + value(message, "Message"));
            return message;
        }
        events_.push_back(message);
    }
    throw std::runtime_error("AMI " + name + ": no answer");
}

std::vector<Ami::Message> Ami::list(const std::string& name, const Headers& headers) {
    const std::string id = value(action(name, headers), "ActionID");
    std::vector<Message> found;
    Message message;
    const auto deadline = Clock::now() + kAnswer;
    while (read(message, deadline)) {
        if (value(message, "ActionID") != id)
            events_.push_back(message);
        else if (value(message, "EventList") == "Complete")
            return found;
        else
            found.push_back(message);
    }
    throw std::runtime_error("AMI " + name + ": the list does not end");
}

std::optional<Ami::Message> Ami::await(const std::function<bool(const Message&)>& holds,
                                       std::chrono::milliseconds limit) {
    const auto deadline = Clock::now() + limit;
    Message message;
    for (auto event = events_.begin(); event != events_.end(); ++event) {
        if (holds(*event)) {
            message = *event;
            events_.erase(events_.begin(), std::next(event));
            return message;
        }
    }
    events_.clear();
    while (read(message, deadline)) {
        if (holds(message))
            return message;
    }
    return std::nullopt;
}

std::vector<Ami::Message> Ami::events() {
    Message message;
    while (read(message, Clock::now()))
        events_.push_back(message);
    return std::exchange(events_, {});
}

std::vector<std::string> Ami::channelsOf(const std::string& account) {
    std::vector<std::string> names;
    for (const Message& channel : list("CoreShowChannels")) {
        if (const std::string name = value(channel, "Channel"); name.starts_with("PJSIP/" + account + '-'))
            names.push_back(name);
    }
    return names;
}

}  // namespace euterpe::stage
