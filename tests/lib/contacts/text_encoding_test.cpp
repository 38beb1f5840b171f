#include "lib/contacts/text_encoding.h"

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using namespace std::string_literals;

TEST(TextEncoding, IsToldByMarkOrByTheBytes) {
    const std::string text = "Società Müller";
    EXPECT_EQ(decodeText(text), text);
    EXPECT_EQ(decodeText("\xEF\xBB\xBF" + text), text);
    EXPECT_EQ(decodeText("Societ\xE0 M\xFCller"), text);
    EXPECT_EQ(decodeText("\xFF\xFEN\0\xE8\0"s), "Nè");
    EXPECT_EQ(decodeText("\xFE\xFF\0N\0\xE8"s), "Nè");
    EXPECT_EQ(decodeText("N\0o\0m\0e\0"s), "Nome");
    EXPECT_EQ(decodeText("\0N\0o\0m\0e"s), "Nome");
    EXPECT_EQ(decodeText(""), "");
}

TEST(TextEncoding, BrokenTextIsReplacedNotRefused) {
    EXPECT_EQ(decodeText("\xFF\xFE\x3D\xD8\0\xDE"s), "😀");
    EXPECT_EQ(decodeText("\xFF\xFE\x3D\xD8"s), "\xEF\xBF\xBD");  // half of a pair
    EXPECT_EQ(decodeText("\xFF\xFE\0\xDE"s), "\xEF\xBF\xBD");    // the other half
    EXPECT_EQ(decodeText("\xFF\xFE"
                         "A\0B"s),
              "A\xEF\xBF\xBD");                          // half of a unit
    EXPECT_EQ(decodeText("\x81\x80"), "\xEF\xBF\xBD€");  // not assigned, and the euro
}

TEST(TextEncoding, NamedEncodings) {
    EXPECT_EQ(decodeFrom("ISO-8859-1", "\xE8"), "è");
    EXPECT_EQ(decodeFrom("iso-8859-15", "\xA4"), "€");
    EXPECT_EQ(decodeFrom("UTF-8", "è"), "è");
    EXPECT_EQ(decodeFrom("UTF-8", "\xE8"), "è");  // the name lies
    EXPECT_EQ(decodeFrom("koi8-r", "x"), std::nullopt);
}

}  // namespace
}  // namespace euterpe::contacts
