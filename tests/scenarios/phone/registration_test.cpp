#include "tests/desktop/support/waiting.h"
#include "tests/scenarios/phone/before_raw_pbx.h"
#include "tests/scenarios/phone/office.h"
#include "tests/stage/lossy_relay.h"
#include "tests/stage/raw_tls_registrar.h"

namespace euterpe::stage {
namespace {

using phone::Registration;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

class PhoneRegistration : public PhoneOffice {};

TEST_F(PhoneRegistration, L3_domain_and_registrar_may_differ) {
    auto elsewhere = account();
    elsewhere.domain = "company.example";
    Softphone phone(elsewhere, options());
    EXPECT_TRUE(phone.registered()) << phone.phone().registration().detail;
}

TEST_F(PhoneRegistration, L1_a_wrong_password_is_refused_and_not_tried_for_ever) {
    auto wrong = account();
    wrong.password = "wrong";
    Softphone phone(wrong, options());
    EXPECT_TRUE(phone.reaches(Registration::Refused));
    EXPECT_EQ(phone.phone().registration().sipCode, 401);
    EXPECT_NE(phone.phone().registration().detail.find(asterisk().registrar()), std::string::npos);
    phone.restart(account(), options());
    EXPECT_TRUE(phone.registered()) << "with the right one";
}

TEST_F(PhoneRegistration, B5_back_within_five_seconds_of_the_PBX) {
    EXPECT_TRUE(softphone().hangUp(talkTo("104")));
    asterisk().kill();
    EXPECT_TRUE(softphone().reaches(Registration::Unreachable, seconds(20)));
    asterisk().start();
    const auto up = steady_clock::now();
    EXPECT_TRUE(softphone().registered(seconds(5)));
    std::cout << "registered " << std::chrono::duration_cast<milliseconds>(steady_clock::now() - up).count()
              << " ms after the PBX was up\n";
    const auto leg = talkTo("103", 440);
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(softphone().hangUp(leg));
}

// What the PBX knew of the call is lost with it; what is left here is told as silent and ends when it is hung
// up.
TEST_F(PhoneRegistration, B5_the_PBX_is_killed_in_mid_call) {
    const auto leg = talkTo("103", 440);
    ASSERT_TRUE(ear().hears(440));
    asterisk().kill();
    EXPECT_TRUE(softphone().becomes(leg, [](const phone::Leg& now) { return now.silent; }));
    EXPECT_TRUE(softphone().reaches(Registration::Unreachable, seconds(12)));
    EXPECT_NE(softphone().phone().registration().detail.find("no answer"), std::string::npos);
    asterisk().start();
    EXPECT_TRUE(softphone().registered(seconds(5)));
    EXPECT_TRUE(softphone().hangUp(leg));
    EXPECT_TRUE(softphone().idle());
    EXPECT_EQ(softphone().endings(leg), 1);
    telephone("103").hangUp();  // it does not know yet
    EXPECT_TRUE(softphone().hangUp(talkTo("104", 440)));
}

// Nothing tells that the network is gone, or that it is back: the call outlives it.
TEST_F(PhoneRegistration, B5_the_network_is_gone_in_mid_call) {
    LossyRelay network(asterisk().registrar());
    auto behindIt = options();
    behindIt.registrar = network.address();
    Softphone softphone(account(), behindIt);
    ASSERT_TRUE(softphone.registered());
    SipPhone& peer = telephone("103", 440);
    const auto leg = softphone.dial("103");
    ASSERT_TRUE(leg);
    ASSERT_TRUE(peer.rings());
    peer.accept();
    ASSERT_TRUE(ear().hears(440));
    network.cut(true);
    EXPECT_TRUE(softphone.becomes(*leg, [](const phone::Leg& now) { return now.silent; }));
    EXPECT_TRUE(softphone.reaches(Registration::Unreachable, seconds(12)));
    EXPECT_NE(softphone.phone().registration().detail.find("no answer"), std::string::npos);
    network.cut(false);
    EXPECT_TRUE(softphone.registered(seconds(5)));
    EXPECT_TRUE(ear().hears(440));
    EXPECT_TRUE(peer.hears(kMicrophoneHz));
    EXPECT_EQ(softphone.leg(*leg).state, phone::LegState::Talking);
    EXPECT_TRUE(softphone.hangUp(*leg));
    EXPECT_TRUE(peer.idle()) << "what is said afterwards arrives";
}

TEST_F(PhoneRegistration, B5_a_call_is_possible_right_after_the_network_changed) {
    EXPECT_TRUE(softphone().registered());
    for (int i = 0; i < 5; ++i)
        softphone().phone().networkChanged();
    EXPECT_TRUE(softphone().becomes(talkTo("103"), phone::LegState::Talking));
    softphone().phone().networkChanged();
    EXPECT_TRUE(softphone().registered());
    EXPECT_TRUE(ear().hears(440)) << "the call goes on";
}

class PhoneRegistrar : public BeforeRawPbx {};

TEST_F(PhoneRegistrar, L3_the_chosen_registrar_counts_until_it_is_cleared) {
    RawPbx chosen;
    auto override = options();
    override.registrar = chosen.address();
    softphone->restart(account(), override);
    EXPECT_TRUE(chosen.takeRegistration());
    EXPECT_TRUE(softphone->registered());
    softphone->restart(account(), options());
    EXPECT_TRUE(pbx.await("REGISTER"));
}

TEST_F(PhoneRegistrar, L3_without_a_registrar_it_is_where_the_server_is) {
    auto nameless = account();
    nameless.registrar.clear();
    nameless.listeners = {
        {protocol::SipTransport::Udp, std::stoi(pbx.address().substr(pbx.address().find(':') + 1))}};
    auto where = options();
    where.loginAddress = "127.0.0.1";
    softphone->restart(nameless, where);
    const auto request = pbx.await("REGISTER");
    EXPECT_TRUE(request);
}

TEST_F(PhoneRegistrar, L1_a_refused_password_is_not_tried_for_ever) {
    softphone.reset();
    softphone.emplace(account(), options());
    int asked = 0;
    const auto end = steady_clock::now() + seconds(12);
    while (steady_clock::now() < end) {
        const auto message = pbx.await("REGISTER", milliseconds(200));
        if (!message || message->header("Expires") == "0")
            continue;
        ++asked;
        pbx.learn(message->from);
        pbx.reply(*message, "401 Unauthorized",
                  "WWW-Authenticate: Digest realm=\"raw\",nonce=\"n" + std::to_string(asked) + "\"\r\n");
    }
    EXPECT_TRUE(softphone->reaches(Registration::Refused));
    EXPECT_GE(asked, 2) << "without and with the password";
    EXPECT_LE(asked, 4);
}

TEST_F(PhoneRegistrar, B5_a_registrar_that_falls_silent_is_noticed_and_found_again) {
    // It answers what it is asked, for a while.
    const auto answerFor = [&](milliseconds time) {
        const auto end = steady_clock::now() + time;
        bool registration = false;
        while (steady_clock::now() < end) {
            const auto message = pbx.receive(milliseconds(100));
            if (!message)
                continue;
            if (message->is("OPTIONS")) {
                pbx.learn(message->from);
                pbx.reply(*message, "200 OK");
            } else if (message->is("REGISTER")) {
                registration = true;
                pbx.learn(message->from);
                pbx.reply(*message, "200 OK", "Contact: " + message->header("Contact") + ";expires=120\r\n");
            }
        }
        return registration;
    };
    (void)answerFor(seconds(3));
    EXPECT_TRUE(softphone->reaches(Registration::Unreachable, seconds(12)));
    EXPECT_TRUE(answerFor(seconds(3))) << "registers anew as soon as it answers";
    EXPECT_TRUE(softphone->registered());
}

class PhoneTls : public ::testing::Test {
  protected:
    PhoneTls() { setenv("PULSE_SERVER", "unix:/nonexistent", 1); }

