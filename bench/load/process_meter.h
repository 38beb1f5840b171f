// What a process costs, read from outside: CPU time to the nanosecond, resident memory. Plain functions, any
// thread. Also the clock that all latencies here are taken from.
#pragma once

#include <cstdint>
#include <sys/types.h>

namespace euterpe::bench {

// CLOCK_MONOTONIC: the same for every process of the machine.
std::uint64_t monotonicNs();

// All threads, user and system; 0 when there is no such process.
std::uint64_t cpuNs(pid_t pid);

// VmRSS; 0 when there is no such process.
double rssKb(pid_t pid);

}  // namespace euterpe::bench
