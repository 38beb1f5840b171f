// The softphone before a PBX that says what the test wants to say; no sound server.
#pragma once

#include "tests/scenarios/phone/softphone.h"
#include "tests/stage/process.h"
#include "tests/stage/raw_pbx.h"

#include <cstdlib>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace euterpe::stage {

class BeforeRawPbx : public ::testing::Test {
  protected:
    BeforeRawPbx() {
        setenv("PULSE_SERVER", "unix:/nonexistent", 1);  // nobody listens here
        softphone.emplace(account(), options());
    }
    void SetUp() override {
        ASSERT_TRUE(pbx.takeRegistration());
        ASSERT_TRUE(softphone->registered());
    }

    [[nodiscard]] protocol::SipAccount account() const {
        protocol::SipAccount account;
        account.account = AccountId("101");
        account.user = "101";
        account.password = "secret";
        account.registrar = pbx.address();
        return account;
    }
    [[nodiscard]] phone::Options options() const {
        phone::Options made;
        made.sipLogFile = (folder.path() / "sip.log").string();
        return made;
    }

    // A call that rings here.
    phone::LegId ringing(const std::string& callId) {
        pbx.invite(callId, "101");
        EXPECT_TRUE(pbx.await("SIP/2.0 180"));
        const auto leg = softphone->rings();
        EXPECT_TRUE(leg);
        return leg.value_or(phone::LegId());
    }
    // A call from here that is answered; `invite` is its request.
    phone::LegId talking(const std::string& number, std::optional<RawPbx::Message>& invite) {
        const auto leg = softphone->dial(number);
        // Not what is still repeated of an earlier dialog.
        do
            invite = pbx.await("INVITE");
        while (invite && invite->header("To").find("tag=") != std::string::npos);
        if (!leg || !invite) {
            ADD_FAILURE() << "no call";
            return {};
        }
        pbx.reply(*invite, "200 OK", {}, pbx.offer());
        EXPECT_TRUE(pbx.await("ACK"));
        EXPECT_TRUE(softphone->becomes(*leg, phone::LegState::Talking));
        return *leg;
    }

    TemporaryFolder folder;
    RawPbx pbx;
    std::optional<Softphone> softphone;
};

}  // namespace euterpe::stage
