// Codecs, encryption and the packet log on the real Asterisk.
#include "tests/scenarios/phone/office.h"

#include <fstream>
#include <sstream>

namespace euterpe::stage {
namespace {

using phone::LegState;

class PhoneMedia : public PhoneOffice {
  protected:
    // The softphone of extension 101 with that account and those options, talking to 103; its leg.
    phone::Leg talk(const protocol::SipAccount& account, const phone::Options& options) {
        Softphone softphone(account, options);
        EXPECT_TRUE(softphone.registered()) << softphone.phone().registration().detail;
        SipPhone& peer = telephone("103", 440);
        const auto leg = softphone.dial("103");
        EXPECT_TRUE(peer.rings());
        peer.accept();
        EXPECT_TRUE(softphone.becomes(*leg, LegState::Talking));
        EXPECT_TRUE(peer.hears(kMicrophoneHz));
        EXPECT_TRUE(ear().hears(440));
        const phone::Leg talking = softphone.leg(*leg);
        EXPECT_TRUE(softphone.hangUp(*leg));
        EXPECT_TRUE(peer.idle());
        EXPECT_TRUE(softphone.idle());
        return talking;
    }
    [[nodiscard]] phone::Options overTls() const {
        auto secure = options();
        secure.transport = protocol::SipTransport::Tls;
        secure.caFile = asterisk().sipCa();
        secure.registrar = "127.0.0.1:" + std::to_string(asterisk().sipTlsPort());
        return secure;
    }
};

TEST_F(PhoneMedia, L2_codecs_in_the_administrators_order) {
    const std::pair<const char*, const char*> codecs[] = {
        {"alaw", "PCMA/8000"}, {"ulaw", "PCMU/8000"}, {"g722", "G722/8000"}};
    for (const auto& [name, used] : codecs) {
        auto one = account();
        one.codecs = {name};
        EXPECT_EQ(talk(one, options()).codec, used);
    }
}

TEST_F(PhoneMedia, L2_opus_when_it_is_the_first) {
    auto opus = account();
    opus.codecs = {"opus", "alaw"};
    const auto leg = talk(opus, options());
    if (leg.codec != "opus/48000")
        GTEST_SKIP() << "this Asterisk has no Opus: " << leg.codec;
}

TEST_F(PhoneMedia, L6_both_are_heard_with_each_echo_canceller) {
    for (const auto canceller : {phone::EchoCanceller::Speex, phone::EchoCanceller::WebRtc}) {
        auto cancelling = options();
        cancelling.sound.echoCanceller = canceller;
        (void)talk(account(), cancelling);
    }
}

TEST_F(PhoneMedia, L1_talks_over_tls) {
    const auto leg = talk(account(), overTls());
    EXPECT_FALSE(leg.encrypted);
}

TEST_F(PhoneMedia, L9_the_log_of_a_real_registration_is_no_key_to_it) {
    auto logged = options();
    logged.sipLogFile = (folder_.path() / "sip.log").string();
    (void)talk(account(), logged);
    std::ostringstream text;
    text << std::ifstream(logged.sipLogFile).rdbuf();
    EXPECT_NE(text.str().find("response=***"), std::string::npos);
    EXPECT_EQ(text.str().find("response=\""), std::string::npos);
    EXPECT_EQ(text.str().find(asterisk().passwordOf(kExtension)), std::string::npos);
}

}  // namespace
}  // namespace euterpe::stage
