// Chat as clients see it (I2 to I4).
#include "lib/protocol/limits.h"
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

class HubChat : public HubTest {
  protected:
    std::unique_ptr<FakeClient> here(const std::string& user, const std::string& mode = "pro") {
        auto made = loggedIn(user, mode);
        made->subscribe();
        (void)made->news();
        return made;
    }
    static std::string message(const std::string& id, const std::string& to, const std::string& text) {
        return R"({"clientId":")" + id + R"(","to":")" + to + R"(","text":)" +
               boost::json::serialize(boost::json::string(text)) + "}";
    }
    static std::vector<std::string> texts(const std::vector<protocol::ChatNews>& news) {
        std::vector<std::string> found;
        for (const auto& one : news)
            found.push_back(one.conversation.last.text);
        return found;
    }
};

using Texts = std::vector<std::string>;

// Both sides and all their clients are told at once, in Free mode, too.
TEST_F(HubChat, AMessageReachesEveryClientOfBothSides) {
    auto anna = here("anna"), annaAtHome = here("anna"), carla = here("carla", "free"), bruno = here("bruno");
    const auto reply = anna->ask("chat.send", message("c1", "103", "ciao"));
    EXPECT_EQ(reply.at("result").at("message").at("number").as_int64(), 1);
    for (FakeClient* client : {anna.get(), annaAtHome.get(), carla.get()})
        EXPECT_EQ(texts(client->news()), Texts{"ciao"});
    EXPECT_TRUE(bruno->news().empty());
    EXPECT_EQ(carla->refusal("chat.mark", R"({"marks":[{"peer":"101","delivered":1,"read":1}]})"), "");
    const auto read = annaAtHome->news();
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].conversation.peerRead, 1);
    EXPECT_EQ(carla->news().back().conversation.unread, 0);
}

// I4: a request that comes again, also at another connection, is the same message and no news.
TEST_F(HubChat, TheSameClientIdIsOneMessage) {
    auto anna = here("anna"), bruno = here("bruno");
    anna->ask("chat.send", message("c1", "102", "one"));
    anna->disconnect();
    auto again = here("anna");
    const auto reply = again->ask("chat.send", message("c1", "102", "one"));
    EXPECT_EQ(reply.at("result").at("message").at("number").as_int64(), 1);
    EXPECT_EQ(texts(bruno->news()), Texts{"one"});
}

// What arrives while the database is busy goes into one transaction, in order.
TEST_F(HubChat, MessagesThatComeTogetherAreStoredTogether) {
    auto anna = here("anna"), bruno = here("bruno");
    for (int i = 1; i <= 5; ++i)
        anna->tell(R"({"jsonrpc":"2.0","id":)" + std::to_string(900 + i) +
                   R"(,"method":"chat.send","params":)" +
                   message("c" + std::to_string(i), "102", std::to_string(i)) + "}");
    loop.run();
    EXPECT_EQ(storage.chatsTogether, (std::vector<std::size_t>{1, 4}));
    EXPECT_EQ(texts(bruno->news()), (Texts{"1", "2", "3", "4", "5"}));
}

// A client that cannot be written to is told that there is something, once it can.
TEST_F(HubChat, ASlowClientGetsAHint) {
    auto anna = here("anna"), bruno = here("bruno");
    bruno->transport.busy = true;
    anna->ask("chat.send", message("c1", "102", "one"));
    EXPECT_TRUE(bruno->news().empty());
    loop.advance(100ms);
    bruno->drain();
    loop.advance(100ms);
    std::optional<std::int64_t> hint;
    for (const StateBatch& batch : bruno->batches())
        hint = batch.chatVersion ? batch.chatVersion : hint;
    ASSERT_TRUE(hint);
    const auto changes = bruno->ask("chat.changes", R"({"since":0})").at("result").as_object();
    EXPECT_EQ(changes.at("version").as_int64(), *hint);
}

TEST_F(HubChat, MessagesToSomebodyOfflineWait) {
    auto anna = here("anna");
    anna->ask("chat.send", message("c1", "102", "later"));
    auto bruno = here("bruno");
    const auto changes = bruno->ask("chat.changes").at("result").as_object();
    ASSERT_EQ(changes.at("conversations").as_array().size(), 1U);
    EXPECT_EQ(changes.at("conversations").at(0).at("unread").as_int64(), 1);
    EXPECT_EQ(changes.at("conversations").at(0).at("name").as_string(), "First101 Last101");
}

TEST_F(HubChat, WhatIsWrongIsRefused) {
    auto anna = here("anna");
    EXPECT_EQ(anna->refusal("chat.send", message("c1", "101", "me")), "invalidArgument");
    EXPECT_EQ(anna->refusal("chat.send", message("c1", "999", "who")), "notFound");
    EXPECT_EQ(anna->refusal("chat.send", message("", "102", "x")), "invalidArgument");
    EXPECT_EQ(anna->refusal("chat.send", message("c'1", "102", "x")), "invalidArgument");
    EXPECT_EQ(anna->refusal("chat.send", message(std::string(65, 'c'), "102", "x")), "invalidArgument");
    EXPECT_EQ(anna->refusal("chat.send", message("c1", "102", " \n\t ")), "invalidArgument");
    EXPECT_EQ(
        anna->refusal("chat.send", message("c1", "102", std::string(protocol::limits::kChatText + 1, 'x'))),
        "tooLarge");
    EXPECT_EQ(anna->refusal("chat.search", R"({"text":""})"), "invalidArgument");
    storage.failure = Error{ErrorCode::DiskFull, "/var/lib"};
    EXPECT_EQ(anna->refusal("chat.send", message("c1", "102", "x")), "diskFull");
    storage.failure.reset();
    EXPECT_EQ(anna->refusal("chat.send", message("c1", "102", "x")), "");
    auto nobody = client();
    EXPECT_EQ(nobody->refusal("chat.changes"), "unauthorized");
}

TEST_F(HubChat, TooManyMessagesAreRefusedForAWhile) {
    auto anna = here("anna");
    int refused = 0;
    for (int i = 0; i < protocol::limits::kChatMessagesPerMinute / 4 + 10; ++i)
        refused += anna->refusal("chat.send", message("c" + std::to_string(i), "102", "x")) == "rateLimited";
    EXPECT_EQ(refused, 10);
    loop.advance(1s);
    EXPECT_EQ(anna->refusal("chat.send", message("later", "102", "x")), "");
}

TEST_F(HubChat, TypingIsToldAndNotKept) {
    auto anna = here("anna"), bruno = here("bruno");
    EXPECT_EQ(anna->refusal("chat.typing", R"({"peer":"102","on":true})"), "");
    const auto told = bruno->typing();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].peer, ExtensionId("101"));
    EXPECT_TRUE(told[0].on);
}

TEST(ChatText, IsPlainText) {
    EXPECT_EQ(*chatText("  a\r\nb\rc\td \n"), "a\nb\nc\td");
    EXPECT_EQ(*chatText(std::string("a\0\x1b[31mb\x7f", 9)), "a[31mb");
    EXPECT_EQ(*chatText("<b>&amp;</b> 👋 שלום"), "<b>&amp;</b> 👋 שלום");
    EXPECT_FALSE(chatText("\xff\xfe"));
}

}  // namespace
}  // namespace euterpe::hub
