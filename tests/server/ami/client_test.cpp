// The AMI client against a peer that misbehaves in every way that was thought of.
#include "server/ami/client.h"

#include "lib/protocol/limits.h"
#include "tests/server/ami/scripted_ami.h"

#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::ami {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::Contains;
using testing::ElementsAre;

struct Recorder : ClientListener {
    void onAmiConnected(const std::string& version) override { versions.push_back(version); }
    void onAmiDisconnected(const Error& reason) override { losses.push_back(reason); }
    void onAmiEvent(const Message& event) override { events.emplace_back(event.event()); }
    void onAmiLag(milliseconds lag) override { lags.push_back(lag); }

    std::vector<std::string> versions;
    std::vector<Error> losses;
    std::vector<std::string> events;
    std::vector<milliseconds> lags;
};

struct ClientTest : testing::Test {
    asio::io_context io;
    std::optional<ScriptedAmi> pbx;
    Recorder recorder;
    Log log{LogLevel::Error, -1};
    ClientConfig config;
    std::unique_ptr<Client> client;

    ClientTest() {
        pbx.emplace(io);
        config.port = pbx->port();
        config.user = "euterpe";
        config.secret = "secret";
        config.backoffMin = 5ms;
        config.backoffMax = 20ms;
        config.loginTimeout = 300ms;
        config.connectTimeout = 300ms;
        config.pingInterval = 20ms;
        config.pingTimeout = 100ms;
    }
    ~ClientTest() override {
        client.reset();
        io.restart();
        io.run_for(50ms);  // lets coroutines end; the loop is empty long before
    }
    void start() {
        client = std::make_unique<Client>(io, config, recorder, log);
        client->start();
    }
    bool until(const std::function<bool()>& condition) { return runUntil(io, condition); }
    void connect() {
        start();
        ASSERT_TRUE(until([&] { return client->connected(); }));
    }

    struct Outcome {
        std::optional<Result<Message>> single;
        std::optional<Result<std::vector<Message>>> list;
    };
    void send(Action action, Outcome& outcome, milliseconds timeout = 1s) {
        asio::co_spawn(
            io,
            [](Client& to, Action what, Outcome& into, milliseconds time) -> asio::awaitable<void> {
                into.single = co_await to.action(std::move(what), time);
            }(*client, std::move(action), outcome, timeout),
            asio::detached);
    }
    void sendList(Action action, Outcome& outcome, milliseconds timeout = 1s) {
        asio::co_spawn(
            io,
            [](Client& to, Action what, Outcome& into, milliseconds time) -> asio::awaitable<void> {
                into.list = co_await to.list(std::move(what), time);
            }(*client, std::move(action), outcome, timeout),
            asio::detached);
    }
};

TEST_F(ClientTest, LogsInByChallengeAndHearsEvents) {
    connect();
    EXPECT_THAT(recorder.versions, ElementsAre("11.0.0"));
    ASSERT_TRUE(until([&] { return !recorder.events.empty(); }));
    EXPECT_THAT(recorder.events, ElementsAre("FullyBooted")) << "in the same packet as the login's answer";
    for (const Message& action : pbx->actions)
        EXPECT_FALSE(action.has("Secret")) << "the password itself never travels";
    ASSERT_TRUE(until([&] { return !recorder.lags.empty(); }));
    EXPECT_LT(recorder.lags[0], 100ms);
}

TEST_F(ClientTest, WrongPasswordIsReportedAndTriedAgainSlowly) {
    config.secret = "wrong";
    start();
    ASSERT_TRUE(until([&] { return recorder.losses.size() >= 2; }));
    EXPECT_EQ(recorder.losses[0].code, ErrorCode::Unauthorized);
    EXPECT_FALSE(client->connected());
    EXPECT_THAT(recorder.versions, testing::IsEmpty());
}

