#include "lib/base/hex.h"

#include <gtest/gtest.h>

namespace euterpe {
namespace {

TEST(Hex, every_octet_there_and_back) {
    for (int octet = 0; octet < 256; ++octet) {
        std::string text;
        appendHex(text, static_cast<unsigned char>(octet));
        EXPECT_EQ(text.size(), 2u);
        EXPECT_EQ(hexOctet(text), octet);
    }
    EXPECT_EQ(hexOctet("fFrest"), 255);
}

TEST(Hex, what_is_no_octet) {
    for (const char* text : {"", "4", "g0", "0g", "0x", " 1", "-1", "@1", "`1", "\xe9 "})
        EXPECT_EQ(hexOctet(text), -1) << text;
    EXPECT_EQ(hexDigit(U'１'), -1) << "a wide digit is none";
    EXPECT_EQ(hexDigit(U'\x110041'), -1);
}

}  // namespace
}  // namespace euterpe
