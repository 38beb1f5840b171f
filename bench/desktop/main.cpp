// euterpe-bench-desk: a desktop without a window, for figures about its connection.
//   euterpe-bench-desk watch HOST PORT USER < password      until it is ended by a signal
//   euterpe-bench-desk login HOST PORT USER ROUNDS < password
#include "bench/desktop/desk.h"
#include "bench/desktop/desk_watch.h"
#include "bench/desktop/login_rounds.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <QCoreApplication>

namespace euterpe::bench {
namespace {

int login(Desk& desk, const std::string& password, int rounds) {
    LoginRounds logins(desk, password, rounds, [] { QCoreApplication::quit(); });
    logins.start();
    QCoreApplication::exec();
    std::vector<double> times = logins.times();
    if (static_cast<int>(times.size()) < rounds) {
        std::fprintf(stderr, "euterpe-bench-desk: the server refused the login\n");
        return 1;
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"median_ms\": %.3f, \"max_ms\": %.3f, \"extensions\": %d}\n", times[times.size() / 2],
                times.back(), desk.session().extensions().size());
    return 0;
}

int watch(Desk& desk, const std::string& password) {
    const DeskWatch watching(desk);
    desk.session().connectWithPassword(password, false);
    return QCoreApplication::exec();
}

}  // namespace
}  // namespace euterpe::bench

int main(int argc, char** argv) {
    using namespace euterpe::bench;
    QCoreApplication application(argc, argv);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool isLogin = arguments.size() == 5 && arguments[0] == "login";
    if (!isLogin && !(arguments.size() == 4 && arguments[0] == "watch")) {
        std::fprintf(stderr, "usage: euterpe-bench-desk watch|login HOST PORT USER [ROUNDS] < password\n");
        return 2;
    }
    std::string password;
    std::getline(std::cin, password);
    Desk desk(arguments[1], static_cast<std::uint16_t>(std::atoi(arguments[2].c_str())), arguments[3]);
    return isLogin ? login(desk, password, std::max(1, std::atoi(arguments[4].c_str())))
                   : watch(desk, password);
}
