#include "desktop/models/row_spans.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

using replica::Span;

TEST(RowSpans, MergesNeighbours) {
    EXPECT_EQ(rowSpans({}), std::vector<Span>{});
    EXPECT_EQ(rowSpans({5, 3, 4, 9, 3}), (std::vector<Span>{{3, 5}, {9, 9}}));
}

TEST(RowSpans, BridgesTheSmallestGapsWhenScattered) {
    EXPECT_EQ(rowSpans({1, 3, 100, 102, 200}, 3), (std::vector<Span>{{1, 3}, {100, 102}, {200, 200}}));
    EXPECT_EQ(rowSpans({1, 3, 100, 102, 200}, 1), (std::vector<Span>{{1, 200}}));
}

TEST(RowSpans, CoversEveryRowWithinTheLimit) {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> anyRow(0, 9999);
    for (int round = 0; round < 50; ++round) {
        std::vector<int> rows(1000);
        for (int& row : rows)
            row = anyRow(random);
        const std::vector<Span> spans = rowSpans(rows);
        ASSERT_LE(spans.size(), kMaxSpans);
        for (const int row : rows) {
            const bool covered = std::any_of(spans.begin(), spans.end(), [row](const Span& span) {
                return span.first <= row && row <= span.last;
            });
            ASSERT_TRUE(covered) << row;
        }
    }
}

}  // namespace
}  // namespace euterpe::models
