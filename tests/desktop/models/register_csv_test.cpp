#include "desktop/models/register_csv.h"

#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

TEST(RegisterCsv, G2_telephone_numbers_stay_text) {
    EXPECT_EQ(csvText(QStringLiteral("0503163658"), u','), QStringLiteral("'0503163658"));
    EXPECT_EQ(csvText(QStringLiteral("+39 050"), u','), QStringLiteral("'+39 050"));
    EXPECT_EQ(csvText(QStringLiteral("101"), u','), QStringLiteral("'101"));
    EXPECT_EQ(csvText(QString(), u','), QString());
}

TEST(RegisterCsv, G2_a_name_is_never_a_formula) {
    for (const char* evil : {"=1+1", "@SUM(A1)", "-2+3", "+cmd", "\t=1", "=HYPERLINK(\"http://x\")"})
        EXPECT_TRUE(csvText(QString::fromLatin1(evil), u',').contains(QLatin1Char('\''))) << evil;
    EXPECT_EQ(csvText(QStringLiteral("=a,\"b\""), u','), QStringLiteral("\"'=a,\"\"b\"\"\""));
}

TEST(RegisterCsv, G2_separators_and_line_ends_are_quoted) {
    EXPECT_EQ(csvText(QStringLiteral("Rossi, Mario"), u','), QStringLiteral("\"Rossi, Mario\""));
    EXPECT_EQ(csvText(QStringLiteral("Rossi, Mario"), u';'), QStringLiteral("Rossi, Mario"));
    EXPECT_EQ(csvText(QStringLiteral("a\nb"), u';'), QStringLiteral("\"a\nb\""));
}

TEST(RegisterCsv, G2_the_separator_is_the_languages) {
    EXPECT_TRUE(registerCsvHeader(QLocale(QLocale::Italian)).contains(';'));
    EXPECT_TRUE(registerCsvHeader(QLocale(QLocale::English)).contains(','));
}

}  // namespace
}  // namespace euterpe::models
