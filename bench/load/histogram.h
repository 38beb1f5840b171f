// Durations in buckets of at most 3 % width, so that millions cost no memory. Plain value, one thread.
#pragma once

#include <cstdint>
#include <vector>

namespace euterpe::bench {

class Histogram {
  public:
    void add(std::uint64_t nanoseconds);
    void clear();

    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] double maxMs() const { return static_cast<double>(max_) / 1e6; }
    // The duration that the share `q` of all values does not exceed (0.99 = p99); 0 when there is none.
    [[nodiscard]] double quantileMs(double q) const;

  private:
    std::vector<std::uint64_t> buckets_;
    std::uint64_t count_ = 0;
    std::uint64_t max_ = 0;
};

}  // namespace euterpe::bench
