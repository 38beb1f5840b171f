#include "server/app/config.h"

#include "tests/server/web/web_server.h"

#include <fstream>
#include <sys/stat.h>

#include <gtest/gtest.h>

namespace euterpe::app {
namespace {

std::string mistakes(const std::string& text) {
    const auto config = parseConfig(text, "x.conf");
    return config ? "" : config.error().detail;
}

TEST(ConfigTest, DefaultsAndValues) {
    const auto config = parseConfig(
        "# comment\n[server]\nlisten = 192.0.2.1:6000\ndata = /srv/e\n\n[pbx]\nuser = euterpe\n"
        "cdr = sqlite3:///var/log/master.db\noutside_prefix =\nvoicemail = 801\ncdr_utc = yes\n; end\n",
        "x.conf");
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->server.listen, "192.0.2.1");
    EXPECT_EQ(config->server.port, 6000);
    EXPECT_EQ(config->databasePath(), "/srv/e/euterpe.db");
    EXPECT_EQ(config->pbx.cdr, "/var/log/master.db");
    EXPECT_EQ(config->pbx.outsidePrefix, "");
    EXPECT_EQ(config->pbx.voicemail, "801");
    EXPECT_TRUE(config->pbx.cdrUtc);
    EXPECT_EQ(config->pbx.port, 5038);
}

TEST(ConfigTest, AnEditorsByteOrderMarkIsNoMistake) {
    EXPECT_TRUE(parseConfig("\xEF\xBB\xBF[pbx]\nuser = u\nsecret = s\n", "f"));
}

TEST(ConfigTest, ListenForms) {
    const auto at = [](const std::string& value) {
        const auto config = parseConfig("[server]\nlisten = " + value + "\n[pbx]\nuser = u\n", "x");
        return config ? config->server.listen + " " + std::to_string(config->server.port)
                      : config.error().detail;
    };
    EXPECT_EQ(at("*:7000"), " 7000");
    EXPECT_EQ(at("192.0.2.1"), "192.0.2.1 5039");
    EXPECT_EQ(at("::1"), "::1 5039");
    EXPECT_EQ(at("[::1]:7000"), "::1 7000");
    EXPECT_NE(at("host.name:7000").find("x:2: listen: expected an IP address"), std::string::npos);
    EXPECT_NE(at("192.0.2.1:70000").find("expected"), std::string::npos);
    EXPECT_NE(at("[::1:7000").find("expected"), std::string::npos);
}

TEST(ConfigTest, TheDirectoryServer) {
    const auto config = parseConfig(
        "[pbx]\nuser = u\n[ldap]\nuri = ldaps://d.example.org\nbase = dc=example\nbind_dn = cn=e\n"
        "password_file = /etc/p\ntimeout_ms = 500\nwork = ipPhone\nhome =\n",
        "x");
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->ldap.uri, "ldaps://d.example.org");
    EXPECT_EQ(config->ldap.timeout, std::chrono::milliseconds(500));
    EXPECT_EQ(config->ldap.attributes.work, "ipPhone");
    EXPECT_EQ(config->ldap.attributes.home, "");
    const auto wrong = [](const std::string& lines) {
        return mistakes("[pbx]\nuser = u\n[ldap]\nbase = dc=x\n" + lines);
    };
    EXPECT_NE(wrong("uri = http://x\n").find("expected ldap://"), std::string::npos);
    EXPECT_NE(wrong("uri = ldap://x\nwork = a=*)(b\n").find("name of an LDAP attribute"), std::string::npos);
    EXPECT_NE(wrong("uri = ldap://x\nbind_dn = cn=e\n").find("password_file"), std::string::npos);
    const std::string bound = "bind_dn = cn=e\npassword_file = /p\nuri = ";
    EXPECT_NE(wrong(bound + "ldap://d.example.org\n").find("start_tls"), std::string::npos);
    EXPECT_NE(wrong(bound + "ldap://127.0.0.1.example.org\n").find("start_tls"), std::string::npos);
    EXPECT_EQ(wrong(bound + "ldap://d.example.org\nstart_tls = yes\n"), "");
    EXPECT_EQ(wrong(bound + "ldap://127.0.0.1:389\n"), "");
    EXPECT_NE(mistakes("[pbx]\nuser = u\n[ldap]\nuri = ldap://x\n").find("[ldap] base"), std::string::npos);
}

// L1, L3, section O.
TEST(ConfigTest, SoftphonesAndWhatProMayDo) {
    const auto config = parseConfig(
        "[pbx]\nuser = u\nalso_in_pro = park, pickup\n[sip]\nregistrar = sbc.example.org:5070\n"
        "transports = tls:5061, udp:5060\n",
        "x");
    ASSERT_TRUE(config) << config.error().detail;
    using protocol::Permission;
    using protocol::SipTransport;
    EXPECT_EQ(config->pbx.alsoInPro, (std::vector{Permission::Park, Permission::Pickup}));
    EXPECT_EQ(config->sip.registrar, "sbc.example.org:5070");
    const std::vector<protocol::SipListener> listeners{{SipTransport::Tls, 5061}, {SipTransport::Udp, 5060}};
    EXPECT_EQ(config->sip.transports, listeners);
    for (const char* wrong : {"", "udp", "udp:", "udp:0", "udp:70000", "ws:80", "udp:5060 tls:5061"}) {
        const std::string told =
            mistakes(std::string("[pbx]\nuser = u\n[sip]\ntransports = ") + wrong + "\n");
        EXPECT_NE(told.find("x.conf:4: transports: expected"), std::string::npos) << wrong << ": " << told;
    }
    EXPECT_NE(mistakes("[pbx]\nuser = u\nalso_in_pro = transfer\n").find("expected some of"),
              std::string::npos);
}

