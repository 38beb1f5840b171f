#include "desktop/link/connection.h"

#include "desktop/link/request.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <optional>

#include <gtest/gtest.h>

namespace euterpe::link {
namespace {

using namespace std::chrono_literals;
using protocol::Request;
using testing::FakeServer;
using testing::settle;
using testing::waitUntil;

class NoPins : public TrustStore {
  public:
    [[nodiscard]] std::string pinned(const Endpoint&) const override { return {}; }
    void pin(const Endpoint&, const std::string&) override {}
    [[nodiscard]] std::string caFile() const override { return {}; }
};

ConnectionTimes quick() {
    ConnectionTimes times;
    times.firstRetry = 1ms;
    times.longestRetry = 8ms;
    times.openTimeout = 100ms;
    times.loginTimeout = 100ms;
    times.pingEvery = 10ms;
    times.request = 100ms;
    times.probe = 5ms;
    return times;
}

class ConnectionTest : public ::testing::Test {
  protected:
    ConnectionTest() {
        QObject::connect(&connection, &Connection::loggedIn,
                         [this](const auto&, bool resumed) { logins.push_back(resumed); });
        QObject::connect(&connection, &Connection::statusChanged, [this](const ConnectionStatus& status) {
            if (status.state == ConnectionState::Waiting)
                waits.push_back(status);
        });
    }

    void start(std::string password = "correct horse") {
        connection.connectTo({"pbx", 5039}, {"alice", std::move(password), protocol::Mode::Pro, {}});
    }
    [[nodiscard]] bool online() {
        return waitUntil([this] { return connection.isOnline(); });
    }
    [[nodiscard]] bool reaches(ConnectionState state) {
        return waitUntil([&] { return connection.status().state == state; });
    }

    FakeServer server;
    NoPins trust;
    HostEvents events;
    Connection connection{server.wire.factory(), trust, events, "test", quick()};
    std::vector<bool> logins;  // resumed?
    std::vector<ConnectionStatus> waits;
};

TEST_F(ConnectionTest, LogsInWithTheCredentials) {
    start();
    ASSERT_TRUE(online());
    const auto params = protocol::fromJson<protocol::SessionLoginParams>(server.seen.front().params);
    ASSERT_TRUE(params);
    EXPECT_EQ(params->user, "alice");
    EXPECT_EQ(params->mode, protocol::Mode::Pro);
    EXPECT_EQ(params->client, "test");
    EXPECT_EQ(logins, std::vector<bool>{false});
}

// B5: by itself, with the token and without the password.
TEST_F(ConnectionTest, ResumesAfterALoss) {
    start();
    ASSERT_TRUE(online());
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return logins.size() == 2; }));
    EXPECT_TRUE(logins[1]);
    EXPECT_EQ(server.count("session.login"), 1);
    ASSERT_EQ(waits.size(), 1u);
    EXPECT_GT(waits[0].offlineSince, 0);
    EXPECT_GT(waits[0].nextAttemptAt, 0);
    ASSERT_TRUE(online());
    EXPECT_EQ(connection.status().offlineSince, 0);
}

// B5: a restarted server knows no token; the password of this run logs in again.
TEST_F(ConnectionTest, LogsInAgainWhenTheTokenIsUnknown) {
    start();
    ASSERT_TRUE(online());
    server.restart();
    ASSERT_TRUE(waitUntil([this] { return logins.size() == 2; }));
    EXPECT_FALSE(logins[1]);
    EXPECT_EQ(server.count("session.resume"), 1);
    EXPECT_EQ(server.count("session.login"), 2);
}

// B4.
TEST_F(ConnectionTest, AWrongPasswordIsNotTriedAgain) {
    start("wrong");
    ASSERT_TRUE(reaches(ConnectionState::Refused));
    EXPECT_EQ(connection.status().error.code, ErrorCode::Unauthorized);
    settle();
    EXPECT_EQ(server.wire.attempts(), 1);
    start();
    EXPECT_TRUE(online());
}

TEST_F(ConnectionTest, ALockOutOfAProvenPasswordIsWaitedFor) {
    start();
    ASSERT_TRUE(online());
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "session.login")
            return Error{ErrorCode::LockedOut, "locked", 7};
        return std::nullopt;
    };
    server.restart();
    ASSERT_TRUE(
        waitUntil([this] { return !waits.empty() && waits.back().error.code == ErrorCode::LockedOut; }));
    EXPECT_GE(waits.back().nextAttemptAt - waits.back().since, 6900);
    start("changed");
    ASSERT_TRUE(reaches(ConnectionState::Refused));
    EXPECT_EQ(connection.status().error.retryAfterS, 7);
}

