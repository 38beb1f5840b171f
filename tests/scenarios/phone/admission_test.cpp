// Who may ring, and what an unanswered call is called afterwards: against a PBX that says what the test
// wants.
#include "tests/scenarios/phone/before_raw_pbx.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace euterpe::stage {
namespace {

using phone::LegState;
using phone::NoticeKind;
using protocol::EndReason;

class PhoneAdmission : public BeforeRawPbx {};

TEST_F(PhoneAdmission, L8_an_invite_from_elsewhere_is_refused_and_told) {
    RawPbx stranger("127.0.0.3");
    stranger.learn(pbx.softphone());
    stranger.invite("stranger", "101");
    EXPECT_TRUE(stranger.await("SIP/2.0 403"));
    EXPECT_TRUE(softphone->notices(NoticeKind::InviteRefused));
    EXPECT_NE(softphone->notices().front().detail.find("127.0.0.3"), std::string::npos);
    EXPECT_TRUE(softphone->phone().legs().empty());
}

TEST_F(PhoneAdmission, L8_a_forged_via_does_not_help) {
    RawPbx stranger("127.0.0.3");
    stranger.learn(pbx.softphone());
    const std::string uri = "sip:101@127.0.0.1";
    stranger.send(
        "INVITE " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.3:" +
        stranger.address().substr(stranger.address().find(':') + 1) +
        ";received=127.0.0.1;branch=z9hG4bK-forged\r\nFrom: <sip:1@127.0.0.1>;tag=a\r\nTo: <" + uri +
        ">\r\nCall-ID: forged\r\nCSeq: 1 INVITE\r\nContact: <sip:1@127.0.0.3>\r\nMax-Forwards: 70\r\n"
        "Content-Length: 0\r\n\r\n");
    EXPECT_TRUE(softphone->notices(NoticeKind::InviteRefused));
    EXPECT_TRUE(softphone->phone().legs().empty());
}

TEST_F(PhoneAdmission, L8_an_invite_for_another_account_is_refused_and_told) {
    pbx.invite("other", "102");
    EXPECT_TRUE(pbx.await("SIP/2.0 404"));
    EXPECT_TRUE(softphone->notices(NoticeKind::InviteRefused));
    EXPECT_TRUE(softphone->phone().legs().empty());
}

TEST_F(PhoneAdmission, D4_reject_is_busy_here) {
    const auto leg = ringing("rejected");
    EXPECT_TRUE(softphone->reject(leg));
    EXPECT_TRUE(pbx.await("SIP/2.0 486"));
    EXPECT_TRUE(softphone->idle());
    EXPECT_EQ(softphone->leg(leg).endReason, EndReason::Rejected);
}

TEST_F(PhoneAdmission, D4_deflect_names_the_new_target) {
    const auto leg = ringing("deflected");
    EXPECT_TRUE(softphone->deflect(leg, "105"));
    const auto moved = pbx.await("SIP/2.0 302");
    ASSERT_TRUE(moved);
    EXPECT_NE(moved->header("Contact").find("sip:105@"), std::string::npos);
    EXPECT_TRUE(softphone->idle());
}

TEST_F(PhoneAdmission, D4_a_caller_who_gives_up_is_a_missed_call) {
    const auto leg = ringing("missed");
    pbx.cancel("missed", "101");
    EXPECT_TRUE(pbx.await("SIP/2.0 487"));
    EXPECT_TRUE(softphone->idle());
    EXPECT_EQ(softphone->leg(leg).endReason, EndReason::Cancelled);
    EXPECT_EQ(softphone->endings(leg), 1);
}

TEST_F(PhoneAdmission, D4_answered_elsewhere_is_not_missed) {
    for (const char* reason : {"SIP;cause=200;text=\"Call completed elsewhere\"", "Q.850;cause=26"}) {
        const std::string callId = std::string("elsewhere") + reason[0];
        const auto leg = ringing(callId);
        pbx.cancel(callId, "101", std::string("Reason: ") + reason + "\r\n");
        EXPECT_TRUE(pbx.await("SIP/2.0 487"));
        EXPECT_TRUE(softphone->idle());
        EXPECT_EQ(softphone->leg(leg).endReason, EndReason::AnsweredElsewhere) << reason;
    }
}

TEST_F(PhoneAdmission, D14_cancelled_while_it_is_being_answered) {
    for (int round = 0; round < 5; ++round) {
        const std::string callId = "race" + std::to_string(round);
        const auto leg = ringing(callId);
        std::optional<Result<void>> answered;
        QObject context;
        softphone->phone().answer(leg, &context, [&](Result<void> result) { answered = std::move(result); });
        pbx.cancel(callId, "101");
        // Whoever was first: the call is over for the caller, who says so with BYE if it was answered.
        if (const auto final = pbx.await("SIP/2.0 200 Ok"); final && final->header("CSeq") == "1 INVITE") {
            pbx.acknowledge(*final);
            pbx.request("BYE", callId, 2, *final);
        }
        EXPECT_TRUE(softphone->idle());
        EXPECT_EQ(softphone->endings(leg), 1);
    }
}

TEST_F(PhoneAdmission, L9_the_packet_log_holds_no_secrets) {
    const auto leg = ringing("logged");
    EXPECT_TRUE(softphone->reject(leg));
    EXPECT_TRUE(softphone->idle());
    std::ostringstream text;
    text << std::ifstream(folder.path() / "sip.log").rdbuf();
    EXPECT_NE(text.str().find("REGISTER sip:127.0.0.1"), std::string::npos);
    EXPECT_NE(text.str().find("INVITE sip:101@"), std::string::npos);
    EXPECT_NE(text.str().find("SIP/2.0 486"), std::string::npos);
}

TEST_F(PhoneAdmission, L9_a_full_disk_is_told_once_and_hinders_nothing) {
    auto full = options();
    full.sipLogFile = "/dev/full";
    softphone.reset();
    softphone.emplace(account(), full);
    while (!softphone->registered(std::chrono::milliseconds(100)))
        ASSERT_TRUE(pbx.takeRegistration());  // after what is left of the first one
    EXPECT_TRUE(softphone->notices(NoticeKind::SipLogFailed));
    const auto leg = ringing("unlogged");
    EXPECT_TRUE(softphone->reject(leg));
    EXPECT_TRUE(softphone->idle());
    const auto& notices = softphone->notices();
    EXPECT_EQ(std::count_if(notices.begin(), notices.end(),
                            [](const auto& notice) { return notice.kind == NoticeKind::SipLogFailed; }),
              1);
}

TEST_F(PhoneAdmission, L5_sip_and_voice_carry_their_tos) {
    RawPbx audio;
    pbx.wantAudioAt(audio.port());
    const auto leg = ringing("marked");
    EXPECT_TRUE(softphone->answer(leg));
    const auto answer = pbx.await("SIP/2.0 200");
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->tos, 40);
    pbx.acknowledge(*answer);
    EXPECT_TRUE(softphone->becomes(leg, LegState::Talking));
    EXPECT_TRUE(softphone->sendDtmf(leg, '1'));  // there is no microphone here, but digits are RTP, too
    const auto packet = audio.receive();
    ASSERT_TRUE(packet);
    EXPECT_EQ(packet->tos, 56);
    EXPECT_TRUE(softphone->hangUp(leg));
    EXPECT_TRUE(pbx.await("BYE"));
}

}  // namespace
}  // namespace euterpe::stage
