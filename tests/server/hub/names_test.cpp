// One name for a caller everywhere (D4, G1, H1), from the books that the user may see.
#include "lib/protocol/json.h"
#include "tests/server/hub/hub_fixture.h"

namespace euterpe::hub {
namespace {

class NamesTest : public HubTest {
  protected:
    static protocol::Contact contact(const std::string& id, const std::string& name,
                                     const std::string& number) {
        protocol::Contact made;
        made.id = ContactId(id);
        made.lastName = name;
        made.fields.push_back({protocol::ContactFieldType::Work, number, ""});
        return made;
    }
    void tellBooks() {
        hub.contactsChanged({}, protocol::ContactBook::Shared, ++version_);
        loop.run();
        loop.advance(100ms);
    }
    // The name of the call that the client is shown last, "" = none was.
    static std::string shownName(FakeClient& client) {
        std::string name;
        for (const StateBatch& batch : client.batches())
            for (const protocol::Call& call : batch.calls)
                name = call.peerName;
        return name;
    }
    std::string nameOfCall(FakeClient& client, const std::string& extension, const std::string& number) {
        (void)client.batches();
        const CallId call = pbx.rings(extension, number);
        loop.advance(100ms);
        const std::string name = shownName(client);
        pbx.endCall(call);
        loop.advance(100ms);
        return name;
    }

