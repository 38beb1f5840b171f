// Against a real radicale, and against servers that know less than it.
#include "desktop/contacts/carddav_sync.h"
#include "tests/desktop/contacts/raw_dav.h"
#include "tests/desktop/support/waiting.h"
#include "tests/stage/radicale.h"
#include "tests/stage/raw_tls_registrar.h"

#include <algorithm>
#include <optional>
#include <set>

#include <gtest/gtest.h>

namespace euterpe::contacts {
namespace {

using euterpe::testing::waitUntil;

std::string card(const std::string& uid, const std::string& name, const std::string& number) {
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:" + uid + "\r\nFN:" + name + "\r\nN:" + name +
           ";;;;\r\nTEL;TYPE=CELL:" + number + "\r\nEND:VCARD\r\n";
}

struct Outcome {
    std::optional<CardDavChanges> changes;
    std::optional<Error> error;
    QString shownFingerprint;

    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> all;
        for (const FoundContact& found : changes ? changes->changed : std::vector<FoundContact>())
            all.insert(found.contact.lastName);
        return all;
    }
};

Outcome sync(const std::string& url, const CardDavState& before = {}, const DavAccess& given = {}) {
    DavAccess access = given;
    if (access.user.isEmpty())
        access = {QString::fromStdString(stage::Radicale::kUser), stage::Radicale::kPassword,
                  given.pinnedFingerprint};
    CardDavSync run(QUrl(QString::fromStdString(url)), access, before);
    Outcome outcome;
    QObject::connect(&run, &CardDavSync::finished, &run,
                     [&](const CardDavChanges& changes) { outcome.changes = changes; });
    QObject::connect(&run, &CardDavSync::failed, &run, [&](const Error& error) { outcome.error = error; });
    run.start();
    EXPECT_TRUE(waitUntil([&] { return outcome.changes || outcome.error; }, std::chrono::seconds(40)));
    outcome.shownFingerprint = run.shownFingerprint();
    return outcome;
}

class CardDav : public ::testing::Test {
  protected:
    stage::TemporaryFolder folder;
};

TEST_F(CardDav, FindsTheBooksAndThenOnlyWhatHasChanged) {
    const stage::Radicale server(folder.path());
    for (int i = 0; i < 250; ++i)
        server.put("n" + std::to_string(i) + ".vcf", card("n" + std::to_string(i), "Name" + std::to_string(i),
                                                          "333" + std::to_string(1000 + i)));
    const Outcome first = sync(server.url());
    ASSERT_TRUE(first.changes) << first.error->detail;
    EXPECT_EQ(first.changes->changed.size(), 250u);
    EXPECT_EQ(first.names().size(), 250u);
    EXPECT_TRUE(first.changes->removed.empty());
    EXPECT_TRUE(first.changes->errors.empty());
    EXPECT_EQ(first.changes->changed[0].contact.source, protocol::ContactSource::CardDav);

    const Outcome nothing = sync(server.url(), first.changes->state);
    ASSERT_TRUE(nothing.changes) << nothing.error->detail;
    EXPECT_TRUE(nothing.changes->changed.empty());
    EXPECT_TRUE(nothing.changes->removed.empty());

    server.put("n7.vcf", card("n7", "Renamed", "3337"));
    server.put("new.vcf", card("new", "New", "3338"));
    server.remove("n8.vcf");
    const Outcome later = sync(server.url(), nothing.changes->state);
    ASSERT_TRUE(later.changes) << later.error->detail;
    EXPECT_EQ(later.names(), (std::set<std::string>{"Renamed", "New"}));
    ASSERT_EQ(later.changes->removed.size(), 1u);
    EXPECT_TRUE(later.changes->removed[0].ends_with("/n8.vcf")) << later.changes->removed[0];
    // The same card has the same key in each run.
    const auto renamed = std::find_if(later.changes->changed.begin(), later.changes->changed.end(),
                                      [](const auto& found) { return found.contact.lastName == "Renamed"; });
    EXPECT_TRUE(std::any_of(first.changes->changed.begin(), first.changes->changed.end(),
                            [&](const auto& found) { return found.key == renamed->key; }));
}

TEST_F(CardDav, ATokenThatTheServerNoLongerKnowsCostsNothingButTime) {
    const stage::Radicale server(folder.path());
    server.put("a.vcf", card("a", "Alpha", "1"));
    server.put("b.vcf", card("b", "Beta", "2"));
    CardDavState state = sync(server.url()).changes->state;
    ASSERT_EQ(state.size(), 1);
    state[0].token = QStringLiteral("http://radicale.org/ns/sync/0123");
    server.remove("b.vcf");
    const Outcome again = sync(server.url(), state);
    ASSERT_TRUE(again.changes) << again.error->detail;
    EXPECT_TRUE(again.changes->changed.empty()) << "Alpha is as it was";
    EXPECT_EQ(again.changes->removed.size(), 1u);
}

TEST_F(CardDav, ABrokenCardIsToldAndTheRestComesIn) {
    const stage::Radicale server(folder.path());
    server.put("a.vcf", card("a", "Alpha", "1"));
    server.put("b.vcf", card("b", "Beta", "no number"));
    const Outcome outcome = sync(server.url());
    ASSERT_TRUE(outcome.changes);
    EXPECT_EQ(outcome.names(), std::set<std::string>{"Alpha"});
    ASSERT_EQ(outcome.changes->errors.size(), 1u);
    EXPECT_EQ(outcome.changes->errors[0].problem, RowProblem::NotANumber);
    EXPECT_EQ(outcome.changes->errors[0].detail, "b.vcf: no number");
    server.put("a.vcf", card("a", "Alpha", "nor this"));
    const Outcome later = sync(server.url(), outcome.changes->state);
    ASSERT_TRUE(later.changes);
    EXPECT_EQ(later.changes->removed.size(), 1u) << "what is no contact any more goes";
}

TEST_F(CardDav, SaysWhyItCannotBeUsed) {
    const stage::Radicale server(folder.path());
    DavAccess wrong{QStringLiteral("anna"), "wrong", {}};
    EXPECT_EQ(sync(server.url(), {}, wrong).error->code, ErrorCode::Unauthorized);
    EXPECT_EQ(sync("http://contacts.example.org/").error->code, ErrorCode::InvalidArgument);
    EXPECT_EQ(sync("http://127.0.0.1:" + std::to_string(stage::freeTcpPort())).error->code,
              ErrorCode::Disconnected);
}

TEST_F(CardDav, ACertificateIsTrustedOnlyWhenTheUserSaysSo) {
    std::filesystem::create_directories(folder.path() / "ca");
    stage::Authority authority(folder.path() / "ca");
    const stage::Radicale server(folder.path() / "dav", authority.sign("IP:127.0.0.1"));
    server.put("a.vcf", card("a", "Alpha", "1"));
    const Outcome refused = sync(server.url());
    ASSERT_TRUE(refused.error);
    EXPECT_EQ(refused.error->code, ErrorCode::Untrusted);
    EXPECT_EQ(refused.shownFingerprint.size(), 64);
    EXPECT_EQ(sync(server.url(), {}, {{}, {}, QString(64, QLatin1Char('0'))}).error->code,
              ErrorCode::Untrusted);
    const Outcome pinned = sync(server.url(), {}, {{}, {}, refused.shownFingerprint});
    ASSERT_TRUE(pinned.changes) << pinned.error->detail;
    EXPECT_EQ(pinned.names(), std::set<std::string>{"Alpha"});
}

constexpr const char* kBook = R"(<multistatus xmlns="DAV:"><response><href>/book/</href><propstat><prop>
<resourcetype><collection/><C:addressbook xmlns:C="urn:ietf:params:xml:ns:carddav"/></resourcetype></prop>
<status>HTTP/1.1 200 OK</status></propstat></response></multistatus>)";

