// The simulated company held against the call model: what it plays is understood as calls.
#include "tests/fakes/ami_company.h"

#include "server/ami/ami_reader.h"
#include "server/pbx/pbx_state.h"

#include <string>

#include <gtest/gtest.h>

namespace euterpe::fakes {
namespace {

using protocol::CallState;
using protocol::PhoneState;

class AmiCompanyTest : public testing::Test {
  protected:
    void SetUp() override {
        pbx::Directory directory;
        for (int i = 0; i < company_.size(); ++i) {
            pbx::DirectoryEntry entry;
            entry.id = ExtensionId(company_.number(i));
            entry.accounts.emplace_back(company_.number(i));
            directory.extensions.push_back(entry);
        }
        (void)state_.setDirectory(directory);
    }

    void play(const std::string& text) {
        reader_.feed(text, [&](const ami::Message& event) { (void)state_.apply(event, ++now_); });
    }

    void playList(const AmiCompany::Events& events) {
        for (const std::string& event : events)
            play(event);
    }

    [[nodiscard]] PhoneState phone(int index) const {
        return state_.extension(ExtensionId(company_.number(index)))->phone;
    }

    [[nodiscard]] std::vector<protocol::Call> calls(int index) const {
        return state_.callsOf(ExtensionId(company_.number(index)));
    }

    AmiCompany company_{{4, 101, "euterpe-extensions", "euterpe-phones"}};
    pbx::State state_;
    ami::Reader reader_;
    UnixMillis now_ = 1'700'000'000'000;
};

TEST_F(AmiCompanyTest, ACallRingsIsAnsweredAndEnds) {
    playList(company_.extensionStates("1"));
    std::uint64_t call = 0;
    play(company_.ring(0, 1, call));
    EXPECT_EQ(phone(0), PhoneState::Busy);
    EXPECT_EQ(phone(1), PhoneState::Ringing);
    ASSERT_EQ(calls(1).size(), 1U);
    EXPECT_EQ(calls(1)[0].state, CallState::Ringing);
    EXPECT_EQ(calls(1)[0].peerNumber, "101");

    play(company_.answer(call));
    EXPECT_EQ(phone(1), PhoneState::Busy);
    ASSERT_EQ(calls(0).size(), 1U);
    EXPECT_EQ(calls(0)[0].state, CallState::Talking);
    EXPECT_EQ(calls(1)[0].state, CallState::Talking);

    play(company_.hangup(call));
    EXPECT_EQ(phone(0), PhoneState::Free);
    EXPECT_EQ(phone(1), PhoneState::Free);
    EXPECT_EQ(state_.callCount(), 0U);
    EXPECT_EQ(state_.channelCount(), 0U);
}

TEST_F(AmiCompanyTest, ThousandCallsLeaveNothingBehind) {
    for (int i = 0; i < 1'000; ++i) {
        std::uint64_t call = 0;
        play(company_.ring(i % 4, (i + 1) % 4, call));
        if (i % 3 != 0)
            play(company_.answer(call));
        play(company_.hangup(call));
    }
    EXPECT_EQ(state_.channelCount(), 0U);
    EXPECT_EQ(state_.callCount(), 0U);
    EXPECT_TRUE(company_.channels("1").empty());
}

TEST_F(AmiCompanyTest, TheSnapshotHoldsTheCallsThatLive) {
    std::uint64_t call = 0;
    (void)company_.ring(2, 3, call);
    EXPECT_EQ(company_.channels("7").size(), 2U);
    playList(company_.extensionStates("7"));
    EXPECT_EQ(phone(2), PhoneState::Busy);
    EXPECT_EQ(phone(3), PhoneState::Ringing);
    EXPECT_EQ(phone(0), PhoneState::Free);
}

}  // namespace
}  // namespace euterpe::fakes
