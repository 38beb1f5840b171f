// Signalling over TLS and encrypted media (SDES, RFC 4568) on the real Asterisk, with the account as the
// server hands it over.
#include "tests/scenarios/phone/office.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace euterpe::stage {
namespace {

using phone::LegState;
using protocol::MediaEncryption;

class PhoneEncryption : public PhoneOffice {
  protected:
    static void SetUpTestSuite() {
        openOffice("phone-encryption", sourceFolder() + "/tests/scenarios/phone/encrypted_company.json");
    }

    // The PBX says which media it wants; host and authority are what an administrator has set for the server.
    static protocol::SipAccount encryptedAccount(const std::string& user, const std::string& host) {
        auto made = account(user);
        made.registrar = host;
        made.listeners = {{protocol::SipTransport::Tls, asterisk().sipTlsPort()},
                          {protocol::SipTransport::Udp, asterisk().sipPort()}};
        std::ostringstream authority;
        authority << std::ifstream(asterisk().sipCa()).rdbuf();
        made.caPem = authority.str();
        for (const auto& detail : Ami(asterisk().ami()).list("PJSIPShowEndpoint", {{"Endpoint", user}})) {
            if (detail.at("Event") != "EndpointDetail")
                continue;
            if (detail.at("MediaEncryption") == "sdes")
                made.srtp = detail.at("MediaEncryptionOptimistic") == "true" ? MediaEncryption::Optional
                                                                             : MediaEncryption::Mandatory;
        }
        return made;
    }
    [[nodiscard]] phone::Options overTls() const {
        auto secure = options();
        secure.transport = protocol::SipTransport::Tls;
        return secure;
    }
    // The softphone's leg of a conversation that it began, and of one that the telephone began.
    static std::optional<phone::LegId> calls(Softphone& softphone, SipPhone& peer,
                                             const std::string& number) {
        const auto leg = softphone.dial(number);
        if (!leg || !peer.rings())
            return std::nullopt;
        peer.accept();
        return *leg;
    }
    static std::optional<phone::LegId> isCalled(Softphone& softphone, SipPhone& peer,
                                                const std::string& number) {
        peer.dial(number);
        const auto leg = softphone.rings();
        if (!leg || !softphone.answer(*leg) || !peer.talks())
            return std::nullopt;
        return leg;
    }
    // Both hear each other, and whether the softphone's side of it is encrypted.
    bool talksEncrypted(Softphone& softphone, const phone::LegId& leg, SipPhone& peer) {
        EXPECT_TRUE(softphone.becomes(leg, LegState::Talking));
        EXPECT_TRUE(peer.hears(kMicrophoneHz)) << "the user's voice";
        EXPECT_TRUE(ear().hears(440)) << "the other's voice";
        return softphone.leg(leg).encrypted;
    }
};

TEST_F(PhoneEncryption, L11_calls_with_encrypted_media) {
    for (const char* host : {"127.0.0.1", "localhost"}) {
        Softphone softphone(encryptedAccount("101", host), overTls());
        ASSERT_TRUE(softphone.registered()) << host << ": " << softphone.phone().registration().detail;
        SipPhone& peer = telephone("103", 440);
        const auto leg = calls(softphone, peer, "103");
        ASSERT_TRUE(leg);
        EXPECT_TRUE(talksEncrypted(softphone, *leg, peer)) << host;
        EXPECT_TRUE(softphone.hold(*leg));
        EXPECT_TRUE(softphone.becomes(*leg, LegState::Held));
        EXPECT_TRUE(softphone.resume(*leg));
        EXPECT_TRUE(talksEncrypted(softphone, *leg, peer)) << host << ", once resumed";
        EXPECT_TRUE(softphone.hangUp(*leg));
        EXPECT_TRUE(peer.idle());
        EXPECT_TRUE(softphone.idle());
    }
}

TEST_F(PhoneEncryption, L11_is_called_with_encrypted_media) {
    Softphone softphone(encryptedAccount("101", "127.0.0.1"), overTls());
    ASSERT_TRUE(softphone.registered()) << softphone.phone().registration().detail;
    SipPhone& caller = telephone("103", 440);
    const auto leg = isCalled(softphone, caller, "101");
    ASSERT_TRUE(leg);
    EXPECT_TRUE(talksEncrypted(softphone, *leg, caller));
    caller.hangUp();
    EXPECT_TRUE(softphone.idle());
}

TEST_F(PhoneEncryption, L11_where_encryption_is_optional_and_offered_it_is_in_force) {
    const auto account = encryptedAccount("102", "127.0.0.1");
    EXPECT_EQ(account.srtp, MediaEncryption::Optional);
    Softphone softphone(account, overTls());
    ASSERT_TRUE(softphone.registered()) << softphone.phone().registration().detail;
    SipPhone& peer = telephone("103", 440);
    const auto leg = calls(softphone, peer, "103");
    ASSERT_TRUE(leg);
    EXPECT_TRUE(talksEncrypted(softphone, *leg, peer));
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(peer.idle());
    EXPECT_TRUE(softphone.idle());
    const auto incoming = isCalled(softphone, peer, "102");
    ASSERT_TRUE(incoming);
    EXPECT_TRUE(softphone.becomes(*incoming, [](const phone::Leg& now) { return now.encrypted; }));
    EXPECT_TRUE(talksEncrypted(softphone, *incoming, peer)) << "called";
}

// B5: its sockets stay open and nobody answers; without a request of its own nothing would tell before the
// next registration.
TEST_F(PhoneEncryption, B5_a_PBX_that_stands_still_is_noticed_over_TLS) {
    Softphone softphone(encryptedAccount("101", "127.0.0.1"), overTls());
    ASSERT_TRUE(softphone.registered()) << softphone.phone().registration().detail;
    SipPhone& peer = telephone("103", 440);
    const auto leg = calls(softphone, peer, "103");
    ASSERT_TRUE(leg);
    EXPECT_TRUE(talksEncrypted(softphone, *leg, peer));
    asterisk().freeze(true);
    const auto frozen = std::chrono::steady_clock::now();
    EXPECT_TRUE(softphone.reaches(phone::Registration::Unreachable, std::chrono::seconds(12)));
    std::cout << "noticed after "
              << std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                       frozen)
                     .count()
              << " ms\n";
    EXPECT_NE(softphone.phone().registration().detail.find("no answer"), std::string::npos);
    EXPECT_TRUE(softphone.becomes(*leg, [](const phone::Leg& now) { return now.silent; }));
    asterisk().freeze(false);
    EXPECT_TRUE(softphone.registered(std::chrono::seconds(5)));
    EXPECT_TRUE(talksEncrypted(softphone, *leg, peer)) << "the call goes on";
    EXPECT_TRUE(softphone.becomes(*leg, [](const phone::Leg& now) { return !now.silent; }));
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(peer.idle());
}

// The PBX's side of 103 knows no SRTP.
TEST_F(PhoneEncryption, L11_where_encryption_is_optional_and_refused_it_talks_without) {
    auto account = encryptedAccount("103", "127.0.0.1");
    EXPECT_EQ(account.srtp, MediaEncryption::None);
    account.srtp = MediaEncryption::Optional;
    Softphone softphone(account, overTls());
    ASSERT_TRUE(softphone.registered()) << softphone.phone().registration().detail;
    SipPhone& peer = telephone("104", 440);
    const auto leg = calls(softphone, peer, "104");
    ASSERT_TRUE(leg);
    EXPECT_FALSE(talksEncrypted(softphone, *leg, peer));
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(peer.idle());
    EXPECT_TRUE(softphone.idle());
    const auto incoming = isCalled(softphone, peer, "103");
    ASSERT_TRUE(incoming);
    EXPECT_FALSE(talksEncrypted(softphone, *incoming, peer)) << "called";
}

}  // namespace
}  // namespace euterpe::stage
