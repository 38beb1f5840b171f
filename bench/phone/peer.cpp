#include "bench/phone/peer.h"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace euterpe::bench {
namespace {

using namespace std::chrono_literals;

// Opus is what the PBX says that it hears from the account.
bool talksOpus(stage::Asterisk& asterisk, const std::string& account) {
    std::istringstream lines(asterisk.cli("pjsip show channelstats"));
    for (std::string line; std::getline(lines, line);) {
        if (line.find(' ' + account + '-') != std::string::npos && line.find(" opus ") != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

bool Peer::isThere(PeerProgram program) {
    return std::filesystem::exists(program == PeerProgram::Linphonec ? "/usr/bin/linphonec"
                                                                     : "/usr/bin/baresip");
}

Peer::Peer(PeerProgram program, stage::Asterisk& asterisk, const std::string& account,
           const std::string& number) {
    const std::string home = folder_.path().string();
    const auto log = folder_.path() / "log";
    const auto command = program == PeerProgram::Linphonec ? linphonec(asterisk, account, number)
                                                           : baresip(asterisk, account, number);
    std::vector<std::string> clean{"env", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home};
    clean.insert(clean.end(), command.begin(), command.end());
    process_ = std::make_unique<stage::Process>(clean, stage::Process::Options{log, {}});
    const auto end = std::chrono::steady_clock::now() + 15s;
    while (!talksOpus(asterisk, account)) {
        if (!process_->running() || std::chrono::steady_clock::now() > end) {
            std::ostringstream said;
            said << std::ifstream(log).rdbuf();
            throw std::runtime_error(command.front() + " has no call with Opus: " + said.str());
        }
        std::this_thread::sleep_for(50ms);  // another program's call has no event
    }
}

Peer::~Peer() {
    process_.reset();
    if (commands_ >= 0)
        close(commands_);
}

std::vector<std::string> Peer::linphonec(const stage::Asterisk& asterisk, const std::string& account,
                                         const std::string& number) {
    const auto settings = folder_.path() / "linphonerc";
    const std::string registrar = asterisk.registrar();
    std::ofstream(settings)
        << "[sip]\nsip_port=-1\nsip_tcp_port=0\nsip_tls_port=0\nuse_ipv6=0\ndefault_proxy=0\n"
        << "[proxy_0]\nreg_proxy=<sip:" << registrar << ";transport=udp>\nreg_identity=sip:" << account << '@'
        << registrar << "\nreg_sendregister=0\n"
        << "[auth_info_0]\nusername=" << account << "\npasswd=" << asterisk.passwordOf(account)
        << "\n[rtp]\naudio_rtp_port=-1\n[sound]\nechocancellation=0\n"
        << "[audio_codec_0]\nmime=opus\nrate=48000\nchannels=2\nenabled=1\n"
        << "[storage]\nbackend=sqlite3\nuri=null\n";
    const auto input = folder_.path() / "commands";
    if (mkfifo(input.c_str(), 0600) != 0 || (commands_ = open(input.c_str(), O_RDWR | O_CLOEXEC)) < 0)
        throw std::runtime_error("no pipe for linphonec");
    return {"sh",
            "-c",
            "exec linphonec -d 0 -c \"$0\" -s \"$1\" <\"$2\"",
            settings.string(),
            "sip:" + number + '@' + registrar,
            input.string()};
}

// Debian's has no PulseAudio module: through ALSA's.
std::vector<std::string> Peer::baresip(const stage::Asterisk& asterisk, const std::string& account,
                                       const std::string& number) const {
    const std::string registrar = asterisk.registrar();
    std::ofstream(folder_.path() / ".asoundrc")
        << "pcm.!default { type pulse }\nctl.!default { type pulse }\n";
    std::ofstream(folder_.path() / "config")
        << "poll_method epoll\nsip_listen 127.0.0.1:0\naudio_source alsa,default\naudio_player alsa,default\n"
        << "audio_alert alsa,default\nmodule_path /usr/lib/baresip/modules\nmodule opus.so\nmodule alsa.so\n"
        << "module_tmp account.so\nmodule_app menu.so\n";
    std::ofstream(folder_.path() / "accounts") << "<sip:" << account << '@' << registrar
                                               << ";transport=udp>;auth_pass=" << asterisk.passwordOf(account)
                                               << ";regint=0;audio_codecs=opus/48000/2\n";
    std::ofstream(folder_.path() / "contacts");
    return {"baresip", "-f", folder_.path().string(), "-e", "/dial sip:" + number + '@' + registrar};
}

}  // namespace euterpe::bench
