#include "tests/desktop/support/waiting.h"
#include "tests/scenarios/phone/office.h"

namespace euterpe::stage {
namespace {

using phone::LegState;
using protocol::EndReason;

class PhoneCalls : public PhoneOffice {
  protected:
    static bool stopsHearing(SipPhone& peer, int toneHz = kMicrophoneHz) {
        return euterpe::testing::waitUntil([&] { return !peer.hears(toneHz, std::chrono::milliseconds(0)); });
    }
};

TEST_F(PhoneCalls, D2_calls_talks_both_ways_and_hangs_up) {
    const auto leg = talkTo("103", 440);
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz)) << "the user's voice";
    EXPECT_TRUE(ear().hears(440)) << "the other's voice";
    EXPECT_EQ(softphone().leg(leg).peerNumber, "103");
    EXPECT_NE(softphone().leg(leg).answeredAt, 0);
    EXPECT_TRUE(softphone().becomes(leg, [](const phone::Leg& now) { return !now.codec.empty(); }));
    EXPECT_TRUE(softphone().hangUp(leg));
    EXPECT_TRUE(telephone("103").idle());
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().leg(leg).endReason, EndReason::Normal);
    EXPECT_EQ(softphone().endings(leg), 1);
}

TEST_F(PhoneCalls, D2_the_caller_hears_that_it_rings) {
    SipPhone& peer = telephone("103");
    const auto leg = softphone().dial("103");
    ASSERT_TRUE(leg);
    ASSERT_TRUE(peer.rings());
    EXPECT_TRUE(ear().hears(425));
    EXPECT_TRUE(softphone().hangUp(*leg));
    EXPECT_TRUE(ear().hearsNothing());
}

TEST_F(PhoneCalls, D4_is_called_answers_and_the_caller_hangs_up) {
    SipPhone& caller = telephone("103", 440);
    (void)softphone();
    caller.dial("101");
    const auto leg = softphone().rings();
    ASSERT_TRUE(leg);
    EXPECT_EQ(softphone().leg(*leg).peerNumber, "103");
    EXPECT_EQ(softphone().leg(*leg).peerName, "Francesca Rossi");
    EXPECT_TRUE(softphone().answer(*leg));
    EXPECT_TRUE(caller.talks());
    EXPECT_TRUE(softphone().becomes(*leg, LegState::Talking));
    EXPECT_TRUE(caller.hears(kMicrophoneHz));
    EXPECT_TRUE(ear().hears(440));
    caller.hangUp();
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().leg(*leg).endReason, EndReason::Normal);
}

TEST_F(PhoneCalls, D9_holds_and_resumes_and_mute_survives) {
    const auto leg = talkTo("103");
    SipPhone& peer = telephone("103");
    ASSERT_TRUE(peer.hears(kMicrophoneHz));
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(stopsHearing(peer));
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(peer.hears(kMicrophoneHz));

    EXPECT_TRUE(softphone().setMuted(leg, true));
    EXPECT_TRUE(stopsHearing(peer));
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(softphone().leg(leg).muted);
    EXPECT_TRUE(ear().hears(440));
    EXPECT_FALSE(peer.hears(kMicrophoneHz, std::chrono::milliseconds(1500)));
    EXPECT_TRUE(softphone().setMuted(leg, false));
    EXPECT_TRUE(peer.hears(kMicrophoneHz));
}

TEST_F(PhoneCalls, D14_hold_and_mute_in_any_order_and_fast) {
    const auto leg = talkTo("103");
    QObject context;
    const auto ignore = [](Result<void>) {};
    for (int i = 0; i < 40; ++i) {
        phone::Phone& phone = softphone().phone();
        switch ((i * 7 + i / 5) % 4) {
            case 0:
                phone.hold(leg, &context, ignore);
                break;
            case 1:
                phone.setMuted(leg, i % 2 == 0, &context, ignore);
                break;
            case 2:
                phone.resume(leg, &context, ignore);
                break;
            default:
                phone.sendDtmf(leg, '1', &context, ignore);
                break;
        }
        if (i % 3 == 0)
            (void)softphone().setMuted(leg, i % 2 == 0);  // lets some time pass
    }
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().setMuted(leg, false));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(telephone("103").hears(kMicrophoneHz));
    EXPECT_TRUE(ear().hears(440));
}

TEST_F(PhoneCalls, C6_digits_arrive) {
    const auto leg = talkTo("103");
    for (const char digit : std::string("15*#0"))
        EXPECT_TRUE(softphone().sendDtmf(leg, digit));  // as fast as they are typed
    for (const char digit : std::string("15*#0")) {
        const auto event = telephone("103").await("CALL_DTMF_START");
        ASSERT_TRUE(event) << digit;
        EXPECT_EQ(event->param, std::string(1, digit));
    }
    EXPECT_TRUE(softphone().hangUp(leg));
    EXPECT_FALSE(softphone().sendDtmf(leg, '1'));
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().sendDtmf(leg, '1').error().code, ErrorCode::InvalidArgument);
}

TEST_F(PhoneCalls, D3_four_lines_of_which_one_talks) {
    std::vector<phone::LegId> legs;
    for (const char* extension : {"103", "104", "105", "106"})
        legs.push_back(talkTo(extension, 400 + 100 * static_cast<int>(legs.size())));
    for (std::size_t i = 0; i + 1 < legs.size(); ++i)
        EXPECT_TRUE(softphone().becomes(legs[i], LegState::Held)) << i;
    EXPECT_EQ(softphone().dial("107").error().code, ErrorCode::Conflict);
    EXPECT_TRUE(ear().hears(700));
    EXPECT_TRUE(softphone().resume(legs[1]));
    EXPECT_TRUE(softphone().becomes(legs[1], LegState::Talking));
    EXPECT_TRUE(softphone().becomes(legs[3], LegState::Held));
    EXPECT_TRUE(ear().hears(500));
    EXPECT_TRUE(telephone("104").hears(kMicrophoneHz));
    EXPECT_TRUE(stopsHearing(telephone("106")));
    for (const auto& leg : legs) {
        EXPECT_TRUE(softphone().hangUp(leg));
        EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
        EXPECT_EQ(softphone().endings(leg), 1);
    }
}

