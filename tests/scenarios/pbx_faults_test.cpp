// What may happen to the PBX while people talk.
#include "tests/scenarios/scenario.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace euterpe::stage {
namespace {

using protocol::CallState;
using protocol::PhoneState;
using replica::Sync;

// Recovery after the PBX is back (design, section 10).
constexpr std::chrono::seconds kRecovery{5};

class PbxFaults : public Scenario {};

// Calls that nobody may start: told by health and metrics before somebody clicks.
TEST_F(PbxFaults, RightsThatTheManagerUserLacksAreTold) {
    ASSERT_TRUE(desk("103").online());
    const auto file = std::filesystem::path(asterisk().spool()).parent_path() / "etc/manager.conf";
    const std::string all = (std::ostringstream() << std::ifstream(file).rdbuf()).str();
    const auto becomes = [&](const std::string& config, std::int64_t missing) {
        std::ofstream(file) << config;
        asterisk().cli("manager reload");
        server().kill();  // rights are those of the login
        server().start();
        return until([&] {
            return server().metric("pbx_connected") == 1 && server().metric("pbx_missing_rights") == missing;
        });
    };
    std::string fewer = all;
    const auto right = fewer.find(",originate", fewer.find("write"));
    ASSERT_NE(right, std::string::npos);
    fewer.erase(right, std::string(",originate").size());
    EXPECT_TRUE(becomes(fewer, 1));
    EXPECT_NE(server().log().find("pbx.right_missing action=Originate"), std::string::npos);
    EXPECT_TRUE(becomes(all, 0));
}

// B5: Asterisk dies during a call and comes back: rows stay, the dead call is gone, everything works again.
TEST_F(PbxFaults, AsteriskKilledMidCall) {
    Desk& annasDesk = desk("103");
    Desk& niccolosDesk = desk("105");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(niccolosDesk.shows("103", PhoneState::Busy));
    const int rows = niccolosDesk.session().extensions().size();

    for (const char* account : {"103", "104"})
        ASSERT_TRUE(until([&] { return asterisk().remembers(account); })) << account;
    asterisk().kill();
    ASSERT_TRUE(annasDesk.shows(Sync::PbxLost));
    ASSERT_TRUE(niccolosDesk.shows(Sync::PbxLost));
    EXPECT_EQ(niccolosDesk.session().extensions().size(), rows);
    const auto refused = annasDesk.dial("105");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::PbxUnavailable);

    asterisk().start();
    phone("103").hangUp();  // they do not know yet that nobody is there any more
    phone("104").hangUp();
    EXPECT_TRUE(annasDesk.online(kRecovery));
    EXPECT_TRUE(niccolosDesk.online(kRecovery));
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(niccolosDesk.shows("103", PhoneState::Free, kRecovery));
    EXPECT_TRUE(niccolosDesk.shows("104", PhoneState::Free, kRecovery));
    EXPECT_EQ(niccolosDesk.session().extensions().size(), rows);
    EXPECT_EQ(annasDesk.questions(), 0);

    ASSERT_TRUE(annasDesk.dial("104"));
    ASSERT_TRUE(phone("103").rings());
    phone("103").accept();
    ASSERT_TRUE(phone("104").rings());
    EXPECT_TRUE(niccolosDesk.shows("104", PhoneState::Ringing));
    ASSERT_TRUE(annasDesk.hangUp());
}

// B5: Asterisk stands still with its sockets open: told after the ping limit, back by itself, calls and all.
TEST_F(PbxFaults, AsteriskThatDoesNotAnswer) {
    Desk& annasDesk = desk("103");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));

    asterisk().freeze(true);
    EXPECT_TRUE(annasDesk.shows(Sync::PbxLost, std::chrono::seconds(15)));
    const auto refused = annasDesk.dial("105");
    EXPECT_FALSE(refused);

    asterisk().freeze(false);
    EXPECT_TRUE(annasDesk.online(kRecovery));
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking, kRecovery));
    EXPECT_TRUE(annasDesk.shows("104", PhoneState::Busy, kRecovery));
    EXPECT_EQ(annasDesk.questions(), 0);
    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(phone("104").idle());
    EXPECT_TRUE(annasDesk.showsNoCall());
}

// A reload of the PBX during a call takes nothing away, not for a moment.
TEST_F(PbxFaults, ReloadsMidCallLoseNothing) {
    Desk& annasDesk = desk("103");
    Desk& niccolosDesk = desk("105");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(niccolosDesk.shows("103", PhoneState::Busy));
    int interruptions = 0;
    QObject listener;
    QObject::connect(&annasDesk.session().syncState(), &replica::SyncState::changed, &listener,
                     [&] { ++interruptions; });
    QObject::connect(&niccolosDesk.session().extensions(), &replica::ExtensionStore::changed, &listener, [&] {
        if (niccolosDesk.phoneOf("103") != PhoneState::Busy)
            ++interruptions;
    });

    for (const char* command : {"core reload", "dialplan reload"}) {
        const auto before = server().metric("pbx_snapshots_total");
        (void)asterisk().cli(command);
        // "dialplan reload" raises no event of its own on every version: only what follows counts for it.
        (void)until([&] { return server().metric("pbx_snapshots_total") > before; }, std::chrono::seconds(4));
    }
    EXPECT_EQ(interruptions, 0);
    EXPECT_TRUE(annasDesk.ended().empty());
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_TRUE(phone("104").hears(440));

    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(niccolosDesk.shows("103", PhoneState::Free));
    EXPECT_EQ(annasDesk.recentCalls(1).size(), 1U);
}

}  // namespace
}  // namespace euterpe::stage
