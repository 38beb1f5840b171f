// Memory stays constant over days of use (A7): whatever comes and goes leaves nothing behind in the hub nor
// in the state of the PBX. A map that forgets nothing grows by a few bytes a day here, and is found.
#include "tests/server/hub/hub_fixture.h"
#include "tests/stage/live_memory.h"

namespace euterpe::hub {
namespace {

class MemoryTest : public HubTest {
  protected:
    // Two users do what can be done and go home; then so much time passes that nothing of it has to be
    // remembered.
    void passDay(int day) {
        auto anna = loggedInFrom("10.1." + octets(day), "anna");
        auto bruno = loggedInFrom("10.2." + octets(day), "bruno");
        auto stranger = client("10.3." + octets(day));
        EXPECT_EQ(stranger->refusal("session.login", R"({"protocol":1,"user":"anna","password":"no"})"),
                  "unauthorized");
        call(*anna, *bruno);
        serve(*anna);
        chat(*anna, *bruno);
        anna->ask("session.logout");
        bruno->disconnect();  // its state waits for it
        anna.reset();
        bruno.reset();
        stranger.reset();
        loop.advance(21min);
        forget();
    }
    static std::string octets(int day) { return std::to_string(day / 200) + '.' + std::to_string(day % 200); }

    std::unique_ptr<FakeClient> loggedInFrom(const std::string& address, const std::string& user) {
        auto made = client(address);
        made->login(user, "phone");
        const std::string account = storage.users[UserId(user)].extension.str();
        made->ask("account.select", R"({"account":")" + account + R"("})");
        made->subscribe();
        return made;
    }
    void call(FakeClient& anna, FakeClient& bruno) {
        const std::string dialled = std::to_string(++dialled_);
        anna.ask("call.dial", R"({"dialId":"d)" + dialled + R"(","target":"102"})");
        for (const char* extension : {"101", "102"}) {
            const CallId id = pbx.rings(extension, "0551234567");
            loop.run();
            pbx.answers(id);
            loop.advance(2s);
            const std::string own = R"({"call":")" + id.str() + R"("})";
            (extension == std::string("101") ? anna : bruno).ask("call.hangup", own);
            pbx.endCall(id);
            endOtherSide(id);
            loop.advance(2s);
        }
        pbx.phone("102", kHintBusy);
        const auto booked = anna.ask("booking.set", R"({"extension":"102"})").at("result").as_object();
        anna.ask("booking.cancel", boost::json::serialize(booked));
        pbx.phone("102", kHintFree);
    }
    // The caller's own channel, which FakePbx leaves.
    void endOtherSide(const CallId& id) {
        const std::string number = id.str().substr(5, id.str().size() - 6);
        pbx.event("Event: Hangup\nChannel: PJSIP/trunk-" + number + "a\nUniqueid: 1700." + number +
                  "1\nLinkedid: 1700." + number + "1\nCause: 16");
    }
    void serve(FakeClient& anna) {
        anna.ask("presence.set", R"({"presence":"away"})");
        anna.ask("presence.idle", R"({"idle":true})");
        anna.ask("presence.set", R"({"presence":"available"})");
        for (const char* favourite : {"true", "false"})
            anna.ask("favourite.set", R"({"extension":"102","favourite":)" + std::string(favourite) + '}');
        anna.ask("register.open");
        anna.ask("register.page", R"({"page":1})");
        anna.ask("contact.changes", R"({"since":0,"base":0})");
        anna.ask("voicemail.list");
        anna.ask("sip.account");
        hub.mailboxChanged(ExtensionId("101"));
        loop.run();
    }
    void chat(FakeClient& anna, FakeClient& bruno) {
        const std::string id = std::to_string(++written_);
        anna.ask("chat.typing", R"({"peer":"102","on":true})");
        anna.ask("chat.send", R"({"clientId":"c)" + id + R"(","to":"102","text":"ciao"})");
        bruno.ask("chat.changes", R"({"since":0})");
        loop.run();
    }
    // What the fakes note for tests.
    void forget() {
        pbx.commands = {};
        pbx.held = {};
        storage.tokens.clear();
        storage.noted = {};
        storage.recordings = {};
        storage.chatsTogether = {};
        storage.forgetChat();
    }

  private:
    int dialled_ = 100;
    int written_ = 100;
};

TEST_F(MemoryTest, A7_days_of_use_leave_nothing_behind) {
    constexpr int kFirst = 10;
    constexpr int kDays = 110;
    std::size_t before = 0;
    for (int day = 0; day < kDays; ++day) {
        if (day == kFirst)
            before = stage::liveBytes();
        passDay(day);
        ASSERT_EQ(hub.sessionCount(), 0U);
        ASSERT_EQ(hub.userCount(), 0U);
        ASSERT_TRUE(storage.bookings.empty());
    }
    const auto grown = static_cast<std::ptrdiff_t>(stage::liveBytes()) - static_cast<std::ptrdiff_t>(before);
    // Less than a dozen bytes a day: tables are as large as they were on the first days.
    EXPECT_LT(grown, 1200) << "in " << kDays - kFirst << " days";
}

}  // namespace
}  // namespace euterpe::hub
