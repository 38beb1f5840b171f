// The internet, a router with NAT and a home behind it: three network namespaces of the kernel's own
// (network_namespaces(7)), so that packets take the way that they take through a real router. What is started
// inside one lives there. One thread at a time.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace euterpe::stage {

class NetworkNamespace {
  public:
    // Its loop-back is up. Throws std::runtime_error.
    NetworkNamespace();
    ~NetworkNamespace();
    NetworkNamespace(const NetworkNamespace&) = delete;
    NetworkNamespace& operator=(const NetworkNamespace&) = delete;

    // While it lives, the calling thread is inside: its sockets, and the threads and programs that it starts.
    class Stay {
      public:
        explicit Stay(const NetworkNamespace& where);
        ~Stay();
        Stay(const Stay&) = delete;
        Stay& operator=(const Stay&) = delete;

      private:
        int before_ = -1;
    };

    // For `ip link set ... netns`.
    [[nodiscard]] std::string path() const;

  private:
    int fd_ = -1;
};

class Nat {
  public:
    inline static const std::string kInternetHost = "203.0.113.1";  // RFC 5737
    inline static const std::string kFirstAddress = "203.0.113.20";
    inline static const std::string kOtherAddress = "203.0.113.21";

    // The router forgets a UDP mapping over which nothing went for that long, and never gives a mapping the
    // port that it had inside. Throws std::runtime_error.
    explicit Nat(std::chrono::seconds forgetsAfter);

    // "" when the kernel and the tools are here; else why not, for GTEST_SKIP.
    static std::string whyNot();

    [[nodiscard]] const NetworkNamespace& internet() const { return internet_; }
    [[nodiscard]] const NetworkNamespace& home() const { return home_; }
    // The router's line comes back with this address, as after the provider's nightly cut: mappings are lost.
    void moveTo(const std::string& address);

  private:
    NetworkNamespace internet_;
    NetworkNamespace router_;
    NetworkNamespace home_;
    std::string address_ = kFirstAddress;
};

}  // namespace euterpe::stage