TEST(ConfigTest, MistakesNameFileLineKeyAndWhatIsExpected) {
    const std::string found = mistakes(
        "[server]\nprot = 1\nport = many\ndata = relative\n[pxb]\nuser = a\n[pbx]\nuser = b\nuser = "
        "c\nnonsense\n"
        "cdr_utc = true\nvoicemail = 80x\nlog_level = info\n");
    EXPECT_NE(found.find("x.conf:2: prot: unknown key; did you mean \"port\"?"), std::string::npos) << found;
    EXPECT_NE(found.find("x.conf:3: port: expected a whole number from 0 to 65535"), std::string::npos);
    EXPECT_NE(found.find("x.conf:4: data: expected an absolute path"), std::string::npos);
    EXPECT_NE(found.find("x.conf:5: [pxb]: unknown section; did you mean \"pbx\"?"), std::string::npos);
    EXPECT_NE(found.find("x.conf:9: user: given before, in line 8"), std::string::npos);
    EXPECT_NE(found.find("x.conf:10: nonsense: expected [section] or key = value"), std::string::npos);
    EXPECT_NE(found.find("x.conf:11: cdr_utc: expected yes or no"), std::string::npos);
    EXPECT_NE(found.find("x.conf:12: voicemail: expected a number to dial"), std::string::npos);
    EXPECT_NE(found.find("x.conf:13: log_level: unknown key"), std::string::npos);
}

TEST(ConfigTest, QuotesAreNoPartOfAValue) {
    for (const char* user : {"\"euterpe\"", "\"euterpe", "euterpe\"", "\""}) {
        const std::string found = mistakes(std::string("[pbx]\nuser = ") + user + "\nsecret = s\n");
        EXPECT_NE(found.find("x.conf:2: user: expected the value without quotes"), std::string::npos)
            << found;
    }
    EXPECT_EQ(mistakes("[pbx]\nuser = u\nsecret = \"s\n"), "");
}

TEST(ConfigTest, WhatIsNoTextIsShownWithoutHarm) {
    const std::string found =
        mistakes("[pbx]\nuser = u\nsecret = s\na" + std::string(1, '\0') + "\x1b[2Jb\n");
    EXPECT_NE(found.find("x.conf:4: a??[2Jb: expected [section] or key = value"), std::string::npos) << found;
}

TEST(ConfigTest, WhatIsMissingOrContradictsIsSaid) {
    EXPECT_NE(mistakes("").find("[pbx] user: expected"), std::string::npos);
    EXPECT_NE(mistakes("[server]\nkey = /k\n[pbx]\nuser = u\n").find("both or none"), std::string::npos);
    EXPECT_NE(mistakes("[pbx]\nuser = u\nsecret = a\nsecret_file = /b\n").find("give one"),
              std::string::npos);
    EXPECT_NE(mistakes("user = u\n").find("x.conf:1: user: expected a [section]"), std::string::npos);
}

class ConfigFileTest : public testing::Test {
  protected:
    void write(const std::string& name, const std::string& text, mode_t mode) {
        const std::string path = folder.path + "/" + name;
        std::ofstream(path) << text;
        ::chmod(path.c_str(), mode);
    }
    Result<Config> load() { return loadConfig(folder.path + "/server.conf"); }

    web::TemporaryFolder folder;
};

TEST_F(ConfigFileTest, SecretComesFromItsFile) {
    write("secret", "  s3cret \nignored\n", 0640);
    write("server.conf", "[pbx]\nuser = u\nsecret_file = " + folder.path + "/secret\n", 0644);
    auto config = load();
    ASSERT_TRUE(config) << config.error().detail;
    EXPECT_EQ(config->pbx.secret, "s3cret");
}

TEST_F(ConfigFileTest, SecretsThatEveryoneMayReadAreRefused) {
    write("secret", "s3cret\n", 0644);
    write("server.conf", "[pbx]\nuser = u\nsecret_file = " + folder.path + "/secret\n", 0600);
    EXPECT_NE(load().error().detail.find("secret: holds a secret that every user may read"),
              std::string::npos);
    write("server.conf", "[pbx]\nuser = u\nsecret = s3cret\n", 0644);
    const auto open = load();
    ASSERT_FALSE(open);
    EXPECT_NE(open.error().detail.find("every user may read"), std::string::npos);
    EXPECT_EQ(open.error().detail.find("s3cret"), std::string::npos);
    write("server.conf", "[pbx]\nuser = u\nsecret = s3cret\n", 0640);
    EXPECT_TRUE(load());
}

TEST_F(ConfigFileTest, MissingFilesAreSaid) {
    EXPECT_NE(load().error().detail.find("cannot be read"), std::string::npos);
    write("server.conf", "[pbx]\nuser = u\nsecret_file = " + folder.path + "/none\n", 0600);
    EXPECT_NE(load().error().detail.find("none: cannot be read"), std::string::npos);
    write("server.conf", "[pbx]\nuser = u\nsecret_file = " + folder.path + "\n", 0600);
    EXPECT_NE(load().error().detail.find(folder.path + ": expected a file"), std::string::npos);
    write("server.conf", "[pbx]\nuser = u\n", 0600);
    EXPECT_NE(load().error().detail.find("secret or secret_file"), std::string::npos);
}

TEST(ConfigExampleTest, TheExampleIsGood) {
    std::ifstream file(EUTERPE_SOURCE_DIR "/server/app/euterpe-server.conf.example");
    ASSERT_TRUE(file);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    EXPECT_EQ(mistakes(text), "");
    std::string uncommented;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '#' || i + 1 >= text.size() || text[i + 1] == ' ')
            uncommented += text[i];
    EXPECT_EQ(mistakes(uncommented), "") << "keys in comments exist too";
}

}  // namespace
}  // namespace euterpe::app
