#include "tests/stage/nat.h"

#include "tests/stage/process.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <unistd.h>

namespace euterpe::stage {
namespace {

constexpr const char* kOwn = "/proc/thread-self/ns/net";

int openOwn() {
    const int fd = open(kOwn, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        throw std::runtime_error(std::string(kOwn) + ": " + std::strerror(errno));
    return fd;
}

void enter(int fd) {
    if (setns(fd, CLONE_NEWNET) != 0)
        throw std::runtime_error(std::string("setns: ") + std::strerror(errno));
}

// A cable between the two, with an address at either end.
void connect(const NetworkNamespace& one, const std::string& name, const std::string& address,
             const NetworkNamespace& other, const std::string& otherName, const std::string& otherAddress) {
    const NetworkNamespace::Stay stay(one);
    run({"ip", "link", "add", "name", name, "type", "veth", "peer", "name", otherName, "netns",
         other.path()});
    run({"ip", "address", "add", address + "/24", "dev", name});
    run({"ip", "link", "set", name, "up"});
    const NetworkNamespace::Stay there(other);
    run({"ip", "address", "add", otherAddress + "/24", "dev", otherName});
    run({"ip", "link", "set", otherName, "up"});
}

// Of the network namespace in which the calling thread is.
void setKernel(const std::string& name, const std::string& value) {
    const std::string path = "/proc/sys/net/" + name;
    std::ofstream file(path);
    file << value << std::flush;
    if (!file)
        throw std::runtime_error("cannot write " + path);
}

}  // namespace

NetworkNamespace::NetworkNamespace() {
    const int before = openOwn();
    if (unshare(CLONE_NEWNET) != 0) {
        close(before);
        throw std::runtime_error(std::string("unshare: ") + std::strerror(errno));
    }
    fd_ = openOwn();
    run({"ip", "link", "set", "lo", "up"});
    enter(before);
    close(before);
}

NetworkNamespace::~NetworkNamespace() {
    close(fd_);
}

std::string NetworkNamespace::path() const {
    return "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(fd_);
}

NetworkNamespace::Stay::Stay(const NetworkNamespace& where) : before_(openOwn()) {
    enter(where.fd_);
}

NetworkNamespace::Stay::~Stay() {
    enter(before_);
    close(before_);
}

Nat::Nat(std::chrono::seconds forgetsAfter) {
    connect(internet_, "line", kInternetHost, router_, "wan", kFirstAddress);
    connect(router_, "lan", "192.168.77.1", home_, "house", "192.168.77.2");
    {
        const NetworkNamespace::Stay stay(home_);
        run({"ip", "route", "add", "default", "via", "192.168.77.1"});
    }
    const NetworkNamespace::Stay stay(router_);
    setKernel("ipv4/ip_forward", "1");
    run({"nft", "add", "table", "ip", "nat"});
    run({"nft", "add chain ip nat out { type nat hook postrouting priority srcnat ; }"});
    run({"nft", "add rule ip nat out oifname wan masquerade fully-random"});
    const std::string seconds = std::to_string(forgetsAfter.count());
    setKernel("netfilter/nf_conntrack_udp_timeout", seconds);
    setKernel("netfilter/nf_conntrack_udp_timeout_stream", seconds);
}

std::string Nat::whyNot() {
    try {
        const Nat nat(std::chrono::seconds(30));
    } catch (const std::runtime_error& error) {
        return std::string("no router with NAT can be made here: ") + error.what();
    }
    return {};
}

void Nat::moveTo(const std::string& address) {
    const NetworkNamespace::Stay stay(router_);
    // The kernel drops the mappings of an address that goes.
    run({"ip", "address", "delete", address_ + "/24", "dev", "wan"});
    run({"ip", "address", "add", address + "/24", "dev", "wan"});
    address_ = address;
}

}  // namespace euterpe::stage
