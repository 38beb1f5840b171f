// H1, H2: a user reads and changes the mailbox of the own extension and no other.
#include "lib/protocol/json.h"
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

class VoicemailTest : public HubTest {
  protected:
    VoicemailTest() {
        setCompany({"101", "102", "103"}, {});
        for (auto& entry : storage.nextDirectory.company->directory.extensions)
            if (entry.id.str() != "103")
                entry.mailbox = entry.id.str() + "@default";
        hub.reloadDirectory();
        loop.run();
        voicemail.mailboxes["101@default"] = {message("a")};
        voicemail.mailboxes["102@default"] = {message("b")};
    }
    static protocol::VoicemailMessage message(const std::string& id) {
        protocol::VoicemailMessage made;
        made.id = id;
        made.number = "055123456";
        made.playable = true;
        return made;
    }
    static protocol::VoicemailListResult list(FakeClient& client) {
        const auto reply = client.ask("voicemail.list");
        auto list = protocol::fromJson<protocol::VoicemailListResult>(reply.at("result"));
        EXPECT_TRUE(list.ok());
        return list ? *list : protocol::VoicemailListResult{};
    }
    // What the last batch says of the voicemail, 0 = nothing.
    static std::int64_t version(FakeClient& client) {
        std::int64_t last = 0;
        for (const StateBatch& batch : client.batches())
            last = batch.voicemailVersion.value_or(last);
        return last;
    }
    void messageWaiting(const std::string& extension, int unheard) {
        pbx.event("Event: MessageWaiting\nMailbox: " + extension +
                  "@default\nNew: " + std::to_string(unheard) + "\nOld: 0");
        loop.advance(100ms);
    }
};

TEST_F(VoicemailTest, H1_each_user_sees_the_own_mailbox) {
    auto anna = loggedIn("anna");
    const auto seen = list(*anna);
    ASSERT_EQ(seen.messages.size(), 1U);
    EXPECT_EQ(seen.messages[0].id, "a");
    auto carla = loggedIn("carla", "free");
    EXPECT_EQ(list(*carla).access, protocol::VoicemailAccess::NoMailbox);
}

TEST_F(VoicemailTest, H2_nobody_reaches_the_message_of_another) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->refusal("voicemail.read", R"({"message":"b"})"), "notFound");
    EXPECT_EQ(anna->refusal("voicemail.setHeard", R"({"message":"b","heard":true})"), "notFound");
    (void)anna->ask("voicemail.remove", R"({"message":"b"})");
    EXPECT_EQ(voicemail.mailboxes["102@default"].size(), 1U);
    EXPECT_EQ(anna->refusal("voicemail.read", R"({"message":"a"})"), "");
}

TEST_F(VoicemailTest, H2_what_is_no_message_is_refused) {
    auto anna = loggedIn("anna");
    EXPECT_EQ(anna->refusal("voicemail.read", R"({"message":""})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("voicemail.read", R"({"message":"a","offset":-1})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("voicemail.remove", R"({"message":")" + std::string(300, 'x') + R"("})"),
              "invalidArgument");
}

TEST_F(VoicemailTest, H1_a_change_is_told_to_its_owner_alone_even_when_the_counts_stay) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    (void)anna->subscribe();
    (void)bruno->subscribe();
    messageWaiting("101", 1);
    const std::int64_t first = version(*anna);
    EXPECT_GT(first, 0);
    messageWaiting("101", 1);
    EXPECT_GT(version(*anna), first);
    EXPECT_EQ(version(*bruno), 0);
}

TEST_F(VoicemailTest, H2_what_one_session_changes_the_users_others_hear_of) {
    auto desk = loggedIn("anna");
    auto home = loggedIn("anna");
    (void)home->subscribe();
    EXPECT_EQ(desk->refusal("voicemail.setHeard", R"({"message":"a","heard":true})"), "");
    loop.advance(100ms);
    EXPECT_GT(version(*home), 0);
    EXPECT_TRUE(list(*home).messages.at(0).heard);
}

}  // namespace
}  // namespace euterpe::hub
