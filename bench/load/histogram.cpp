#include "bench/load/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace euterpe::bench {
namespace {

// Values below 2^kBits are exact; above, each power of two has 2^kBits buckets.
constexpr int kBits = 5;
constexpr std::uint64_t kSub = 1U << kBits;

std::size_t bucketOf(std::uint64_t value) {
    if (value < kSub)
        return value;
    const int shift = static_cast<int>(std::bit_width(value)) - 1 - kBits;
    return static_cast<std::size_t>(shift + 1) * kSub + ((value >> shift) & (kSub - 1));
}

// The largest value of a bucket.
std::uint64_t upperBound(std::size_t bucket) {
    if (bucket < kSub)
        return bucket;
    const auto shift = static_cast<int>(bucket / kSub) - 1;
    return ((kSub + bucket % kSub + 1) << shift) - 1;
}

}  // namespace

void Histogram::add(std::uint64_t nanoseconds) {
    const std::size_t bucket = bucketOf(nanoseconds);
    if (bucket >= buckets_.size())
        buckets_.resize(bucket + 1);
    ++buckets_[bucket];
    ++count_;
    max_ = std::max(max_, nanoseconds);
}

void Histogram::clear() {
    *this = {};
}

double Histogram::quantileMs(double q) const {
    const auto wanted = static_cast<std::uint64_t>(std::ceil(q * static_cast<double>(count_)));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets_.size(); ++i) {
        seen += buckets_[i];
        if (seen >= wanted && seen > 0)
            return static_cast<double>(std::min(upperBound(i), max_)) / 1e6;
    }
    return maxMs();
}

}  // namespace euterpe::bench
