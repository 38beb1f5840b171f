// The softphone in a home behind a router with NAT, the PBX on the internet.
#include "tests/stage/nat.h"

#include "tests/scenarios/phone/office.h"

namespace euterpe::stage {
namespace {

using phone::LegState;
using std::chrono::seconds;
using std::chrono::steady_clock;

// Shorter than what Asterisk asks its telephones in, and than any registration: neither keeps a mapping.
// Routers at home forget after 30 s and more, a few after 15.
constexpr seconds kForgetsAfter{15};

class PhoneNat : public PhoneOffice {
  protected:
    static void SetUpTestSuite() {
        if (!Asterisk::whyNot().empty() || !whyNot().empty())
            return;
        nat_ = std::make_unique<Nat>(kForgetsAfter);
        internet_ = std::make_unique<NetworkNamespace::Stay>(nat_->internet());
        openOffice("nat", {}, Nat::kInternetHost);
    }
    static void TearDownTestSuite() {
        PhoneOffice::TearDownTestSuite();
        internet_.reset();
        nat_.reset();
    }

    void SetUp() override {
        if (!whyNot().empty())
            GTEST_SKIP() << whyNot();
        PhoneOffice::SetUp();
        if (IsSkipped())
            return;
        nat_->moveTo(Nat::kFirstAddress);
    }

    // All that it opens, and the threads that it starts, are at home.
    [[nodiscard]] std::unique_ptr<Softphone> makeSoftphone() const override {
        const NetworkNamespace::Stay home(nat_->home());
        return PhoneOffice::makeSoftphone();
    }

    static Nat& nat() { return *nat_; }

    // Long enough for every mapping that nobody keeps to be forgotten, and for the one that came after it.
    static void passTime(seconds time) {
        const auto end = steady_clock::now() + time;
        (void)euterpe::testing::waitUntil([&] { return steady_clock::now() >= end; }, 2 * time);
    }

    // The PBX has taken the softphone's registration from there.
    static bool isKnownAt(const std::string& address) {
        return euterpe::testing::waitUntil(
            [&] { return asterisk().cli("pjsip show contacts").find(address) != std::string::npos; });
    }

    // 103 calls, both hear each other, 103 hangs up.
    void isReached() {
        (void)softphone();
        SipPhone& caller = telephone("103", 440);
        caller.dial(kExtension);
        const auto leg = softphone().rings();
        ASSERT_TRUE(leg);
        ASSERT_TRUE(softphone().answer(*leg));
        EXPECT_TRUE(caller.talks());
        EXPECT_TRUE(ear().hears(440));
        EXPECT_TRUE(caller.hears(kMicrophoneHz));
        caller.hangUp();
        EXPECT_TRUE(softphone().idle());
    }

  private:
    static const std::string& whyNot() {
        static const std::string reason = Nat::whyNot();
        return reason;
    }

    inline static std::unique_ptr<Nat> nat_;
    inline static std::unique_ptr<NetworkNamespace::Stay> internet_;
};

TEST_F(PhoneNat, L10_is_reached_long_after_the_router_would_have_forgotten_it) {
    (void)softphone();
    passTime(3 * kForgetsAfter);
    isReached();
}

TEST_F(PhoneNat, L10_a_call_held_for_longer_than_mappings_live_goes_on_with_both_voices) {
    SipPhone& peer = telephone("103", 440);
    const auto leg = softphone().dial("103");
    ASSERT_TRUE(leg);
    ASSERT_TRUE(peer.rings());
    peer.accept();
    ASSERT_TRUE(softphone().becomes(*leg, LegState::Talking));
    ASSERT_TRUE(ear().hears(440));
    ASSERT_TRUE(softphone().hold(*leg));
    ASSERT_TRUE(softphone().becomes(*leg, LegState::Held));
    passTime(2 * kForgetsAfter);
    ASSERT_TRUE(softphone().resume(*leg));
    ASSERT_TRUE(softphone().becomes(*leg, LegState::Talking));
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(peer.hears(kMicrophoneHz));
    peer.hangUp();  // its BYE finds the way
    EXPECT_TRUE(softphone().idle());
}

// Nothing tells the computer: its own network is what it was.
TEST_F(PhoneNat, L10_is_reached_soon_after_the_router_got_another_address) {
    isReached();
    nat().moveTo(Nat::kOtherAddress);
    EXPECT_TRUE(isKnownAt(Nat::kOtherAddress));
    isReached();
}

TEST_F(PhoneNat, L10_a_call_outlives_another_address_of_the_router) {
    const auto leg = talkTo("103");
    ASSERT_TRUE(ear().hears(440));
    nat().moveTo(Nat::kOtherAddress);
    EXPECT_TRUE(isKnownAt(Nat::kOtherAddress));
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
    EXPECT_TRUE(softphone().hangUp(leg));
    EXPECT_TRUE(softphone().idle());
    EXPECT_TRUE(telephone("103").idle());
}

}  // namespace
}  // namespace euterpe::stage
