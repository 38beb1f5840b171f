// euterpe-bench-paint: the whole way of an event, on the clock: our AMI simulator makes calls, a real
// euterpe-server follows it, and the real application in this process paints the rows. Prints one JSON
// object.
//   euterpe-bench-paint AMI_PORT EXTENSIONS FIRST SECONDS SECRET_FILE CONFIG_DIR < password
// AMI_PORT: where the server under test looks for its PBX, with the secret of SECRET_FILE. CONFIG_DIR holds
// euterpe.ini with the server's address and the user.
#include "bench/load/process_meter.h"
#include "bench/paint/call_traffic.h"
#include "bench/paint/paint_watch.h"
#include "desktop/app/application.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"
#include "desktop/models/extension_model.h"
#include "desktop/phone/phone_loader.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/widgets/row_tree.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <unistd.h>
#include <utility>

#include <QTimer>
#include <boost/json.hpp>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;
constexpr int kWarmUpSeconds = 3;
constexpr int kPatienceMs = 30'000;

struct Arguments {
    std::uint16_t amiPort = 0;
    int extensions = 0;
    int first = 0;
    double seconds = 0;
    QString config;
};

// The rows that are wholly on the screen, as extension indexes of the simulator.
std::set<int> visibleRows(const screens::ExtensionsScreen& screen, int first) {
    std::set<int> visible;
    const widgets::RowTree& table = screen.table();
    const models::ExtensionModel& model = screen.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, models::ExtensionModel::Phone);
        const QRect rect = table.visualRect(index);
        if (table.viewport()->rect().contains(rect) && !rect.isEmpty())
            visible.insert(std::atoi(model.record(index)->id.str().c_str()) - first);
    }
    return visible;
}

TrafficPlan planFor(const std::set<int>& visible, const Arguments& arguments, const ExtensionId& own) {
    TrafficPlan plan;
    plan.first = arguments.first;
    const int self = std::atoi(own.str().c_str()) - arguments.first;
    for (int i = 0; i < arguments.extensions; ++i) {
        if (i != self)
            (visible.contains(i) ? plan.visible : plan.hidden).push_back(i);
    }
    return plan;
}

// Waits in the event loop, as the application does.
template <class Condition>
bool await(Condition condition, int patienceMs) {
    QEventLoop loop;
    QTimer poll;
    QTimer::singleShot(patienceMs, &loop, [&] { loop.exit(1); });
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.exit(0);
    });
    poll.start(20);
    return loop.exec() == 0;
}

int complain(const char* what) {
    std::fprintf(stderr, "euterpe-bench-paint: %s\n", what);
    return 1;
}

int measure(app::Application& application, WatchedApplication& qt, fakes::AmiServer& ami,
            const Arguments& arguments) {
    auto& session = application.session();
    const bool ready = await(
        [&] {
            return session.extensions().size() == arguments.extensions &&
                   session.extensions().at(0).phone != protocol::PhoneState::Unknown;
        },
        kPatienceMs);
    if (!ready)
        return complain("the window did not get the extensions and their states in time");
    const auto* screen = application.window().directories().extensions();
    if (!screen)
        return complain("the directory of extensions is not shown");
    application.window().resize(1280, 940);  // many rows, as on a desk
    await([] { return false; }, 500);
    PendingChanges pending;
    new PaintWatch(qt, screen->table(), models::ExtensionModel::Phone, pending);
    const std::set<int> visible = visibleRows(*screen, arguments.first);
    if (visible.size() < 8)
        return complain("fewer than 8 rows are on the screen");

    CallTraffic traffic(ami, planFor(visible, arguments, session.self().self().extension), pending);
    traffic.start(kWarmUpSeconds);
    await([&] { return traffic.finished(); }, kPatienceMs);
    await([] { return false; }, 500);
    pending.clear();
    const std::uint64_t cpu = cpuNs(::getpid());
    const std::uint64_t start = monotonicNs();
    traffic.start(arguments.seconds);
    await([&] { return traffic.finished(); }, static_cast<int>(arguments.seconds * 1000) + kPatienceMs);
    await([] { return false; }, 1000);

    const auto summary = pending.summary();
    boost::json::object figures;
    figures["p50_ms"] = summary.latency.quantileMs(0.50);
    figures["p99_ms"] = summary.latency.quantileMs(0.99);
    figures["max_ms"] = summary.latency.maxMs();
    figures["changes"] = summary.latency.count();
    figures["superseded"] = summary.superseded;
    figures["unseen"] = summary.unseen;
    figures["visible_rows"] = visible.size();
    figures["cpu_pct"] =
        100.0 * static_cast<double>(cpuNs(::getpid()) - cpu) / static_cast<double>(monotonicNs() - start);
    std::printf("%s\n", boost::json::serialize(figures).c_str());
    return summary.latency.count() > 0 ? 0 : complain("no change was seen on the screen");
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe;
    bench::WatchedApplication qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("euterpe"));
    const QStringList given = QApplication::arguments();
    if (given.size() != 7)
        return bench::complain("usage: AMI_PORT EXTENSIONS FIRST SECONDS SECRET_FILE CONFIG_DIR < password");
    const bench::Arguments arguments{static_cast<std::uint16_t>(given[1].toInt()), given[2].toInt(),
                                     given[3].toInt(), given[4].toDouble(), given[6]};
    fakes::AmiServerOptions options;
    options.port = arguments.amiPort;
    options.company.extensions = arguments.extensions;
    options.company.first = arguments.first;
    std::ifstream secret(given[5].toStdString());
    if (!std::getline(secret, options.secret))
        return bench::complain("the secret file cannot be read");
    auto ami = fakes::AmiServer::start(options);
    if (!ami)
        return bench::complain(ami.error().detail.c_str());
    if (!(*ami)->waitForSnapshot(std::chrono::seconds(60)))
        return bench::complain("the server did not ask for a snapshot within a minute");

    const Log log(LogLevel::Warning);
    settings::Settings settings(arguments.config);
    const settings::LoadReport loaded = settings.load();
    const auto secrets = settings::makeSecretStore(settings);
    const auto events = link::makeHostEvents();
    const auto platform = app::makePlatform();
    const link::ConnectionTimes times;
    app::Application application({qt, settings, *secrets, *events, link::webSocketChannels(), times,
                                  *platform, [&log] { return phone::loadPhone(log); }, log});
    app::CommandLine line;
    line.configDirectory = arguments.config;
    line.passwordStdin = true;
    application.start(line, loaded);
    return bench::measure(application, qt, **ami, arguments);
}
