// Against a real slapd: what is found, in which time, and what happens when it is slow, dead or a stranger.
#include "server/ldap/ldap_directory.h"

#include "lib/protocol/limits.h"
#include "tests/stage/raw_tls_registrar.h"
#include "tests/stage/slapd.h"

#include <optional>

#include <boost/asio.hpp>
#include <gtest/gtest.h>

namespace euterpe::ldap {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using protocol::ContactField;
using protocol::ContactFieldType;

constexpr const char* kPeople = R"(dn: cn=Anna Rossi,dc=example,dc=org
objectClass: inetOrgPerson
cn: Anna Rossi
givenName: Anna
sn: Rossi
o: Acme
ou: Sales
telephoneNumber: +39 050 316-3658
telephoneNumber: 101
mobile: +39 333 1234567
homePhone: 0577 12345
facsimileTelephoneNumber: +39 050 3163600
mail: anna@example.org

dn: cn=Bruno (Star*) Verdi,dc=example,dc=org
objectClass: inetOrgPerson
cn: Bruno (Star*) Verdi
givenName: Bruno (Star*)
sn: Verdi
telephoneNumber: 102

)";

std::string many(int count) {
    std::string people;
    for (int i = 0; i < count; ++i) {
        const std::string name = "Many" + std::to_string(i);
        people += "dn: cn=" + name + ",dc=example,dc=org\nobjectClass: inetOrgPerson\ncn: " + name +
                  "\nsn: " + name + "\ntelephoneNumber: 2" + std::to_string(1000 + i) + "\n\n";
    }
    return people;
}

class LdapDirectoryTest : public ::testing::Test {
  protected:
    static Config config(const std::string& uri) {
        Config made;
        made.uri = uri;
        made.base = stage::Slapd::kBase;
        made.bindDn = stage::Slapd::kReader;
        made.password = stage::Slapd::kPassword;
        return made;
    }
    LoopHooks hooks() {
        return {[this](std::function<void()> work) { asio::post(io, std::move(work)); },
                [this](std::chrono::milliseconds delay, std::function<void()> work) {
                    auto timer = std::make_shared<asio::steady_timer>(io, delay);
                    timer->async_wait([timer, work = std::move(work)](auto ec) {
                        if (!ec)
                            work();
                    });
                },
                [] { return std::chrono::steady_clock::now(); }};
    }
    void open(const Config& made) { directory = std::make_unique<LdapDirectory>(made, hooks(), log); }
    template <class T>
    Result<T> await(const std::function<void(std::function<void(Result<T>)>)>& ask) {
        std::optional<Result<T>> answer;
        io.restart();
        ask([&](Result<T> got) {
            answer.emplace(std::move(got));
            io.stop();
        });
        if (!answer)
            io.run_for(20s);
        return answer ? std::move(*answer) : Result<T>(Error{ErrorCode::Internal, "no answer at all"});
    }
    Result<Found> search(const std::string& text) {
        return await<Found>([&](auto done) { directory->search(text, std::move(done)); });
    }
    Result<std::string> nameOf(const std::string& number) {
        return await<std::string>([&](auto done) { directory->nameOf(number, std::move(done)); });
    }

    stage::TemporaryFolder folder;
    Log log{LogLevel::Error, -1};
    std::unique_ptr<LdapDirectory> directory;
    asio::io_context io;
    asio::executor_work_guard<asio::io_context::executor_type> running{io.get_executor()};
};

TEST_F(LdapDirectoryTest, FindsPeopleByAnyWordAndNumber) {
    const stage::Slapd slapd(folder.path(), kPeople);
    open(config(slapd.uri()));
    const auto anna = search("anna acm");
    ASSERT_TRUE(anna) << anna.error().detail;
    ASSERT_EQ(anna->contacts.size(), 1u);
    const protocol::Contact& contact = anna->contacts[0];
    EXPECT_EQ(contact.firstName + '/' + contact.lastName + '/' + contact.organization + '/' + contact.unit,
              "Anna/Rossi/Acme/Sales");
    EXPECT_EQ(contact.source, protocol::ContactSource::Ldap);
    EXPECT_EQ(contact.fields, (std::vector<ContactField>{{ContactFieldType::Work, "+39 050 316-3658", ""},
                                                         {ContactFieldType::Work, "101", ""},
                                                         {ContactFieldType::Mobile, "+39 333 1234567", ""},
                                                         {ContactFieldType::Home, "0577 12345", ""},
                                                         {ContactFieldType::Fax, "+39 050 3163600", ""},
                                                         {ContactFieldType::Email, "anna@example.org", ""}}));
    EXPECT_EQ(search("316 3658")->contacts.size(), 1u);
    EXPECT_EQ(search("(star*)")->contacts.size(), 1u);
    EXPECT_EQ(search("*")->contacts.size(), 1u) << "a star is a star";
    EXPECT_TRUE(search("nobody")->contacts.empty());
}

