// Telephony on a real Asterisk with real SIP telephones. Skipped, with the reason, where none can be started.
#include "tests/server/telephony/fixture.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace euterpe::telephony {
namespace {

using protocol::CallState;
using protocol::EndReason;
using testing::ElementsAre;

// Runs a command of pbx/euterpe-pbx; its output, or nothing when it failed.
std::optional<std::string> pbxCommand(const std::string& arguments) {
    FILE* pipe = popen((std::string(EUTERPE_PBX) + " " + arguments + " 2>&1").c_str(), "r");
    if (!pipe)
        return std::nullopt;
    std::string output;
    std::array<char, 4096> buffer{};
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), size);
    const int status = pclose(pipe);
    if (status != 0)
        std::fprintf(stderr, "euterpe-pbx %s: %s", arguments.c_str(), output.c_str());
    return status == 0 ? std::optional(output) : std::nullopt;
}

struct AsteriskTest : testing::Test, Bench {
    static inline std::string instance;
    static inline std::string reason;
    FILE* phones = nullptr;

    static void SetUpTestSuite() {
        if (geteuid() != 0) {
            reason = "only root can start the private Asterisk";
            return;
        }
        if (access(EUTERPE_PBX, X_OK) != 0) {
            reason = "pbx/euterpe-pbx is not there";
            return;
        }
        instance = "telephony-test-" + std::to_string(getpid());
        if (!pbxCommand("create " + instance) || !pbxCommand("start " + instance))
            reason = "no Asterisk could be started";
    }
    static void TearDownTestSuite() {
        if (!instance.empty())
            (void)pbxCommand("destroy " + instance);
    }

