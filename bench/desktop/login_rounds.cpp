#include "bench/desktop/login_rounds.h"

#include "bench/load/process_meter.h"

#include <utility>

#include <QTimer>

namespace euterpe::bench {

LoginRounds::LoginRounds(Desk& desk, std::string password, int rounds, std::function<void()> done)
    : desk_(desk), password_(std::move(password)), rounds_(rounds), done_(std::move(done)) {
    connect(&desk.session(), &replica::Session::synchronised, this, &LoginRounds::onSynchronised);
    connect(&desk.session(), &replica::Session::credentialsRefused, this, [this] { done_(); });
    connect(&desk.session(), &replica::Session::ended, this, [this] { done_(); });
}

void LoginRounds::start() {
    startedNs_ = monotonicNs();
    desk_.session().connectWithPassword(password_, false);
}

void LoginRounds::onSynchronised() {
    times_.push_back(static_cast<double>(monotonicNs() - startedNs_) / 1e6);
    desk_.session().disconnectNow();
    if (static_cast<int>(times_.size()) >= rounds_)
        return done_();
    // The server needs no rest; the log-out has to leave before the next log-in.
    QTimer::singleShot(300, this, &LoginRounds::start);
}

}  // namespace euterpe::bench