TEST_F(PhoneCalls, D8_answering_holds_the_one_that_talks) {
    const auto first = talkTo("103", 440);
    telephone("104", 700).dial(kExtension);
    const auto second = softphone().rings();
    ASSERT_TRUE(second);
    EXPECT_TRUE(softphone().answer(*second));
    EXPECT_TRUE(softphone().becomes(first, LegState::Held));
    EXPECT_TRUE(softphone().becomes(*second, LegState::Talking));
    EXPECT_TRUE(ear().hears(700));
    telephone("104").hangUp();
    EXPECT_TRUE(softphone().becomes(*second, LegState::Ended));
    EXPECT_EQ(softphone().leg(first).state, LegState::Held) << "nobody is put through unasked";
}

// An attendant calls and consults while the next caller rings already.
TEST_F(PhoneCalls, D3_calls_while_somebody_rings) {
    SipPhone& caller = telephone("103", 440);
    (void)softphone();
    caller.dial(kExtension);
    const auto ringing = softphone().rings();
    ASSERT_TRUE(ringing);
    const auto leg = talkTo("104", 700);
    EXPECT_TRUE(ear().hears(700));
    EXPECT_TRUE(telephone("104").hears(kMicrophoneHz));
    EXPECT_EQ(softphone().leg(*ringing).state, LegState::Ringing);
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    const auto consultation = talkTo("105", 900);
    EXPECT_TRUE(ear().hears(900));
    EXPECT_EQ(softphone().leg(*ringing).state, LegState::Ringing);
    EXPECT_TRUE(softphone().answer(*ringing));
    EXPECT_TRUE(softphone().becomes(*ringing, LegState::Talking));
    EXPECT_TRUE(softphone().becomes(consultation, LegState::Held));
    EXPECT_TRUE(ear().hears(440));
}

TEST_F(PhoneCalls, D9_resumes_while_somebody_rings) {
    const auto leg = talkTo("104", 700);
    EXPECT_TRUE(softphone().hold(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    SipPhone& caller = telephone("103", 440);
    caller.dial(kExtension);
    const auto ringing = softphone().rings();
    ASSERT_TRUE(ringing);
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(ear().hears(700));
    EXPECT_EQ(softphone().leg(*ringing).state, LegState::Ringing);
}

TEST_F(PhoneCalls, L6_levels_are_decibels_below_full_scale) {
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    softphone().forgetLevels();
    ASSERT_TRUE(
        softphone().becomes(leg, [&](const phone::Leg&) { return softphone().levels().size() > 10; }));
    // The microphone's tone has an amplitude of a half.
    EXPECT_NEAR(softphone().levels().back().microphone, -6, 3);
    EXPECT_LT(softphone().levels().back().speaker, 0);
    EXPECT_GT(softphone().levels().back().speaker, -40);
    EXPECT_TRUE(softphone().setMuted(leg, true));
    EXPECT_TRUE(softphone().becomes(
        leg, [&](const phone::Leg&) { return softphone().levels().back().microphone < -90; }));
}

TEST_F(PhoneCalls, D2_a_busy_and_a_wrong_number_say_so) {
    softphone();
    const auto nobody = softphone().dial("110");  // no telephone is registered: its voicemail answers
    ASSERT_TRUE(nobody);
    EXPECT_TRUE(softphone().becomes(*nobody, LegState::Talking));
    EXPECT_TRUE(softphone().hangUp(*nobody));
    EXPECT_TRUE(softphone().idle());
    const auto wrong = softphone().dial("5");
    ASSERT_TRUE(wrong);
    EXPECT_TRUE(softphone().becomes(*wrong, LegState::Ended));
    EXPECT_EQ(softphone().leg(*wrong).endReason, EndReason::Unavailable);
    EXPECT_EQ(softphone().dial("10 1;x").error().code, ErrorCode::InvalidArgument);
}

TEST_F(PhoneCalls, D6_cancels_its_own_call) {
    telephone("103");
    const auto leg = softphone().dial("103");
    ASSERT_TRUE(leg);
    ASSERT_TRUE(telephone("103").rings());
    EXPECT_TRUE(softphone().becomes(*leg, LegState::Ringing));
    EXPECT_TRUE(ear().hears(425)) << "that it rings there";
    EXPECT_TRUE(softphone().hangUp(*leg));
    EXPECT_TRUE(telephone("103").idle());
    EXPECT_TRUE(softphone().becomes(*leg, LegState::Ended));
    EXPECT_EQ(softphone().leg(*leg).endReason, EndReason::Cancelled);
}

TEST_F(PhoneCalls, L4_silence_of_the_other_side_is_told) {
    const auto leg = talkTo("103");
    ASSERT_TRUE(ear().hears(440));
    EXPECT_FALSE(softphone().leg(leg).silent);
    asterisk().freeze(true);
    EXPECT_TRUE(softphone().becomes(leg, [](const phone::Leg& now) { return now.silent; }));
    asterisk().freeze(false);
    EXPECT_TRUE(softphone().becomes(leg, [](const phone::Leg& now) { return !now.silent; }));
}

}  // namespace
}  // namespace euterpe::stage
