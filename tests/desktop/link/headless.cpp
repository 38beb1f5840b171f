// The desktop without windows: logs in to a real server, prints one line for all that changes, takes commands
// from standard input. For trying a server by hand and for scenarios; not installed.
//   desktop_headless HOST PORT USER PASSWORD [free|pro|phone] [STATE_DIR]
// Commands: dial NUMBER, hangup CALL, reject CALL, star EXTENSION 0|1, presence away|busy|available,
//           account ID, register [TEXT], row INDEX, refresh, disconnect, connect, quit
#include "desktop/link/web_socket_channel.h"
#include "desktop/replica/session.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/json.h"

#include <cstdio>
#include <iostream>
#include <string>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTextStream>
#include <boost/json.hpp>

namespace euterpe {
namespace {

void say(const std::string& line) {
    std::cout << toUnixMillis(std::chrono::system_clock::now()) << ' ' << line << std::endl;
}

template <class T>
std::string text(const T& record) {
    return boost::json::serialize(protocol::toJson(record));
}

std::string outcome(const Result<void>& answer) {
    return answer ? "ok" : std::string(toString(answer.error().code)) + ' ' + answer.error().detail;
}

const char* name(replica::Sync sync) {
    switch (sync) {
        case replica::Sync::Disconnected:
            return "disconnected";
        case replica::Sync::Connecting:
            return "connecting";
        case replica::Sync::Online:
            return "online";
        case replica::Sync::PbxLost:
            return "pbxLost";
        case replica::Sync::Reconnecting:
            return "reconnecting";
        case replica::Sync::Refused:
            return "refused";
    }
    return "?";
}

class Headless : public QObject {
  public:
    explicit Headless(replica::Session& session) : session_(session) {
        listen();
        connect(&input_, &QSocketNotifier::activated, this, &Headless::read);
    }

  private:
    void listen() {
        using namespace replica;
        connect(&session_.syncState(), &SyncState::changed, this, [this] {
            const SyncState& state = session_.syncState();
            say(std::string("sync ") + name(state.sync()) + ' ' + std::string(toString(state.error().code)) +
                ' ' + state.error().detail);
        });
        connect(&session_, &Session::synchronised, this, [this] {
            say("synchronised " + std::to_string(session_.extensions().size()) + " extensions " +
                std::to_string(session_.calls().calls().size()) + " calls " + text(session_.self().self()));
        });
        connect(&session_.extensions(), &ExtensionStore::changed, this, [this](const QVector<Span>& spans) {
            for (const Span& span : spans) {
                for (int row = span.first; row <= span.last; ++row)
                    say("extension " + text(session_.extensions().at(row)));
            }
        });
        CallStore& calls = session_.calls();
        connect(&calls, &CallStore::callAdded, this,
                [&calls](const CallId& id) { say("call+ " + text(*calls.find(id))); });
        connect(&calls, &CallStore::callChanged, this,
                [&calls](const CallId& id) { say("call~ " + text(*calls.find(id))); });
        connect(&calls, &CallStore::callEnded, this,
                [](const CallId&, const protocol::Call& last) { say("call- " + text(last)); });
        connect(&session_.self(), &SelfStore::selfChanged, this,
                [this] { say("self " + text(session_.self().self())); });
        connect(&session_.favourites(), &FavouriteStore::changed, this,
                [this] { say("favourites " + std::to_string(session_.favourites().ids().size())); });
        connect(&session_, &Session::credentialsRefused, this, [](const Error& error) {
            say("credentials " + std::string(toString(error.code)) + ' ' + error.detail);
        });
        connect(&session_, &Session::accountChoiceNeeded, this, [](const auto& accounts) {
            for (const protocol::Account& account : accounts)
                say("choose " + text(account));
        });
        connect(&session_, &Session::seatMissing, this,
                [](protocol::SeatOutcome, protocol::Mode, protocol::Mode) { say("seat missing"); });
        connect(&session_, &Session::certificateChanged, this, [](const CertificateChange& change) {
            say("certificate " + change.shownFingerprint.toStdString());
        });
        connect(&session_, &Session::notUnderstood, this,
                [](const Error& error) { say("? " + error.detail); });
        listenToRegister();
    }

