// Measures the softphone's engine in this process: registration, call set-up, a call's processor time and
// memory, many calls in a row, and how soon it is back after the PBX was. Prints one JSON object.
#include "bench/load/process_meter.h"
#include "bench/phone/peer.h"
#include "bench/sound/speech.h"
#include "tests/scenarios/phone/softphone.h"
#include "tests/stage/asterisk.h"
#include "tests/stage/sound_server.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <sys/resource.h>

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace euterpe {
namespace {

using phone::LegState;
using Clock = std::chrono::steady_clock;
constexpr const char* kEcho = "800";  // answers at once
constexpr std::chrono::seconds kSettle{3};
constexpr std::chrono::seconds kInCall{15};
constexpr std::chrono::seconds kSpeech{240};  // longer than all that is measured in a call

double millisSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

double processorSeconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double residentMb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

double descriptors() {
    return static_cast<double>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}));
}

void must(bool done, const char* what) {
    if (!done)
        throw std::runtime_error(what);
}

void rest(std::chrono::milliseconds time) {
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

class Bench {
  public:
    Bench() : asterisk_("bench-phone") {
        setenv("PULSE_SERVER", sound_.address().c_str(), 1);
        sound_.addOutput("speaker", "Speaker");
        sound_.addMicrophone("mic", "Microphone");
        sound_.setDefaultOutput("speaker");
        sound_.setDefaultMicrophone("mic");
        // Speech: a tone is music to Opus, which costs it a fourth of the work, but six times as much once it
        // is to correct errors: that is done for speech only.
        const auto file = folder_.path() / "speech";
        stage::writeSamples(file, bench::speak("en-us+m3", kSpeech));
        voice_ = std::make_unique<stage::SoundSource>(sound_, "mic_feed", file);
    }

    void registration() {
        std::vector<double> times;
        for (int i = 0; i < 7; ++i) {
            const auto begin = Clock::now();
            stage::Softphone phone(account({}), options(phone::EchoCanceller::Off));
            must(phone.registered(), "does not register");
            times.push_back(millisSince(begin));
        }
        tell("register_ms", median(times));
    }

    void callSetUp() {
        stage::Softphone phone(account({}), options(phone::EchoCanceller::Off));
        must(phone.registered(), "does not register");
        std::vector<double> times;
        for (int i = 0; i < 15; ++i) {
            const auto begin = Clock::now();
            call(phone);
            times.push_back(millisSince(begin));
            hangUp(phone);
        }
        tell("call_setup_ms", median(times));
    }

    void inCall(const std::string& codec, phone::EchoCanceller canceller, const std::string& key) {
        stage::Softphone phone(account({codec}), options(canceller));
        must(phone.registered(), "does not register");
        call(phone);
        rest(kSettle);
        const double used = processorSeconds();
        const auto begin = Clock::now();
        rest(kInCall);
        tell(key + "_cpu_pct", (processorSeconds() - used) / millisSince(begin) * 1e5);
        if (key == "incall_opus")
            tell("incall_rss_mb", residentMb());
        hangUp(phone);
    }

    // Other programs in the same call, right after ours.
    void besidePeers() {
        const double ours = figure("incall_opus_cpu_pct");
        if (const double theirs = peerInCall(bench::PeerProgram::Linphonec, "linphonec_opus"); theirs > 0)
            tell("incall_opus_vs_linphone_cli", ours / theirs);
        if (const double theirs = peerInCall(bench::PeerProgram::Baresip, "baresip_opus"); theirs > 0)
            tell("incall_opus_vs_baresip", ours / theirs);
    }

    // SIP remembers what has ended for 32 s (64*T1, RFC 3261 section 17), so that memory first grows with the
    // calls of so long a time: they are counted from where as many are forgotten as are made.
    void manyCalls() {
        stage::Softphone phone(account({"alaw"}), options(phone::EchoCanceller::Off));
        must(phone.registered(), "does not register");
        const auto begin = Clock::now();
        for (int i = 0; i < 200 || millisSince(begin) < 40'000; ++i) {
            call(phone);
            hangUp(phone);
        }
        const double memory = residentMb();
        const double files = descriptors();
        for (int i = 0; i < 1000; ++i) {
            call(phone);
            hangUp(phone);
        }
        tell("calls_1000_rss_growth_mb", residentMb() - memory);
        tell("calls_1000_fd_growth", descriptors() - files);
    }

    void recovery() {
        stage::Softphone phone(account({}), options(phone::EchoCanceller::Off));
        must(phone.registered(), "does not register");
        double slowest = 0;
        for (int round = 0; round < 3; ++round) {
            call(phone);
            hangUp(phone);
            asterisk_.kill();
            must(phone.reaches(phone::Registration::Unreachable, std::chrono::seconds(30)), "is not noticed");
            asterisk_.start();
            const auto up = Clock::now();
            must(phone.registered(std::chrono::seconds(60)), "does not come back");
            slowest = std::max(slowest, millisSince(up) / 1000);
        }
        tell("recovery_registrar_s", slowest);
    }

    void print() const {
        std::cout << '{';
        for (std::size_t i = 0; i < figures_.size(); ++i)
            std::cout << (i ? ", " : "") << '"' << figures_[i].first << "\": " << figures_[i].second;
        std::cout << "}\n";
    }

  private:
    // 0 when the program is not installed.
    double peerInCall(bench::PeerProgram program, const std::string& key) {
        if (!bench::Peer::isThere(program))
            return 0;
        const bench::Peer peer(program, asterisk_, "102", kEcho);
        rest(kSettle);
        const std::uint64_t used = bench::cpuNs(peer.pid());
        const auto begin = Clock::now();
        rest(kInCall);
        const double share = static_cast<double>(bench::cpuNs(peer.pid()) - used) / millisSince(begin) / 1e4;
        tell(key + "_cpu_pct", share);
        tell(key + "_rss_mb", bench::rssKb(peer.pid()) / 1024);
        return share;
    }
    double figure(const std::string& key) const {
        return std::find_if(figures_.begin(), figures_.end(),
                            [&](const auto& told) { return told.first == key; })
            ->second;
    }
    protocol::SipAccount account(const std::vector<std::string>& codecs) const {
        protocol::SipAccount made;
        made.user = "101";
        made.password = asterisk_.passwordOf("101");
        made.registrar = asterisk_.registrar();
        made.codecs = codecs;
        return made;
    }
    static phone::Options options(phone::EchoCanceller canceller) {
        phone::Options made;
        made.sound.echoCanceller = canceller;
        made.sound.noiseSuppression = canceller == phone::EchoCanceller::WebRtc;
        return made;
    }
    void call(stage::Softphone& phone) {
        const auto leg = phone.dial(kEcho);
        must(leg.ok() && phone.becomes(*leg, LegState::Talking), "no call");
        leg_ = *leg;
    }
    void hangUp(stage::Softphone& phone) { must(phone.hangUp(leg_).ok() && phone.idle(), "no end"); }
    void tell(const std::string& key, double value) {
        figures_.emplace_back(key, value);
        std::cerr << key << ' ' << value << '\n';
    }

    const stage::TemporaryFolder folder_;
    stage::Asterisk asterisk_;
    stage::SoundServer sound_;
    std::unique_ptr<stage::SoundSource> voice_;
    phone::LegId leg_;
    std::vector<std::pair<std::string, double>> figures_;
};

int run() {
    for (const std::string& reason : {stage::Asterisk::whyNot(), stage::SoundServer::whyNot()}) {
        if (!reason.empty())
            throw std::runtime_error(reason);
    }
    Bench bench;
    bench.registration();
    bench.callSetUp();
    bench.inCall("opus", phone::EchoCanceller::Off, "incall_opus");
    bench.besidePeers();
    bench.inCall("opus", phone::EchoCanceller::WebRtc, "incall_opus_aec");
    bench.inCall("alaw", phone::EchoCanceller::Off, "incall_pcma");
    bench.recovery();
    bench.manyCalls();
    bench.print();
    return 0;
}

}  // namespace
}  // namespace euterpe

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    try {
        return euterpe::run();
    } catch (const std::exception& error) {
        std::cerr << "euterpe-bench-phone: " << error.what() << '\n';
        return 1;
    }
}
