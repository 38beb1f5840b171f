#include "server/ami/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::ami {
namespace {

TEST(Messages, KeepOrderAndRepeatedHeaders) {
    Message message;
    message.add("Event", "Newchannel");
    message.add("ChanVariable", "a=1");
    message.add("Uniqueid", "1.2");
    message.add("ChanVariable", "b=2");
    EXPECT_EQ(message.size(), 4U);
    EXPECT_EQ(message.at(2).name, "Uniqueid");
    EXPECT_EQ(message.get("ChanVariable"), "a=1");
    EXPECT_THAT(message.all("chanvariable"), testing::ElementsAre("a=1", "b=2"));
    EXPECT_EQ(message.event(), "Newchannel");
    EXPECT_FALSE(message.isResponse());
}

TEST(Messages, NamesAreFoundWhateverTheirCase) {
    Message message;
    message.add("UNIQUEID", "7");
    EXPECT_EQ(message.get("UniqueID"), "7");
    EXPECT_TRUE(message.has("uniqueid"));
    EXPECT_FALSE(message.has("Unique"));
    EXPECT_EQ(message.get("Absent"), "");
}

TEST(Messages, Numbers) {
    Message message;
    message.add("Status", "-1");
    message.add("Odd", "12x");
    message.add("Empty", "");
    EXPECT_EQ(message.number("Status"), -1);
    EXPECT_EQ(message.number("Odd", 5), 5);
    EXPECT_EQ(message.number("Empty", 6), 6);
    EXPECT_EQ(message.number("Absent", 7), 7);
}

TEST(Messages, SurviveCopyMoveAndClear) {
    Message message;
    message.add("A", "1");  // short enough for the string's own buffer
    Message moved = std::move(message);
    EXPECT_EQ(moved.get("A"), "1");
    const Message copy = moved;
    moved.clear();
    EXPECT_TRUE(moved.empty());
    moved.add("B", "2");
    EXPECT_EQ(moved.get("B"), "2");
    EXPECT_EQ(copy.get("A"), "1");
}

}  // namespace
}  // namespace euterpe::ami
