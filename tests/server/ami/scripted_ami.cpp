#include "tests/server/ami/scripted_ami.h"

#include "server/ami/md5_p.h"

#include <algorithm>
#include <chrono>

#include <boost/asio/write.hpp>

namespace euterpe::ami {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

ScriptedAmi::ScriptedAmi(asio::io_context& io, std::uint16_t port)
    : io_(io), acceptor_(io, tcp::endpoint(asio::ip::address_v4::loopback(), port)) {
    port_ = acceptor_.local_endpoint().port();
    answer = [this](const Message& action) { return standardAnswer(action); };
    accept();
}

std::string ScriptedAmi::response(const Message& action, const std::string& lines) {
    return "Response: " + lines + "ActionID: " + std::string(action.get("ActionID")) + "\r\n\r\n";
}

std::string ScriptedAmi::standardAnswer(const Message& action) const {
    const std::string_view name = action.get("Action");
    if (name == "Challenge")
        return response(action, "Success\r\nChallenge: 4711\r\n");
    if (name == "Login") {
        const bool right = action.get("Username") == "euterpe" && action.get("Key") == *md5Hex("4711secret");
        return right ? response(action, "Success\r\nMessage: Authentication accepted\r\n") +
                           "Event: FullyBooted\r\nStatus: Fully Booted\r\n\r\n"
                     : response(action, "Error\r\nMessage: Authentication failed\r\n");
    }
    if (name == "Ping")
        return response(action, "Success\r\nPing: Pong\r\n");
    if (name == "Things") {
        const std::string id = "ActionID: " + std::string(action.get("ActionID")) + "\r\n";
        return response(action, "Success\r\nEventList: start\r\n") + "Event: Thing\r\n" + id +
               "Name: a\r\n\r\n" + "Event: Newstate\r\nUniqueid: live\r\n\r\n" + "Event: Thing\r\n" + id +
               "Name: b\r\n\r\n" + "Event: ThingsComplete\r\n" + id + "EventList: Complete\r\n\r\n";
    }
    return response(action, "Error\r\nMessage: Invalid/unknown command\r\n");
}

void ScriptedAmi::accept() {
    const auto connection = std::make_shared<Connection>(io_);
    acceptor_.async_accept(connection->socket, [this, connection](error_code error) {
        if (error)
            return;
        ++accepted_;
        open_.push_back(connection);
        if (!silent)
            write(*connection, banner);
        read(connection);
        accept();
    });
}

void ScriptedAmi::read(const std::shared_ptr<Connection>& connection) {
    connection->socket.async_read_some(
        asio::buffer(connection->buffer), [this, connection](error_code error, std::size_t size) {
            if (error)
                return;
            connection->reader.feed(std::string_view(connection->buffer).substr(0, size),
                                    [&](const Message& action) {
                                        actions.push_back(action);
                                        if (!silent)
                                            write(*connection, answer(action));
                                    });
            read(connection);
        });
}

void ScriptedAmi::write(Connection& connection, const std::string& bytes) {
    const std::size_t room = closeAfterBytes - std::min(closeAfterBytes, connection.sent);
    error_code ignored;  // the client may have gone
    asio::write(connection.socket, asio::buffer(bytes, std::min(room, bytes.size())), ignored);
    connection.sent += bytes.size();
    if (connection.sent >= closeAfterBytes)
        connection.socket.close(ignored);
}

void ScriptedAmi::send(const std::string& bytes) {
    for (const auto& connection : open_) {
        if (connection->socket.is_open())
            write(*connection, bytes);
    }
}

void ScriptedAmi::drop() {
    for (const auto& connection : open_) {
        error_code ignored;  // closed already
        connection->socket.close(ignored);
    }
    open_.clear();
}

void ScriptedAmi::close() {
    acceptor_.close();
    drop();
}

int ScriptedAmi::count(const std::string& action) const {
    return static_cast<int>(std::count_if(actions.begin(), actions.end(),
                                          [&](const Message& one) { return one.get("Action") == action; }));
}

bool runUntil(asio::io_context& io, const std::function<bool()>& condition, int patienceMs) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(patienceMs);
    io.restart();
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        // At most so long, for conditions that no event of the loop brings about.
        io.run_one_for(std::chrono::milliseconds(20));
    }
    return true;
}

}  // namespace euterpe::ami
