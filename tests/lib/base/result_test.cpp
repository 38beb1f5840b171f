#include "lib/base/result.h"

#include <gtest/gtest.h>

namespace euterpe {
namespace {

TEST(Result, HoldsAValueOrAnError) {
    Result<int> good = 7;
    ASSERT_TRUE(good);
    EXPECT_EQ(*good, 7);

    Result<int> bad = Error{ErrorCode::Timeout, "no answer within 5 s"};
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, ErrorCode::Timeout);
}

TEST(Result, VoidIsOkByDefault) {
    EXPECT_TRUE(Result<void>());
    EXPECT_FALSE(Result<void>(Error{ErrorCode::Io, {}}));
}

TEST(ErrorCode, EveryNameReadsBack) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        EXPECT_EQ(errorCodeFromString(toString(code)), code) << i;
    }
    EXPECT_EQ(errorCodeFromString("fromTheFuture"), ErrorCode::Unknown);
}

}  // namespace
}  // namespace euterpe
