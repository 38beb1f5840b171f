// Token buckets, one a source address, in bounded memory. Owns its table; loop thread; asked by the HTTP
// sessions before each REST request.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace euterpe::web {

class AddressRate {
  public:
    using Time = std::chrono::steady_clock::time_point;

    AddressRate(int perSecond, int burst) : perSecond_(perSecond), burst_(burst) {}

    // True when one more request of this address may be served now.
    bool admit(const std::string& address, Time now);

    [[nodiscard]] std::size_t tracked() const { return buckets_.size(); }

  private:
    struct Bucket {
        double tokens = 0;
        Time at;
    };
    // Beyond this many addresses those whose bucket has filled up again are forgotten; when none has, a new
    // address is refused rather than memory taken.
    static constexpr std::size_t kAddresses = 50'000;
    bool makeRoom(Time now);

    double perSecond_;
    double burst_;
    std::unordered_map<std::string, Bucket> buckets_;
    Time nextSweep_{};
};

}  // namespace euterpe::web
