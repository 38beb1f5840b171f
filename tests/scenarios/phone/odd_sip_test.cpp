// What a PBX may answer in mid-call, and at moments of its own choosing.
#include "tests/desktop/support/waiting.h"
#include "tests/scenarios/phone/before_raw_pbx.h"

#include <fstream>
#include <sstream>

namespace euterpe::stage {
namespace {

using phone::LegState;
using phone::Transfer;
using protocol::EndReason;
using std::chrono::milliseconds;

class PhoneOddSip : public BeforeRawPbx {
  protected:
    // Answers the re-INVITE that holds or resumes.
    bool takeReinvite(bool holds) {
        const auto again = pbx.await("INVITE");
        if (!again || (again->body().find("a=sendonly") != std::string::npos) != holds)
            return false;
        pbx.reply(*again, "200 OK", {}, pbx.offer());
        return pbx.await("ACK").has_value();
    }

    std::optional<RawPbx::Message> invite;
};

TEST_F(PhoneOddSip, D2_early_media_is_not_an_answer) {
    const auto leg = softphone->dial("105");
    ASSERT_TRUE(leg);
    invite = pbx.await("INVITE");
    ASSERT_TRUE(invite);
    pbx.reply(*invite, "183 Session Progress", {}, pbx.offer());
    EXPECT_TRUE(softphone->becomes(*leg, LegState::EarlyMedia));
    EXPECT_EQ(softphone->leg(*leg).answeredAt, 0);
    pbx.reply(*invite, "486 Busy Here");
    EXPECT_TRUE(softphone->becomes(*leg, LegState::Ended));
    EXPECT_EQ(softphone->leg(*leg).endReason, EndReason::Busy);
    EXPECT_EQ(softphone->leg(*leg).sipCode, 486);
}

TEST_F(PhoneOddSip, D2_each_refusal_has_its_reason) {
    const std::pair<const char*, EndReason> answers[] = {{"404 Not Found", EndReason::Unavailable},
                                                         {"480 Temporarily Unavailable", EndReason::NoAnswer},
                                                         {"603 Decline", EndReason::Rejected},
                                                         {"503 Service Unavailable", EndReason::Congestion},
                                                         {"488 Not Acceptable Here", EndReason::Failed}};
    for (const auto& [answer, reason] : answers) {
        const auto leg = softphone->dial("105");
        ASSERT_TRUE(leg) << answer;
        invite = pbx.await("INVITE");
        ASSERT_TRUE(invite) << answer;
        pbx.reply(*invite, answer);
        EXPECT_TRUE(softphone->becomes(*leg, LegState::Ended)) << answer;
        EXPECT_EQ(softphone->leg(*leg).endReason, reason) << answer;
    }
}

TEST_F(PhoneOddSip, D7_a_busy_target_leads_back_to_the_caller) {
    const auto leg = talking("103", invite);
    EXPECT_TRUE(softphone->hold(leg));
    EXPECT_TRUE(takeReinvite(true));
    EXPECT_TRUE(softphone->becomes(leg, LegState::Held));
    EXPECT_TRUE(softphone->transfer(leg, "104"));
    const auto refer = pbx.await("REFER");
    ASSERT_TRUE(refer);
    EXPECT_NE(refer->header("Refer-To").find("sip:104@"), std::string::npos);
    pbx.reply(*refer, "202 Accepted");
    const std::string callId = invite->header("Call-ID");
    const auto report = [&](int sequence, const char* state, const std::string& status) {
        pbx.request("NOTIFY", callId, sequence, *invite,
                    std::string("Event: refer\r\nSubscription-State: ") + state + "\r\n", status + "\r\n");
        EXPECT_TRUE(pbx.await("SIP/2.0 200"));
    };
    report(10, "active;expires=60", "SIP/2.0 180 Ringing");
    report(11, "terminated;reason=noresource", "SIP/2.0 486 Busy Here");
    EXPECT_TRUE(takeReinvite(false));
    EXPECT_TRUE(softphone->becomes(leg, LegState::Talking));
    EXPECT_EQ(softphone->leg(leg).transfer, Transfer::Failed);
}

TEST_F(PhoneOddSip, D7_a_refused_transfer_leaves_the_call) {
    const auto leg = talking("103", invite);
    EXPECT_TRUE(softphone->transfer(leg, "104"));
    const auto refer = pbx.await("REFER");
    ASSERT_TRUE(refer);
    pbx.reply(*refer, "603 Decline");
    EXPECT_TRUE(
        softphone->becomes(leg, [](const phone::Leg& now) { return now.transfer == Transfer::Failed; }));
    EXPECT_EQ(softphone->leg(leg).state, LegState::Talking);
}

TEST_F(PhoneOddSip, D14_it_ends_while_it_is_being_held_muted_transferred) {
    const std::function<void(const phone::LegId&, QObject*)> deeds[] = {
        [&](const phone::LegId& leg, QObject* context) { softphone->phone().hold(leg, context, {}); },
        [&](const phone::LegId& leg, QObject* context) {
            softphone->phone().setMuted(leg, true, context, {});
        },
        [&](const phone::LegId& leg, QObject* context) {
            softphone->phone().transfer(leg, "104", context, {});
        },
        [&](const phone::LegId& leg, QObject* context) {
            softphone->phone().sendDtmf(leg, '5', context, {});
        },
        [&](const phone::LegId& leg, QObject* context) { softphone->phone().hangUp(leg, context, {}); },
    };
    for (const auto& deed : deeds) {
        const auto leg = talking("103", invite);
        QObject context;
        deed(leg, &context);
        pbx.request("BYE", invite->header("Call-ID"), 20, *invite);
        deed(leg, &context);
        EXPECT_TRUE(softphone->becomes(leg, LegState::Ended));
        deed(leg, &context);
        EXPECT_TRUE(softphone->idle());
        EXPECT_EQ(softphone->endings(leg), 1);
    }
}

TEST_F(PhoneOddSip, D14_a_hold_that_collides_is_tried_again) {
    const auto leg = talking("103", invite);
    EXPECT_TRUE(softphone->hold(leg));
    const auto first = pbx.await("INVITE");
    ASSERT_TRUE(first);
    pbx.reply(*first, "491 Request Pending");
    EXPECT_TRUE(pbx.await("ACK"));
    EXPECT_TRUE(takeReinvite(true));
    EXPECT_TRUE(softphone->becomes(leg, LegState::Held));
}

TEST_F(PhoneOddSip, D14_a_hold_that_is_refused_gives_up) {
    const auto leg = talking("103", invite);
    EXPECT_TRUE(softphone->hold(leg));
    int asked = 0;
    while (const auto again = pbx.await("INVITE", milliseconds(3000))) {
        ++asked;
        pbx.reply(*again, "488 Not Acceptable Here");
        ASSERT_LT(asked, 20);
    }
    EXPECT_GE(asked, 1);
    EXPECT_EQ(softphone->leg(leg).state, LegState::Talking);
    EXPECT_TRUE(softphone->hangUp(leg));
    EXPECT_TRUE(pbx.await("BYE"));
}

TEST_F(PhoneOddSip, D9_held_by_the_other_side_is_shown) {
    const auto leg = talking("103", invite);
    std::string held = pbx.offer();
    held.replace(held.find("sendrecv"), 8, "sendonly");
    held.replace(held.find("raw 1 1"), 7, "raw 1 2");
    pbx.request("INVITE", invite->header("Call-ID"), 30, *invite, {}, held);
    const auto answer = pbx.await("SIP/2.0 200");
    ASSERT_TRUE(answer);
    pbx.acknowledge(*answer);
    EXPECT_TRUE(softphone->becomes(leg, [](const phone::Leg& now) { return now.heldByPeer; }));
    EXPECT_EQ(softphone->leg(leg).state, LegState::Talking);
}

TEST_F(PhoneOddSip, D4_the_caller_who_hides_is_anonymous) {
    pbx.invite("anonymous", "101",
               "P-Asserted-Identity: \"Anonymous\" <sip:anonymous@anonymous.invalid>\r\n");
    const auto leg = softphone->rings();
    ASSERT_TRUE(leg);
    EXPECT_TRUE(softphone->leg(*leg).anonymous);
    EXPECT_EQ(softphone->leg(*leg).peerNumber, "");
}

TEST_F(PhoneOddSip, L11_encrypted_media_is_asked_for_and_not_given_up) {
    auto secure = account();
    secure.srtp = protocol::MediaEncryption::Mandatory;
    softphone.reset();
    softphone.emplace(secure, options());
    while (!softphone->registered(milliseconds(100)))
        ASSERT_TRUE(pbx.takeRegistration());
    const auto leg = softphone->dial("105");
    ASSERT_TRUE(leg);
    invite = pbx.await("INVITE");
    ASSERT_TRUE(invite);
    EXPECT_NE(invite->body().find("RTP/SAVP"), std::string::npos);
    EXPECT_NE(invite->body().find("inline:"), std::string::npos);
    pbx.reply(*invite, "200 OK", {}, pbx.offer());  // in clear
    EXPECT_TRUE(softphone->becomes(*leg, LegState::Ended));
    std::ostringstream log;
    log << std::ifstream(folder.path() / "sip.log").rdbuf();
    EXPECT_NE(log.str().find("inline:***"), std::string::npos) << "the keys are not in the log (L9)";
}

TEST_F(PhoneOddSip, D3_a_fifth_caller_hears_busy) {
    for (int i = 0; i < 4; ++i)
        (void)ringing("line" + std::to_string(i));  // the same caller each time
    pbx.invite("fifth", "101");
    EXPECT_TRUE(pbx.await("SIP/2.0 486"));
    EXPECT_TRUE(euterpe::testing::waitUntil([&] { return softphone->phone().legs().size() == 4; }));
}

TEST_F(PhoneOddSip, D14_stopped_in_the_middle_of_it_all) {
    const auto talks = talking("103", invite);
    const auto rings = ringing("late");
    softphone->phone().stop();
    EXPECT_TRUE(softphone->idle());
    EXPECT_EQ(softphone->endings(talks), 1);
    EXPECT_EQ(softphone->endings(rings), 1);
    EXPECT_TRUE(softphone->reaches(phone::Registration::Off));
    EXPECT_FALSE(softphone->dial("103"));
}

}  // namespace
}  // namespace euterpe::stage
