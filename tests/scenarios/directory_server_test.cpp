// The company's directory: a real slapd beside the real server. What clients find there, and that one that
// has fallen silent delays nothing else. The PBX is a fake one.
#include "tests/fakes/ami_server.h"
#include "tests/stage/live_client.h"
#include "tests/stage/server.h"
#include "tests/stage/slapd.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#undef emit  // Qt's keyword; here it is AmiServer::emit()

namespace euterpe::stage {
namespace {

using protocol::LookupOutcome;
using protocol::Request;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr const char* kPeople =
    "dn: cn=Anna Rossi,dc=example,dc=org\nobjectClass: inetOrgPerson\n"
    "cn: Anna Rossi\ngivenName: Anna\nsn: Rossi\n"
    "telephoneNumber: +39 050 316-3658\n\n";
constexpr const char* kUser = "1001";

class DirectoryServer : public ::testing::Test {
  protected:
    void SetUp() override {
        fakes::AmiServerOptions options;
        options.company.extensions = 10;
        options.company.first = 1001;
        auto started = fakes::AmiServer::start(options);
        ASSERT_TRUE(started);
        ami_ = std::move(*started);
        Pbx pbx{{ami_->port(), options.user, options.secret}, {}, {}};
        store::DirectoryEntry entry;
        entry.id = ExtensionId(kUser);
        entry.accounts.emplace_back(kUser);
        pbx.company.extensions.push_back(entry);

        slapd_ = std::make_unique<Slapd>(folder_.path() / "slapd", kPeople);
        const auto password = folder_.path() / "ldap-password";
        std::ofstream(password) << Slapd::kPassword << '\n';
        std::filesystem::permissions(
            password, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        ServerOptions ldap;
        ldap.pbx = "[ldap]\nuri = " + slapd_->uri() + "\nbase = " + Slapd::kBase +
                   "\nbind_dn = " + Slapd::kReader + "\npassword_file = " + password.string();
        std::filesystem::create_directories(folder_.path() / "server");
        server_ = std::make_unique<Server>(pbx, folder_.path() / "server", ldap);
        server_->addUser(kUser);
        server_->start();
        client_ = std::make_unique<LiveClient>(server_->port(), kUser, Server::kPassword,
                                               protocol::Mode::Free, kUser);
    }
    void TearDown() override {
        client_.reset();
        if (slapd_)
            slapd_->pause(false);
        if (server_) {
            EXPECT_EQ(server_->finish(), "") << "what is wrong with euterpe-server";
            if (HasFailure())
                std::cerr << server_->log().substr(0, 8000);
        }
    }
    Result<protocol::ContactLookupResult> lookUp(const std::string& text) {
        return client_->ask<Request::ContactLookup>({text});
    }
    static milliseconds since(steady_clock::time_point begin) {
        return std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
    }

    TemporaryFolder folder_;
    std::unique_ptr<fakes::AmiServer> ami_;
    std::unique_ptr<Slapd> slapd_;
    std::unique_ptr<Server> server_;
    std::unique_ptr<LiveClient> client_;
};

TEST_F(DirectoryServer, F6_WhatItHasIsFound) {
    const auto anna = lookUp("ross");
    ASSERT_TRUE(anna) << anna.error().detail;
    EXPECT_EQ(anna->outcome, LookupOutcome::Answered);
    ASSERT_EQ(anna->contacts.size(), 1u);
    EXPECT_EQ(anna->contacts[0].firstName, "Anna");
    EXPECT_EQ(anna->contacts[0].source, protocol::ContactSource::Ldap);
    EXPECT_EQ(lookUp("3163658")->contacts.size(), 1u);
    const auto injected = lookUp("*)(objectClass=*");
    ASSERT_TRUE(injected);
    EXPECT_TRUE(injected->contacts.empty());
}

TEST_F(DirectoryServer, F6_OneThatFallsSilentDelaysNothing) {
    ASSERT_EQ(lookUp("rossi")->outcome, LookupOutcome::Answered);
    slapd_->pause(true);
    LiveClient other(server_->port(), kUser, Server::kPassword, protocol::Mode::Free, kUser);
    const auto begin = steady_clock::now();
    std::thread asking([&] { EXPECT_EQ(lookUp("rossi")->outcome, LookupOutcome::Unavailable); });
    milliseconds slowest{0};
    for (int i = 0; since(begin) < milliseconds(1500); ++i) {
        const auto asked = steady_clock::now();
        const auto presence = i % 2 == 0 ? protocol::Presence::Away : protocol::Presence::Available;
        ASSERT_TRUE(other.ask<Request::PresenceSet>({presence}));
        slowest = std::max(slowest, since(asked));
        std::this_thread::sleep_for(milliseconds(30));  // well within the session's rate
    }
    asking.join();
    EXPECT_LT(since(begin), milliseconds(4500)) << "the search is answered within its deadline";
    std::cout << "slowest other request while the directory is silent: " << slowest.count() << " ms\n";
    EXPECT_LT(slowest, milliseconds(1000));

    const auto again = steady_clock::now();
    EXPECT_EQ(lookUp("rossi")->outcome, LookupOutcome::Unavailable);
    EXPECT_LT(since(again), milliseconds(1000)) << "it is not waited for again";
    EXPECT_NE(server_->log().find("ldap.failed"), std::string::npos);
}

}  // namespace
}  // namespace euterpe::stage
