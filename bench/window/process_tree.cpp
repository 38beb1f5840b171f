#include "bench/window/process_tree.h"

#include "bench/load/process_meter.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;

void addChildren(pid_t pid, std::vector<pid_t>& found) {
    found.push_back(pid);
    const std::string id = std::to_string(pid);
    std::ifstream children("/proc/" + id + "/task/" + id + "/children");
    for (pid_t child = 0; children >> child;)
        addChildren(child, found);
}

[[noreturn]] void become(const std::vector<std::string>& command, int input, bool verbose) {
    ::setsid();
    ::dup2(input, STDIN_FILENO);
    if (!verbose) {
        const int null = ::open("/dev/null", O_WRONLY);
        ::dup2(null, STDOUT_FILENO);
        ::dup2(null, STDERR_FILENO);
    }
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

bool exitsWithin(pid_t pid, std::chrono::milliseconds patience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::waitpid(pid, nullptr, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

}  // namespace

Result<ProcessTree> ProcessTree::start(const std::vector<std::string>& command, const std::string& input,
                                       bool verbose) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return Error{ErrorCode::Io, std::string("pipe: ") + std::strerror(errno)};
    const pid_t pid = ::fork();
    if (pid == 0)
        become(command, pipe[0], verbose);
    ::close(pipe[0]);
    [[maybe_unused]] const auto written = ::write(pipe[1], input.data(), input.size());
    ::close(pipe[1]);
    if (pid < 0)
        return Error{ErrorCode::Io, std::string("fork: ") + std::strerror(errno)};
    return ProcessTree(pid);
}

ProcessTree::ProcessTree(ProcessTree&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}

ProcessTree::~ProcessTree() {
    if (pid_ <= 0)
        return;
    const std::vector<pid_t> all = pids();
    ::kill(pid_, SIGTERM);
    if (!exitsWithin(pid_, 3s)) {
        ::kill(pid_, SIGKILL);
        exitsWithin(pid_, 3s);
    }
    for (const pid_t pid : all) {
        if (pid != pid_)
            ::kill(pid, SIGKILL);
    }
}

bool ProcessTree::running() {
    if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) != 0)
        pid_ = -1;
    return pid_ > 0;
}

std::vector<pid_t> ProcessTree::pids() const {
    std::vector<pid_t> found;
    addChildren(pid_, found);
    return found;
}

TreeCost ProcessTree::cost() const {
    TreeCost cost;
    for (const pid_t pid : pids()) {
        ++cost.processes;
        cost.cpuNs += cpuNs(pid);
        std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
        for (std::string word; rollup >> word;) {
            double kb = 0;
            if (word == "Rss:" && rollup >> kb)
                cost.rssMb += kb / 1024;
            if (word == "Pss:" && rollup >> kb)
                cost.pssMb += kb / 1024;
        }
    }
    return cost;
}

}  // namespace euterpe::bench
