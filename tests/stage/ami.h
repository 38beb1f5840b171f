// A manager session of a test's own with an Asterisk: to place calls, to transfer them, to look what the PBX
// itself says. Blocking, one thread.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace euterpe::stage {

// Where an Asterisk's manager interface listens and who may come in.
struct AmiAccess {
    int port = 0;
    std::string user;
    std::string secret;
};

class Ami {
  public:
    using Headers = std::vector<std::pair<std::string, std::string>>;
    using Message = std::map<std::string, std::string>;  // the last one of a repeated header counts

    // Logs in; throws std::runtime_error.
    explicit Ami(const AmiAccess& access);
    ~Ami();
    Ami(const Ami&) = delete;
    Ami& operator=(const Ami&) = delete;

    // The response; throws when Asterisk refuses.
    Message action(const std::string& name, const Headers& headers = {});
    // The events of a list action, without the one that ends it.
    std::vector<Message> list(const std::string& name, const Headers& headers = {});
    // Waits for the next event for which it holds, and takes all up to it.
    std::optional<Message> await(const std::function<bool(const Message&)>& holds,
                                 std::chrono::milliseconds limit = std::chrono::seconds(10));
    // Every event since the login that was not taken yet, as far as it has arrived.
    std::vector<Message> events();

    // Names of the channels of a telephone, oldest first.
    std::vector<std::string> channelsOf(const std::string& account);

  private:
    // The next message, false when none came in time.
    bool read(Message& message, std::chrono::steady_clock::time_point deadline);
    void send(const std::string& name, const std::string& id, const Headers& headers);

    int socket_ = -1;
    std::string pending_;
    std::vector<Message> events_;
    int lastId_ = 0;
};

}  // namespace euterpe::stage
