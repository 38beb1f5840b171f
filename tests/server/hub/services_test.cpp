// Services on the PBX, softphone accounts, parked calls, recordings and call-backs, as clients see them.
#include "lib/protocol/bytes.h"
#include "tests/server/hub/hub_fixture.h"

#include <algorithm>
#include <utility>

namespace euterpe::hub {
namespace {

using protocol::BookingState;

class HubServices : public HubTest {
  protected:
    static std::string bookingOf(const boost::json::object& reply) {
        return std::string(reply.at("result").at("booking").as_string());
    }
    [[nodiscard]] int dials() const {
        return static_cast<int>(std::count_if(pbx.commands.begin(), pbx.commands.end(),
                                              [](const auto& one) { return one.starts_with("dial "); }));
    }
    // The own telephone of the last click-to-call begins to ring, and the PBX has said so.
    CallId attemptRings(int number, const std::string& extension, const std::string& target) {
        const std::string id = "euterpe-epoch1-" + std::to_string(number);
        pbx.event("Event: Newchannel\nChannel: PJSIP/" + extension +
                  "-1\nChannelState: 5\nCallerIDNum: " + target + "\nCallerIDName: c2c: " + target +
                  "\nExten: " + target + "\nUniqueid: " + id + "\nLinkedid: " + id);
        for (const auto& answer : std::exchange(pbx.held, {}))
            answer();
        loop.run();
        return CallId(id);
    }
    void ends(const CallId& call, int cause) {
        pbx.event("Event: Hangup\nUniqueid: " + call.str() + "\nLinkedid: " + call.str() +
                  "\nCause: " + std::to_string(cause));
        loop.run();
    }
    std::vector<protocol::Booking> bookings(FakeClient& client) {
        std::vector<protocol::Booking> last;
        loop.advance(100ms);
        for (const StateBatch& batch : client.batches())
            if (batch.bookings)
                last = *batch.bookings;
        return last;
    }
};

// E1, E2, E4: each reaches the PBX for the own extension; what it became comes by state.batch.
TEST_F(HubServices, AreThePbxs) {
    auto anna = loggedIn("anna", "phone");
    EXPECT_EQ(anna->refusal("service.doNotDisturb", R"({"on":true})"), "");
    EXPECT_EQ(anna->refusal("service.forward", R"({"target":"0 335-123"})"), "");
    EXPECT_EQ(anna->refusal("service.forward", R"({"target":""})"), "");
    EXPECT_EQ(anna->refusal("service.forward", R"({"target":"101"})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("service.forward", R"({"target":"104;x"})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("service.forkToMobile", R"({"on":true})"), "");
    const std::vector<std::string> expected{"softphone 101", "dnd 101 on", "forward 101 0335123",
                                            "forward 101 ", "fork 101 on"};
    EXPECT_EQ(pbx.commands, expected);
    pbx.pbxStatus.connected = false;
    EXPECT_EQ(anna->refusal("service.doNotDisturb", R"({"on":false})"), "pbxUnavailable");
}

// C2, C4, J3: any member of a queue may, in every mode, and sees what became of it; nobody else does.
TEST_F(HubServices, MembersOfQueuesPauseAndResume) {
    auto anna = loggedIn("anna", "free");
    auto bruno = loggedIn("bruno", "phone");
    anna->subscribe();
    bruno->subscribe();
    EXPECT_EQ(anna->refusal("queue.pause", R"({"paused":true})"), "conflict");
    pbx.event("Event: QueueMemberAdded\nQueue: support\nInterface: PJSIP/101\nPaused: 0");
    pbx.event("Event: QueueMemberPause\nQueue: support\nInterface: PJSIP/101\nPaused: 1\nPausedReason: x");
    loop.advance(100ms);
    const std::vector<protocol::QueueMembership> expected{{"support", AccountId("101"), true, "x"}};
    const std::vector<StateBatch> told = anna->batches();
    ASSERT_FALSE(told.empty());
    ASSERT_TRUE(told.back().self);
    EXPECT_EQ(told.back().self->queues, expected);
    for (const StateBatch& batch : bruno->batches())
        EXPECT_FALSE(batch.self);

    pbx.commands.clear();
    EXPECT_EQ(anna->refusal("queue.pause", R"({"paused":true})"), "");
    EXPECT_EQ(anna->refusal("queue.pause", R"({"queue":"support","paused":false})"), "");
    EXPECT_EQ(anna->refusal("queue.pause", R"({"queue":"orders","paused":true})"), "notFound");
    EXPECT_EQ(anna->refusal("queue.pause", R"({"queue":"support\r\nAction: Hangup","paused":true})"),
              "notFound");
    const std::vector<std::string> asked{"pause 101 ", "resume 101 support"};
    EXPECT_EQ(pbx.commands, asked);
    pbx.pbxStatus.connected = false;
    EXPECT_EQ(anna->refusal("queue.pause", R"({"paused":true})"), "pbxUnavailable");
}

// L1, L3: where the registrar is comes from the configuration, the rest from the PBX.
TEST_F(HubServices, ASoftphoneGetsItsAccount) {
    auto anna = loggedIn("anna", "phone");
    const auto account = anna->ask("sip.account").at("result").as_object();
    EXPECT_EQ(account.at("user").as_string(), "101");
    EXPECT_EQ(account.at("password").as_string(), "sip-secret");
    EXPECT_EQ(account.at("registrar").as_string(), "sip.example.org");
    EXPECT_EQ(account.at("listeners").as_array().size(), 1U);
    auto undecided = client();
    undecided->login("bruno", "phone");
    EXPECT_EQ(undecided->refusal("sip.account"), "conflict") << "two telephones, none chosen";
    auto pro = loggedIn("bruno");
    EXPECT_EQ(pro->refusal("sip.account"), "forbidden");
}

// Part 3: the PBX is asked for SIP Call-IDs while a softphone is there, and only then.
TEST_F(HubServices, AccountsInUseAsSoftphonesAreTold) {
    auto first = loggedIn("anna", "phone");
    auto second = loggedIn("anna", "phone");
    auto pro = loggedIn("bruno");
    EXPECT_EQ(pbx.commands, std::vector<std::string>{"softphone 101"});
    EXPECT_EQ(second->refusal("account.select", R"({"account":"101-2"})"), "");
    first->disconnect();
    second->ask("session.logout");
    const std::vector<std::string> expected{"softphone 101", "softphone 101-2", "no softphone 101",
                                            "no softphone 101-2"};
    EXPECT_EQ(pbx.commands, expected);
}

// D12: the list is for those who may park; it comes whole.
TEST_F(HubServices, ParkedCallsAreShownToWhoMayPark) {
    auto anna = loggedIn("anna", "phone");
    auto bruno = loggedIn("bruno");
    anna->subscribe();
    bruno->subscribe();
    pbx.event(
        "Event: ParkedCall\nParkeeChannel: PJSIP/103-1\nParkeeUniqueid: 1.1\nParkeeCallerIDNum: 103\n"
        "ParkerDialString: PJSIP/101-2\nParkinglot: default\nParkingSpace: 890\nParkingTimeout: 45\n"
        "ParkingDuration: 2");
    loop.advance(100ms);
    const auto batches = anna->batches();
    ASSERT_EQ(batches.size(), 1U);
    ASSERT_TRUE(batches[0].parked);
    const protocol::ParkedCall expected{
        "default", "890", "103", "First103 Last103", ExtensionId("101"), 1'700'000'000'000 - 2'000, 45};
    EXPECT_EQ(*batches[0].parked, std::vector{expected});
    for (const StateBatch& batch : bruno->batches())
        EXPECT_FALSE(batch.parked);
    auto later = loggedIn("anna", "phone");
    EXPECT_EQ(later->subscribe().parked->size(), 1U);

    pbx.event("Event: UnParkedCall\nParkeeUniqueid: 1.1");
    loop.advance(100ms);
    EXPECT_TRUE(anna->batches().back().parked->empty());
}

// D12, D13: own calls only.
TEST_F(HubServices, ParkingAndRecordingAreForOwnCalls) {
    auto anna = loggedIn("anna", "phone");
    auto bruno = loggedIn("bruno", "phone");
    const CallId call = pbx.rings("101", "0501");
    const std::string own = R"({"call":")" + call.str() + R"("})";
    const std::string record = R"({"on":true,"call":")" + call.str() + R"("})";
    EXPECT_EQ(bruno->refusal("call.park", own), "notFound");
    EXPECT_EQ(bruno->refusal("call.record", record), "notFound");
    EXPECT_EQ(anna->ask("call.park", own).at("result").at("slot").as_string(), "890");
    EXPECT_EQ(anna->refusal("call.record", record), "");
    EXPECT_EQ(storage.recordings, std::vector<std::string>{"101 1700.11 2026/11/25/one.wav"});
    const auto piece =
        anna->ask("recording.read", R"({"recording":"7","offset":0})").at("result").as_object();
    EXPECT_EQ(*protocol::fromBase64(std::string(piece.at("data").as_string())), "101 reads 7");
    EXPECT_EQ(anna->refusal("recording.read", R"({"recording":"7","offset":-1})"), "invalidArgument");
}

// D10: waits for both to be free for a moment, calls once, and is used up when they talk.
TEST_F(HubServices, ABookingWaitsForBoth) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    pbx.holdDials = true;
    pbx.phone("102", kHintBusy);
    const auto booking = bookingOf(anna->ask("booking.set", R"({"extension":"102"})"));
    EXPECT_EQ(bookingOf(anna->ask("booking.set", R"({"extension":"102"})")), booking);
    EXPECT_EQ(storage.bookings.size(), 1U);
    EXPECT_EQ(bookings(*anna).at(0).state, BookingState::Waiting);
    pbx.phone("101", kHintBusy);
    pbx.phone("102", kHintFree);
    loop.advance(2s);
    EXPECT_EQ(dials(), 0) << "anna is busy herself";
    pbx.phone("101", kHintFree);
    loop.advance(500ms);
    pbx.phone("102", kHintBusy);
    pbx.phone("102", kHintFree);  // between two calls
    loop.advance(900ms);
    EXPECT_EQ(dials(), 0);
    loop.advance(200ms);
    EXPECT_EQ(pbx.commands.back(), "dial 101 101 102");
    EXPECT_EQ(bookings(*anna).at(0).state, BookingState::Calling);
    const CallId attempt = attemptRings(1, "101", "102");
    EXPECT_EQ(storage.bookings.size(), 1U);
    pbx.event("Event: Newstate\nChannel: PJSIP/101-1\nChannelState: 6\nUniqueid: " + attempt.str() +
              "\nLinkedid: " + attempt.str());
    pbx.event("Event: DialEnd\nChannel: PJSIP/101-1\nUniqueid: " + attempt.str() + "\nDialStatus: ANSWER");
    loop.run();
    EXPECT_TRUE(storage.bookings.empty());
    EXPECT_TRUE(bookings(*anna).empty());
}

// First come, first served; one at a time; a target that is busy after all is called again, but only after it
// was seen busy.
TEST_F(HubServices, BookingsTakeTurns) {
    auto anna = loggedIn("anna");
    auto carla = loggedIn("carla");
    storage.seats[UserId("carla")] = protocol::Mode::Pro;
    carla = loggedIn("carla");
    pbx.holdDials = true;
    pbx.phone("102", kHintBusy);
    bookingOf(anna->ask("booking.set", R"({"extension":"102"})"));
    bookingOf(carla->ask("booking.set", R"({"extension":"102"})"));
    pbx.phone("102", kHintFree);
    loop.advance(2s);
    EXPECT_EQ(dials(), 1);
    EXPECT_EQ(pbx.commands.back(), "dial 101 101 102");
    const CallId first = attemptRings(1, "101", "102");
    pbx.event("Event: DialEnd\nChannel: PJSIP/101-1\nUniqueid: " + first.str() + "\nDialStatus: BUSY");
    pbx.event("Event: Newstate\nChannel: PJSIP/101-1\nChannelState: 6\nUniqueid: " + first.str() +
              "\nLinkedid: " + first.str());
    ends(first, 17);
    EXPECT_EQ(storage.bookings.size(), 2U);
    loop.advance(5s);
    EXPECT_EQ(pbx.commands.back(), "dial 103 103 102") << "carla's turn";
    const CallId second = attemptRings(2, "103", "102");
    ends(second, 16);  // she does not pick up
    EXPECT_EQ(storage.bookings.size(), 1U);
    loop.advance(5s);
    EXPECT_EQ(dials(), 2);
    pbx.phone("102", kHintBusy);
    pbx.phone("102", kHintFree);
    loop.advance(2s);
    EXPECT_EQ(dials(), 3);
}

TEST_F(HubServices, BookingsEndByTimeByTheirUserAndByACall) {
    auto anna = loggedIn("anna");
    auto bruno = loggedIn("bruno");
    anna->subscribe();
    EXPECT_EQ(anna->refusal("booking.set", R"({"extension":"101"})"), "invalidArgument");
    EXPECT_EQ(anna->refusal("booking.set", R"({"extension":"999"})"), "notFound");
    pbx.phone("102", kHintBusy);
    pbx.phone("103", kHintBusy);
    const auto cancelled = bookingOf(anna->ask("booking.set", R"({"extension":"102"})"));
    const std::string it = R"({"booking":")" + cancelled + R"("})";
    EXPECT_EQ(bruno->refusal("booking.cancel", it), "notFound");
    EXPECT_EQ(anna->refusal("booking.cancel", it), "");
    EXPECT_EQ(anna->refusal("booking.cancel", it), "notFound");

    // 103 calls anna, and they talk.
    bookingOf(anna->ask("booking.set", R"({"extension":"103"})"));
    const CallId call = pbx.rings("101", "103");
    EXPECT_EQ(storage.bookings.size(), 1U) << "ringing is not speaking";
    const auto leg = pbx.state().legsOf(call).at(0).channel;
    pbx.event("Event: Newstate\nChannel: " + leg +
              "\nChannelState: 6\nConnectedLineNum: 103\nUniqueid: " + call.str() + "\nLinkedid: 1700.11");
    EXPECT_TRUE(storage.bookings.empty());

    bookingOf(anna->ask("booking.set", R"({"extension":"102"})"));
    loop.advance(59min);
    EXPECT_EQ(storage.bookings.size(), 1U);
    loop.advance(2min);
    EXPECT_TRUE(storage.bookings.empty());
}

TEST_F(HubServices, D10_a_call_back_lives_for_an_hour_whatever_the_clock_is_set_to) {
    auto anna = loggedIn("anna");
    pbx.phone("102", kHintBusy);
    bookingOf(anna->ask("booking.set", R"({"extension":"102"})"));
    loop.setWall(3h);
    loop.advance(1min);
    EXPECT_EQ(storage.bookings.size(), 1U);
    loop.setWall(-6h);
    loop.advance(58min);
    EXPECT_EQ(storage.bookings.size(), 1U);
    loop.advance(2min);
    EXPECT_TRUE(storage.bookings.empty());
}

// D10, from any telephone: the code books whom it could not reach just before, for the user of its extension.
TEST_F(HubServices, ACodeOnTheTelephoneBooksWhomItCouldNotReach) {
    auto anna = loggedIn("anna");
    anna->subscribe();
    const auto code = [&](const std::string& id, const char* state) {
        pbx.event("Event: Newchannel\nChannel: PJSIP/101-" + id +
                  "\nChannelState: 4\nExten: 84\nUniqueid: " + id + "\nLinkedid: " + id);
        pbx.event("Event: UserEvent\nUserEvent: EuterpeBooking\nExtension: 101\nState: " +
                  std::string(state) + "\nUniqueid: " + id + "\nLinkedid: " + id);
        ends(CallId(id), 16);
    };
    code("8.1", "set");
    EXPECT_TRUE(storage.bookings.empty()) << "nobody was called";
    pbx.phone("102", kHintBusy);
    const auto callInVain = [&](const std::string& id) {
        pbx.event("Event: Newchannel\nChannel: PJSIP/101-" + id +
                  "\nChannelState: 4\nExten: 102\nUniqueid: " + id + "\nLinkedid: " + id);
        pbx.event("Event: Newchannel\nChannel: PJSIP/102-" + id + "\nChannelState: 0\nUniqueid: " + id +
                  "2\nLinkedid: " + id);
        pbx.event("Event: DialBegin\nChannel: PJSIP/101-" + id + "\nUniqueid: " + id +
                  "\nDestChannel: PJSIP/102-" + id + "\nDestUniqueid: " + id + "2\nDestLinkedid: " + id +
                  "\nDialString: 102");
        pbx.event("Event: DialEnd\nChannel: PJSIP/101-" + id + "\nUniqueid: " + id +
                  "\nDestChannel: PJSIP/102-" + id + "\nDestUniqueid: " + id + "2\nDialStatus: BUSY");
        ends(CallId(id + "2"), 17);
        ends(CallId(id), 17);
    };
    callInVain("9.1");
    code("8.2", "set");
    ASSERT_EQ(storage.bookings.size(), 1U);
    EXPECT_EQ(storage.bookings[0].user, UserId("anna"));
    EXPECT_EQ(storage.bookings[0].account, AccountId("101"));
    EXPECT_EQ(bookings(*anna).at(0).extension, ExtensionId("102"));
    code("8.3", "clear");
    EXPECT_TRUE(storage.bookings.empty());
    EXPECT_TRUE(bookings(*anna).empty());
    callInVain("9.2");
    loop.advance(30s);
    code("8.4", "set");
    EXPECT_TRUE(storage.bookings.empty()) << "too late";
}

}  // namespace
}  // namespace euterpe::hub
