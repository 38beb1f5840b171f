#include "desktop/replica/session.h"

#include "desktop/link/connection.h"
#include "desktop/settings/secret_stores.h"
#include "lib/protocol/json.h"
#include "tests/desktop/support/fake_server.h"
#include "tests/desktop/support/waiting.h"

#include <optional>

#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using namespace std::chrono_literals;
using protocol::PhoneState;
using testing::call;
using testing::extension;
using testing::FakeServer;
using testing::settle;
using testing::waitUntil;

link::ConnectionTimes quick() {
    link::ConnectionTimes times;
    times.firstRetry = 1ms;
    times.longestRetry = 8ms;
    return times;
}

class SessionTest : public ::testing::Test {
  protected:
    SessionTest() {
        settings.load();
        configure("alice");
        secrets.write(settings::secretName(settings), "correct horse", &context, [](const auto&) {});
        server.snapshot.extensions = {extension("101"), extension("102")};
        server.snapshot.favourites = {{ExtensionId("102")}};
        QObject::connect(&session, &Session::synchronised, [this] { ++synchronised; });
        QObject::connect(&session, &Session::credentialsRefused,
                         [this](const Error& error) { refused = error; });
        QObject::connect(&session, &Session::passwordNeeded, [this] { ++passwordsAsked; });
    }

    void configure(const QString& user) {
        settings.update([&](settings::Values& values) {
            values.address = QStringLiteral("pbx.example");
            values.user = user;
        });
    }
    void connectAndSync() {
        const int before = synchronised;
        session.connectNow();
        ASSERT_TRUE(waitUntil([&] { return synchronised > before; }));
    }
    [[nodiscard]] bool syncedTimes(int times) {
        return waitUntil([&] { return synchronised == times; });
    }
    [[nodiscard]] bool reaches(Sync sync) {
        return waitUntil([&] { return session.syncState().sync() == sync; });
    }

    QTemporaryDir folder;
    QObject context;
    FakeServer server;
    settings::Settings settings{folder.path()};
    settings::SessionSecretStore secrets;
    link::HostEvents events;
    Session session{server.wire.factory(), events, settings, secrets, quick()};
    int synchronised = 0;
    int passwordsAsked = 0;
    std::optional<Error> refused;
};

TEST_F(SessionTest, FillsTheStoresFromTheSnapshot) {
    server.snapshot.calls = {call("c1", 1)};
    connectAndSync();
    EXPECT_EQ(session.extensions().size(), 2);
    EXPECT_TRUE(session.favourites().contains(ExtensionId("102")));
    EXPECT_NE(session.calls().find(CallId("c1")), nullptr);
    EXPECT_EQ(session.self().self().name, "Alice Rossi");
    EXPECT_TRUE(session.pbx().status().connected);
    EXPECT_EQ(session.syncState().sync(), Sync::Online);
}

// B1.
TEST_F(SessionTest, AsksForTheConfigurationFirst) {
    settings.update([](settings::Values& values) { values.address.clear(); });
    int asked = 0;
    QObject::connect(&session, &Session::configurationNeeded, [&] { ++asked; });
    session.connectNow();
    session.connectWithPassword("x", false);
    EXPECT_EQ(asked, 2);
    settle();
    EXPECT_EQ(server.wire.attempts(), 0);
}

// B3, B4.
TEST_F(SessionTest, APasswordIsKeptOnlyOnceItIsAccepted) {
    configure("bob");
    server.user = "bob";
    session.connectNow();
    ASSERT_TRUE(waitUntil([this] { return passwordsAsked == 1; }));
    session.connectWithPassword("wrong", true);
    ASSERT_TRUE(waitUntil([this] { return refused.has_value(); }));
    EXPECT_EQ(refused->code, ErrorCode::Unauthorized);
    EXPECT_EQ(session.syncState().sync(), Sync::Refused);
    session.connectNow();
    ASSERT_TRUE(waitUntil([this] { return passwordsAsked == 2; })) << "the wrong one was not kept";
    session.connectWithPassword("correct horse", true);
    ASSERT_TRUE(syncedTimes(1));
    session.disconnectNow();
    EXPECT_EQ(session.syncState().sync(), Sync::Disconnected);
    session.connectNow();
    ASSERT_TRUE(syncedTimes(2)) << "kept now";
}