TEST_F(ConnectionTest, WaitsLongerAfterEachFailureUpToALimit) {
    server.wire.refuse({ErrorCode::Disconnected, "connection refused"});
    start();
    ASSERT_TRUE(waitUntil([this] { return waits.size() >= 8; }));
    for (std::size_t i = 0; i < waits.size(); ++i) {
        const auto delay = waits[i].nextAttemptAt - waits[i].since;
        EXPECT_LE(delay, 9) << i;
    }
    EXPECT_GE(waits[7].nextAttemptAt - waits[7].since, 3);
    server.wire.accept();
    EXPECT_TRUE(online());
}

TEST_F(ConnectionTest, APeerThatAnswersNothingIsLeft) {
    server.wire.setUnreachable(true);
    start();
    ASSERT_TRUE(reaches(ConnectionState::Waiting));
    EXPECT_EQ(waits[0].error.code, ErrorCode::Timeout);
    server.wire.accept();
    ASSERT_TRUE(online());
    // Half-open: the socket stands, the other side is gone.
    server.wire.peer()->setSilent(true);
    ASSERT_TRUE(waitUntil([this] { return logins.size() == 2; }));
    EXPECT_EQ(waits.back().error.code, ErrorCode::Timeout);
}

TEST_F(ConnectionTest, AnAnsweredPingKeepsTheConnection) {
    start();
    ASSERT_TRUE(online());
    ASSERT_TRUE(waitUntil([this] { return server.wire.peer()->pingsSeen() >= 6; }));
    EXPECT_EQ(logins.size(), 1u);
}

// B5: after the computer's sleep.
TEST_F(ConnectionTest, ADeadConnectionIsFoundAtOnceAfterSleep) {
    ConnectionTimes times = quick();
    times.pingEvery = 1h;
    Connection sleeper(server.wire.factory(), trust, events, "test", times);
    int count = 0;
    QObject::connect(&sleeper, &Connection::loggedIn, [&] { ++count; });
    sleeper.connectTo({"pbx", 5039}, {"alice", "correct horse", protocol::Mode::Pro, {}});
    ASSERT_TRUE(waitUntil([&] { return sleeper.isOnline(); }));
    server.wire.peer()->setSilent(true);
    emit events.resumed();
    ASSERT_TRUE(waitUntil([&] { return count == 2; }));
}

TEST_F(ConnectionTest, AnotherNetworkEndsTheWaiting) {
    ConnectionTimes times = quick();
    times.firstRetry = times.longestRetry = 1h;
    Connection patient(server.wire.factory(), trust, events, "test", times);
    server.wire.refuse({ErrorCode::Disconnected, "no network"});
    patient.connectTo({"pbx", 5039}, {"alice", "correct horse", protocol::Mode::Pro, {}});
    ASSERT_TRUE(waitUntil([&] { return patient.status().state == ConnectionState::Waiting; }));
    server.wire.accept();
    emit events.networkChanged(false);
    settle();
    EXPECT_EQ(patient.status().state, ConnectionState::Waiting);
    emit events.networkChanged(true);
    ASSERT_TRUE(waitUntil([&] { return patient.isOnline(); }));
}

TEST_F(ConnectionTest, RequestsAreNeitherQueuedNorSentTwice) {
    std::optional<ErrorCode> offline;
    QObject context;
    connection.request<Request::CallDial>({"d1", "102"}, &context,
                                          [&](auto answer) { offline = answer.error().code; });
    EXPECT_FALSE(offline) << "answered inside the call";
    ASSERT_TRUE(waitUntil([&] { return offline.has_value(); }));
    EXPECT_EQ(*offline, ErrorCode::Disconnected);

    start();
    ASSERT_TRUE(online());
    server.mute.insert("call.dial");
    std::optional<ErrorCode> broken;
    connection.request<Request::CallDial>({"d2", "102"}, &context,
                                          [&](auto answer) { broken = answer.error().code; });
    ASSERT_TRUE(waitUntil([this] { return server.count("call.dial") == 1; }));
    server.drop();
    ASSERT_TRUE(waitUntil([&] { return broken.has_value(); }));
    EXPECT_EQ(*broken, ErrorCode::Disconnected);
    ASSERT_TRUE(online());
    settle();
    EXPECT_EQ(server.count("call.dial"), 1);
}

TEST_F(ConnectionTest, ARequestWithoutAnswerTimesOutAndALateAnswerIsIgnored) {
    start();
    ASSERT_TRUE(online());
    server.mute.insert("call.dial");
    int answers = 0;
    ErrorCode code = ErrorCode::Unknown;
    QObject context;
    connection.request<Request::CallDial>({"d", "102"}, &context, [&](auto answer) {
        ++answers;
        code = answer.error().code;
    });
    ASSERT_TRUE(waitUntil([&] { return answers == 1; }));
    EXPECT_EQ(code, ErrorCode::Timeout);
    server.pushText(protocol::encodeReply(server.last("call.dial")->id, boost::json::object{}));
    settle();
    EXPECT_EQ(answers, 1);
    EXPECT_TRUE(connection.isOnline());
}

