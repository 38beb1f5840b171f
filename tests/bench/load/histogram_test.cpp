#include "bench/load/histogram.h"

#include <gtest/gtest.h>

namespace euterpe::bench {
namespace {

TEST(Histogram, QuantilesAreWithinThreePercent) {
    Histogram histogram;
    for (std::uint64_t i = 1; i <= 10'000; ++i)
        histogram.add(i * 1'000);  // 1 us .. 10 ms
    EXPECT_EQ(histogram.count(), 10'000U);
    EXPECT_NEAR(histogram.quantileMs(0.50), 5.0, 0.15);
    EXPECT_NEAR(histogram.quantileMs(0.99), 9.9, 0.30);
    EXPECT_DOUBLE_EQ(histogram.quantileMs(1.0), 10.0);
    EXPECT_DOUBLE_EQ(histogram.maxMs(), 10.0);
}

TEST(Histogram, OneSlowValueAmongAHundredIsNotTheP99) {
    Histogram histogram;
    for (int i = 0; i < 99; ++i)
        histogram.add(1'000'000);
    histogram.add(500'000'000);
    EXPECT_NEAR(histogram.quantileMs(0.99), 1.0, 0.04);
    EXPECT_DOUBLE_EQ(histogram.maxMs(), 500.0);
}

TEST(Histogram, EmptyIsZeroAndClearEmpties) {
    Histogram histogram;
    EXPECT_DOUBLE_EQ(histogram.quantileMs(0.99), 0.0);
    histogram.add(7);
    histogram.clear();
    EXPECT_EQ(histogram.count(), 0U);
    EXPECT_DOUBLE_EQ(histogram.maxMs(), 0.0);
}

}  // namespace
}  // namespace euterpe::bench