    // The registration of a softphone that goes to `host` and trusts `authorities`.
    std::unique_ptr<Softphone> softphoneAt(const std::string& host, const std::string& authorities,
                                           const RawTlsRegistrar& registrar) {
        protocol::SipAccount account;
        account.user = "101";
        account.registrar = host + ':' + std::to_string(registrar.port());
        account.caPem = authorities;
        phone::Options options;
        options.transport = protocol::SipTransport::Tls;
        return std::make_unique<Softphone>(account, options);
    }

    TemporaryFolder folder;
    Authority authority{folder.path()};
};

TEST_F(PhoneTls, L1_a_certificate_for_the_address) {
    RawTlsRegistrar registrar(authority.sign("IP:127.0.0.1"));
    const auto phone = softphoneAt("127.0.0.1", authority.pem(), registrar);
    EXPECT_TRUE(phone->registered()) << phone->phone().registration().detail;
}

TEST_F(PhoneTls, L1_a_certificate_for_the_name) {
    RawTlsRegistrar registrar(authority.sign("DNS:localhost"));
    const auto phone = softphoneAt("localhost", authority.pem(), registrar);
    EXPECT_TRUE(phone->registered()) << phone->phone().registration().detail;
}

TEST_F(PhoneTls, L1_the_authority_may_come_from_a_file) {
    RawTlsRegistrar registrar(authority.sign("IP:127.0.0.1"));
    protocol::SipAccount account;
    account.user = "101";
    account.registrar = "127.0.0.1:" + std::to_string(registrar.port());
    phone::Options options;
    options.transport = protocol::SipTransport::Tls;
    options.caFile = authority.file().string();
    Softphone phone(account, options);
    EXPECT_TRUE(phone.registered()) << phone.phone().registration().detail;
}

TEST_F(PhoneTls, L1_a_certificate_for_another_address_or_name_is_not_trusted) {
    for (const char* name : {"IP:127.0.0.2", "DNS:other.example", "DNS:127.0.0.1"}) {
        RawTlsRegistrar registrar(authority.sign(name));
        const auto phone = softphoneAt("127.0.0.1", authority.pem(), registrar);
        EXPECT_TRUE(phone->reaches(Registration::Untrusted)) << name;
        EXPECT_NE(phone->phone().registration().detail.find("not for 127.0.0.1"), std::string::npos)
            << phone->phone().registration().detail;
        EXPECT_EQ(registrar.registrations(), 0) << name;
    }
    RawTlsRegistrar registrar(authority.sign("DNS:other.example"));
    const auto phone = softphoneAt("localhost", authority.pem(), registrar);
    EXPECT_TRUE(phone->reaches(Registration::Untrusted));
    EXPECT_EQ(registrar.registrations(), 0);
}

TEST_F(PhoneTls, L1_an_authority_that_is_not_known_is_not_trusted) {
    const TemporaryFolder other;
    const Authority stranger(other.path());
    RawTlsRegistrar registrar(authority.sign("IP:127.0.0.1"));
    for (const std::string& authorities : {stranger.pem(), std::string()}) {
        const auto phone = softphoneAt("127.0.0.1", authorities, registrar);
        EXPECT_TRUE(phone->reaches(Registration::Untrusted));
        EXPECT_NE(phone->phone().registration().detail.find("known authority"), std::string::npos)
            << phone->phone().registration().detail;
    }
    EXPECT_EQ(registrar.registrations(), 0);
}

}  // namespace
}  // namespace euterpe::stage
