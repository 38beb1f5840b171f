#include "server/ami/action.h"

#include "server/ami/md5_p.h"

#include <gtest/gtest.h>

namespace euterpe::ami {
namespace {

TEST(Actions, AreEncoded) {
    Action action("Originate");
    action.set("Channel", "PJSIP/101")
        .set("Variable", "a=1")
        .set("Variable", "b=2")
        .set("CallerID", "\"c2c: 1\" <1>");
    EXPECT_EQ(*action.encode("7"),
              "Action: Originate\r\nChannel: PJSIP/101\r\nVariable: a=1\r\nVariable: b=2\r\n"
              "CallerID: \"c2c: 1\" <1>\r\nActionID: 7\r\n\r\n");
    EXPECT_EQ(action.name(), "Originate");
}

// Whoever can choose a value must not be able to add a header or an action.
TEST(Actions, LineEndsAreRefusedWhereverTheyAre) {
    for (const std::string& bad : {std::string("1\r\nAction: Command"), std::string("1\n"), std::string("\r"),
                                   std::string("a\0b", 3)}) {
        const auto value = Action("Originate").set("Exten", bad).encode("1");
        ASSERT_FALSE(value);
        EXPECT_EQ(value.error().code, ErrorCode::InvalidArgument);
        EXPECT_NE(value.error().detail.find("Exten"), std::string::npos);
        EXPECT_EQ(value.error().detail.find("Command"), std::string::npos) << "the value is not repeated";
        EXPECT_FALSE(Action("Originate").set(bad, "1").encode("1"));
        EXPECT_FALSE(Action(bad).encode("1"));
        EXPECT_FALSE(Action("Ping").encode(bad));
    }
    EXPECT_FALSE(Action("Ping").set("Name: injected", "1").encode("1"));
    EXPECT_FALSE(Action("Ping").set("", "1").encode("1"));
    EXPECT_FALSE(Action("").encode("1"));
    EXPECT_FALSE(Action("Ping").encode(""));
}

TEST(Actions, WhatAsteriskCannotReadIsRefused) {
    EXPECT_TRUE(Action("Ping").set("A", std::string(900, 'x')).encode("1").ok());
    EXPECT_FALSE(Action("Ping").set("A", std::string(1'100, 'x')).encode("1"));
    Action many("Ping");
    for (int i = 0; i < 200; ++i)
        many.set("A", "1");
    EXPECT_FALSE(many.encode("1"));
}

TEST(Actions, ErrorStaysAfterGoodHeaders) {
    Action action("Originate");
    action.set("Exten", "1\r\n").set("Context", "x");
    EXPECT_FALSE(action.encode("1"));
}

// RFC 1321, appendix A.5
TEST(Md5, TestVectors) {
    EXPECT_EQ(*md5Hex(""), "d41d8cd98f00b204e9800998ecf8427e");
    EXPECT_EQ(*md5Hex("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
}

}  // namespace
}  // namespace euterpe::ami
