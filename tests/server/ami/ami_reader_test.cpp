#include "server/ami/ami_reader.h"

#include "lib/protocol/limits.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::ami {
namespace {

namespace limits = protocol::limits;
using testing::ElementsAre;

struct ReaderTest : testing::Test {
    Reader reader;
    std::vector<Message> messages;

    void feed(std::string_view bytes) {
        reader.feed(bytes, [this](const Message& message) { messages.push_back(message); });
    }
    [[nodiscard]] std::vector<std::string> events() const {
        std::vector<std::string> names;
        for (const Message& message : messages)
            names.emplace_back(message.event());
        return names;
    }
};

TEST_F(ReaderTest, BannerResponseEvent) {
    feed(
        "Asterisk Call Manager/11.0.0\r\nResponse: Success\r\nActionID: 1\r\n\r\nEvent: FullyBooted\r\n\r\n");
    EXPECT_EQ(reader.banner(), "Asterisk Call Manager/11.0.0");
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_TRUE(messages[0].isSuccess());
    EXPECT_EQ(messages[1].event(), "FullyBooted");
}

// The same whatever the packets are cut into.
TEST_F(ReaderTest, AnyCutGivesTheSameMessages) {
    const std::string text =
        "Asterisk Call Manager/9.0.0\r\nEvent: A\r\nX: 1: 2\r\n\r\nEvent: B\r\nEmpty:\r\n\r\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        Reader one;
        std::vector<Message> got;
        const auto sink = [&](const Message& message) { got.push_back(message); };
        one.feed(std::string_view(text).substr(0, cut), sink);
        one.feed(std::string_view(text).substr(cut), sink);
        ASSERT_EQ(got.size(), 2U) << cut;
        EXPECT_EQ(got[0].get("X"), "1: 2");
        EXPECT_TRUE(got[1].has("Empty"));
    }
    for (const char byte : text)
        feed({&byte, 1});
    EXPECT_THAT(events(), ElementsAre("A", "B"));
}

TEST_F(ReaderTest, OddLineEnds) {
    feed("Event: A\n\nEvent: B\r\n\r\n\nEvent: C\r\n\r\n\r\n\r\nEvent: D\r\r\n\r\n");
    EXPECT_THAT(events(), ElementsAre("A", "B", "C", "D"));
}

TEST_F(ReaderTest, LinesWithoutColonAreCountedAndSkipped) {
    feed("Event: A\r\nnonsense\r\n: no name\r\nB: 2\r\n\r\n");
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].size(), 2U);
    EXPECT_EQ(reader.oddLines(), 2U);
}

TEST_F(ReaderTest, LongestLinePassesLongerOneDropsItsMessageOnly) {
    const std::string longest = "X: " + std::string(limits::kAmiLineBytes - 4, 'x');
    feed("Event: A\r\n" + longest + "\r\n\r\n");
    EXPECT_THAT(events(), ElementsAre("A"));
    feed("Event: B\r\n" + longest + "yyyy\r\nMore: 1\r\n\r\nEvent: C\r\n\r\n");
    EXPECT_THAT(events(), ElementsAre("A", "C"));
    EXPECT_EQ(reader.dropped(), 1U);
}

TEST_F(ReaderTest, EndlessLineTakesNoMemory) {
    const std::string piece(64 * 1024, 'x');
    for (int i = 0; i < 100; ++i)
        feed(piece);
    feed("\r\nEvent: still the dropped message\r\n\r\nEvent: next\r\n\r\n");
    EXPECT_THAT(events(), ElementsAre("next"));
    EXPECT_EQ(reader.dropped(), 1U);
}

TEST_F(ReaderTest, TooManyHeadersOrBytes) {
    std::string many = "Event: many\r\n";
    for (std::size_t i = 0; i < limits::kAmiHeaders; ++i)
        many += "H: 1\r\n";
    std::string big = "Event: big\r\n";
    while (big.size() <= limits::kAmiMessageBytes + 20'000)
        big += "H: " + std::string(10'000, 'x') + "\r\n";
    feed(many + "\r\n" + big + "\r\nEvent: next\r\n\r\n");
    EXPECT_THAT(events(), ElementsAre("next"));
    EXPECT_EQ(reader.dropped(), 2U);
}

TEST_F(ReaderTest, BytesThatAreNoTextPassThrough) {
    constexpr char kText[] = "Event: A\r\nCallerIDName: Jos\xe9 \0x\r\n\r\n";
    feed({kText, sizeof kText - 1});
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages[0].get("CallerIDName").substr(0, 4), "Jos\xe9");
}

}  // namespace
}  // namespace euterpe::ami