TEST_F(ClientTest, ActionsAndLists) {
    connect();
    Outcome ping;
    Outcome things;
    Outcome unknown;
    send(Action("Ping"), ping);
    sendList(Action("Things"), things);
    send(Action("Nonsense"), unknown);
    ASSERT_TRUE(until([&] { return ping.single && things.list && unknown.single; }));
    EXPECT_TRUE(ping.single->ok());
    ASSERT_TRUE(things.list->ok());
    ASSERT_EQ(things.list->value().size(), 2U);
    EXPECT_EQ(things.list->value()[1].get("Name"), "b");
    EXPECT_EQ(unknown.single->error().code, ErrorCode::PbxRefused);
    EXPECT_THAT(recorder.events, Contains("Newstate")) << "a live event between those of a list";
}

TEST_F(ClientTest, RefusesHeadersThatEndALine) {
    connect();
    const int before = pbx->connections();
    Outcome outcome;
    send(Action("Originate").set("Exten", "1\r\nAction: Command"), outcome);
    ASSERT_TRUE(until([&] { return outcome.single.has_value(); }));
    EXPECT_EQ(outcome.single->error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(pbx->count("Originate"), 0);
    EXPECT_EQ(pbx->connections(), before);
}

TEST_F(ClientTest, NoAnswerEndsAtTheDeadline) {
    connect();
    pbx->answer = [&](const Message& action) {
        return action.get("Action") == "Slow" ? std::string{} : pbx->standardAnswer(action);
    };
    Outcome outcome;
    send(Action("Slow"), outcome, 30ms);
    ASSERT_TRUE(until([&] { return outcome.single.has_value(); }));
    EXPECT_EQ(outcome.single->error().code, ErrorCode::Timeout);
    EXPECT_TRUE(client->connected());
}

TEST_F(ClientTest, OpenActionsFailWhenTheConnectionBreaks) {
    connect();
    pbx->answer = [&](const Message& action) {
        return action.get("Action") == "Slow" ? std::string{} : pbx->standardAnswer(action);
    };
    Outcome one;
    Outcome two;
    send(Action("Slow"), one, 5s);
    sendList(Action("Slow"), two, 5s);
    ASSERT_TRUE(until([&] { return pbx->count("Slow") == 2; }));
    pbx->drop();
    ASSERT_TRUE(until([&] { return one.single && two.list; }));
    EXPECT_EQ(one.single->error().code, ErrorCode::Disconnected);
    EXPECT_EQ(two.list->error().code, ErrorCode::Disconnected);
    ASSERT_TRUE(until([&] { return recorder.versions.size() == 2; })) << "and it reconnects";
    EXPECT_EQ(client->counters().connects, 2U);
}

TEST_F(ClientTest, ActionsWithoutConnectionFailAtOnce) {
    client = std::make_unique<Client>(io, config, recorder, log);
    Outcome outcome;
    send(Action("Ping"), outcome);
    ASSERT_TRUE(until([&] { return outcome.single.has_value(); }));
    EXPECT_EQ(outcome.single->error().code, ErrorCode::Disconnected);
}

TEST_F(ClientTest, StopAnswersWithCancelledAndTellsNobody) {
    connect();
    pbx->silent = true;
    Outcome outcome;
    send(Action("Slow"), outcome, 5s);
    ASSERT_TRUE(until([&] { return pbx->count("Slow") == 1; }));
    client->stop();
    ASSERT_TRUE(until([&] { return outcome.single.has_value(); }));
    EXPECT_EQ(outcome.single->error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(recorder.losses.empty());
}

// Half-open: the peer is silent, the socket stays.
TEST_F(ClientTest, SilentPeerIsLeft) {
    connect();
    pbx->silent = true;
    const auto begin = steady_clock::now();
    ASSERT_TRUE(until([&] { return !recorder.losses.empty(); }));
    EXPECT_EQ(recorder.losses[0].code, ErrorCode::Timeout);
    EXPECT_LT(steady_clock::now() - begin, 1s);
    pbx->silent = false;
    ASSERT_TRUE(until([&] { return client->connected(); }));
}

// A PBX under load that answers late but sends events is kept for a while.
TEST_F(ClientTest, TalkingPeerIsKeptThoughItMissesAPing) {
    connect();
    pbx->answer = [](const Message&) { return std::string{}; };
    const int pings = pbx->count("Ping");
    asio::steady_timer timer(io);
    const std::function<void()> chatter = [&] {
        pbx->send("Event: Newstate\r\n\r\n");
        timer.expires_after(10ms);
        timer.async_wait([&](boost::system::error_code error) {
            if (!error)
                chatter();
        });
    };
    chatter();
    ASSERT_TRUE(until([&] { return pbx->count("Ping") >= pings + 2; }));
    EXPECT_TRUE(recorder.losses.empty());
    ASSERT_TRUE(until([&] { return !recorder.losses.empty(); })) << "but not for ever";
    timer.cancel();
}

TEST_F(ClientTest, SilentFromTheStart) {
    pbx->silent = true;
    start();
    ASSERT_TRUE(until([&] { return !recorder.losses.empty(); }));
    EXPECT_EQ(recorder.losses[0].code, ErrorCode::Timeout);
}

TEST_F(ClientTest, GarbageAndOversizedLinesAreSurvived) {
    connect();
    pbx->send(std::string(protocol::limits::kAmiLineBytes * 3, 'x') + "\r\nstill: part of it\r\n\r\n");
    pbx->send(std::string("\x00\xff\xfe:::\r\n\r\n\n\n", 12));
    pbx->send("Event: After\r\n\r\n");
    ASSERT_TRUE(until([&] { return !recorder.events.empty() && recorder.events.back() == "After"; }));
    EXPECT_EQ(client->counters().dropped, 1U);
    EXPECT_TRUE(client->connected());
}

TEST_F(ClientTest, PeerThatIsNoAsterisk) {
    pbx->banner = "SSH-2.0-OpenSSH_9.2\r\n";
    pbx->answer = [](const Message&) { return std::string("Protocol mismatch.\r\n"); };
    start();
    ASSERT_TRUE(until([&] { return !recorder.losses.empty(); }));
    EXPECT_FALSE(client->connected());
}

// The connection is cut after each single byte of the conversation; the client always comes back.
TEST_F(ClientTest, CutAfterEveryByte) {
    connect();
    Outcome first;
    sendList(Action("Things"), first);
    ASSERT_TRUE(until([&] { return first.list.has_value(); }));
    client.reset();
    std::size_t total = 400;  // more than banner, challenge, login and the list together need
    for (std::size_t cut = 1; cut < total; cut += 3) {
        pbx->closeAfterBytes = cut;
        recorder = {};
        start();
        Outcome outcome;
        bool asked = false;
        ASSERT_TRUE(until([&] {
            if (client->connected() && !asked) {
                asked = true;
                sendList(Action("Things"), outcome);
            }
            return !recorder.losses.empty() && (!asked || outcome.list);
        })) << cut;
        pbx->closeAfterBytes = SIZE_MAX;
        ASSERT_TRUE(until([&] { return client->connected(); })) << cut;
        client.reset();
        pbx->drop();
    }
}

// Budget: back within 5 s once the PBX is there again.
TEST_F(ClientTest, ComesBackAfterTheListenerIsBack) {
    config.backoffMin = ClientConfig{}.backoffMin;
    config.backoffMax = ClientConfig{}.backoffMax;
    connect();
    const std::uint16_t port = pbx->port();
    pbx->close();
    ASSERT_TRUE(until([&] { return recorder.losses.size() >= 3; }));
    pbx.emplace(io, port);
    const auto begin = steady_clock::now();
    ASSERT_TRUE(until([&] { return client->connected(); }));
    EXPECT_LT(steady_clock::now() - begin, 5s);
}

TEST_F(ClientTest, StopInsideACallbackIsAllowed) {
    struct Stopper : Recorder {
        Client* client = nullptr;
        void onAmiEvent(const Message& event) override {
            Recorder::onAmiEvent(event);
            client->stop();
        }
    } stopper;
    client = std::make_unique<Client>(io, config, stopper, log);
    stopper.client = client.get();
    client->start();
    ASSERT_TRUE(until([&] { return !stopper.events.empty(); }));
    pbx->send("Event: Late\r\n\r\n");
    io.run_for(20ms);
    EXPECT_THAT(stopper.events, ElementsAre("FullyBooted"));
}

}  // namespace
}  // namespace euterpe::ami
