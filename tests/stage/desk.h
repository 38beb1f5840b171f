// A user's desk: the desktop application's session (real WebSocket, real stores), without a window. GUI
// thread of a program with a QCoreApplication.
#pragma once

#include "desktop/replica/session.h"
#include "lib/base/log.h"
#include "tests/stage/process.h"
#include "tests/stage/server.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::stage {

// Runs the event loop until the condition holds; false when it does not within the time.
bool until(const std::function<bool()>& condition,
           std::chrono::milliseconds limit = std::chrono::seconds(10));

struct DeskOptions {
    std::string account;  // the telephone that was chosen before, "" = none yet
    protocol::Mode mode = protocol::Mode::Pro;
    std::string password = Server::kPassword;
    std::function<void(settings::Values&)> adjust = {};  // whatever else is set
    std::string folder = {};  // of settings and contacts, outlives the desk; "" = one of its own
};

class Desk {
  public:
    // Connects as that user to the server on the port.
    Desk(int serverPort, const std::string& user, const DeskOptions& options);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] replica::Session& session() { return *session_; }
    // The program ends without a word and is started again, with the same settings folder.
    void restart();
    [[nodiscard]] std::filesystem::path settingsFolder() const { return folder_.path(); }
    bool online(std::chrono::milliseconds limit = std::chrono::seconds(10));
    bool shows(replica::Sync sync, std::chrono::milliseconds limit = std::chrono::seconds(10));
    // What the user was told when the server did not let them in.
    [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }
    // How often the user was asked for anything: a password, a telephone, trust in a certificate.
    [[nodiscard]] int questions() const { return questions_; }

    // The extension's telephone as this desk shows it.
    [[nodiscard]] protocol::PhoneState phoneOf(const std::string& extension);
    bool shows(const std::string& extension, protocol::PhoneState state,
               std::chrono::milliseconds limit = std::chrono::seconds(10));

    [[nodiscard]] const std::vector<protocol::Call>& calls() { return session_->calls().calls(); }
    // The one call that this desk shows, nullptr when there is none or more than one.
    [[nodiscard]] const protocol::Call* onlyCall();
    [[nodiscard]] const protocol::Call* callWith(const std::string& number);
    // It shows exactly one call, in that state.
    bool showsCall(protocol::CallState state, std::chrono::milliseconds limit = std::chrono::seconds(10));
    // One of its calls is with that number, in that state.
    bool showsCall(const std::string& number, protocol::CallState state);
    bool showsNoCall();
    // The last word about each call that ended here, oldest first.
    [[nodiscard]] const std::vector<protocol::Call>& ended() const { return ended_; }

    // Each waits for the answer. Without an id: the only call.
    Result<CallId> dial(const std::string& target);
    Result<void> hangUp();
    Result<void> hangUp(const CallId& call);
    Result<void> reject();
    Result<void> setPresence(protocol::Presence presence);

    // The recent calls, newest first, asked anew; empty when they do not come.
    std::vector<protocol::RegisterRow> recentCalls();
    // The recent calls once there are at least `count` of them.
    std::vector<protocol::RegisterRow> recentCalls(std::size_t count);

  private:
    void begin();
    Result<CallId> onlyId();

    const Log log_{LogLevel::Warning};
    TemporaryFolder folder_;
    std::string password_;
    std::unique_ptr<settings::Settings> settings_;
    std::unique_ptr<settings::SecretStore> secrets_;
    std::unique_ptr<link::HostEvents> events_;
    std::unique_ptr<replica::Session> session_;
    std::optional<Error> refusal_;
    int questions_ = 0;
    std::vector<protocol::Call> ended_;
};

}  // namespace euterpe::stage
