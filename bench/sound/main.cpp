// euterpe-bench-sound: sound of calls between two softphones through a real Asterisk; prints one JSON object.
//   euterpe-bench-sound delay|echo|loss|loss_no_fec
//   euterpe-bench-sound answer USER PASSWORD REGISTRAR MICROPHONE SPEAKER correction|plain    (the other
//   side's process)
#include "bench/sound/answerer.h"
#include "bench/sound/delay.h"
#include "bench/sound/echo.h"
#include "bench/sound/loss.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>

#include <QCoreApplication>

namespace {

void print(const std::map<std::string, double>& figures) {
    const char* separator = "{";
    for (const auto& [key, value] : figures) {
        std::printf("%s\"%s\": %.3f", separator, key.c_str(), value);
        separator = ", ";
    }
    std::puts("}");
}

void measure(const std::string& what) {
    using namespace euterpe;
    static const std::map<std::string, std::map<std::string, double> (*)(bench::Stage&)> kinds{
        {"delay", bench::measureDelay},
        {"echo", bench::measureEcho},
        {"loss", bench::measureLoss},
        {"loss_no_fec", bench::measureLossWithoutCorrection}};
    const auto kind = kinds.find(what);
    if (kind == kinds.end())
        throw std::runtime_error("cannot measure " + what);
    for (const std::string& reason : {stage::Asterisk::whyNot(), stage::SoundServer::whyNot()}) {
        if (!reason.empty())
            throw std::runtime_error(reason);
    }
    bench::Stage stage;
    print(kind->second(stage));
}

}  // namespace

int main(int argc, char** argv) {
    using namespace euterpe;
    const bool answers = argc == 8 && std::strcmp(argv[1], "answer") == 0;
    if (answers) {
        sigset_t ending;
        sigemptyset(&ending);
        sigaddset(&ending, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    }
    QCoreApplication application(argc, argv);
    try {
        if (answers)
            return bench::runAnswerer(
                {argv[2], argv[3], argv[4], argv[5], argv[6], std::strcmp(argv[7], "correction") == 0});
        if (argc != 2) {
            std::fprintf(stderr, "usage: %s delay|echo|loss|loss_no_fec\n", argv[0]);
            return 2;
        }
        measure(argv[1]);
        return 0;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "euterpe-bench-sound: %s\n", failure.what());
        return 1;
    }
}
