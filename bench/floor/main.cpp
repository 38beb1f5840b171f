// euterpe-bench-floor: what this machine, at this moment, asks for the barest fan-out: one process writes the
// same 330 bytes to every TLS connection in a loop, another reads them. No framework, no state, no JSON.
// A server's figures mean little without it: the same server costs twice as much on a busy machine.
//   euterpe-bench-floor CLIENTS PERIOD_MS ROUNDS      prints one JSON object
#include "bench/floor/throwaway_tls.h"
#include "bench/load/histogram.h"
#include "bench/load/process_meter.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vector>

namespace euterpe::bench {
namespace {

constexpr std::size_t kMessageBytes = 330;  // a batch of one extension
constexpr int kQuietMs = 3'000;             // nothing comes for so long: the sender has ended

struct FreeSsl {
    void operator()(SSL* ssl) const {
        const int fd = SSL_get_fd(ssl);
        SSL_free(ssl);
        ::close(fd);
    }
};
using Connection = std::unique_ptr<SSL, FreeSsl>;

Connection wrap(SSL_CTX* context, int fd) {
    const int one = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    Connection connection(SSL_new(context));
    SSL_set_fd(connection.get(), fd);
    return connection;
}

// Reads until the sender is silent; every message starts with the time at which it was meant to be sent.
int receive(int clients, const sockaddr_in& to) {
    const TlsContext context = trustingClient();
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> connections;
    for (int i = 0; i < clients; ++i) {
        const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
            return 1;
        connections.push_back(wrap(context.get(), fd));
        if (SSL_connect(connections.back().get()) != 1)
            return 1;
        ::fcntl(fd, F_SETFL, O_NONBLOCK);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = static_cast<std::uint32_t>(i);
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    }
    Histogram latency;
    std::array<epoll_event, 512> events;
    std::array<char, 16384> buffer;
    for (int count = 0; (count = ::epoll_wait(epoll, events.data(), 512, kQuietMs)) > 0;) {
        for (int i = 0; i < count; ++i) {
            SSL* ssl = connections[events[static_cast<std::size_t>(i)].data.u32].get();
            while (SSL_read(ssl, buffer.data(), static_cast<int>(buffer.size())) > 0) {
                std::uint64_t intended = 0;
                std::memcpy(&intended, buffer.data(), sizeof intended);
                latency.add(monotonicNs() - intended);
            }
        }
    }
    std::printf("{\"p50_ms\": %.3f, \"p99_ms\": %.3f, \"received\": %llu}\n", latency.quantileMs(0.50),
                latency.quantileMs(0.99), static_cast<unsigned long long>(latency.count()));
    return 0;
}

int send(int clients, double periodMs, int rounds, int listener) {
    const TlsContext context = throwawayServer();
    if (!context)
        return 1;
    std::vector<Connection> connections;
    for (int i = 0; i < clients; ++i) {
        connections.push_back(wrap(context.get(), ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)));
        if (SSL_accept(connections.back().get()) != 1)
            return 1;
    }
    std::array<char, kMessageBytes> message{};
    const std::uint64_t start = monotonicNs() + 500'000'000;
    const std::uint64_t cpuBefore = cpuNs(::getpid());
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t intended = start + static_cast<std::uint64_t>(periodMs * 1e6 * round);
        const timespec at{static_cast<time_t>(intended / 1'000'000'000),
                          static_cast<long>(intended % 1'000'000'000)};
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr);
        std::memcpy(message.data(), &intended, sizeof intended);
        for (const Connection& connection : connections)
            SSL_write(connection.get(), message.data(), static_cast<int>(message.size()));
    }
    const auto cpu = static_cast<double>(cpuNs(::getpid()) - cpuBefore);
    std::printf("{\"cpu_us\": %.3f}\n", cpu / 1000 / rounds / clients);
    std::fflush(stdout);
    int status = 1;
    ::wait(&status);  // before the connections close: the receiver ends by silence
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int measure(int clients, double periodMs, int rounds) {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), length) != 0 ||
        ::listen(listener, 1024) != 0 ||
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) != 0) {
        std::perror("euterpe-bench-floor");
        return 1;
    }
    if (::fork() == 0) {
        const int status = receive(clients, address);
        std::fflush(stdout);
        ::_exit(status);
    }
    return send(clients, periodMs, rounds, listener);
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s CLIENTS PERIOD_MS ROUNDS\n", argv[0]);
        return 2;
    }
    return euterpe::bench::measure(std::atoi(argv[1]), std::atof(argv[2]), std::atoi(argv[3]));
}
