#include "desktop/screens/phone/number_text.h"

#include <string>

#include <gtest/gtest.h>

namespace euterpe::screens {
namespace {

std::string offered(const char* text) {
    return phoneNumberIn(QString::fromUtf8(text)).value_or(QStringLiteral("-")).toStdString();
}

std::string dialled(const char* link) {
    return numberFromLink(QString::fromUtf8(link)).value_or(QStringLiteral("-")).toStdString();
}

TEST(NumberText, F9_numbers_as_people_write_them_are_offered) {
    EXPECT_EQ(offered("050 316 0000"), "050 316 0000");
    EXPECT_EQ(offered("  +39 (050) 316-0000\n"), "+39 (050) 316-0000");
    EXPECT_EQ(offered("(050) 316.000"), "(050) 316.000");
    EXPECT_EQ(offered("050/316000"), "050/316000");
    EXPECT_EQ(offered("01.23.45.67.89"), "01.23.45.67.89");
    EXPECT_EQ(offered("102"), "102");
    EXPECT_EQ(offered("tel:+39050316"), "+39050316");
}

TEST(NumberText, F9_what_only_looks_like_a_number_is_not_offered) {
    for (const char* text :
         {"", "12", "see you at 12", "2026-11-23", "23/11/2026", "23.11.26", "192.168.0.100", "1299.90",
          "-4.50", "call 050316000", "050316000\n102", "12345678901234567890", "0x1234", "+", "1,234"})
        EXPECT_EQ(offered(text), "-") << text;
}

TEST(NumberText, Links_of_browsers_and_mail_programs_are_understood) {
    EXPECT_EQ(dialled("tel:+39-050-316000"), "+39050316000");
    EXPECT_EQ(dialled("tel:%2B39050316000"), "+39050316000");
    EXPECT_EQ(dialled("TEL:050%20316000"), "050316000");
    EXPECT_EQ(dialled("tel://050316000"), "050316000");
    EXPECT_EQ(dialled("tel:7042;phone-context=example.com"), "7042");
    EXPECT_EQ(dialled("tel:+39050316000;ext=12"), "+39050316000");
    EXPECT_EQ(dialled("sip:101@pbx.example.com"), "101");
    EXPECT_EQ(dialled("sips:101@pbx.example.com;transport=tls"), "101");
    EXPECT_EQ(dialled("callto:050 316 000"), "050316000");
    EXPECT_EQ(dialled("*97"), "*97");
    EXPECT_EQ(dialled("0#5"), "0#5");
}

TEST(NumberText, Links_without_a_number_are_refused) {
    for (const char* link : {"", "tel:", "sip:giulia@example.com", "https://example.com", "tel:+",
                             "tel:12\r\nAction: Originate", "tel:050%0d%0aX"})
        EXPECT_EQ(dialled(link), "-") << link;
    EXPECT_EQ(dialled("tel:12;rm -rf"), "12") << "parameters are left out, never passed on";
    EXPECT_EQ(dialled(std::string(5000, '1').c_str()), "-");
}

TEST(NumberText, Two_ways_of_writing_compare_equal) {
    EXPECT_EQ(strippedNumber(QStringLiteral("050 316-000")), strippedNumber(QStringLiteral("(050)316000")));
    EXPECT_NE(strippedNumber(QStringLiteral("+39050")), strippedNumber(QStringLiteral("39050")));
}

}  // namespace
}  // namespace euterpe::screens
