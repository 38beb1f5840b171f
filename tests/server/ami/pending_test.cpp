#include "lib/protocol/limits.h"
#include "server/ami/pending_p.h"

#include <optional>

#include <gtest/gtest.h>

namespace euterpe::ami {
namespace {

Message message(std::initializer_list<Message::Header> headers) {
    Message made;
    for (const auto& header : headers)
        made.add(header.name, header.value);
    return made;
}

struct PendingTest : testing::Test {
    PendingActions pending;
    std::optional<Result<Reply>> outcome;
    int calls = 0;

    std::string add(bool list) {
        return std::to_string(*pending.add(list, [this](Result<Reply> result) {
            outcome = std::move(result);
            ++calls;
        }));
    }
};

TEST_F(PendingTest, SingleAction) {
    const std::string id = add(false);
    EXPECT_FALSE(pending.take(message({{"Event", "Newchannel"}})));
    EXPECT_TRUE(pending.take(message({{"Response", "Success"}, {"ActionID", id}, {"Ping", "Pong"}})));
    ASSERT_TRUE(outcome && outcome->ok());
    EXPECT_EQ((*outcome)->response.get("Ping"), "Pong");
    EXPECT_EQ(pending.size(), 0U);
}

TEST_F(PendingTest, RefusalCarriesAsterisksWords) {
    const std::string id = add(false);
    pending.take(message({{"Response", "Error"}, {"ActionID", id}, {"Message", "No such channel"}}));
    EXPECT_EQ(outcome->error().code, ErrorCode::PbxRefused);
    EXPECT_EQ(outcome->error().detail, "Asterisk: No such channel");
    const std::string second = add(false);
    pending.take(message({{"Response", "Error"}, {"ActionID", second}, {"Message", "Permission denied"}}));
    EXPECT_EQ(outcome->error().code, ErrorCode::Forbidden);
    EXPECT_NE(outcome->error().detail.find("manager.conf, expected read = system,call,"), std::string::npos)
        << "what to change, not only that something was refused";
}

TEST_F(PendingTest, ListEndsByItsMarkNotByItsName) {
    const std::string id = add(true);
    pending.take(message({{"Response", "Success"}, {"ActionID", id}, {"EventList", "start"}}));
    EXPECT_TRUE(pending.take(message({{"Event", "SomethingComplete"}, {"ActionID", id}})));
    EXPECT_FALSE(outcome);
    pending.take(message({{"Event", "Whatever"}, {"ActionID", id}, {"EventList", "Complete"}}));
    ASSERT_TRUE(outcome && outcome->ok());
    EXPECT_EQ((*outcome)->events.size(), 1U);
}

TEST_F(PendingTest, CancelledListFails) {
    const std::string id = add(true);
    pending.take(message({{"Event", "X"}, {"ActionID", id}, {"EventList", "Cancelled"}}));
    EXPECT_EQ(outcome->error().code, ErrorCode::PbxRefused);
}

// OriginateResponse carries the ActionID of an answered action; it is an event for everybody.
TEST_F(PendingTest, EventsOfSingleActionsAreLiveEvents) {
    const std::string id = add(false);
    EXPECT_FALSE(pending.take(message({{"Event", "OriginateResponse"}, {"ActionID", id}})));
    EXPECT_FALSE(pending.take(message({{"Event", "OriginateResponse"}, {"ActionID", "4711"}})));
    EXPECT_TRUE(pending.take(message({{"Response", "Success"}, {"ActionID", "4711"}}))) << "late, swallowed";
    EXPECT_FALSE(pending.take(message({{"Event", "X"}, {"ActionID", "of somebody else"}})));
}

TEST_F(PendingTest, FailAllAnswersEachOnceAndAllowsNewOnes) {
    add(false);
    add(true);
    pending.failAll({ErrorCode::Disconnected, ""});
    EXPECT_EQ(calls, 2);
    EXPECT_EQ(outcome->error().code, ErrorCode::Disconnected);
    pending.fail(1, {ErrorCode::Timeout, ""});
    EXPECT_EQ(calls, 2);
}

TEST_F(PendingTest, IsBounded) {
    for (std::size_t i = 0; i < protocol::limits::kAmiPendingActions; ++i)
        add(false);
    const auto refused = pending.add(false, [](Result<Reply>) {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::RateLimited);
}

}  // namespace
}  // namespace euterpe::ami