TEST_F(LdapDirectoryTest, NamesCallersInEveryFormOfTheirNumberAndRemembersThem) {
    stage::Slapd slapd(folder.path(), kPeople);
    open(config(slapd.uri()));
    for (const char* number : {"+390503163658", "0503163658", "00390503163658", "101", "3331234567"})
        EXPECT_EQ(*nameOf(number), "Anna Rossi") << number;
    EXPECT_EQ(*nameOf("0503163659"), "");
    slapd.stop();
    bool within = false;
    directory->nameOf("101",
                      [&](const Result<std::string>& name) { within = name && *name == "Anna Rossi"; });
    EXPECT_TRUE(within);
    within = false;
    directory->nameOf("0503163659", [&](const Result<std::string>& name) { within = name && name->empty(); });
    EXPECT_TRUE(within);
}

TEST_F(LdapDirectoryTest, TheNumberOfResultsIsLimited) {
    const stage::Slapd slapd(folder.path(), many(protocol::limits::kLookupResults + 20));
    open(config(slapd.uri()));
    const auto all = search("many");
    ASSERT_TRUE(all) << all.error().detail;
    EXPECT_EQ(all->contacts.size(), static_cast<std::size_t>(protocol::limits::kLookupResults));
    EXPECT_TRUE(all->more);
    EXPECT_FALSE(search("many1")->more);
}

TEST_F(LdapDirectoryTest, ARestartedServerIsAskedAgainWithoutAnError) {
    stage::Slapd slapd(folder.path(), kPeople);
    open(config(slapd.uri()));
    ASSERT_TRUE(search("anna"));
    slapd.stop();
    slapd.start();
    const auto again = search("anna");
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->contacts.size(), 1u);
}

TEST_F(LdapDirectoryTest, ASilentServerCostsOneDeadlineAndThenNothing) {
    stage::Slapd slapd(folder.path(), kPeople);
    slapd.pause(true);  // the kernel accepts, nobody answers
    open(config(slapd.uri()));
    auto begin = std::chrono::steady_clock::now();
    const auto first = search("anna");
    ASSERT_FALSE(first);
    EXPECT_EQ(first.error().code, ErrorCode::Timeout);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, LdapDirectory::kSearchDeadline + 500ms);
    begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(search("anna").error().code, ErrorCode::Timeout);
    EXPECT_FALSE(nameOf("101"));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s) << "it is not asked again for a while";
    slapd.pause(false);
}

TEST_F(LdapDirectoryTest, EndsWhileTheServerIsSilent) {
    stage::Slapd slapd(folder.path(), kPeople);
    slapd.pause(true);
    open(config(slapd.uri()));
    bool answered = false;
    directory->search("anna", [&](const Result<Found>&) { answered = true; });
    io.restart();
    io.run_for(100ms);
    const auto begin = std::chrono::steady_clock::now();
    directory.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    io.restart();
    io.run_for(3500ms);
    EXPECT_FALSE(answered) << "nobody is told after the end";
    slapd.pause(false);
}

TEST_F(LdapDirectoryTest, SaysWhyItCannotBeUsed) {
    stage::Slapd slapd(folder.path(), kPeople);
    Config wrong = config(slapd.uri());
    wrong.password = "wrong";
    open(wrong);
    EXPECT_EQ(search("anna").error().code, ErrorCode::Unauthorized);
    Config nowhere = config(slapd.uri());
    nowhere.base = "dc=nowhere";
    open(nowhere);
    EXPECT_EQ(search("anna").error().code, ErrorCode::NotFound);
    slapd.stop();
    open(config(slapd.uri()));
    EXPECT_EQ(search("anna").error().code, ErrorCode::Disconnected);
}

TEST_F(LdapDirectoryTest, SpeaksTlsWithAServerThatItsAuthoritySigned) {
    std::filesystem::create_directories(folder.path() / "ca");
    std::filesystem::create_directories(folder.path() / "other");
    stage::Authority authority(folder.path() / "ca");
    stage::Slapd slapd(folder.path() / "slapd", kPeople, authority.sign("IP:127.0.0.1"), authority.file());
    Config trusted = config(slapd.tlsUri());
    trusted.caFile = authority.file();
    open(trusted);
    const auto found = search("anna");
    ASSERT_TRUE(found) << found.error().detail;
    EXPECT_EQ(found->contacts.size(), 1u);

    Config startTls = config(slapd.uri());
    startTls.startTls = true;
    startTls.caFile = authority.file();
    open(startTls);
    const auto upgraded = search("anna");
    ASSERT_TRUE(upgraded) << upgraded.error().detail;
    EXPECT_EQ(upgraded->contacts.size(), 1u);

    Config stranger = config(slapd.tlsUri());
    const stage::Authority other(folder.path() / "other");
    stranger.caFile = other.file();
    open(stranger);
    const auto refused = search("anna");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Untrusted) << refused.error().detail;

    slapd.stop();
    open(trusted);
    const auto down = search("anna");
    ASSERT_FALSE(down);
    EXPECT_EQ(down.error().code, ErrorCode::Disconnected) << down.error().detail;
}

}  // namespace
}  // namespace euterpe::ldap
