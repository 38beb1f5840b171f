// Numbers are found however they are written (F6).
#include "desktop/models/number_key.h"

#include "desktop/models/search_table.h"

#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

bool finds(const char* typed, const char* stored) {
    return SearchQuery(QString::fromUtf8(typed)).matches({}, numberKey(stored));
}

TEST(NumberKey, DigitsAloneCount) {
    EXPECT_TRUE(finds("050 316-3658", "0503163658"));
    EXPECT_TRUE(finds("0503163658", "050 316-3658"));
    EXPECT_TRUE(finds("316 36", "(050) 316.36/58"));
    EXPECT_FALSE(finds("050 317", "0503163658"));
    // Side by side they are one number, not pieces anywhere in it.
    EXPECT_FALSE(finds("3658 050", "0503163658"));
}

TEST(NumberKey, InternationalAndNationalFormsFindEachOther) {
    for (const char* typed : {"+39 050 3163658", "0039 050 3163658", "+390503163658", "050 3163658"})
        for (const char* stored : {"+39 050 3163658", "0039 050 3163658", "0503163658"})
            EXPECT_TRUE(finds(typed, stored)) << typed << " in " << stored;
    for (const char* typed : {"+44 20 7946 0000", "020 7946 0000", "004420794600"})
        for (const char* stored : {"+44 20 7946 0000", "020 7946 0000"})
            EXPECT_TRUE(finds(typed, stored)) << typed << " in " << stored;
    EXPECT_TRUE(finds("+1 212 555", "212 555 0100"));
    EXPECT_TRUE(finds("+353 1 555", "01 555 0100"));
    EXPECT_FALSE(finds("+39 050 3163658", "+44 20 7946 0000"));
}

TEST(NumberKey, ShortNumbersAreThemselves) {
    EXPECT_EQ(numberKey("112"), "112\n");
    EXPECT_EQ(numberKey("00"), "00\n");
    EXPECT_TRUE(numberQueries("+").empty());
    EXPECT_TRUE(looksLikeNumber("+39"));
    EXPECT_FALSE(looksLikeNumber("3b"));
    EXPECT_FALSE(looksLikeNumber("-"));
}

TEST(SearchQueryTest, WordsAndNumbersTogether) {
    const std::string text = "rossi\nada\nstudio 54\nvendite\nada@example.org\n";
    const std::string numbers = numberKey("050 316");
    const auto matches = [&](const char* typed) {
        return SearchQuery(QString::fromUtf8(typed)).matches(text, numbers);
    };
    EXPECT_TRUE(matches(""));
    EXPECT_TRUE(matches("Ros ADA"));
    EXPECT_TRUE(matches("ádà 050 3"));
    EXPECT_TRUE(matches("studio 54"));
    EXPECT_TRUE(matches("example.org"));
    EXPECT_FALSE(matches("rossi luca"));
    EXPECT_FALSE(matches("rossi 051"));
}

// F7: whose number is it already?
TEST(NumberKey, The_same_number_is_recognised_however_it_is_written) {
    EXPECT_TRUE(isSameNumber("050 316-3651", "0503163651"));
    EXPECT_TRUE(isSameNumber("+39 335 6120982", "3356120982"));
    EXPECT_TRUE(isSameNumber("3356120982", "0039 335 6120982"));
    EXPECT_TRUE(isSameNumber("+44 20 7946 0018", "020 7946 0018")) << "with the trunk 0";
    EXPECT_TRUE(isSameNumber("+39 050 1234567", "0039 050 1234567"));
    EXPECT_TRUE(isSameNumber("102", "102"));
    EXPECT_FALSE(isSameNumber("102", "1021"));
    EXPECT_FALSE(isSameNumber("+39 335 6120982", "+34 335 6120982")) << "another country";
    EXPECT_FALSE(isSameNumber("+39 335 6120982", "6120982")) << "a piece";
    EXPECT_FALSE(isSameNumber("", ""));
    EXPECT_FALSE(isSameNumber("+39", "39 1"));
}

TEST(SearchTableTest, RowsCanBeReplacedAndRemoved) {
    SearchTable table;
    const std::string filler(900, 'x');
    for (int round = 0; round < 300; ++round)  // far beyond what it keeps as waste
        for (int slot = 0; slot < 3; ++slot)
            table.set(slot, "row" + std::to_string(slot) + ' ' + std::to_string(round) + filler, "12\n");
    table.remove(1);
    std::vector<std::uint8_t> found;
    table.match(SearchQuery(QStringLiteral("row")), found);
    EXPECT_EQ(found, (std::vector<std::uint8_t>{1, 0, 1}));
    EXPECT_EQ(table.text(2), "row2 299" + filler);
    EXPECT_EQ(table.numbers(2), "12\n");
    EXPECT_FALSE(table.matches(1, SearchQuery(QStringLiteral("row1"))));
}

}  // namespace
}  // namespace euterpe::models
