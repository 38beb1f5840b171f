// contact.lookup: the company's directory, as clients see it.
#include "lib/protocol/limits.h"
#include "tests/server/hub/hub_fixture.h"

#include <utility>

namespace euterpe::hub {
namespace {

class FakeLookup : public LookupPort {
  public:
    void search(const std::string& text, Callback<LookupAnswer> done) override {
        asked.push_back(text);
        open.push_back(std::move(done));
    }
    void nameOf(const std::string&, Callback<std::string> done) override { done(std::string()); }
    void answerAll(const Result<LookupAnswer>& answer) {
        for (const auto& done : std::exchange(open, {}))
            done(answer);
    }

    std::vector<std::string> asked;
    std::vector<Callback<LookupAnswer>> open;
};

std::string outcomeOf(const boost::json::object& reply) {
    return std::string(reply.at("result").at("outcome").as_string());
}

class HubLookup : public HubTest {
  protected:
    // What is answered only later.
    static void askLater(FakeClient& client, const std::string& text) {
        client.tell(R"({"jsonrpc":"2.0","id":)" + std::to_string(++client.lastId) +
                    R"(,"method":"contact.lookup","params":{"text":")" + text + R"("}})");
    }
    FakeLookup lookup;
};

TEST_F(HubLookup, WithoutADirectoryItSaysSo) {
    const auto anna = loggedIn("anna", "free");
    EXPECT_EQ(outcomeOf(anna->ask("contact.lookup", R"({"text":"rossi"})")), "notConfigured");
}

TEST_F(HubLookup, GivesWhatTheDirectoryHas) {
    hub.setLookup(&lookup);
    const auto anna = loggedIn("anna", "free");
    askLater(*anna, "rossi");
    loop.run();
    ASSERT_EQ(lookup.asked, std::vector<std::string>{"rossi"});
    protocol::Contact rossi;
    rossi.source = protocol::ContactSource::Ldap;
    rossi.lastName = "Rossi";
    lookup.answerAll(LookupAnswer{{rossi}, true});
    const auto& sent = anna->transport.sent;
    ASSERT_FALSE(sent.empty());
    const auto reply = boost::json::parse(*sent.back()).as_object();
    EXPECT_EQ(outcomeOf(reply), "answered");
    const auto& result = reply.at("result").as_object();
    EXPECT_EQ(result.at("contacts").as_array().at(0).at("lastName").as_string(), "Rossi");
    EXPECT_EQ(result.at("contacts").as_array().at(0).at("source").as_string(), "ldap");
    EXPECT_TRUE(result.at("more").as_bool());
}

TEST_F(HubLookup, ADeadDirectoryIsSaidToBeMissingAndNotWhy) {
    hub.setLookup(&lookup);
    const auto anna = loggedIn("anna", "free");
    askLater(*anna, "rossi");
    lookup.answerAll(Error{ErrorCode::Unauthorized, "ldap://secret.example.org: bind"});
    const auto reply = boost::json::parse(*anna->transport.sent.back()).as_object();
    EXPECT_EQ(outcomeOf(reply), "unavailable");
    EXPECT_EQ(boost::json::serialize(reply).find("secret"), std::string::npos);
}

TEST_F(HubLookup, OneClientCannotFillTheQueue) {
    hub.setLookup(&lookup);
    const auto anna = loggedIn("anna", "free");
    for (std::size_t i = 0; i < protocol::limits::kLookupsPerSession; ++i)
        askLater(*anna, "a");
    EXPECT_EQ(anna->refusal("contact.lookup", R"({"text":"a"})"), "rateLimited");
    const auto bruno = loggedIn("bruno");
    askLater(*bruno, "a");
    EXPECT_EQ(lookup.open.size(), protocol::limits::kLookupsPerSession + 1);
    lookup.answerAll(LookupAnswer{});
    askLater(*anna, "b");
    EXPECT_EQ(lookup.open.size(), 1u);
    EXPECT_EQ(anna->refusal("contact.lookup", R"({"text":")" + std::string(200, 'x') + R"("})"),
              "invalidArgument");
    anna->disconnect();
    lookup.answerAll(LookupAnswer{});  // nobody is there any more
}

}  // namespace
}  // namespace euterpe::hub
