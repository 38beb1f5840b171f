#include "tests/scenarios/phone/office.h"

#include <stdexcept>

namespace euterpe::stage {
namespace {

using phone::LegState;
using phone::Transfer;

class PhoneTransfers : public PhoneOffice {};

TEST_F(PhoneTransfers, D7_blind) {
    const auto leg = talkTo("103", 440);
    SipPhone& target = telephone("104", 700);
    EXPECT_TRUE(softphone().transfer(leg, "104"));
    EXPECT_TRUE(target.rings());
    target.accept();
    EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
    EXPECT_EQ(softphone().leg(leg).transfer, Transfer::Done);
    EXPECT_EQ(softphone().endings(leg), 1);
    EXPECT_TRUE(telephone("103").hears(700));
    EXPECT_TRUE(target.hears(440));
}

TEST_F(PhoneTransfers, D7_attended) {
    const auto leg = talkTo("103", 440);
    const auto consultation = talkTo("104", 700);
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(ear().hears(700));
    EXPECT_TRUE(softphone().transferTo(leg, consultation));
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().leg(leg).transfer, Transfer::Done);
    EXPECT_TRUE(telephone("103").hears(700));
    EXPECT_TRUE(telephone("104").hears(440));
}

TEST_F(PhoneTransfers, D7_a_consultation_that_is_cancelled_leads_back) {
    const auto leg = talkTo("103", 440);
    telephone("104", 700);
    const auto consultation = softphone().dial("104");
    ASSERT_TRUE(consultation);
    EXPECT_TRUE(telephone("104").rings());
    EXPECT_FALSE(softphone().transferTo(leg, *consultation)) << "it is not answered yet";
    EXPECT_TRUE(softphone().hangUp(*consultation));
    EXPECT_TRUE(softphone().becomes(*consultation, LegState::Ended));
    EXPECT_TRUE(softphone().resume(leg));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(ear().hears(440));
}

TEST_F(PhoneTransfers, D14_a_call_comes_in_while_consulting) {
    const auto leg = talkTo("103", 440);
    const auto consultation = talkTo("104", 700);
    telephone("105", 900).dial(kExtension);
    const auto third = softphone().rings();
    ASSERT_TRUE(third);
    EXPECT_TRUE(softphone().transferTo(leg, consultation));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
    EXPECT_TRUE(softphone().becomes(consultation, LegState::Ended));
    EXPECT_TRUE(softphone().answer(*third));
    EXPECT_TRUE(softphone().becomes(*third, LegState::Talking));
    EXPECT_TRUE(ear().hears(900));
    EXPECT_TRUE(telephone("103").hears(700));
}

TEST_F(PhoneTransfers, D7_the_new_peer_is_shown_when_the_other_side_transfers) {
    const auto leg = talkTo("103", 440);
    SipPhone& next = telephone("104", 700);
    ASSERT_TRUE(ear().hears(440)) << "only by then the PBX has bridged the two";
    Ami ami(asterisk().ami());
    const auto channels = ami.channelsOf("103");
    ASSERT_EQ(channels.size(), 1U);
    // As 103's own transfer key would: who is at the other end goes on to 104.
    ami.action("BlindTransfer",
               {{"Channel", channels.front()}, {"Context", "euterpe-internal"}, {"Exten", "104"}});
    ASSERT_TRUE(next.rings());
    next.accept();
    EXPECT_TRUE(softphone().becomes(leg, [](const phone::Leg& now) { return now.peerNumber == "104"; }));
    EXPECT_EQ(softphone().leg(leg).peerName, "Alessandro Conti");
    EXPECT_TRUE(ear().hears(700));
}

TEST_F(PhoneTransfers, D14_both_sides_transfer_at_once) {
    const auto leg = talkTo("103", 440);
    telephone("104", 700);
    telephone("105", 900);
    ASSERT_TRUE(ear().hears(440)) << "only by then the PBX has bridged the two";
    Ami ami(asterisk().ami());
    const auto channels = ami.channelsOf("103");
    ASSERT_EQ(channels.size(), 1U);
    QObject context;
    softphone().phone().transfer(leg, "104", &context, [](Result<void>) {});
    try {
        ami.action("BlindTransfer",
                   {{"Channel", channels.front()}, {"Context", "euterpe-internal"}, {"Exten", "105"}});
    } catch (const std::runtime_error& refused) {
        // The softphone's transfer has taken the channel out of the bridge before.
        EXPECT_STREQ(refused.what(), "AMI BlindTransfer: Transfer invalid");
    }
    // Whoever wins, this side comes to rest: its leg ends, or it talks on with the other's target.
    const bool ended = softphone().becomes(leg, LegState::Ended, std::chrono::seconds(3));
    EXPECT_TRUE(ended || softphone().hangUp(leg).ok());
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().endings(leg), 1);
    EXPECT_TRUE(softphone().registered());
}

TEST_F(PhoneTransfers, D3_three_talk_and_part_again) {
    const auto leg = talkTo("103", 440);
    const auto other = talkTo("104", 700);
    ASSERT_TRUE(softphone().merge(leg, other));
    EXPECT_TRUE(softphone().becomes(leg, LegState::Talking));
    EXPECT_TRUE(softphone().becomes(other, LegState::Talking));
    EXPECT_TRUE(softphone().leg(leg).inConference);
    // Each hears a mix of two tones: neither is the only one, both are there.
    EXPECT_TRUE(telephone("103").hearsAlso(700));
    EXPECT_TRUE(telephone("103").hearsAlso(kMicrophoneHz));
    EXPECT_TRUE(telephone("104").hearsAlso(440));
    EXPECT_TRUE(telephone("104").hearsAlso(kMicrophoneHz));
    EXPECT_TRUE(hearsBoth(440, 700));
    EXPECT_TRUE(softphone().setMuted(leg, true));
    EXPECT_TRUE(telephone("103").hears(700)) << "and nothing else: the microphone is muted for both";
    EXPECT_TRUE(softphone().setMuted(leg, false));

    EXPECT_TRUE(softphone().split());
    EXPECT_TRUE(softphone().becomes(leg, LegState::Held));
    EXPECT_TRUE(softphone().becomes(other, LegState::Held));
    EXPECT_TRUE(softphone().resume(other));
    EXPECT_TRUE(softphone().becomes(other, LegState::Talking));
    EXPECT_TRUE(ear().hears(700));
    EXPECT_TRUE(telephone("104").hears(kMicrophoneHz));
}

TEST_F(PhoneTransfers, D14_who_is_left_of_three_talks_on) {
    const auto leg = talkTo("103", 440);
    const auto other = talkTo("104", 700);
    ASSERT_TRUE(softphone().merge(leg, other));
    EXPECT_TRUE(hearsBoth(440, 700));
    telephone("103").hangUp();
    EXPECT_TRUE(softphone().becomes(leg, LegState::Ended));
    EXPECT_TRUE(softphone().becomes(
        other, [](const phone::Leg& now) { return now.state == LegState::Talking && !now.inConference; }));
    EXPECT_TRUE(ear().hears(700));
    EXPECT_TRUE(telephone("104").hears(kMicrophoneHz));
}

}  // namespace
}  // namespace euterpe::stage
