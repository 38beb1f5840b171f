#include "lib/contacts/csv.h"

#include "lib/protocol/limits.h"

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, QuotesLinesAndSeparators) {
    const auto rows = parseCsv("a;b,c;d\n\n\"x;\"\"y\"\"\";\"1\n2\";\nlast");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].fields, (Fields{"a", "b,c", "d"}));
    EXPECT_EQ(rows[1].fields, (Fields{"x;\"y\"", "1\n2", ""}));
    EXPECT_EQ(rows[1].line, 3);
    EXPECT_EQ(rows[2].line, 5);
    EXPECT_TRUE(parseCsv("").empty());
    EXPECT_TRUE(parseCsv("\r\n\n").empty());
}

TEST(Csv, TellsItsSeparator) {
    EXPECT_EQ(parseCsv("a\tb\n1,5\t2")[1].fields, (Fields{"1,5", "2"}));
    EXPECT_EQ(parseCsv("\xEF\xBB\xBFsep=;\na,b;c\n")[0].fields, (Fields{"a,b", "c"}));
    EXPECT_EQ(parseCsv("sep=;\na;b\n")[0].line, 2);
}

TEST(Csv, AQuoteThatIsNeverClosedCostsOneLine) {
    const auto rows = parseCsv("a,b\n\"c,d\ne,f\ng,h\n");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[1].problem, CsvProblem::UnclosedQuote);
    EXPECT_EQ(rows[1].line, 2);
    EXPECT_EQ(rows[2].fields, (Fields{"e", "f"}));
    EXPECT_EQ(rows[2].line, 3);
    EXPECT_EQ(rows[3].fields, (Fields{"g", "h"}));
}

TEST(Csv, ARowBeyondItsLimitIsToldAndTheNextIsRead) {
    const std::string longRow(protocol::limits::kCsvRowBytes + 1, 'x');
    const std::string wideRow(protocol::limits::kCsvFields + 1, ',');
    const auto rows = parseCsv("a,b\n" + longRow + "\n" + wideRow + "\nc,d\n");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[1].problem, CsvProblem::TooLong);
    EXPECT_EQ(rows[2].problem, CsvProblem::TooLong);
    EXPECT_EQ(rows[2].line, 3);
    EXPECT_EQ(rows[3].fields, (Fields{"c", "d"}));
}

TEST(Csv, WhatIsWrittenIsReadAgain) {
    const Fields fields{"plain", "", "a,b;c\td", "say \"yes\"", "two\r\nlines", " padded ", "0503163658"};
    std::string text;
    appendCsvRow(text, {fields.begin(), fields.end()});
    const auto rows = parseCsv(text, ',');
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].fields, fields);
}

}  // namespace
}  // namespace euterpe::contacts
