// Asterisk's manager interface as a test wants it: answers by a function, stops in the middle of a byte
// stream, keeps silent, refuses. Runs on the io_context of the test, in its thread.
#pragma once

#include "server/ami/ami_reader.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace euterpe::ami {

class ScriptedAmi {
  public:
    explicit ScriptedAmi(boost::asio::io_context& io, std::uint16_t port = 0);

    // What to answer to an action, "" for nothing. By default as Asterisk would for user "euterpe", secret
    // "secret".
    std::function<std::string(const Message& action)> answer;
    [[nodiscard]] std::string standardAnswer(const Message& action) const;
    // Response and blank line with the action's id.
    static std::string response(const Message& action, const std::string& lines);

    std::string banner = "Asterisk Call Manager/11.0.0\r\n";
    bool silent = false;                     // read on, answer nothing
    std::size_t closeAfterBytes = SIZE_MAX;  // then the connection is closed, in the middle of whatever it is

    void send(const std::string& bytes);
    void drop();   // closes all connections
    void close();  // closes the listening socket as well: the PBX is down
    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] int count(const std::string& action) const;
    [[nodiscard]] int connections() const { return accepted_; }

    std::vector<Message> actions;

  private:
    struct Connection {
        explicit Connection(boost::asio::io_context& io) : socket(io) {}
        boost::asio::ip::tcp::socket socket;
        Reader reader;
        std::string buffer = std::string(4096, '\0');
        std::size_t sent = 0;
    };
    void accept();
    void read(const std::shared_ptr<Connection>& connection);
    void write(Connection& connection, const std::string& bytes);

    boost::asio::io_context& io_;
    boost::asio::ip::tcp::acceptor acceptor_;
    std::vector<std::shared_ptr<Connection>> open_;
    std::uint16_t port_ = 0;
    int accepted_ = 0;
};

// Runs the loop until the condition holds; false when it does not within the patience.
bool runUntil(boost::asio::io_context& io, const std::function<bool()>& condition, int patienceMs = 5'000);

}  // namespace euterpe::ami
