#include "server/names/fold.h"

#include <gtest/gtest.h>

namespace euterpe::names {
namespace {

TEST(Fold, CaseAndAccentsOfLatinLettersGo) {
    EXPECT_EQ(fold("Niccolò D'Angelo"), "niccolo d'angelo");
    EXPECT_EQ(fold("ÍÑIGO Ibáñez"), "inigo ibanez");
    EXPECT_EQ(fold("MÜLLER Straße Łódź Čapek Æsir Œuvre Øre"), "muller strasse lodz capek aesir oeuvre ore");
}

TEST(Fold, ACombiningAccentGoesToo) {
    EXPECT_EQ(fold("Nicolo\xCC\x80"), "nicolo");
}

TEST(Fold, OtherScriptsAndBrokenBytesStay) {
    EXPECT_EQ(fold("Ωmega 日本 ×"), "Ωmega 日本 ×");
    EXPECT_EQ(fold("a\xC3"), "a\xC3");
    EXPECT_EQ(fold("a\nb\tc"), "a b c");
}

TEST(FoldNumber, SeparatorsGoAndWordsAreNoNumber) {
    EXPECT_EQ(foldNumber("+39 (02) 12-34.5/6"),
              "+390212"
              "3456");
    EXPECT_EQ(foldNumber("*97#"), "*97#");
    EXPECT_EQ(foldNumber("12a"), "");
    EXPECT_EQ(foldNumber(" - "), "");
}

}  // namespace
}  // namespace euterpe::names
