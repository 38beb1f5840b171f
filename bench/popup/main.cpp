// euterpe-bench-popup: somebody calls, and the popup opens. A real Asterisk, a real server, the real
// application in this process in Phone mode, a telephone that calls it; timed from the INVITE on the wire to
// the popup drawn on the display. Prints one JSON object.
//   euterpe-bench-popup ROUNDS
#include "bench/load/process_meter.h"
#include "bench/popup/invite_tap.h"
#include "bench/popup/popup_watch.h"
#include "desktop/app/application.h"
#include "desktop/link/connection.h"
#include "desktop/link/web_socket_channel.h"
#include "desktop/phone/phone_loader.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/asterisk.h"
#include "tests/stage/server.h"
#include "tests/stage/sip_phone.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <QTimer>
#include <boost/json.hpp>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;
using euterpe::testing::waitUntil;

constexpr const char* kCalled = "103";
constexpr const char* kCaller = "104";

class KnownPassword : public settings::SecretStore {
  public:
    [[nodiscard]] settings::SecretKind kind() const override { return settings::SecretKind::Session; }
    void read(const QString&, QObject* context, Read done) override {
        QTimer::singleShot(0, context, [done] { done(stage::Server::kPassword); });
    }
    void write(const QString&, const std::string&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done] { done({}); });
    }
    void remove(const QString&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done] { done({}); });
    }
};

void must(bool done, const char* what) {
    if (!done)
        throw std::runtime_error(what);
}

void writeSettings(settings::Settings& settings, int port) {
    settings.update([&](settings::Values& values) {
        values.address = QStringLiteral("127.0.0.1");
        values.port = port;
        values.user = values.account = QLatin1StringView(kCalled);
        values.mode = protocol::Mode::Phone;
        values.language = QStringLiteral("en");
    });
}

bool tells(stage::SipPhone& phone, const char* event) {
    return waitUntil([&] { return phone.await(event, 0ms).has_value(); });
}

// Milliseconds.
double oneCall(PopupWatch& qt, app::Application& application, stage::SipPhone& caller, InviteTap& tap) {
    (void)tap.first();
    qt.forget();
    caller.dial(kCalled);
    must(waitUntil([&] { return qt.drawn().has_value(); }), "no popup");
    const auto sent = tap.first();
    must(sent.has_value(), "the PBX sent no INVITE over UDP");
    caller.hangUp();
    must(waitUntil([&] { return application.popups().count() == 0; }), "the popup stays");
    must(tells(caller, "CALL_CLOSED"), "the call does not end");
    return static_cast<double>(*qt.drawn() - *sent) / 1e6;
}

// The nearest rank.
double quantile(const std::vector<double>& sorted, double share) {
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    return sorted.at(static_cast<std::size_t>(std::max(rank, 1.0)) - 1);
}

int run(PopupWatch& qt, int rounds) {
    for (const std::string& reason : {stage::Asterisk::whyNot(), stage::SoundServer::whyNot()})
        must(reason.empty(), reason.c_str());
    const stage::TemporaryFolder folder;
    stage::SoundServer sound;
    setenv("PULSE_SERVER", sound.address().c_str(), 1);
    sound.addOutput("ear", "Ear");
    sound.addMicrophone("mouth", "Mouth");
    const stage::Asterisk asterisk("bench-popup");
    stage::Server server(stage::pbxOf(asterisk), folder.path() / "server");
    server.addUser(kCalled);
    server.start();
    stage::SipPhone caller({kCaller, asterisk.passwordOf(kCaller), asterisk.registrar()},
                           folder.path() / "caller");
    must(caller.registered(), "the caller does not register");

    const Log log(LogLevel::Warning);
    settings::Settings settings(QString::fromStdString((folder.path() / "desktop").string()));
    const settings::LoadReport loaded = settings.load();
    writeSettings(settings, server.port());
    KnownPassword secrets;
    const auto events = link::makeHostEvents();
    const auto platform = app::makePlatform();
    const link::ConnectionTimes times;
    app::Application application({qt, settings, secrets, *events, link::webSocketChannels(), times, *platform,
                                  [&log] { return phone::loadPhone(log); }, log});
    application.start({}, loaded);
    must(waitUntil([&] { return application.session().softphone().isRegistered(); }, 20s),
         "the softphone does not register");

    InviteTap tap(static_cast<std::uint16_t>(asterisk.sipPort()));
    (void)oneCall(qt, application, caller, tap);  // fonts and icons are loaded by the first
    std::vector<double> took;
    for (int i = 0; i < rounds; ++i)
        took.push_back(oneCall(qt, application, caller, tap));
    std::sort(took.begin(), took.end());
    boost::json::object figures;
    figures["invite_to_popup_p50_ms"] = quantile(took, 0.50);
    figures["invite_to_popup_p99_ms"] = quantile(took, 0.99);
    figures["invite_to_popup_max_ms"] = took.back();
    std::cout << boost::json::serialize(figures) << '\n';
    return 0;
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe::bench;
    PopupWatch qt(argc, argv);
    QApplication::setApplicationName(QStringLiteral("euterpe"));
    const int rounds = argc == 2 ? std::atoi(argv[1]) : 0;
    if (rounds < 1) {
        std::cerr << "usage: euterpe-bench-popup ROUNDS\n";
        return 2;
    }
    try {
        return run(qt, rounds);
    } catch (const std::exception& error) {
        std::cerr << "euterpe-bench-popup: " << error.what() << '\n';
        return 1;
    }
}