  private:
    std::int64_t version_ = 1;
};

TEST_F(NamesTest, D4_the_personal_book_goes_before_the_shared_one_and_is_its_owners_alone) {
    storage.named[UserId("anna")] = {contact("1", "Nonna", "050 3163658")};
    storage.named[UserId()] = {contact("2", "Rossi Srl", "+39 050 3163658")};
    tellBooks();
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    (void)anna->subscribe();
    (void)bruno->subscribe();
    EXPECT_EQ(nameOfCall(*anna, "101", "0503163658"), "Nonna");
    EXPECT_EQ(nameOfCall(*bruno, "102", "0503163658"), "Rossi Srl");
    EXPECT_EQ(nameOfCall(*bruno, "102", "00390503163658"), "Rossi Srl");
    EXPECT_EQ(nameOfCall(*bruno, "102", "0551112222"), "Caller") << "as the PBX says";
}

TEST_F(NamesTest, D4_a_card_that_comes_while_it_rings_shows_at_once) {
    auto anna = loggedIn("anna");
    (void)anna->subscribe();
    pbx.rings("101", "0503163658");
    loop.advance(100ms);
    EXPECT_EQ(shownName(*anna), "Caller");
    storage.named[UserId()] = {contact("2", "Rossi Srl", "0503163658")};
    tellBooks();
    EXPECT_EQ(shownName(*anna), "Rossi Srl");
}

TEST_F(NamesTest, H1_messages_have_the_same_names) {
    setCompany({"101", "102"}, {});
    storage.nextDirectory.company->directory.extensions[0].mailbox = "101@default";
    hub.reloadDirectory();
    loop.run();
    protocol::VoicemailMessage message;
    message.id = "a";
    message.number = "0503163658";
    message.name = "whatever the caller sent";
    voicemail.mailboxes["101@default"] = {message};
    storage.named[UserId("anna")] = {contact("1", "Nonna", "050 3163658")};
    tellBooks();
    auto anna = loggedIn("anna");
    const auto reply = anna->ask("voicemail.list");
    const auto list = protocol::fromJson<protocol::VoicemailListResult>(reply.at("result"));
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list->messages.at(0).name, "Nonna");
}

// A directory that answers when the test says so.
class SlowDirectory : public LookupPort {
  public:
    void search(const std::string&, Callback<LookupAnswer>) override {}
    void nameOf(const std::string& number, Callback<std::string> done) override {
        asked.push_back(number);
        waiting.push_back(std::move(done));
    }
    std::vector<std::string> asked;
    std::vector<Callback<std::string>> waiting;
};

TEST_F(NamesTest, D4_a_slow_directory_delays_no_call_and_its_name_comes_later) {
    SlowDirectory directory;
    hub.setLookup(&directory);
    auto anna = loggedIn("anna");
    (void)anna->subscribe();
    pbx.rings("101", "0551112222");
    loop.advance(100ms);
    EXPECT_EQ(shownName(*anna), "Caller") << "shown at once";
    ASSERT_FALSE(directory.waiting.empty());
    EXPECT_EQ(directory.asked.front(), "0551112222");
    directory.waiting.front()(std::string("From the directory"));
    loop.advance(100ms);
    EXPECT_EQ(shownName(*anna), "From the directory");
    hub.setLookup(nullptr);
}

TEST_F(NamesTest, D4_a_phonebook_goes_before_the_directory_which_is_not_asked) {
    SlowDirectory directory;
    hub.setLookup(&directory);
    storage.named[UserId()] = {contact("2", "Rossi Srl", "0551112222")};
    tellBooks();
    auto anna = loggedIn("anna");
    (void)anna->subscribe();
    EXPECT_EQ(nameOfCall(*anna, "101", "0551112222"), "Rossi Srl");
    EXPECT_TRUE(directory.asked.empty());
    hub.setLookup(nullptr);
}

TEST_F(NamesTest, G1_books_that_cannot_be_read_are_read_later) {
    storage.failure = Error{ErrorCode::Database, "locked"};
    storage.named[UserId()] = {contact("2", "Rossi Srl", "0503163658")};
    tellBooks();
    storage.failure.reset();
    loop.advance(7s);
    auto anna = loggedIn("anna");
    (void)anna->subscribe();
    EXPECT_EQ(nameOfCall(*anna, "101", "0503163658"), "Rossi Srl");
}

TEST_F(NamesTest, G2_a_search_of_the_register_finds_by_the_names_that_the_user_sees) {
    SlowDirectory directory;
    hub.setLookup(&directory);
    auto anna = loggedIn("anna");
    const auto finds = [&](const std::string& text, const char* number) {
        EXPECT_EQ(anna->refusal("register.open", R"({"filter":{"from":0,"to":0,"text":")" + text + R"("}})"),
                  "");
        return storage.searchedNumbers.holds(number);
    };
    EXPECT_TRUE(finds("+39 055 111 2222", "0551112222")) << "one number, written in another way";
    EXPECT_FALSE(finds("", "0551112222"));
    setCompany({"101", "102"}, {});
    storage.nextDirectory.company->directory.extensions[1].lastName = "Ibáñez";
    hub.reloadDirectory();
    loop.run();
    EXPECT_TRUE(finds("ibanez", "102")) << "colleagues by the names of today";
    EXPECT_FALSE(finds("ibanez", "101"));
    pbx.rings("101", "0503163658");
    loop.advance(100ms);
    ASSERT_FALSE(directory.waiting.empty());
    directory.waiting.front()(std::string("Nonna Pina"));
    EXPECT_TRUE(finds("pina nonna", "0503163658")) << "whom the directory named";
    hub.setLookup(nullptr);
}

TEST_F(NamesTest, G1_missed_calls_are_counted_and_seen) {
    auto desk = loggedIn("anna");
    auto home = loggedIn("anna");
    (void)desk->subscribe();
    storage.missed = 2;
    storage.nextCalls.newest = {{ExtensionId("101"), 42}};
    hub.onCdr();
    loop.run();
    loop.advance(100ms);
    std::int64_t told = 0;
    for (const StateBatch& batch : desk->batches())
        told = batch.missedCalls.value_or(told);
    EXPECT_EQ(told, 2);
    EXPECT_EQ(home->refusal("register.seen", R"({"id":42})"), "");
    loop.advance(100ms);
    EXPECT_EQ(storage.seen, 42);
    for (const StateBatch& batch : desk->batches())
        told = batch.missedCalls.value_or(told);
    EXPECT_EQ(told, 0);
    EXPECT_EQ(home->refusal("register.seen", R"({"id":-1})"), "invalidArgument");
}

}  // namespace
}  // namespace euterpe::hub
