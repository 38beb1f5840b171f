// Chat with a real server that is killed, between desks that are killed (I2 to I4); what the PBX's hints show
// of presence (I1).
#include "tests/scenarios/scenario.h"

#include <filesystem>
#include <random>
#include <thread>

#include <QThread>
#include <gmock/gmock.h>

namespace euterpe::stage {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using Texts = std::vector<std::string>;

// A server without a PBX: chat needs none.
class Chat : public ::testing::Test {
  protected:
    Chat() {
        Pbx pbx;
        pbx.ami.port = 1;  // nobody listens there
        pbx.ami.user = "euterpe";
        pbx.ami.secret = "none";
        for (const char* number : {"103", "104", "105"})
            pbx.company.extensions.push_back({ExtensionId(number),
                                              "First",
                                              std::string("Last") + number,
                                              "ACME",
                                              "",
                                              false,
                                              {AccountId(number)}});
        server_.emplace(pbx, folder_.path() / "server");
        for (const char* user : {"103", "104", "105"})
            server_->addUser(user);
        server_->start();
    }
    ~Chat() override {
        desks_.clear();
        EXPECT_EQ(server_->finish(), "") << "what is wrong with euterpe-server";
    }

    Desk& desk(const std::string& user, const std::string& place = "desk") {
        auto& made = desks_[user + place];
        if (!made)
            made = std::make_unique<Desk>(server_->port(), user, DeskOptions{user, protocol::Mode::Free});
        EXPECT_TRUE(live(*made));
        return *made;
    }
    static bool live(Desk& desk) {
        return until([&] { return desk.session().syncState().isOnline(); });
    }
    static replica::Chat& chat(Desk& desk) { return desk.session().chat(); }
    static Texts texts(Desk& desk, const std::string& peer) {
        Texts found;
        for (const auto& message : chat(desk).store().messages(ExtensionId(peer)))
            found.push_back(message.text);
        return found;
    }
    // Everything that there is, loaded page by page.
    static Texts allTexts(Desk& desk, const std::string& peer) {
        const ExtensionId id(peer);
        chat(desk).watch(id, true);
        EXPECT_TRUE(until([&] {
            return chat(desk).store().conversation(id) != nullptr && chat(desk).store().isComplete(id);
        }));
        while (chat(desk).store().hasOlder(id)) {
            const std::size_t before = texts(desk, peer).size();
            chat(desk).loadOlder(id);
            if (!until([&] { return texts(desk, peer).size() > before; }))
                break;
        }
        return texts(desk, peer);
    }
    // A short conversation, once everything has come.
    static bool shows(Desk& desk, const std::string& peer, const Texts& wanted) {
        chat(desk).watch(ExtensionId(peer), true);
        return until([&] { return texts(desk, peer) == wanted; });
    }
    static bool say(Desk& desk, const std::string& peer, const std::string& text) {
        return chat(desk).send(ExtensionId(peer), text).ok();
    }
    static bool allSent(Desk& desk, const std::string& peer) {
        return until([&] { return chat(desk).waiting(ExtensionId(peer)).empty(); }, 20s);
    }
    static std::filesystem::path outboxOf(Desk& desk) {
        for (const auto& file : std::filesystem::directory_iterator(desk.settingsFolder() / "chat"))
            if (file.path().extension() == ".outbox")
                return file.path();
        return {};
    }

