// Transfers by what the PBX offers to any telephone: afterwards each party has one call, with the right other
// side.
#include "tests/scenarios/scenario.h"

namespace euterpe::stage {
namespace {

using protocol::CallState;
using protocol::PhoneState;

class Transfers : public Scenario {
  protected:
    // The PBX's own feature, as the codes #4 and *4 start it.
    void transferBy(const std::string& action, const std::string& account, const std::string& target) {
        Ami ami(asterisk().ami());
        const auto channels = ami.channelsOf(account);
        ASSERT_EQ(channels.size(), 1U);
        ami.action(action, {{"Channel", channels[0]}, {"Exten", target}, {"Context", "euterpe-internal"}});
    }
};

// 104 passes 103 on to 105 without asking.
TEST_F(Transfers, BlindTransferLeavesEachPartyWithOneCall) {
    SipPhone& niccolo = phone("105", 1000);
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");
    Desk& niccolosDesk = desk("105");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall("104", CallState::Talking));

    transferBy("BlindTransfer", "104", "105");
    ASSERT_TRUE(niccolo.rings());
    EXPECT_TRUE(brunosDesk.showsNoCall());
    EXPECT_TRUE(niccolosDesk.showsCall("103", CallState::Ringing));
    niccolo.accept();
    ASSERT_TRUE(niccolo.talks());
    EXPECT_TRUE(annasDesk.showsCall("105", CallState::Talking));
    EXPECT_EQ(annasDesk.calls().size(), 1U);
    EXPECT_TRUE(niccolosDesk.showsCall("103", CallState::Talking));
    EXPECT_EQ(niccolosDesk.calls().size(), 1U);
    EXPECT_TRUE(annasDesk.shows("104", PhoneState::Free));
    EXPECT_TRUE(phone("103").hears(1000));

    niccolo.hangUp();
    EXPECT_TRUE(annasDesk.showsNoCall());
    EXPECT_TRUE(niccolosDesk.showsNoCall());
}

// 104 asks 105 first, then hangs up: 103 and 105 talk.
TEST_F(Transfers, AttendedTransferLeavesEachPartyWithOneCall) {
    SipPhone& bruno = phone("104", 700);
    SipPhone& niccolo = phone("105", 1000);
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");
    Desk& niccolosDesk = desk("105");
    connect103To104();

    transferBy("Atxfer", "104", "105");
    ASSERT_TRUE(niccolo.rings());
    EXPECT_TRUE(niccolosDesk.showsCall("104", CallState::Ringing));
    niccolo.accept();
    ASSERT_TRUE(niccolo.talks());
    EXPECT_TRUE(niccolosDesk.showsCall("104", CallState::Talking));
    EXPECT_TRUE(bruno.hears(1000));
    EXPECT_EQ(annasDesk.calls().size(), 1U);

    bruno.hangUp();
    EXPECT_TRUE(brunosDesk.showsNoCall());
    EXPECT_TRUE(annasDesk.showsCall("105", CallState::Talking));
    EXPECT_EQ(annasDesk.calls().size(), 1U);
    EXPECT_TRUE(niccolosDesk.showsCall("103", CallState::Talking));
    EXPECT_EQ(niccolosDesk.calls().size(), 1U);
    EXPECT_TRUE(phone("103").hears(1000));

    ASSERT_TRUE(annasDesk.hangUp());
    EXPECT_TRUE(niccolo.idle());
    EXPECT_TRUE(niccolosDesk.showsNoCall());
}

}  // namespace
}  // namespace euterpe::stage
