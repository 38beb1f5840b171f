// A real euterpe-server of a test's own beside a stage::Asterisk: its database holds the demo company and the users
// that the test asks for. One thread at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "tests/stage/asterisk.h"
#include "tests/stage/process.h"

namespace euterpe::stage {

class Server {
  public:
    inline static const std::string kPassword = "correct horse battery staple";

    // The program is $EUTERPE_SERVER if that is set (another build of it, e.g. under another sanitizer), else the
    // one of this build. Throws std::runtime_error.
    Server(const Asterisk& asterisk, const std::filesystem::path& folder);

    // A user with a Pro seat and kPassword, whose name is the extension's number. Before start().
    void addUser(const std::string& extension);
    // Returns when the port is open.
    void start();
    void kill();  // SIGKILL, as in a crash
    void stop();  // SIGTERM
    void pause(bool on);  // SIGSTOP, SIGCONT

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] std::string log() const;
    [[nodiscard]] std::filesystem::path dataFolder() const { return folder_ / "data"; }

  private:
    void writeConfiguration(const Asterisk& asterisk);
    void importCompany(const Asterisk& asterisk);

    std::filesystem::path folder_;
    int port_;
    std::unique_ptr<Process> process_;
};

}  // namespace euterpe::stage
