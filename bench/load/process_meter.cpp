#include "bench/load/process_meter.h"

#include <fstream>
#include <string>
#include <time.h>

namespace euterpe::bench {
namespace {

std::uint64_t read(clockid_t clock) {
    timespec now{};
    if (::clock_gettime(clock, &now) != 0)
        return 0;
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000ULL +
           static_cast<std::uint64_t>(now.tv_nsec);
}

}  // namespace

std::uint64_t monotonicNs() {
    return read(CLOCK_MONOTONIC);
}

std::uint64_t cpuNs(pid_t pid) {
    clockid_t clock{};
    return ::clock_getcpuclockid(pid, &clock) == 0 ? read(clock) : 0;
}

double rssKb(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string word; status >> word;) {
        double kb = 0;
        if (word == "VmRSS:" && status >> kb)
            return kb;
    }
    return 0;
}

}  // namespace euterpe::bench