// B5: nothing shown is cleared while offline; the delta brings the rest.
TEST_F(SessionTest, KeepsWhatWasShownAndCatchesUpByADelta) {
    server.snapshot.calls = {call("c1", 1)};
    connectAndSync();
    int resets = 0;
    QObject::connect(&session.extensions(), &ExtensionStore::reset, [&] { ++resets; });
    server.wire.refuse({ErrorCode::Disconnected, "connection refused"});
    server.delta = protocol::StateBatch{};
    server.delta->extensions = {extension("102", PhoneState::Busy)};
    server.delta->removedCalls = {CallId("c1")};
    server.drop();
    ASSERT_TRUE(reaches(Sync::Reconnecting));
    EXPECT_GT(session.syncState().since(), 0);
    EXPECT_EQ(session.extensions().size(), 2);
    EXPECT_EQ(session.calls().calls().size(), 1u);
    EXPECT_EQ(session.self().self().name, "Alice Rossi");
    server.wire.accept();
    ASSERT_TRUE(syncedTimes(2));
    const auto asked =
        protocol::fromJson<protocol::StateSubscribeParams>(server.last("state.subscribe")->params);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->epoch, "epoch-1");
    EXPECT_EQ(asked->seq, 1u);
    EXPECT_EQ(session.extensions().find(ExtensionId("102"))->phone, PhoneState::Busy);
    EXPECT_TRUE(session.calls().calls().empty());
    EXPECT_EQ(resets, 0);
    EXPECT_EQ(session.syncState().sync(), Sync::Online);
}

TEST_F(SessionTest, ARestartedServersSnapshotReplacesTheState) {
    server.seq = 900;
    server.snapshot.calls = {call("old", 1)};
    connectAndSync();
    server.snapshot.calls = {call("new", 1)};
    server.snapshot.extensions = {extension("102"), extension("103")};
    server.restart();
    ASSERT_TRUE(syncedTimes(2));
    EXPECT_EQ(session.extensions().find(ExtensionId("101")), nullptr);
    EXPECT_NE(session.extensions().find(ExtensionId("103")), nullptr);
    EXPECT_EQ(session.calls().find(CallId("old")), nullptr);
    EXPECT_NE(session.calls().find(CallId("new")), nullptr);
    // Lower sequence numbers than before the restart count again.
    protocol::StateBatch batch;
    batch.extensions = {extension("103", PhoneState::Busy)};
    server.push(batch);
    ASSERT_TRUE(waitUntil(
        [this] { return session.extensions().find(ExtensionId("103"))->phone == PhoneState::Busy; }));
}

TEST_F(SessionTest, AnOlderBatchTakesNothingBack) {
    connectAndSync();
    protocol::StateBatch newer;
    newer.seq = 10;
    newer.extensions = {extension("102", PhoneState::Busy)};
    protocol::StateBatch older;
    older.seq = 9;
    older.extensions = {extension("102", PhoneState::Free), extension("999")};
    server.push(newer);
    server.push(older);
    server.push(newer);
    settle();
    EXPECT_EQ(session.extensions().find(ExtensionId("102"))->phone, PhoneState::Busy);
    EXPECT_EQ(session.extensions().find(ExtensionId("999")), nullptr);
}

TEST_F(SessionTest, BatchesBeforeTheSnapshotAreAppliedAfterIt) {
    server.mute.insert("state.subscribe");
    session.connectNow();
    ASSERT_TRUE(waitUntil([this] { return server.count("state.subscribe") == 1; }));
    EXPECT_NE(session.syncState().sync(), Sync::Online) << "nothing is live yet";
    protocol::StateBatch early;
    early.seq = 6;
    early.extensions = {extension("102", PhoneState::Busy)};
    server.push(early);
    settle();
    EXPECT_EQ(session.extensions().size(), 0);
    protocol::StateSubscribeResult result;
    result.epoch = "epoch-1";
    result.batch = server.snapshot;
    result.batch.full = true;
    result.batch.seq = 5;
    server.pushText(protocol::encodeReply(server.last("state.subscribe")->id, protocol::toJson(result)));
    ASSERT_TRUE(syncedTimes(1));
    EXPECT_EQ(session.extensions().find(ExtensionId("102"))->phone, PhoneState::Busy);
}

// C4, D4: the PBX behind the server.
TEST_F(SessionTest, APbxThatIsLostIsSaid) {
    connectAndSync();
    protocol::StateBatch batch;
    batch.pbx = protocol::PbxStatus{false, 77, 0, ""};
    server.push(batch);
    ASSERT_TRUE(reaches(Sync::PbxLost));
    EXPECT_EQ(session.syncState().since(), 77);
    EXPECT_TRUE(session.syncState().isOnline());
    batch.pbx->connected = true;
    server.push(batch);
    ASSERT_TRUE(reaches(Sync::Online));
}

