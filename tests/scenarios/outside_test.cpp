// Calls by the trunk, and callers whose names are not as one would wish.
#include "tests/scenarios/scenario.h"

namespace euterpe::stage {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;

class Outside : public Scenario {
  protected:
    [[nodiscard]] bool withOutside() const override { return true; }

    // The PBX calls 104 itself, with a caller that no telephone would show so.
    void callAs(const std::string& callerId) {
        Ami(asterisk().ami())
            .action("Originate", {{"Channel", "PJSIP/104"},
                                  {"Application", "Wait"},
                                  {"Data", "30"},
                                  {"CallerID", callerId},
                                  {"Timeout", "20000"},
                                  {"Async", "true"}});
    }
};

// D4, G1: number and name of an outside caller.
TEST_F(Outside, CallerHasNumberAndName) {
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    asterisk().callIn("0034915550142", "Íñigo Żółć", "0501234104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(brunosDesk.onlyCall()->direction, CallDirection::Incoming);
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "0034915550142");
    EXPECT_EQ(brunosDesk.onlyCall()->peerName, "Íñigo Żółć");
    EXPECT_FALSE(brunosDesk.onlyCall()->anonymous);
    bruno.accept();
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(brunosDesk.hangUp());
    ASSERT_TRUE(brunosDesk.showsNoCall());

    const auto calls = brunosDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].number, "0034915550142");
    EXPECT_EQ(calls[0].name, "Íñigo Żółć");
    EXPECT_TRUE(calls[0].answered);
}

// D5: a caller who withholds the number has none, and says so.
TEST_F(Outside, AnonymousCallerHasNoNumber) {
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    asterisk().callIn("anonymous", "Anonymous", "0501234104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_TRUE(brunosDesk.onlyCall()->anonymous);
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "");
    EXPECT_EQ(brunosDesk.onlyCall()->peerName, "");
    bruno.accept();
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(brunosDesk.hangUp());
    ASSERT_TRUE(brunosDesk.showsNoCall());
    const auto calls = brunosDesk.recentCalls(1);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].number, "");
}

// D5: a colleague's, too, who dials *671 before the number.
TEST_F(Outside, WithheldNumberOfAColleague) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Desk& annasDesk = desk("103");
    Desk& brunosDesk = desk("104");

    anna.dial("*671104");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_TRUE(brunosDesk.onlyCall()->anonymous);
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "");
    EXPECT_EQ(brunosDesk.onlyCall()->peerName, "");
    bruno.accept();
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Talking));
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "");
    ASSERT_TRUE(brunosDesk.hangUp());
    ASSERT_TRUE(brunosDesk.showsNoCall());
    const auto taken = brunosDesk.recentCalls(1);
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].number, "");
    EXPECT_EQ(taken[0].name, "");
    const auto made = annasDesk.recentCalls(1);
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].number, "104") << "the caller knows whom he called";
}

// D1: out by the trunk: the number stays as dialled, the far end is heard, the far end's busy is told.
TEST_F(Outside, ClickToCallOutside) {
    SipPhone& anna = phone("103");
    Desk& annasDesk = desk("103");

    ASSERT_TRUE(annasDesk.dial("0 333 999-9994"));
    ASSERT_TRUE(anna.rings());
    anna.accept();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    EXPECT_EQ(annasDesk.onlyCall()->peerNumber, "03339999994");
    EXPECT_TRUE(anna.hears(425));
    ASSERT_TRUE(annasDesk.hangUp());
    ASSERT_TRUE(annasDesk.showsNoCall());

    ASSERT_TRUE(annasDesk.dial("03330000091"));
    ASSERT_TRUE(anna.rings());
    anna.accept();
    ASSERT_TRUE(until([&] { return annasDesk.ended().size() == 2; }))
        << annasDesk.ended().size() << " ended, " << annasDesk.calls().size() << " shown";
    EXPECT_EQ(annasDesk.ended()[1].endReason, EndReason::Busy);
    const auto calls = annasDesk.recentCalls(2);
    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(calls[0].number, "03330000091");
    EXPECT_FALSE(calls[0].answered);
    EXPECT_EQ(calls[1].number, "03339999994");
    EXPECT_TRUE(calls[1].answered);
}

// A name in Latin-1 reaches the desk as valid text, and its call like any other.
TEST_F(Outside, NameThatIsNotUtf8) {
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    callAs("\"Ren\xe9 Lef\xe8vre\" <0551234567>");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "0551234567");
    EXPECT_TRUE(brunosDesk.onlyCall()->peerName.starts_with("Ren"));
    EXPECT_TRUE(QString::fromStdString(brunosDesk.onlyCall()->peerName).toStdString() ==
                brunosDesk.onlyCall()->peerName);
    ASSERT_TRUE(brunosDesk.reject());
    EXPECT_TRUE(brunosDesk.showsNoCall());
}

// Quotes, angle brackets and control characters in a name do no harm, neither on the desk nor in the log.
TEST_F(Outside, NameWithQuotesAndControlCharacters) {
    SipPhone& bruno = phone("104");
    Desk& brunosDesk = desk("104");

    callAs("\"Ann \\\"Q\\\" \x1b[31m\x01\x0b O'Neil; DROP\" <0551234568>");
    ASSERT_TRUE(bruno.rings());
    ASSERT_TRUE(brunosDesk.showsCall(CallState::Ringing));
    EXPECT_EQ(brunosDesk.onlyCall()->peerNumber, "0551234568");
    EXPECT_NE(brunosDesk.onlyCall()->peerName.find("Ann"), std::string::npos);
    EXPECT_NE(brunosDesk.onlyCall()->peerName.find("; DROP"), std::string::npos);
    for (const char c : brunosDesk.onlyCall()->peerName)
        EXPECT_FALSE(c >= 0 && c < 0x20) << "a control character in a name";
    bruno.hangUp();
    ASSERT_TRUE(brunosDesk.showsNoCall());
    EXPECT_EQ(server().log().find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace euterpe::stage
