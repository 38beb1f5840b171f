#include "bench/popup/invite_tap.h"

#include "bench/load/process_meter.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace euterpe::bench {
namespace {

constexpr std::size_t kUdpHeader = 8;

// Everything else on the loop-back device, which may be busy, stays out of the socket's buffer.
void keepOnly(int fd, std::uint16_t sourcePort) {
    std::array<sock_filter, 7> code{{
        BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),  // protocol of the IPv4 header
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, IPPROTO_UDP, 0, 4),
        BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0),  // length of that header
        BPF_STMT(BPF_LD | BPF_H | BPF_IND, 0),   // source port
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, sourcePort, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, 0xffff),
        BPF_STMT(BPF_RET | BPF_K, 0),
    }};
    const sock_fprog program{code.size(), code.data()};
    if (setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0)
        throw std::system_error(errno, std::generic_category(), "packet filter");
}

std::uint64_t nowNs(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<std::uint64_t>(now.tv_nsec);
}

// The kernel stamps by the wall clock.
std::optional<std::uint64_t> arrival(msghdr& message) {
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_TIMESTAMPNS)
            continue;
        timespec stamp{};
        std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
        const std::uint64_t at = static_cast<std::uint64_t>(stamp.tv_sec) * 1'000'000'000 +
                                 static_cast<std::uint64_t>(stamp.tv_nsec);
        return monotonicNs() - (nowNs(CLOCK_REALTIME) - at);
    }
    return std::nullopt;
}

bool isInvite(std::string_view packet) {
    if (packet.empty())
        return false;
    const std::size_t ipHeader = static_cast<std::size_t>(packet[0] & 0x0f) * 4;
    return packet.size() > ipHeader + kUdpHeader &&
           packet.substr(ipHeader + kUdpHeader).starts_with("INVITE ");
}

}  // namespace

InviteTap::InviteTap(std::uint16_t pbxPort)
    : fd_(socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    if (fd_ < 0)
        throw std::system_error(errno, std::generic_category(), "packet socket");
    keepOnly(fd_, pbxPort);
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    sockaddr_ll device{};
    device.sll_family = AF_PACKET;
    device.sll_protocol = htons(ETH_P_IP);
    device.sll_ifindex = static_cast<int>(if_nametoindex("lo"));
    if (bind(fd_, reinterpret_cast<sockaddr*>(&device), sizeof device) != 0)
        throw std::system_error(errno, std::generic_category(), "packet socket");
}

InviteTap::~InviteTap() {
    close(fd_);
}

std::optional<std::uint64_t> InviteTap::first() {
    std::optional<std::uint64_t> found;
    std::array<char, 65536> packet{};
    std::array<char, 256> control{};
    for (;;) {
        iovec part{packet.data(), packet.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t size = recvmsg(fd_, &message, 0);
        if (size < 0)
            return found;
        if (!found && isInvite({packet.data(), static_cast<std::size_t>(size)}))
            found = arrival(message);
    }
}

}  // namespace euterpe::bench
