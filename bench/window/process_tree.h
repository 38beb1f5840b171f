// A program started for measuring, with everything it starts itself. Owns the process: the destructor ends it
// and what it left behind, by process id. One thread.
#pragma once

#include "lib/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <sys/types.h>
#include <vector>

namespace euterpe::bench {

struct TreeCost {
    double rssMb = 0;
    double pssMb = 0;  // shared pages divided among those that share them
    std::uint64_t cpuNs = 0;
    int processes = 0;
};

class ProcessTree {
  public:
    // `input` goes to the program's standard input, which is closed then; its output is discarded unless
    // `verbose`.
    static Result<ProcessTree> start(const std::vector<std::string>& command, const std::string& input,
                                     bool verbose);
    ProcessTree(ProcessTree&& other) noexcept;
    ProcessTree& operator=(ProcessTree&&) = delete;
    ~ProcessTree();

    [[nodiscard]] bool running();
    [[nodiscard]] TreeCost cost() const;

  private:
    explicit ProcessTree(pid_t pid) : pid_(pid) {}
    [[nodiscard]] std::vector<pid_t> pids() const;

    pid_t pid_;  // -1 once it has ended
};

}  // namespace euterpe::bench
