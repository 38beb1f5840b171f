#include "desktop/models/fold.h"

#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

TEST(Fold, IgnoresCaseAndAccents) {
    EXPECT_EQ(fold(QStringLiteral("  MÜLLER  Núñez ")), "muller nunez");
    EXPECT_EQ(fold(QStringLiteral("Straße")), "strasse");
    EXPECT_EQ(foldUtf8("niccolò"), "niccolo");
    EXPECT_EQ(foldUtf8("101"), "101");
}

TEST(Fold, EachWordMustOccur) {
    const FoldedQuery query(QStringLiteral("rossi MAR"));
    EXPECT_TRUE(query.matches("maria\nrossi\naurora\n101"));
    EXPECT_FALSE(query.matches("maria\nbianchi\naurora\n101"));
    EXPECT_TRUE(FoldedQuery(QStringLiteral("   ")).matches("anything"));
}

}  // namespace
}  // namespace euterpe::models