TEST_F(CardDav, AServerWithoutSyncIsFollowedByETags) {
    RawDav server;
    server.answers["PROPFIND 0 /book/"] = {207, kBook};
    server.answers["REPORT 0 /book/"] = {403, "<error/>"};
    const auto list = [&](const char* cards) {
        server.answers["PROPFIND 1 /book/"] = {
            207, "<multistatus xmlns=\"DAV:\"><response><href>/book/</href></response>" + QByteArray(cards) +
                     "</multistatus>"};
    };
    const QByteArray alpha = QByteArray::fromStdString(card("a", "Alpha", "1"));
    server.answers["REPORT 1 /book/"] = {
        207,
        "<multistatus xmlns=\"DAV:\"><response><href>/book/a%20b.vcf</href><propstat><prop>"
        "<getetag>\"1\"</getetag><address-data xmlns=\"urn:ietf:params:xml:ns:carddav\">" +
            alpha +
            "</address-data></prop><status>HTTP/1.1 200 OK</status></propstat></response>"
            "</multistatus>"};
    list(
        "<response><href>/book/a%20b.vcf</href><propstat><prop><getetag>\"1\"</getetag></prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>");
    const Outcome first = sync(server.url("/book/"));
    ASSERT_TRUE(first.changes) << first.error->detail;
    EXPECT_EQ(first.names(), std::set<std::string>{"Alpha"});
    const Outcome same = sync(server.url("/book/"), first.changes->state);
    ASSERT_TRUE(same.changes);
    EXPECT_TRUE(same.changes->changed.empty());
    list("");
    const Outcome gone = sync(server.url("/book/"), same.changes->state);
    ASSERT_TRUE(gone.changes);
    EXPECT_EQ(gone.changes->removed, std::vector<std::string>{"/book/a%20b.vcf"});
}

TEST_F(CardDav, RedirectsStayInTheHouse) {
    RawDav server;
    server.answers["PROPFIND 0 /.well-known/carddav"] = {301, "", "https://elsewhere.example.org/"};
    server.answers["PROPFIND 0 /"] = {404, ""};
    EXPECT_EQ(sync(server.url("/")).error->code, ErrorCode::Untrusted);
    server.answers["PROPFIND 0 /.well-known/carddav"] = {301, "", "/loop"};
    server.answers["PROPFIND 0 /loop"] = {301, "", "/loop"};
    EXPECT_EQ(sync(server.url("/")).error->code, ErrorCode::Untrusted);
}

TEST_F(CardDav, WhatIsNoMultistatusIsRefused) {
    for (const char* body : {"", "no xml", "<a/>", "<multistatus xmlns=\"DAV:\"><response>",
                             "<!DOCTYPE m [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                             "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
                             "\"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>"
                             "<multistatus xmlns=\"DAV:\"><sync-token>&e;</sync-token></multistatus>"}) {
        const auto parsed = parseMultistatus(body);
        ASSERT_FALSE(parsed) << body;
        EXPECT_EQ(parsed.error().code, ErrorCode::Malformed);
    }
}

}  // namespace
}  // namespace euterpe::contacts
