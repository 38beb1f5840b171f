#include "tests/stage/sbc.h"

#include <arpa/inet.h>
#include <array>
#include <chrono>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace euterpe::stage {
namespace {

constexpr const char* kProgram = "/usr/sbin/kamailio";

// Requests of the PBX go to the telephone that the contact names; all others go to the PBX.
constexpr const char* kRoutes = R"(
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "topoh.so"
modparam("topoh", "mask_key", "the other side")
modparam("topoh", "mask_ip", "192.0.2.1")
request_route {
    if (!mf_process_maxfwd_header("10")) {
        sl_send_reply("483", "Too Many Hops");
        exit;
    }
    force_rport();
    if (has_totag()) {
        if (!loose_route() && !is_method("ACK")) {
            sl_send_reply("404", "Not Here");
            exit;
        }
        t_relay();
        exit;
    }
    if (is_method("CANCEL")) {
        if (t_check_trans())
            t_relay();
        exit;
    }
    remove_hf("Route");
    if ($si == PBX_HOST && $sp == PBX_PORT) {
        if (!decode_contact()) {
            sl_send_reply("404", "Not Found");
            exit;
        }
    } else if (is_method("OPTIONS")) {
        sl_send_reply("200", "OK");
        exit;
    } else {
        $du = PBX_URI;
    }
    if (is_method("REGISTER"))
        encode_contact("sbc", OWN_ADDRESS);
    else if (is_method("INVITE|SUBSCRIBE"))
        record_route();
    t_on_reply("BACK");
    t_relay();
}
onreply_route[BACK] {
    if (is_method("REGISTER"))
        decode_contact_header();
}
)";

int freeUdpPort(const std::string& host) {
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    socklen_t size = sizeof address;
    const bool bound = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    close(fd);
    if (!bound)
        throw std::runtime_error("no UDP port of " + host);
    return ntohs(address.sin_port);
}

// Asks it something until it answers.
bool answers(Process& process, const std::string& host, int port) {
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    bool answered = ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    const std::string request = "OPTIONS sip:" + host +
                                " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bKready\r\n"
                                "Max-Forwards: 70\r\nFrom: <sip:test@127.0.0.1>;tag=test\r\nTo: <sip:" +
                                host + ">\r\nCall-ID: ready\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n";
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (bool waiting = answered; waiting;) {
        (void)::send(fd, request.data(), request.size(), MSG_NOSIGNAL);
        pollfd wait{fd, POLLIN, 0};
        std::array<char, 4096> answer{};
        answered = poll(&wait, 1, 100) > 0 && recv(fd, answer.data(), answer.size(), 0) > 0;
        waiting = !answered && process.running() && std::chrono::steady_clock::now() < end;
    }
    close(fd);
    return answered;
}

}  // namespace

std::string Sbc::whyNot() {
    return access(kProgram, X_OK) == 0 ? std::string() : std::string(kProgram) + " is not installed";
}

Sbc::Sbc(const std::filesystem::path& folder, const std::string& pbx)
    : port_(freeUdpPort(host_)), log_(folder / "kamailio.log") {
    std::filesystem::create_directories(folder);
    const auto colon = pbx.rfind(':');
    const std::string file = (folder / "kamailio.cfg").string();
    std::ofstream(file) << "#!KAMAILIO\n#!define PBX_HOST \"" << pbx.substr(0, colon)
                        << "\"\n#!define PBX_PORT " << pbx.substr(colon + 1)
                        << "\n#!define PBX_URI \"sip:" << pbx << "\"\n#!define OWN_ADDRESS \"" << address()
                        << "\"\nlisten=udp:" << address()
                        << "\nauto_aliases=no\ndisable_tcp=yes\nchildren=2\n"
                        << kRoutes;
    process_ = std::make_unique<Process>(std::vector<std::string>{kProgram, "-DD", "-E", "-m", "32", "-M",
                                                                  "4", "-f", file, "-Y", folder.string()},
                                         Process::Options{log_, {}});
    if (!answers(*process_, host_, port_))
        throw std::runtime_error("Kamailio does not start: " + log());
}

std::string Sbc::log() const {
    std::ostringstream text;
    text << std::ifstream(log_).rdbuf();
    return text.str();
}

}  // namespace euterpe::stage