    const TemporaryFolder folder_;
    std::optional<Server> server_;
    std::map<std::string, std::unique_ptr<Desk>> desks_;
};

// Both sides in mode Free; two clients of one user stay in step.
TEST_F(Chat, BothSidesAndEveryClientSeeTheSame) {
    Desk &anna = desk("103"), &laptop = desk("103", "laptop"), &bruno = desk("104");
    for (Desk* one : {&anna, &laptop})
        chat(*one).watch(ExtensionId("104"), true);
    chat(bruno).watch(ExtensionId("103"), true);
    ASSERT_TRUE(say(anna, "104", "ciao"));
    ASSERT_TRUE(until([&] { return texts(bruno, "103") == Texts{"ciao"}; }));
    ASSERT_TRUE(until([&] { return texts(laptop, "104") == Texts{"ciao"}; }));
    EXPECT_EQ(chat(bruno).store().unread(), 1);
    const auto seen = [&] { return chat(anna).store().conversation(ExtensionId("104")); };
    ASSERT_TRUE(until([&] { return seen()->peerDelivered == 1; }));
    chat(bruno).markRead(ExtensionId("103"));
    ASSERT_TRUE(until([&] { return seen()->peerRead == 1; }));
    chat(bruno).setTyping(ExtensionId("103"), true);
    ASSERT_TRUE(until([&] { return chat(laptop).isTyping(ExtensionId("104")); }));
    ASSERT_TRUE(say(bruno, "103", "ciao Anna"));
    ASSERT_TRUE(
        until([&] { return chat(laptop).store().unread() == 1 && chat(anna).store().unread() == 1; }));
    chat(laptop).markRead(ExtensionId("104"));
    EXPECT_TRUE(until([&] { return chat(anna).store().unread() == 0; })) << "read in one is read in all";
}

TEST_F(Chat, MessagesToSomebodyOfflineArriveLater) {
    Desk& anna = desk("103");
    ASSERT_TRUE(say(anna, "104", "one"));
    ASSERT_TRUE(say(anna, "104", "two"));
    ASSERT_TRUE(allSent(anna, "104"));
    server_->stop();
    server_->start();
    Desk& bruno = desk("104");
    ASSERT_TRUE(until([&] { return chat(bruno).store().unread() == 2; }));
    EXPECT_TRUE(shows(bruno, "103", Texts{"one", "two"}));
}

// The server dies with the request in its socket, not yet read.
TEST_F(Chat, ServerKilledBeforeItReadsTheMessage) {
    Desk &anna = desk("103"), &bruno = desk("104");
    server_->pause(true);
    ASSERT_TRUE(say(anna, "104", "into the void"));
    until([] { return false; }, 100ms);  // let it leave
    server_->kill();
    EXPECT_EQ(chat(anna).waiting(ExtensionId("104")).size(), 1U);
    server_->start();
    ASSERT_TRUE(allSent(anna, "104"));
    ASSERT_TRUE(live(bruno));
    EXPECT_TRUE(shows(bruno, "103", Texts{"into the void"}));
}

// The client dies after the server has answered, before it has noted the answer.
TEST_F(Chat, ClientKilledAfterTheAnswer) {
    Desk &anna = desk("103"), &bruno = desk("104");
    server_->pause(true);
    ASSERT_TRUE(say(anna, "104", "once"));
    const auto outbox = outboxOf(anna);
    const auto copy = folder_.path() / "outbox";
    std::filesystem::copy_file(outbox, copy);
    server_->pause(false);
    ASSERT_TRUE(allSent(anna, "104"));
    std::filesystem::copy_file(copy, outbox, std::filesystem::copy_options::overwrite_existing);
    anna.restart();
    ASSERT_TRUE(live(anna));
    ASSERT_TRUE(allSent(anna, "104"));
    ASSERT_TRUE(say(anna, "104", "twice"));
    ASSERT_TRUE(allSent(anna, "104"));
    EXPECT_TRUE(shows(bruno, "103", Texts{"once", "twice"}));
}

// The client dies while it is offline, and again before it has a connection.
TEST_F(Chat, ClientKilledWhileOffline) {
    Desk& anna = desk("103");
    server_->kill();
    ASSERT_TRUE(anna.shows(replica::Sync::Reconnecting));
    ASSERT_TRUE(say(anna, "104", "kept"));
    anna.restart();
    anna.restart();
    server_->start();
    ASSERT_TRUE(live(anna));
    ASSERT_TRUE(allSent(anna, "104"));
    EXPECT_TRUE(shows(desk("104"), "103", Texts{"kept"}));
}

// I4 as a property: whoever dies whenever, both sides see the same list, it holds each message once, and each
// writer's messages are in the order of writing.
TEST_F(Chat, WhoeverDiesNothingIsLostOrDoubled) {
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::cout << "seed " << seed << '\n';
    std::mt19937 random(seed);
    std::map<std::string, Texts> written;
    Desk &anna = desk("103"), &bruno = desk("104");
    const auto write = [&](Desk& from, const std::string& user, const std::string& peer) {
        const std::string text = user + " writes " + std::to_string(written[user].size());
        if (say(from, peer, text))
            written[user].push_back(text);
    };
    for (int step = 0; step < 40; ++step) {
        for (auto n = random() % 4; n > 0; --n) {
            if (random() % 2 == 0)
                write(anna, "103", "104");
            else
                write(bruno, "104", "103");
        }
        // From not at all to long enough for anything that was written to be stored.
        const auto pause = std::chrono::milliseconds(random() % 3 == 0 ? 0 : random() % 25);
        until([] { return false; }, pause);
        switch (random() % 6) {
            case 0:
            case 1:
                server_->kill();
                server_->start();
                break;
            case 2:
                anna.restart();
                break;
            case 3:
                bruno.restart();
                break;
            default:
                break;
        }
    }
    ASSERT_TRUE(live(anna) && live(bruno));
    ASSERT_TRUE(allSent(anna, "104") && allSent(bruno, "103"));
    const std::size_t total = written["103"].size() + written["104"].size();
    ASSERT_TRUE(until([&] {
        const auto* one = chat(anna).store().conversation(ExtensionId("104"));
        const auto* other = chat(bruno).store().conversation(ExtensionId("103"));
        return one != nullptr && other != nullptr && one->last.number == static_cast<std::int64_t>(total) &&
               other->last == one->last;
    }));
    const Texts shown = allTexts(anna, "104");
    EXPECT_EQ(shown, allTexts(bruno, "103"));
    for (const auto& [user, texts] : written) {
        Texts own;
        for (const std::string& text : shown)
            if (text.starts_with(user))
                own.push_back(text);
        EXPECT_EQ(own, texts);
    }
}

class PresenceHints : public Scenario {};

// What the user chooses is what a telephone that watches the hint shows.
TEST_F(PresenceHints, ShowWhatTheUserHasChosen) {
    const auto shows = [this](const std::string& state) {
        return until([&] {
            return asterisk().cli("core show hint 103").find("Presence:" + state) != std::string::npos;
        });
    };
    Desk& anna = desk("103", protocol::Mode::Free);
    EXPECT_TRUE(shows("available"));
    ASSERT_TRUE(anna.setPresence(protocol::Presence::Away));
    EXPECT_TRUE(shows("away")) << asterisk().cli("core show hint 103");
    ASSERT_TRUE(anna.setPresence(protocol::Presence::NotAvailable));
    EXPECT_TRUE(shows("xa"));
    asterisk().kill();
    asterisk().start();
    ASSERT_TRUE(anna.online());
    EXPECT_TRUE(shows("xa"));
    anna.session().disconnectNow();
    EXPECT_TRUE(shows("unavailable"));
}

// Busy by call over "available", for those who may see telephones; what was set by hand stays.
TEST_F(PresenceHints, ACallMakesBusy) {
    Desk& anna = desk("103");
    Desk& pro = desk("105");
    Desk& plain = desk("101", protocol::Mode::Free);
    const auto seen = [](Desk& by, protocol::Presence wanted) {
        return until([&] {
            const auto* record = by.session().extensions().find(ExtensionId("103"));
            return record != nullptr && record->presence == wanted;
        });
    };
    connect103To104();
    EXPECT_TRUE(seen(pro, protocol::Presence::Busy));
    EXPECT_TRUE(seen(plain, protocol::Presence::Available));
    ASSERT_TRUE(anna.setPresence(protocol::Presence::Away));
    EXPECT_TRUE(seen(pro, protocol::Presence::Away));
    ASSERT_TRUE(anna.setPresence(protocol::Presence::Available));
    EXPECT_TRUE(seen(pro, protocol::Presence::Busy));
    phone("103").hangUp();
    EXPECT_TRUE(seen(pro, protocol::Presence::Available));
}

}  // namespace
}  // namespace euterpe::stage