// B2.
TEST_F(SessionTest, AsksForTheTelephoneAndRemembersTheChoice) {
    server.session.account = server.session.self.account = AccountId();
    QVector<protocol::Account> offered;
    QObject::connect(&session, &Session::accountChoiceNeeded,
                     [&](const auto& accounts) { offered = accounts; });
    connectAndSync();
    ASSERT_EQ(offered.size(), 1);
    std::optional<bool> chosen;
    session.commands().selectAccount(offered[0].id, &context,
                                     [&](const auto& answer) { chosen = answer.ok(); });
    ASSERT_TRUE(waitUntil([&] { return chosen.has_value(); }));
    EXPECT_TRUE(*chosen);
    EXPECT_EQ(settings.values().account, QStringLiteral("101"));
    EXPECT_EQ(session.self().self().account, AccountId("101"));
    server.restart();
    ASSERT_TRUE(syncedTimes(2));
    const auto login = protocol::fromJson<protocol::SessionLoginParams>(server.last("session.login")->params);
    EXPECT_EQ(login->account, AccountId("101"));
}

// F2: phone states seen in Pro must not stay on the screen in Free.
TEST_F(SessionTest, AnotherModeStartsFromASnapshot) {
    server.snapshot.extensions = {extension("102", PhoneState::Busy)};
    connectAndSync();
    server.delta = protocol::StateBatch{};
    server.session.mode = protocol::Mode::Free;
    server.session.permissions = {protocol::Permission::Dial};
    server.snapshot.extensions = {extension("102", PhoneState::Unknown)};
    settings.update([](settings::Values& values) { values.mode = protocol::Mode::Free; });
    connectAndSync();
    EXPECT_EQ(session.extensions().find(ExtensionId("102"))->phone, PhoneState::Unknown);
}

// A1: told once, not at each reconnect.
TEST_F(SessionTest, AMissingSeatIsToldOnceAndTheSessionGoesOn) {
    server.session.mode = protocol::Mode::Free;
    server.session.seat = protocol::SeatOutcome::AllSeatsTaken;
    int told = 0;
    QObject::connect(&session, &Session::seatMissing,
                     [&](protocol::SeatOutcome outcome, protocol::Mode asked, protocol::Mode granted) {
                         ++told;
                         EXPECT_EQ(outcome, protocol::SeatOutcome::AllSeatsTaken);
                         EXPECT_EQ(asked, protocol::Mode::Pro);
                         EXPECT_EQ(granted, protocol::Mode::Free);
                     });
    connectAndSync();
    server.drop();
    ASSERT_TRUE(syncedTimes(2));
    EXPECT_EQ(told, 1);
    EXPECT_EQ(session.self().mode(), protocol::Mode::Free);
}

TEST_F(SessionTest, AnotherCertificateIsAskedAboutAndCanBeTrusted) {
    const QString shown = QString(64, u'b');
    settings.setPinnedFingerprint(QStringLiteral("pbx.example:5039"), QString(64, u'a'));
    server.wire.refuse({ErrorCode::Untrusted, shown.toStdString()});
    std::optional<CertificateChange> change;
    QObject::connect(&session, &Session::certificateChanged, [&](const CertificateChange& c) { change = c; });
    session.connectWithPassword("correct horse", false);
    ASSERT_TRUE(waitUntil([&] { return change.has_value(); }));
    EXPECT_EQ(change->endpoint, QStringLiteral("pbx.example:5039"));
    EXPECT_EQ(change->pinnedFingerprint, QString(64, u'a'));
    EXPECT_EQ(change->shownFingerprint, shown);
    EXPECT_EQ(session.syncState().sync(), Sync::Refused);
    server.wire.accept();
    session.trustCertificate(*change);
    ASSERT_TRUE(syncedTimes(1)) << "with the password that was typed";
    EXPECT_EQ(settings.pinnedFingerprint(QStringLiteral("pbx.example:5039")), shown);
}

TEST_F(SessionTest, AnotherUserSeesNothingOfTheFirst) {
    server.snapshot.calls = {call("c1", 1)};
    connectAndSync();
    configure("bob");
    session.connectWithPassword("wrong", false);
    EXPECT_EQ(session.extensions().size(), 0);
    EXPECT_TRUE(session.calls().calls().empty());
    EXPECT_FALSE(session.self().isKnown());
}

