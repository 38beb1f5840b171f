// Another softphone in a call with the same PBX, on the same sound server (PULSE_SERVER) and with the same
// codec as ours, so that what both cost can be compared. One thread at a time.
#pragma once

#include "tests/stage/asterisk.h"
#include "tests/stage/process.h"

#include <memory>
#include <string>
#include <vector>

namespace euterpe::bench {

enum class PeerProgram { Linphonec, Baresip };

class Peer {
  public:
    // False when it is not installed.
    static bool isThere(PeerProgram program);

    // As `account`, Opus, without echo canceller; calls `number` and returns once both talk Opus. Throws
    // std::runtime_error.
    Peer(PeerProgram program, stage::Asterisk& asterisk, const std::string& account,
         const std::string& number);
    ~Peer();
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    [[nodiscard]] pid_t pid() const { return process_->pid(); }

  private:
    [[nodiscard]] std::vector<std::string> linphonec(const stage::Asterisk& asterisk,
                                                     const std::string& account, const std::string& number);
    [[nodiscard]] std::vector<std::string> baresip(const stage::Asterisk& asterisk,
                                                   const std::string& account,
                                                   const std::string& number) const;

    stage::TemporaryFolder folder_;
    int commands_ = -1;  // keeps linphonec's standard input open: it ends with that
    std::unique_ptr<stage::Process> process_;
};

}  // namespace euterpe::bench
