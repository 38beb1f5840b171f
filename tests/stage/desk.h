// A user's desk: the desktop application's session (real WebSocket, real stores), without a window. GUI thread of a
// program with a QCoreApplication.
#pragma once

#include "desktop/replica/session.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "tests/stage/process.h"

namespace euterpe::stage {

// Runs the event loop until the condition holds; false when it does not within the time.
bool until(const std::function<bool()>& condition, std::chrono::milliseconds limit = std::chrono::seconds(10));

class Desk {
  public:
    // Connects as that user to the server on the port; the telephone `account` is chosen already.
    Desk(int serverPort, const std::string& user, const std::string& account);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] replica::Session& session() { return *session_; }
    bool online(std::chrono::milliseconds limit = std::chrono::seconds(10));

    // The extension's telephone as this desk shows it.
    [[nodiscard]] protocol::PhoneState phoneOf(const std::string& extension);
    bool shows(const std::string& extension, protocol::PhoneState state);

    // The one call that this desk shows, nullptr when there is none or more than one.
    [[nodiscard]] const protocol::Call* onlyCall();
    bool showsCall(protocol::CallState state);
    bool showsNoCall();

    // Dials and waits for the answer.
    Result<CallId> dial(const std::string& target);
    Result<void> hangUp();
    Result<void> reject();

    // The recent calls, newest first, asked anew; empty when they do not come.
    std::vector<protocol::RegisterRow> recentCalls();
    // The recent calls once there are `count` of them.
    std::vector<protocol::RegisterRow> recentCalls(std::size_t count);

  private:
    TemporaryFolder folder_;
    std::unique_ptr<settings::Settings> settings_;
    std::unique_ptr<settings::SecretStore> secrets_;
    std::unique_ptr<link::HostEvents> events_;
    std::unique_ptr<replica::Session> session_;
};

}  // namespace euterpe::stage