// D1: neither queued nor sent again; F5 and I1: taken back when refused.
TEST_F(SessionTest, CommandsOfflineFailAtOnce) {
    connectAndSync();
    session.disconnectNow();
    std::optional<ErrorCode> dialled;
    session.commands().dial("0123", &context, [&](const auto& answer) { dialled = answer.error().code; });
    session.commands().setFavourite(ExtensionId("101"), true, &context, nullptr);
    session.commands().setPresence(protocol::Presence::Away, &context, nullptr);
    EXPECT_TRUE(session.favourites().contains(ExtensionId("101"))) << "shown at once";
    ASSERT_TRUE(waitUntil([&] { return dialled.has_value(); }));
    settle();
    EXPECT_EQ(*dialled, ErrorCode::Disconnected);
    EXPECT_FALSE(session.favourites().contains(ExtensionId("101")));
    EXPECT_NE(session.self().self().presence, protocol::Presence::Away);
    connectAndSync();
    settle();
    EXPECT_EQ(server.count("call.dial"), 0);
}

TEST_F(SessionTest, EachDialHasAnIdOfItsOwn) {
    connectAndSync();
    std::vector<std::string> calls;
    const auto note = [&](const Result<CallId>& answer) {
        calls.push_back(answer ? answer->str() : "error");
    };
    session.commands().dial("+39 051 123", &context, note);
    session.commands().dial("+39 051 123", &context, note);
    ASSERT_TRUE(waitUntil([&] { return calls.size() == 2; }));
    std::vector<protocol::CallDialParams> sent;
    for (const auto& request : server.seen) {
        if (request.method == "call.dial")
            sent.push_back(*protocol::fromJson<protocol::CallDialParams>(request.params));
    }
    ASSERT_EQ(sent.size(), 2u);
    EXPECT_NE(sent[0].dialId, sent[1].dialId);
    EXPECT_GE(sent[0].dialId.size(), 16u);
    EXPECT_EQ(sent[0].target, "+39 051 123");
    session.commands().dial("mamma", &context, note);
    ASSERT_TRUE(waitUntil([&] { return calls.size() == 3; }));
    EXPECT_EQ(calls[2], "error");
    EXPECT_EQ(server.count("call.dial"), 2);
}

TEST_F(SessionTest, TheRegisterOpensOverTheSession) {
    server.registerRows = 450;
    server.registerNewest = 450;
    session.callRegister().setActive(true);
    connectAndSync();
    ASSERT_TRUE(
        waitUntil([this] { return session.callRegister().status() == RegisterSource::Status::Ready; }));
    EXPECT_EQ(session.callRegister().total(), 450);
    ASSERT_TRUE(waitUntil([this] { return session.callRegister().row(449) != nullptr; }));
    settle();
    EXPECT_EQ(server.count("register.open"), 1);
    EXPECT_EQ(server.count("register.page"), 1);
}

TEST_F(SessionTest, LoggedInElsewhereEndsTheSession) {
    connectAndSync();
    std::optional<protocol::ClosingReason> why;
    QObject::connect(&session, &Session::ended, [&](protocol::ClosingReason reason) { why = reason; });
    server.close(protocol::ClosingReason::LoggedInElsewhere);
    ASSERT_TRUE(waitUntil([&] { return why.has_value(); }));
    EXPECT_EQ(session.syncState().sync(), Sync::Refused);
    EXPECT_EQ(session.extensions().size(), 2);
}

TEST_F(SessionTest, ASubscriptionThatFailsIsTriedAgain) {
    int failures = 2;
    server.refuse = [&](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "state.subscribe" && failures-- > 0)
            return Error{ErrorCode::Internal, "not now"};
        return std::nullopt;
    };
    session.connectNow();
    ASSERT_TRUE(syncedTimes(1));
    EXPECT_EQ(server.count("state.subscribe"), 3);
}

struct Address {
    const char* written;
    const char* endpoint;
};
class SessionAddress : public SessionTest, public ::testing::WithParamInterface<Address> {};

TEST_P(SessionAddress, IsReadAsPeopleWriteIt) {
    settings.update([](settings::Values& values) { values.address = QLatin1StringView(GetParam().written); });
    link::Endpoint asked;
    const auto factory = [&](const link::Endpoint& endpoint, link::TrustStore& trust) {
        asked = endpoint;
        return server.wire.factory()(endpoint, trust);
    };
    Session other(factory, events, settings, secrets, quick());
    other.connectWithPassword("x", false);
    EXPECT_EQ(link::toString(asked), GetParam().endpoint);
}

INSTANTIATE_TEST_SUITE_P(Forms, SessionAddress,
                         ::testing::Values(Address{"192.168.0.100", "192.168.0.100:5039"},
                                           Address{" pbx.example ", "pbx.example:5039"},
                                           Address{"pbx.example:6000", "pbx.example:6000"},
                                           Address{"[::1]:6000", "[::1]:6000"}, Address{"::1", "[::1]:5039"},
                                           Address{"localhost", "localhost:5039"}));

}  // namespace
}  // namespace euterpe::replica
