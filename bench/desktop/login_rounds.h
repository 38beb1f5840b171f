// Logs in, waits for the full snapshot in the stores, logs out, as often as wanted; keeps the time of each.
// From the click to usable data: TCP, TLS, password hash, snapshot, decoding, stores. GUI thread only; made
// by main.
#pragma once

#include "bench/desktop/desk.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <QObject>

namespace euterpe::bench {

class LoginRounds : public QObject {
    Q_OBJECT

  public:
    // `done` gets the milliseconds of each round, or fewer when a login was refused.
    LoginRounds(Desk& desk, std::string password, int rounds, std::function<void()> done);

    void start();
    [[nodiscard]] const std::vector<double>& times() const { return times_; }

  private:
    void onSynchronised();

    Desk& desk_;
    std::string password_;
    int rounds_;
    std::function<void()> done_;
    std::uint64_t startedNs_ = 0;
    std::vector<double> times_;
};

}  // namespace euterpe::bench
