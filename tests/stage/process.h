// A program under test, started and ended by its PID; its output goes to a log file. One thread at a time.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace euterpe::stage {

class Process {
  public:
    struct Options {
        std::filesystem::path log;             // stdout and stderr; empty = this program's
        std::vector<std::string> environment;  // "NAME=value", added to this program's
    };

    // Throws std::runtime_error when the program cannot be started.
    Process(const std::vector<std::string>& command, const Options& options);
    // SIGTERM, then SIGKILL after five seconds.
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    bool running();
    // Sends the signal; does not wait.
    void signal(int number) const;
    // True when it ended within the time; then exitStatus() holds what it returned (128 + signal if killed).
    bool waitFor(std::chrono::milliseconds limit);
    [[nodiscard]] int exitStatus() const { return status_; }

  private:
    pid_t pid_ = -1;
    int pidfd_ = -1;
    int status_ = -1;
};

// Runs to the end and returns what was printed on stdout. Throws std::runtime_error, with the output, when
// the exit status is not 0.
std::string run(const std::vector<std::string>& command);

// A new folder under the system's temporary one, removed with all in it at the end.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// A TCP port of 127.0.0.1 that nobody listens on at this moment.
int freeTcpPort();

// True once something listens on that port of 127.0.0.1, or false when the process ended or 20 s are over.
bool awaitListening(Process& process, int port);

}  // namespace euterpe::stage