    void listenToRegister() {
        using replica::RegisterSource;
        RegisterSource& calls = session_.callRegister();
        connect(&calls, &RegisterSource::opened, this, [&calls] {
            say("register " + std::to_string(calls.total()));
            for (std::int64_t i = 0; i < std::min<std::int64_t>(5, calls.total()); ++i) {
                if (const auto* row = calls.peek(i))
                    say("row " + text(*row));
            }
        });
        connect(&calls, &RegisterSource::newRowsChanged, this,
                [](std::int64_t count) { say("new " + std::to_string(count)); });
        connect(&calls, &RegisterSource::pageLoaded, this, [](std::int64_t first, std::int64_t last) {
            say("page " + std::to_string(first) + ".." + std::to_string(last));
        });
    }

    // One notice may stand for several lines: those that are buffered already bring none of their own.
    void read() {
        do {
            std::string line;
            if (!std::getline(std::cin, line)) {
                input_.setEnabled(false);
                return;
            }
            const auto space = line.find(' ');
            run(line.substr(0, space), space == std::string::npos ? std::string() : line.substr(space + 1));
        } while (std::cin.rdbuf()->in_avail() > 0);
    }

    void run(const std::string& verb, const std::string& rest) {
        replica::Commands& commands = session_.commands();
        const auto done = [verb](const Result<void>& answer) { say(verb + ' ' + outcome(answer)); };
        if (verb == "dial")
            commands.dial(rest, this, [](const Result<CallId>& answer) {
                say("dial " + (answer ? answer->str() : std::string(toString(answer.error().code))));
            });
        else if (verb == "hangup")
            commands.hangUp(CallId(rest), this, done);
        else if (verb == "reject")
            commands.reject(CallId(rest), this, done);
        else if (verb == "star")
            commands.setFavourite(ExtensionId(rest.substr(0, rest.find(' '))), rest.ends_with('1'), this,
                                  done);
        else if (verb == "presence")
            commands.setPresence(rest == "away"   ? protocol::Presence::Away
                                 : rest == "busy" ? protocol::Presence::Busy
                                                  : protocol::Presence::Available,
                                 this, done);
        else if (verb == "account")
            commands.selectAccount(AccountId(rest), this, done);
        else if (verb == "register")
            openRegister(rest);
        else if (verb == "row")
            session_.callRegister().row(std::atoll(rest.c_str()));
        else if (verb == "refresh")
            session_.callRegister().refresh();
        else if (verb == "disconnect")
            session_.disconnectNow();
        else if (verb == "connect")
            session_.connectNow();
        else if (verb == "quit")
            QCoreApplication::quit();
    }

    void openRegister(const std::string& filterText) {
        protocol::RegisterFilter filter;
        filter.text = filterText;
        session_.callRegister().setFilter(filter);
        session_.callRegister().setActive(true);
    }

    replica::Session& session_;
    QSocketNotifier input_{0, QSocketNotifier::Read};
};

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 5) {
        std::cerr << "usage: desktop_headless HOST PORT USER PASSWORD [free|pro|phone] [STATE_DIR]\n";
        return 2;
    }
    const QTemporaryDir temporary;
    settings::Settings settings(arguments.value(6, temporary.path()));
    settings.load();
    settings.update([&](settings::Values& values) {
        values.address = arguments[1];
        values.port = arguments[2].toInt();
        values.user = arguments[3];
        const QString mode = arguments.value(5, QStringLiteral("pro"));
        values.mode = mode == u"free"    ? protocol::Mode::Free
                      : mode == u"phone" ? protocol::Mode::Phone
                                         : protocol::Mode::Pro;
    });
    settings::SessionSecretStore secrets;
    const auto events = link::makeHostEvents();
    replica::Session session(link::webSocketChannels(), *events, settings, secrets);
    const Headless headless(session);
    session.connectWithPassword(arguments[4].toStdString(), true);
    return QCoreApplication::exec();
}

}  // namespace
}  // namespace euterpe

int main(int argc, char** argv) {
    return euterpe::main(argc, argv);
}
