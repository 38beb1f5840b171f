// Who may do what, and what is refused before it can reach the PBX.
#include "tests/scenarios/scenario.h"
#include "tests/stage/raw_client.h"

namespace euterpe::stage {
namespace {

using protocol::CallState;
using protocol::PhoneState;
using protocol::Presence;
using protocol::Request;

class Rights : public Scenario {};

// A user may not end somebody else's call, nor learn that it exists.
TEST_F(Rights, NobodyEndsAnothersCall) {
    Desk& annasDesk = desk("103");
    Desk& niccolosDesk = desk("105");
    connect103To104();
    ASSERT_TRUE(annasDesk.showsCall(CallState::Talking));
    const CallId annasCall = annasDesk.onlyCall()->id;

    const auto refused = niccolosDesk.hangUp(annasCall);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    const auto unknown = niccolosDesk.hangUp(CallId("no-such-call"));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error(), refused.error());
    EXPECT_TRUE(phone("103").hears(700));
    EXPECT_TRUE(annasDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(annasDesk.hangUp());
}

// Section O: Free mode shows no phone states of others; own calls, click-to-call and hanging up are there.
TEST_F(Rights, FreeModeShowsOwnCallsOnly) {
    SipPhone& niccolo = phone("105", 1000);
    Desk& annasDesk = desk("103");
    Desk& niccolosDesk = desk("105", protocol::Mode::Free);
    connect103To104();
    ASSERT_TRUE(annasDesk.shows("104", PhoneState::Busy));

    ASSERT_TRUE(niccolosDesk.dial("800"));
    ASSERT_TRUE(niccolo.rings());
    niccolo.accept();
    ASSERT_TRUE(niccolosDesk.showsCall(CallState::Talking));
    ASSERT_TRUE(annasDesk.shows("105", PhoneState::Busy));
    for (const protocol::Extension& row : niccolosDesk.session().extensions().rows())
        EXPECT_EQ(row.phone, PhoneState::Unknown) << row.id.str();
    ASSERT_TRUE(niccolosDesk.hangUp());
    EXPECT_TRUE(niccolosDesk.showsNoCall());
}

// B4: a wrong password is told as such; after five the user is locked out at that address, and nowhere else.
TEST_F(Rights, WrongPasswordsLockOut) {
    Desk wrong(server().port(), "103", DeskOptions{"103", protocol::Mode::Pro, "not this one"});
    ASSERT_TRUE(wrong.shows(replica::Sync::Refused));
    ASSERT_TRUE(wrong.refusal());
    EXPECT_EQ(wrong.refusal()->code, ErrorCode::Unauthorized);

    for (int i = 0; i < 4; ++i) {
        const auto again = RawClient(server().port()).login("103", "nor this one");
        ASSERT_FALSE(again);
        EXPECT_EQ(again.error().code, ErrorCode::Unauthorized);
    }
    Desk locked(server().port(), "103", DeskOptions{"103"});  // the right password does not help any more
    ASSERT_TRUE(locked.shows(replica::Sync::Refused));
    ASSERT_TRUE(locked.refusal());
    EXPECT_EQ(locked.refusal()->code, ErrorCode::LockedOut);
    EXPECT_GT(locked.refusal()->retryAfterS, 0);
    EXPECT_LE(locked.refusal()->retryAfterS, 60);

    EXPECT_TRUE(RawClient(server().port(), {"127.0.0.2"}).login("103", Server::kPassword));
    EXPECT_TRUE(desk("104").online());
    EXPECT_EQ(server().log().find("nor this one"), std::string::npos);
}

// Line ends in whatever a client sends are refused, and nothing of it reaches the PBX.
TEST_F(Rights, LineEndsNeverReachThePbx) {
    SipPhone& anna = phone("103");
    RawClient client(server().port());
    ASSERT_TRUE(client.login("103", Server::kPassword, "103"));
    Ami witness(asterisk().ami());
    (void)witness.events();

    for (const std::string bad : {"104\r\nAction: Originate", "104\nVariable: X=1", "104%0d%0aAction: Hangup",
                                  "104\xe2\x80\xa8", "104;Local/1@x", "104&105", "104\x01"}) {
        const auto answer = client.ask<Request::CallDial>({"dial-" + bad.substr(0, 8), bad});
        ASSERT_FALSE(answer) << bad;
        EXPECT_EQ(answer.error().code, ErrorCode::InvalidArgument) << bad;
    }
    const auto call = client.ask<Request::CallHangup>({CallId("x\r\nAction: Hangup")});
    ASSERT_FALSE(call);
    EXPECT_EQ(call.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(client.ask<Request::FavouriteSet>({ExtensionId("104\r\nX: y"), true}));
    EXPECT_FALSE(client.ask<Request::AccountSelect>({AccountId("103\r\nAction: Hangup")}));
    ASSERT_TRUE(client.sendText(
        R"({"jsonrpc":"2.0","id":9000,"method":"presence.set","params":{"presence":"Away\r\nAction: Hangup"}})"));
    const std::string path = "/rest/phoneServices/c2c/104%0d%0aAction:%20Originate/103";
    const std::string reply = RawClient(server().port()).http("GET", path);
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 4")) << reply;

    // A call that is allowed is the first and only one that the PBX saw.
    ASSERT_TRUE(client.ask<Request::CallDial>({"dial-good", "104"}));
    ASSERT_TRUE(anna.rings());
    int channels = 0;
    for (const auto& event : witness.events()) {
        if (const auto kind = event.find("Event"); kind != event.end() && kind->second == "Newchannel")
            ++channels;
    }
    EXPECT_EQ(channels, 1);
    anna.hangUp();
}

}  // namespace
}  // namespace euterpe::stage
