// euterpe-fake-pbx: our AMI simulator by itself, for a server that needs a quiet PBX of any size.
//   euterpe-fake-pbx AMI_PORT EXTENSIONS FIRST SECRET_FILE      until SIGTERM
#include "tests/fakes/ami_server.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <signal.h>
#include <string>

int main(int argc, char** argv) {
    using namespace euterpe::fakes;
    if (argc != 5) {
        std::fprintf(stderr, "usage: %s AMI_PORT EXTENSIONS FIRST SECRET_FILE\n", argv[0]);
        return 2;
    }
    // Blocked before the simulator's thread exists, so that the signal comes to sigwait().
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    AmiServerOptions options;
    options.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    options.company.extensions = std::atoi(argv[2]);
    options.company.first = std::atoi(argv[3]);
    std::ifstream secret(argv[4]);
    if (!std::getline(secret, options.secret)) {
        std::fprintf(stderr, "%s: cannot be read\n", argv[4]);
        return 1;
    }
    const auto server = AmiServer::start(options);
    if (!server) {
        std::fprintf(stderr, "euterpe-fake-pbx: %s\n", server.error().detail.c_str());
        return 1;
    }
    int signal = 0;
    ::sigwait(&ending, &signal);
    return 0;
}
