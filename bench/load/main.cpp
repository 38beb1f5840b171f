#include "bench/load/deliveries.h"
#include "bench/load/fleet.h"
#include "bench/load/options.h"
#include "bench/load/process_meter.h"
#include "bench/load/publisher.h"

#include <algorithm>
#include <cstdio>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <utility>
#include <vector>

#include <boost/json.hpp>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;

void raiseOpenFiles(int clients) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(limit.rlim_max, static_cast<rlim_t>(clients) + 200));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct Sources {
    std::unique_ptr<fakes::AmiServer> ami;
    std::unique_ptr<EventSource> events;
};

Result<Sources> openSource(const Options& options) {
    Sources sources;
    if (options.amiPort != 0) {
        fakes::AmiServerOptions ami;
        ami.port = options.amiPort;
        ami.user = options.amiUser;
        ami.secret = options.amiSecret;
        ami.company = {options.extensions, options.firstExtension, options.hintContext, "euterpe-phones"};
        auto started = fakes::AmiServer::start(ami);
        if (!started)
            return started.error();
        sources.ami = std::move(*started);
        if (!sources.ami->waitForSnapshot(60s))
            return Error{ErrorCode::Timeout, "the server did not ask for a snapshot within a minute"};
        sources.events =
            std::make_unique<AmiSource>(*sources.ami, options.firstExtension, options.extensions);
        return sources;
    }
    FleetOptions fleet;
    fleet.target = options.server;
    fleet.users = options.users;
    fleet.clients = std::min(options.publishers, static_cast<int>(options.users.size()));
    fleet.subscribe = false;
    fleet.spreadSources = options.spreadSources;
    auto publishers = Fleet::create(std::move(fleet), [](int, std::string_view) {});
    if (!publishers)
        return publishers.error();
    if (auto connected = (*publishers)->connectAll(180s); !connected)
        return connected.error();
    sources.events = std::make_unique<PresenceSource>(std::move(*publishers));
    return sources;
}

// Publishes and receives until every delivery has come, or nothing more can be expected.
void runWindow(Fleet& fleet, Publisher& publisher, Deliveries& deliveries, double rate, double seconds) {
    const int count = std::max(1, static_cast<int>(rate * seconds));
    deliveries.startCounting();
    publisher.start(rate, count);
    while (!publisher.finished())
        fleet.pump(5ms);
    const std::uint64_t expected =
        static_cast<std::uint64_t>(count) * static_cast<std::uint64_t>(fleet.ready());
    const auto deadline = std::chrono::steady_clock::now() + 5s;
    while (deliveries.delivered() < expected && std::chrono::steady_clock::now() < deadline)
        fleet.pump(5ms);
}

class Report {
  public:
    explicit Report(std::string prefix) : prefix_(std::move(prefix)) {}
    void add(const std::string& key, double value) { object_[prefix_ + key] = value; }
    void print() const { std::printf("%s\n", boost::json::serialize(object_).c_str()); }

  private:
    std::string prefix_;
    boost::json::object object_;
};

void measureRate(const Options& options, Fleet& fleet, Publisher& publisher, Deliveries& deliveries,
                 Report& report) {
    runWindow(fleet, publisher, deliveries, options.rate, 1);  // warm-up
    const std::uint64_t cpuBefore = cpuNs(options.serverPid);
    const std::uint64_t ownBefore = cpuNs(::getpid());
    const std::uint64_t start = monotonicNs();
    runWindow(fleet, publisher, deliveries, options.rate, options.seconds);
    const double elapsed = static_cast<double>(monotonicNs() - start);
    const auto delivered = static_cast<double>(deliveries.delivered());
    const double events = std::max(1.0, options.rate * options.seconds);
    report.add("delivered", delivered);
    report.add("expected", events * fleet.ready());
    report.add("p50_ms", deliveries.latency().quantileMs(0.50));
    report.add("p99_ms", deliveries.latency().quantileMs(0.99));
    report.add("max_ms", deliveries.latency().maxMs());
    report.add("events_per_batch", delivered / std::max(1.0, static_cast<double>(deliveries.batches())));
    report.add("load_cpu_pct", 100 * static_cast<double>(cpuNs(::getpid()) - ownBefore) / elapsed);
    if (options.serverPid != 0) {
        const auto cpu = static_cast<double>(cpuNs(options.serverPid) - cpuBefore);
        report.add("cpu_us", cpu / 1000 / std::max(1.0, delivered));
        report.add("cpu_pct", 100 * cpu / elapsed);
    }
}

void measureLone(const Options& options, Fleet& fleet, Publisher& publisher, Deliveries& deliveries,
                 Report& report) {
    runWindow(fleet, publisher, deliveries, 4, options.loneSeconds);
    report.add("lone_p50_ms", deliveries.latency().quantileMs(0.50));
    report.add("lone_p99_ms", deliveries.latency().quantileMs(0.99));
    report.add("lone_max_ms", deliveries.latency().maxMs());
    report.add("lone_delivered", static_cast<double>(deliveries.delivered()));
}

Result<void> run(const Options& options) {
    raiseOpenFiles(options.clients + options.publishers);
    auto sources = openSource(options);
    if (!sources)
        return sources.error();

    Deliveries deliveries(options.clients, sources->events->extensions());
    FleetOptions fleetOptions;
    fleetOptions.target = options.server;
    fleetOptions.clients = options.clients;
    fleetOptions.users = options.users;
    fleetOptions.spreadSources = options.spreadSources;
    auto fleet = Fleet::create(std::move(fleetOptions),
                               [&](int client, std::string_view text) { deliveries.received(client, text); });
    if (!fleet)
        return fleet.error();

    Report report(options.prefix);
    const double rssBefore = rssKb(options.serverPid);
    const std::uint64_t start = monotonicNs();
    if (auto connected = (*fleet)->connectAll(240s); !connected)
        return connected;
    report.add("connect_s", static_cast<double>(monotonicNs() - start) / 1e9);
    report.add("clients", (*fleet)->ready());
    report.add("snapshot_kb", static_cast<double>((*fleet)->client(0).snapshotBytes()) / 1024);
    report.add("pro_mode", (*fleet)->client(0).mode() == protocol::Mode::Pro ? 1 : 0);

    Publisher publisher(*sources->events, deliveries);
    measureRate(options, **fleet, publisher, deliveries, report);
    if (options.serverPid != 0) {
        report.add("client_kb", (rssKb(options.serverPid) - rssBefore) / (*fleet)->ready());
        report.add("rss_mb", rssKb(options.serverPid) / 1024);
    }
    if (options.loneSeconds > 0)
        measureLone(options, **fleet, publisher, deliveries, report);
    report.add("lost", (*fleet)->lost());
    report.print();
    return (*fleet)->lost() == 0 ? Result<void>() : Result<void>((*fleet)->firstFailure());
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe::bench;
    ::signal(SIGPIPE, SIG_IGN);
    auto options = parseOptions(std::vector<std::string>(argv + 1, argv + argc));
    if (!options) {
        std::fprintf(stderr, "euterpe-load: %s\n\n%s", options.error().detail.c_str(),
                     std::string(usage()).c_str());
        return 2;
    }
    if (auto done = run(*options); !done) {
        std::fprintf(stderr, "euterpe-load: %s: %s\n", std::string(toString(done.error().code)).c_str(),
                     done.error().detail.c_str());
        return 1;
    }
    return 0;
}
