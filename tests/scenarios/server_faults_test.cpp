// What may happen to euterpe-server while people talk.
#include "tests/scenarios/scenario.h"
#include "tests/stage/raw_client.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sys/mount.h>

namespace euterpe::stage {
namespace {

using protocol::CallState;
using protocol::PhoneState;
using replica::Sync;

// Recovery after the server is back (design, section 10).
constexpr std::chrono::seconds kRecovery{5};

class ServerFaults : public Scenario {
  protected:
    // A whole conversation between 103 and 104.
    void talkOnce() {
        connect103To104();
        phone("103").hangUp();
        ASSERT_TRUE(phone("104").idle());
    }
};

// B5: the server dies during a call: desks keep what they show, come back without asking, the call is still
// there.
TEST_F(ServerFaults, KilledMidCall) {
    Desk& annasDesk = desk("103");
    Desk& niccolosDesk = desk("105");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(niccolosDesk.shows("103", PhoneState::Busy));
    const CallId call = annasDesk.onlyCall()->id;

    server().kill();
    ASSERT_TRUE(annasDesk.shows(Sync::Reconnecting));
    ASSERT_TRUE(niccolosDesk.shows(Sync::Reconnecting));
    ASSERT_NE(annasDesk.onlyCall(), nullptr);
    EXPECT_EQ(niccolosDesk.phoneOf("103"), PhoneState::Busy);
    const auto refused = annasDesk.dial("105");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Disconnected);

    server().start();
    EXPECT_TRUE(annasDesk.online(kRecovery));
    EXPECT_TRUE(niccolosDesk.online(kRecovery));
    EXPECT_EQ(annasDesk.questions() + niccolosDesk.questions(), 0);
    EXPECT_GE(server().metric("resumes_total"), 2) << "they came back by their tokens";
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking, kRecovery));
    ASSERT_NE(annasDesk.onlyCall(), nullptr);
    EXPECT_EQ(annasDesk.onlyCall()->id, call);
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "104");
    EXPECT_TRUE(niccolosDesk.shows("103", PhoneState::Busy, kRecovery));
    EXPECT_TRUE(niccolosDesk.shows("104", PhoneState::Busy, kRecovery));

    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(phone("104").idle());
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(niccolosDesk.shows("103", PhoneState::Free));
    EXPECT_EQ(annasDesk.recentCalls(1).size(), 1U);
}

// B5: stopped in good order: clients are told, and come back when it is there again.
TEST_F(ServerFaults, StoppedAndStarted) {
    Desk& annasDesk = desk("103");
    RawClient witness(server().port());
    ASSERT_TRUE(witness.login("104", Server::kPassword, "104"));

    server().stop();
    bool told = false;
    while (const auto text = witness.readText())
        told = told || text->find(R"("reason":"serverStopping")") != std::string::npos;
    EXPECT_TRUE(told);
    ASSERT_TRUE(annasDesk.shows(Sync::Reconnecting));

    server().start();
    EXPECT_TRUE(annasDesk.online(kRecovery));
    EXPECT_EQ(annasDesk.questions(), 0);
    connect103To104();
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
}

// G1: calls made while the server was down are in the register afterwards, each once, also after another
// restart.
TEST_F(ServerFaults, CallsWhileItWasDown) {
    Desk& annasDesk = desk("103");
    (void)phone("103");
    (void)phone("104");
    server().stop();
    talkOnce();
    talkOnce();
    phone("104").dial("103");
    ASSERT_TRUE(phone("103").rings());
    phone("104").hangUp();
    ASSERT_TRUE(phone("103").idle());

    server().start();
    ASSERT_TRUE(annasDesk.online(kRecovery));
    const auto calls = annasDesk.recentCalls(3);
    ASSERT_EQ(calls.size(), 3U);
    EXPECT_EQ(calls[0].direction, protocol::CallDirection::Incoming);
    EXPECT_FALSE(calls[0].answered);
    EXPECT_TRUE(calls[1].answered);
    EXPECT_TRUE(calls[2].answered);

    server().stop();
    server().start();
    talkOnce();
    ASSERT_TRUE(annasDesk.online(kRecovery));
    EXPECT_EQ(annasDesk.recentCalls(4).size(), 4U);
}

// The server's data on a small file system of its own, which the test fills up.
class ServerFaultsFullDisk : public ServerFaults {
  protected:
    void SetUp() override {
        std::filesystem::create_directories(disk());
        mounted_ = ::mount("none", disk().c_str(), "tmpfs", 0, "size=16m") == 0;
        if (!mounted_)
            GTEST_SKIP() << "no file system of its own for the server: mount: " << std::strerror(errno);
        ServerFaults::SetUp();
    }
    void TearDown() override {
        ServerFaults::TearDown();
        if (mounted_)
            ::umount2(disk().c_str(), MNT_DETACH);
    }
    [[nodiscard]] ServerOptions serverOptions() const override { return {{}, disk() / "data"}; }
    [[nodiscard]] std::filesystem::path disk() const { return folder_.path() / "disk"; }

    void fillDisk() {
        std::ofstream file(disk() / "filler", std::ios::binary);
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void makeRoom() { std::filesystem::remove(disk() / "filler"); }

  private:
    bool mounted_ = false;
};

// A full disk takes no call away: people talk, the log names the disk, the register catches up, nothing is
// lost.
TEST_F(ServerFaultsFullDisk, CallsGoOnAndNothingIsLost) {
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");
    (void)phone("103");
    (void)phone("104");
    fillDisk();

    ASSERT_TRUE(annasDesk.dial("104"));
    ASSERT_TRUE(phone("103").rings());
    phone("103").accept();
    ASSERT_TRUE(phone("104").rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    phone("104").accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(annasDesk.hangUp());
    ASSERT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(until([&] { return server().log().find("disk is full") != std::string::npos; }))
        << server().log();
    EXPECT_TRUE(annasDesk.shows(Sync::Online));
    RawClient late(server().port());
    const auto refused = late.login("105", Server::kPassword, "105");
    ASSERT_FALSE(refused) << "a session that cannot be kept";
    EXPECT_EQ(refused.error().code, ErrorCode::DiskFull);

    makeRoom();
    const auto annas = annasDesk.recentCalls(1);
    ASSERT_EQ(annas.size(), 1U);
    EXPECT_EQ(annas[0].number, "104");
    EXPECT_TRUE(annas[0].answered);
    EXPECT_EQ(brunosDesk.recentCalls(1).size(), 1U);
    EXPECT_TRUE(desk("105").online());
}

}  // namespace
}  // namespace euterpe::stage