TEST_F(ConnectionTest, RepliesFindTheirRequestsInAnyOrder) {
    start();
    ASSERT_TRUE(online());
    server.mute.insert("call.dial");
    QObject context;
    std::string first;
    std::string second;
    const auto into = [](std::string& to) {
        return [&to](Result<protocol::CallDialResult> answer) { to = answer ? answer->call.str() : "error"; };
    };
    connection.request<Request::CallDial>({"d1", "1"}, &context, into(first));
    connection.request<Request::CallDial>({"d2", "2"}, &context, into(second));
    ASSERT_TRUE(waitUntil([this] { return server.count("call.dial") == 2; }));
    const auto b = server.seen[server.seen.size() - 1].id;
    const auto a = server.seen[server.seen.size() - 2].id;
    server.pushText(protocol::encodeReply(b, protocol::toJson(protocol::CallDialResult{CallId("B")})));
    server.pushText(protocol::encodeReply(a, protocol::toJson(protocol::CallDialResult{CallId("A")})));
    ASSERT_TRUE(waitUntil([&] { return !first.empty() && !second.empty(); }));
    EXPECT_EQ(first, "A");
    EXPECT_EQ(second, "B");
}

TEST_F(ConnectionTest, TheAnswerIsDroppedOnceTheAskerIsGone) {
    start();
    ASSERT_TRUE(online());
    bool called = false;
    {
        QObject context;
        connection.request<Request::CallDial>({"d", "102"}, &context, [&](const auto&) { called = true; });
    }
    ASSERT_TRUE(waitUntil([this] { return server.count("call.dial") == 1; }));
    settle();
    EXPECT_FALSE(called);
}

TEST_F(ConnectionTest, TooManyOpenRequestsAreRefusedHere) {
    start();
    ASSERT_TRUE(online());
    server.mute.insert("call.dial");
    QObject context;
    int limited = 0;
    for (std::size_t i = 0; i < protocol::limits::kOpenRequests + 3; ++i)
        connection.request<Request::CallDial>({"d", "1"}, &context, [&](const auto& answer) {
            limited += answer.error().code == ErrorCode::RateLimited ? 1 : 0;
        });
    ASSERT_TRUE(waitUntil([&] { return limited == 3; }));
}

TEST_F(ConnectionTest, WhatIsNotUnderstoodIsToldAndSurvived) {
    start();
    ASSERT_TRUE(online());
    int told = 0;
    QObject::connect(&connection, &Connection::notUnderstood, [&] { ++told; });
    for (const char* text : {"", "{", "[]", "{\"jsonrpc\":\"2.0\",\"method\":\"later.news\",\"params\":{}}",
                             "{\"jsonrpc\":\"2.0\",\"method\":\"state.batch\",\"params\":{\"seq\":\"x\"}}"})
        server.pushText(text);
    ASSERT_TRUE(waitUntil([&] { return told == 5; }));
    EXPECT_TRUE(connection.isOnline());
}

TEST_F(ConnectionTest, LoggedInElsewhereIsFinalAStoppingServerIsNot) {
    start();
    ASSERT_TRUE(online());
    server.close(protocol::ClosingReason::ServerStopping);
    ASSERT_TRUE(waitUntil([this] { return logins.size() == 2; }));
    ASSERT_TRUE(online());
    server.close(protocol::ClosingReason::LoggedInElsewhere);
    ASSERT_TRUE(reaches(ConnectionState::Refused));
    EXPECT_EQ(connection.status().error.code, ErrorCode::Conflict);
}

TEST_F(ConnectionTest, DisconnectingLogsOutAndStays) {
    start();
    ASSERT_TRUE(online());
    connection.disconnectNow();
    EXPECT_EQ(connection.status().state, ConnectionState::Disconnected);
    ASSERT_TRUE(waitUntil([this] { return server.count("session.logout") == 1; }));
    settle();
    EXPECT_EQ(server.wire.attempts(), 1);
}

TEST_F(ConnectionTest, DestroyedInAnyStateWithoutATrace) {
    QObject context;
    int answered = 0;
    for (int turns = 0; turns < 12; ++turns) {
        Connection brief(server.wire.factory(), trust, events, "test", quick());
        brief.connectTo({"pbx", 5039}, {"alice", "correct horse", protocol::Mode::Pro, {}});
        for (int i = 0; i < turns; ++i)
            settle();
        brief.request<Request::CallDial>({"d", "1"}, &context, [&](const auto&) { ++answered; });
    }
    settle();
}

}  // namespace
}  // namespace euterpe::link
