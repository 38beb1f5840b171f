// The softphone outside, behind a session border controller; the PBX knows it by its domain only.
#include "tests/stage/sbc.h"

#include "tests/scenarios/phone/office.h"

namespace euterpe::stage {
namespace {

using phone::LegState;

class PhoneSbc : public PhoneOffice {
  protected:
    void SetUp() override {
        if (const std::string reason = Sbc::whyNot(); !reason.empty())
            GTEST_SKIP() << reason;
        PhoneOffice::SetUp();
        if (!IsSkipped())
            sbc_ = std::make_unique<Sbc>(folder_.path() / "sbc", asterisk().registrar());
    }
    void TearDown() override {
        PhoneOffice::TearDown();
        if (HasFailure() && sbc_)
            std::cerr << "--- SBC\n" << sbc_->log();
    }

    [[nodiscard]] std::unique_ptr<Softphone> makeSoftphone() const override {
        auto remote = account();
        remote.domain = "company.example";
        return std::make_unique<Softphone>(remote, options());
    }
    [[nodiscard]] phone::Options options() const override {
        phone::Options made = PhoneOffice::options();
        made.registrar = sbc_->address();
        return made;
    }
    [[nodiscard]] const Sbc& sbc() const { return *sbc_; }

    // The tone arrives at the speaker, and what is said into the microphone at the telephone.
    void hearEachOther(SipPhone& telephone, int toneHz) const {
        EXPECT_TRUE(ear().hears(toneHz));
        EXPECT_TRUE(telephone.hears(kMicrophoneHz));
    }

  private:
    std::unique_ptr<Sbc> sbc_;
};

TEST_F(PhoneSbc, L10_the_PBX_knows_the_controller_for_the_softphone) {
    (void)softphone();
    const std::string known = asterisk().cli("pjsip show aor " + kExtension);
    EXPECT_NE(known.find('@' + sbc().address()), std::string::npos) << known;
}

TEST_F(PhoneSbc, L10_calls_out_holds_and_ends) {
    const auto leg = talkTo("103", 440);
    hearEachOther(telephone("103"), 440);
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    hearEachOther(telephone("103"), 440);
    EXPECT_TRUE(softphone().hangUp(leg));
    EXPECT_TRUE(telephone("103").idle());
    EXPECT_TRUE(softphone().idle());
}

TEST_F(PhoneSbc, L10_is_called_and_the_caller_ends) {
    (void)softphone();
    SipPhone& caller = telephone("103", 440);
    caller.dial(kExtension);
    const auto leg = softphone().rings();
    ASSERT_TRUE(leg);
    EXPECT_EQ(softphone().leg(*leg).peerNumber, "103");
    ASSERT_TRUE(softphone().answer(*leg));
    EXPECT_TRUE(caller.talks());
    hearEachOther(caller, 440);
    caller.hangUp();
    EXPECT_TRUE(softphone().idle());
}

TEST_F(PhoneSbc, L10_a_caller_who_gives_up_stops_the_ringing) {
    (void)softphone();
    SipPhone& caller = telephone("103", 440);
    caller.dial(kExtension);
    const auto leg = softphone().rings();
    ASSERT_TRUE(leg);
    caller.hangUp();
    EXPECT_TRUE(softphone().becomes(*leg, LegState::Ended));
}

TEST_F(PhoneSbc, L10_transfers_blind) {
    const auto leg = talkTo("103", 440);
    SipPhone& target = telephone("104", 600);
    EXPECT_TRUE(softphone().transfer(leg, "104"));
    EXPECT_TRUE(target.rings());
    target.accept();
    EXPECT_TRUE(target.talks());
    EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
    EXPECT_TRUE(target.hears(440));
    EXPECT_TRUE(telephone("103").hears(600));
}

TEST_F(PhoneSbc, L10_transfers_after_asking) {
    const auto leg = talkTo("103", 440);
    SipPhone& target = telephone("104", 600);
    const auto consultation = softphone().dial("104");
    ASSERT_TRUE(consultation);
    ASSERT_TRUE(target.rings());
    target.accept();
    ASSERT_TRUE(softphone().becomes(*consultation, LegState::Talking));
    EXPECT_TRUE(softphone().transferTo(leg, *consultation));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
    EXPECT_TRUE(softphone().becomes(*consultation, LegState::Ended));
    EXPECT_TRUE(target.hears(440));
    EXPECT_TRUE(telephone("103").hears(600));
}

}  // namespace
}  // namespace euterpe::stage
