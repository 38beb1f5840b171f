// Matches what clients receive with what was published. An event is one change of one extension, named by the
// time at which it was meant to be sent; a delivery is the first record of that extension that one client
// gets afterwards. Latency counts from the intended time, so a late publisher or a busy machine hides
// nothing. published() on the publisher's thread, everything else on the fleet's.
#pragma once

#include "bench/load/histogram.h"
#include "lib/base/id.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace euterpe::bench {

class Deliveries {
  public:
    Deliveries(int clients, const std::vector<ExtensionId>& extensions);

    // Before the event is sent.
    void published(int extension, std::uint64_t intendedNs);
    // The text of any notification.
    void received(int client, std::string_view text);

    // Counting starts anew; events published before count no more.
    void startCounting();
    [[nodiscard]] std::uint64_t delivered() const { return latency_.count(); }
    [[nodiscard]] std::uint64_t batches() const { return batches_; }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] const Histogram& latency() const { return latency_; }

  private:
    // The same bytes go to many clients: they are decoded once.
    struct Decoded {
        std::string text;
        std::vector<int> extensions;
    };
    const std::vector<int>& extensionsIn(std::string_view text);

    std::unordered_map<ExtensionId, int> index_;
    std::vector<std::atomic<std::uint64_t>> intended_;
    std::vector<std::uint64_t> seen_;  // [client][extension]: intended time of the last event counted
    std::array<Decoded, 16> recent_;
    std::size_t nextRecent_ = 0;
    std::uint64_t since_ = 0;
    Histogram latency_;
    std::uint64_t batches_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace euterpe::bench