    void SetUp() override {
        if (!reason.empty())
            GTEST_SKIP() << reason;
        const auto facts = boost::json::parse(*pbxCommand("info " + instance)).as_object();
        config.host = facts.at("host").as_string().c_str();
        config.port = static_cast<std::uint16_t>(facts.at("ami_port").as_int64());
        config.user = facts.at("ami_user").as_string().c_str();
        config.secret = facts.at("ami_secret").as_string().c_str();
        start();
        ASSERT_TRUE(until([&] { return connected(); }, 10'000));
    }
    void TearDown() override {
        stop();
        if (phones)
            pclose(phones);
    }
    // The telephones live until the pipe to them is closed.
    void plugIn(const std::string& wishes) {
        const std::string ready = testing::TempDir() + instance + "-ready";
        const std::string command =
            std::string("exec python3 ") + EUTERPE_PHONES + ' ' + instance + ' ' + ready + ' ' + wishes;
        phones = popen(command.c_str(), "w");
        ASSERT_NE(phones, nullptr);
        ASSERT_TRUE(until([&] { return access(ready.c_str(), F_OK) == 0; }, 10'000))
            << "no telephone registered";
        unlink(ready.c_str());
    }
    bool registered(const std::string& account) {
        return until([&] { return telephony->state().account(AccountId(account))->registered; }, 10'000);
    }
    protocol::Call newest(const std::string& extension) {
        return heard.newestOf(extension).value_or(protocol::Call{});
    }
};

// B2, D1, F2 on the real thing.
TEST_F(AsteriskTest, ClickToCallFromBeginToEnd) {
    plugIn("101=answer 103=answer");
    ASSERT_TRUE(registered("101") && registered("103"));
    ASSERT_TRUE(until([&] { return telephony->state().account(AccountId("101"))->model == "T46S"; }))
        << "asked for after the registration";
    EXPECT_TRUE(telephony->status().version.starts_with("22.") ||
                telephony->status().version.starts_with("16."));

    const auto outcome = dial("101", "101", "103", "real-c2c-1");
    ASSERT_TRUE(outcome && outcome->ok()) << outcome->error().detail;
    ASSERT_TRUE(until([&] {
        return newest("101").state == CallState::Talking && newest("103").state == CallState::Talking;
    }));
    EXPECT_EQ(newest("101").peerName, "Francesca Rossi");
    EXPECT_EQ(newest("103").peerNumber, "101");
    ASSERT_TRUE(until([&] {
        return telephony->state().extension(ExtensionId("103"))->phone == protocol::PhoneState::Busy;
    }));
    EXPECT_TRUE(hangup(CallId("real-c2c-1"))->ok());
    ASSERT_TRUE(until(
        [&] { return newest("101").state == CallState::Ended && newest("103").state == CallState::Ended; }));
    EXPECT_EQ(newest("101").endReason, EndReason::Normal);
    ASSERT_TRUE(until([&] { return heard.cdrs > 0; }));
    EXPECT_EQ(telephony->state().channelCount(), 0U);
}

TEST_F(AsteriskTest, ClickToCallWithTheTelephoneOff) {
    const auto outcome = dial("102", "102", "103", "real-c2c-off");
    ASSERT_TRUE(outcome.has_value());
    EXPECT_EQ(outcome->error().code, ErrorCode::PbxRefused);
}

// D4: the caller is told busy, the user's telephone stops ringing.
TEST_F(AsteriskTest, RejectByClick) {
    plugIn("101=answer 117=ring");
    ASSERT_TRUE(registered("101") && registered("117"));
    ASSERT_TRUE(dial("101", "101", "117", "real-c2c-2")->ok());
    ASSERT_TRUE(until([&] { return newest("117").state == CallState::Ringing; }));
    EXPECT_TRUE(reject(newest("117").id)->ok());
    ASSERT_TRUE(until(
        [&] { return newest("117").state == CallState::Ended && newest("101").state == CallState::Ended; }));
    EXPECT_EQ(newest("117").endReason, EndReason::Rejected);
    EXPECT_EQ(newest("101").endReason, EndReason::Busy);
}

// B5, budget: PBX killed in mid-call; back within 5 s of its return, nothing stale.
TEST_F(AsteriskTest, PbxKilledInMidCall) {
    plugIn("101=answer 103=answer");
    ASSERT_TRUE(registered("101") && registered("103"));
    ASSERT_TRUE(dial("101", "101", "103", "real-c2c-3")->ok());
    ASSERT_TRUE(until([&] { return newest("103").state == CallState::Talking; }));
    ASSERT_TRUE(pbxCommand("kill " + instance));
    ASSERT_TRUE(until([&] { return !connected(); }));
    EXPECT_EQ(telephony->state().callCount(), 2U) << "shown until the PBX is back";
    ASSERT_TRUE(pbxCommand("start " + instance));
    const auto back = std::chrono::steady_clock::now();
    ASSERT_TRUE(until([&] { return connected(); }));
    EXPECT_LT(std::chrono::steady_clock::now() - back, std::chrono::seconds(5));
    EXPECT_EQ(telephony->state().callCount(), 0U);
    EXPECT_EQ(newest("103").state, CallState::Ended);
    ASSERT_TRUE(registered("101"));
    EXPECT_TRUE(until([&] { return dial("101", "101", "103", "real-c2c-4")->ok(); }));
}

TEST_F(AsteriskTest, EndpointsForTheImport) {
    std::optional<Result<std::vector<EndpointInfo>>> outcome;
    telephony->readEndpoints([&](auto result) { outcome = std::move(result); });
    ASSERT_TRUE(until([&] { return outcome.has_value(); }, 20'000));
    ASSERT_TRUE(outcome->ok()) << outcome->error().detail;
    const auto& endpoints = outcome->value();
    const auto desk = std::find_if(endpoints.begin(), endpoints.end(),
                                   [](const EndpointInfo& one) { return one.id.str() == "101-2"; });
    ASSERT_NE(desk, endpoints.end());
    EXPECT_EQ(desk->hintExtension, "101");
    EXPECT_EQ(desk->callerIdName, "Giulia Bianchi");
}

}  // namespace
}  // namespace euterpe::telephony
