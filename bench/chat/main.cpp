// Chat over TLS: many clients write to each other at a steady rate; how long until the other side has a
// message, and whether each comes once. Usage: euterpe-bench-chat PORT TOKENS_FILE CLIENTS PER_SECOND SECONDS
#include "bench/chat/reader.h"
#include "bench/load/fleet.h"
#include "bench/load/histogram.h"
#include "bench/load/process_meter.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <signal.h>
#include <sys/resource.h>

#include <boost/json.hpp>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;

// Lines "user - token".
std::vector<Identity> readTokens(const std::string& file) {
    std::vector<Identity> users;
    std::ifstream lines(file);
    for (std::string user, dash, token; lines >> user >> dash >> token;)
        users.push_back({user, {}, token});
    return users;
}

void raiseOpenFiles(int clients) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, static_cast<rlim_t>(clients) + 200));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct Load {
    std::uint16_t port = 0;
    std::vector<Identity> users;
    int clients = 0;
    double perSecond = 0;
    double seconds = 0;
};

// Messages are named by their place in `intended_`; the time counts from when one was meant to be sent.
class Run {
  public:
    explicit Run(const Load& load) : load_(load) {}

    Result<void> start() {
        FleetOptions options;
        options.target = {"127.0.0.1", load_.port};
        options.clients = load_.clients;
        options.users = load_.users;
        auto fleet = Fleet::create(std::move(options), [this](int client, std::string_view text) {
            if (static_cast<std::size_t>(client) < readers_.size())
                readers_[static_cast<std::size_t>(client)]->onText(text);
        });
        if (!fleet)
            return fleet.error();
        fleet_ = std::move(*fleet);
        if (auto connected = fleet_->connectAll(240s); !connected)
            return connected;
        for (int i = 0; i < fleet_->size(); ++i)
            readers_.push_back(std::make_unique<ChatReader>(
                fleet_->client(i), [this](const protocol::ChatMessage& message) { onSeen(message); }));
        return {};
    }

    Result<void> write() {
        const auto count = static_cast<std::size_t>(load_.perSecond * load_.seconds);
        const auto gap = static_cast<std::uint64_t>(1e9 / load_.perSecond);
        std::uint64_t next = monotonicNs() + 100'000'000;
        while (intended_.size() < count) {
            if (monotonicNs() < next) {
                fleet_->pump(1ms);
                continue;
            }
            if (auto sent = send(next); !sent)
                return sent;
            next += gap;
        }
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (latency_.count() < count && std::chrono::steady_clock::now() < deadline)
            fleet_->pump(5ms);
        return {};
    }

    void print() const {
        std::uint64_t doubled = 0, refused = 0;
        for (const auto& reader : readers_) {
            doubled += reader->doubled();
            refused += reader->refused();
        }
        boost::json::object figures;
        figures["chat_deliver_p50_ms"] = latency_.quantileMs(0.5);
        figures["chat_deliver_p99_ms"] = latency_.quantileMs(0.99);
        figures["chat_deliver_max_ms"] = latency_.maxMs();
        figures["chat_lost"] = intended_.size() - latency_.count();
        figures["chat_doubled"] = doubled;
        figures["chat_refused"] = refused;
        std::printf("%s\n", boost::json::serialize(figures).c_str());
    }

  private:
    Result<void> send(std::uint64_t intendedNs) {
        const std::size_t people = readers_.size();
        const std::size_t from = random_() % people;
        const std::size_t to = (from + 1 + random_() % (people - 1)) % people;
        const std::string id = "b-" + std::to_string(intended_.size());
        intended_.push_back(intendedNs);
        return readers_[from]->send(fleet_->client(static_cast<int>(to)).extension(), id,
                                    "Message " + id + ", as long as what one writes on a usual day.");
    }

    void onSeen(const protocol::ChatMessage& message) {
        const auto place = static_cast<std::size_t>(std::atoll(message.clientId.c_str() + 2));
        if (place < intended_.size())
            latency_.add(monotonicNs() - intended_[place]);
    }

    Load load_;
    std::unique_ptr<Fleet> fleet_;
    std::vector<std::unique_ptr<ChatReader>> readers_;
    std::vector<std::uint64_t> intended_;
    Histogram latency_;
    std::mt19937 random_{1};
};

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe::bench;
    if (argc != 6) {
        std::fprintf(stderr, "usage: %s PORT TOKENS_FILE CLIENTS PER_SECOND SECONDS\n", argv[0]);
        return 2;
    }
    ::signal(SIGPIPE, SIG_IGN);
    Load load{static_cast<std::uint16_t>(std::atoi(argv[1])), readTokens(argv[2]), std::atoi(argv[3]),
              std::atof(argv[4]), std::atof(argv[5])};
    raiseOpenFiles(load.clients);
    Run run(load);
    auto done = run.start();
    if (done)
        done = run.write();
    if (!done) {
        std::fprintf(stderr, "euterpe-bench-chat: %s\n", done.error().detail.c_str());
        return 1;
    }
    run.print();
    return 0;
}
