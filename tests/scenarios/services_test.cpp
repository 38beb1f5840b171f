// What the PBX does for a user besides calls, asked for by any client of the protocol, changed from a
// telephone, shown to every client at once.
#include "tests/scenarios/scenario.h"
#include "tests/stage/live_client.h"

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace euterpe::stage {
namespace {

using protocol::CallDirection;
using protocol::CallState;
using protocol::EndReason;
using protocol::Mode;
using protocol::PhoneState;
using protocol::Request;

class Services : public Scenario {
  protected:
    std::unique_ptr<LiveClient> client(const std::string& extension, Mode mode = Mode::Phone) {
        return std::make_unique<LiveClient>(server().port(), extension, Server::kPassword, mode, extension);
    }
    std::string stored(const std::string& family, const std::string& key) {
        const std::string told = asterisk().cli("database get " + family + ' ' + key);
        const auto at = told.find("Value: ");
        return at == std::string::npos ? "" : told.substr(at + 7, told.find('\n', at) - at - 7);
    }
    void dialCode(const std::string& extension, const std::string& code) {
        phone(extension).dial(code);
        ASSERT_TRUE(phone(extension).idle()) << code;
    }
};

// Issue 3, part 1: the user gives address, name and password, everything else comes from the PBX.
TEST_F(Services, TheSoftphoneGetsItsAccountFromThePbx) {
    const auto anna = client("103");
    const auto account = anna->ask<Request::SipAccount>({});
    ASSERT_TRUE(account) << account.error().detail;
    EXPECT_EQ(account->account, AccountId("103"));
    EXPECT_EQ(account->user, "103");
    EXPECT_EQ(account->authUser, "103");
    EXPECT_EQ(account->password, asterisk().passwordOf("103"));
    EXPECT_EQ(account->registrar, "");
    ASSERT_EQ(account->listeners.size(), 2U);
    EXPECT_EQ(account->listeners[1],
              (protocol::SipListener{protocol::SipTransport::Tls, asterisk().sipTlsPort()}));
    EXPECT_NE(account->caPem.find("BEGIN CERTIFICATE"), std::string::npos);
    EXPECT_NE(std::find(account->codecs.begin(), account->codecs.end(), "alaw"), account->codecs.end());
    EXPECT_GE(account->expiresS, 30);
    EXPECT_EQ(server().log().find(account->password), std::string::npos);

    const auto refused = client("104", Mode::Pro)->ask<Request::SipAccount>({});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Forbidden);
}

// E1, E2, E6: changed by a client or by a code on the telephone, it shows at every client.
TEST_F(Services, DoNotDisturbAndForwardAreThePbxs) {
    const auto anna = client("103");
    const auto annaElsewhere = client("103", Mode::Free);
    const auto bruno = client("104", Mode::Pro);

    ASSERT_TRUE(anna->ask<Request::ServiceDoNotDisturb>({true}));
    EXPECT_TRUE(anna->until([&] { return anna->self.doNotDisturb; }));
    EXPECT_TRUE(annaElsewhere->until([&] { return annaElsewhere->self.doNotDisturb; }));
    EXPECT_EQ(stored("DND", "103"), "YES");
    dialCode("103", "*79");
    EXPECT_TRUE(anna->until([&] { return !anna->self.doNotDisturb; }));
    EXPECT_TRUE(annaElsewhere->until([&] { return !annaElsewhere->self.doNotDisturb; }));

    ASSERT_TRUE(anna->ask<Request::ServiceForward>({"10 5"}));
    EXPECT_TRUE(annaElsewhere->until([&] { return annaElsewhere->self.forwardTo == "105"; }));
    ASSERT_TRUE(anna->ask<Request::ServiceForward>({"104"}));  // no device state changes
    EXPECT_TRUE(annaElsewhere->until([&] { return annaElsewhere->self.forwardTo == "104"; }));
    EXPECT_EQ(stored("CF", "103"), "104");
    dialCode("103", "810");
    EXPECT_TRUE(anna->until([&] { return anna->self.forwardTo.empty(); }));
    ASSERT_TRUE(anna->ask<Request::ServiceForward>({""}));  // off twice is no error

    const auto self = anna->ask<Request::ServiceForward>({"103"});
    ASSERT_FALSE(self);
    EXPECT_EQ(self.error().code, ErrorCode::InvalidArgument);
    const auto smuggled = anna->ask<Request::ServiceForward>({"104\r\nAction: Hangup"});
    ASSERT_FALSE(smuggled);
    EXPECT_EQ(smuggled.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(bruno->ask<Request::ServiceDoNotDisturb>({true}).error().code, ErrorCode::Forbidden);
}

// E4: there must be a number, which the administrator sets.
TEST_F(Services, ForkToMobileNeedsANumber) {
    const auto anna = client("103", Mode::Pro);
    EXPECT_EQ(anna->self.mobileNumber, "");
    EXPECT_EQ(anna->ask<Request::ServiceForkToMobile>({true}).error().code, ErrorCode::Conflict);

    asterisk().cli("database put AMPUSER 103/followme/grplist 03331234599#");
    dialCode("103", "*501");  // the server hears of it, and reads the number
    EXPECT_TRUE(anna->until([&] { return anna->self.mobileNumber == "03331234599"; }));
    EXPECT_TRUE(anna->until([&] { return anna->self.forkToMobile; }));
    ASSERT_TRUE(anna->ask<Request::ServiceForkToMobile>({false}));
    EXPECT_TRUE(anna->until([&] { return !anna->self.forkToMobile; }));
    EXPECT_EQ(stored("AMPUSER", "103/followme/ddial"), "EXTENSION");
    ASSERT_TRUE(anna->ask<Request::ServiceForkToMobile>({true}));
    EXPECT_TRUE(anna->until([&] { return anna->self.forkToMobile; }));
}

// Issue 3, part 3: the softphone recognises its own call among those that the PBX shows.
TEST_F(Services, ACallOfASoftphoneHasItsSipCallId) {
    const auto anna = client("103");
    const auto bruno = client("104", Mode::Pro);
    connect103To104();
    ASSERT_TRUE(anna->until([&] { return !anna->call().sipCallId.empty(); }));
    Ami ami(asterisk().ami());
    const auto channels = ami.channelsOf("103");
    ASSERT_EQ(channels.size(), 1U);
    const auto told =
        ami.action("Getvar", {{"Channel", channels[0]}, {"Variable", "CHANNEL(pjsip,call-id)"}});
    EXPECT_EQ(told.at("Value"), anna->call().sipCallId);
    ASSERT_TRUE(bruno->showsCall(CallState::Talking));
    EXPECT_EQ(bruno->call().sipCallId, "") << "nobody needs it there";

    // One that logs in during the call gets it, too.
    const auto brunosSoftphone = client("104");
    EXPECT_TRUE(brunosSoftphone->until([&] { return !brunosSoftphone->call().sipCallId.empty(); }));
    EXPECT_NE(brunosSoftphone->call().sipCallId, anna->call().sipCallId);
}

// Issue 3, part 3: also when the user's other telephones rang before it, as they do at every call.
TEST_F(Services, ASoftphoneBesideTelephonesHasItsSipCallId) {
    LiveClient giulia(server().port(), "101", Server::kPassword, Mode::Phone, "101-soft");
    for (const char* account : {"101", "101-2", "101-soft"})
        (void)phone(account);
    phone("103").dial("101");
    ASSERT_TRUE(phone("101").rings());
    ASSERT_TRUE(phone("101-soft").rings());
    ASSERT_TRUE(giulia.until([&] { return !giulia.call().sipCallId.empty(); }));
    Ami ami(asterisk().ami());
    const auto channels = ami.channelsOf("101-soft");
    ASSERT_EQ(channels.size(), 1U);
    const auto told =
        ami.action("Getvar", {{"Channel", channels[0]}, {"Variable", "CHANNEL(pjsip,call-id)"}});
    EXPECT_EQ(told.at("Value"), giulia.call().sipCallId);
    EXPECT_EQ(giulia.calls.size(), 1U);
}

// D12: the slot is told, everybody sees the call, whoever dials the slot gets it.
TEST_F(Services, AParkedCallWaitsInItsSlot) {
    SipPhone& niccolo = phone("105", 1000);
    const auto anna = client("103");
    const auto carla = client("105");
    const auto pro = client("105", Mode::Pro);
    connect103To104();
    ASSERT_TRUE(anna->showsCall(CallState::Talking));
    const auto slot = anna->ask<Request::CallPark>({anna->call().id});
    ASSERT_TRUE(slot) << slot.error().detail;
    EXPECT_EQ(slot->slot, "890");
    ASSERT_TRUE(carla->until([&] { return carla->parked.size() == 1; }));
    const protocol::ParkedCall parked = carla->parked[0];
    EXPECT_EQ(parked.slot, slot->slot);
    EXPECT_EQ(parked.number, "104");
    EXPECT_EQ(parked.parkedBy, ExtensionId("103"));
    EXPECT_EQ(parked.timeoutS, 45);
    EXPECT_TRUE(anna->showsNoCall());

    niccolo.dial(slot->slot);
    ASSERT_TRUE(niccolo.talks());
    EXPECT_TRUE(carla->until([&] { return carla->parked.empty(); }));
    EXPECT_TRUE(carla->until([&] { return carla->call().peerNumber == "104"; }));
    EXPECT_TRUE(niccolo.hears(700));
    EXPECT_TRUE(pro->parked.empty()) << "section O";
    niccolo.hangUp();

    EXPECT_EQ(carla->ask<Request::CallPark>({CallId("no-such-call")}).error().code, ErrorCode::NotFound);
}

// Who is parked and gives up leaves the list; so does a call that the server finds parked when it starts.
TEST_F(Services, TheListOfParkedCallsSurvivesARestartOfTheServer) {
    auto anna = client("103");
    connect103To104();
    ASSERT_TRUE(anna->showsCall(CallState::Talking));
    ASSERT_TRUE(anna->ask<Request::CallPark>({anna->call().id}));
    anna.reset();
    server().stop();
    server().start();
    const auto again = client("103");
    ASSERT_TRUE(again->until([&] { return again->parked.size() == 1; }));
    EXPECT_EQ(again->parked[0].number, "104");
    phone("104").hangUp();
    EXPECT_TRUE(again->until([&] { return again->parked.empty(); }));
}

// D13: recorded from now on, through hold, found in the recent calls and played; by nobody else.
TEST_F(Services, ARecordingIsFoundInTheRecentCalls) {
    const auto anna = client("103");
    const auto bruno = client("104");
    connect103To104();
    ASSERT_TRUE(anna->showsCall(CallState::Talking));
    const CallId call = anna->call().id;
    ASSERT_TRUE(anna->ask<Request::CallRecord>({call, true}));
    EXPECT_TRUE(anna->until([&] { return anna->call().recording; }));
    ASSERT_TRUE(anna->ask<Request::CallRecord>({call, true}));  // asked twice
    const auto recorded = [&] {
        std::uintmax_t bytes = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(asterisk().recordings()))
            bytes += entry.is_regular_file() ? entry.file_size() : 0;
        return bytes;
    };
    EXPECT_TRUE(anna->until([&] { return recorded() > 24'000; }));
    phone("103").hold();
    EXPECT_TRUE(anna->showsCall(CallState::Held));
    phone("103").resume();
    EXPECT_TRUE(anna->showsCall(CallState::Talking));
    EXPECT_TRUE(anna->call().recording);
    const auto atHold = recorded();
    EXPECT_TRUE(anna->until([&] { return recorded() > atHold + 16'000; }));
    ASSERT_TRUE(anna->ask<Request::CallRecord>({call, false}));
    EXPECT_TRUE(anna->until([&] { return !anna->call().recording; }));
    phone("103").hangUp();

    ASSERT_TRUE(anna->until([&] { return anna->registerNewest > 0; }));
    const auto recent = anna->ask<Request::RegisterOpen>({});
    ASSERT_TRUE(recent);
    ASSERT_EQ(recent->rows.size(), 1U);
    const std::string recording = recent->rows[0].recording;
    ASSERT_NE(recording, "");

    std::string audio;
    for (;;) {
        const auto piece =
            anna->ask<Request::RecordingRead>({recording, static_cast<std::int64_t>(audio.size())});
        ASSERT_TRUE(piece) << piece.error().detail;
        if (piece->data.value.empty())
            break;
        audio += piece->data.value;
        ASSERT_LE(audio.size(), static_cast<std::size_t>(piece->size));
    }
    ASSERT_GT(audio.size(), 40'000U);
    EXPECT_TRUE(audio.starts_with("RIFF"));
    std::vector<std::int16_t> samples((audio.size() - 44) / 2);
    std::memcpy(samples.data(), audio.data() + 44, samples.size() * 2);
    const double both =
        toneShare(samples.data() + 4000, 8000, 700) + toneShare(samples.data() + 4000, 8000, 440);
    EXPECT_GT(both, 0.5) << "the two voices";

    EXPECT_EQ(bruno->ask<Request::RecordingRead>({recording, 0}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(anna->ask<Request::RecordingRead>({"../../etc/passwd", 0}).error().code, ErrorCode::NotFound);
    const auto brunos = bruno->ask<Request::RegisterOpen>({});
    ASSERT_TRUE(brunos);
    for (const protocol::RegisterRow& row : brunos->rows)
        EXPECT_EQ(row.recording, "");
}

// D13: the PBX goes on recording while the server is away; it is shown again, and ended.
TEST_F(Services, ARecordingOutlivesARestartOfTheServer) {
    connect103To104();
    {
        const auto anna = client("103");
        ASSERT_TRUE(anna->showsCall(CallState::Talking));
        ASSERT_TRUE(anna->ask<Request::CallRecord>({anna->call().id, true}));
        EXPECT_TRUE(anna->until([&] { return anna->call().recording; }));
    }
    server().kill();
    server().start();
    const auto anna = client("103");
    ASSERT_TRUE(anna->showsCall(CallState::Talking));
    EXPECT_TRUE(anna->until([&] { return anna->call().recording; }));
    ASSERT_TRUE(anna->ask<Request::CallRecord>({anna->call().id, false}));
    EXPECT_TRUE(anna->until([&] { return !anna->call().recording; }));
    // By this it would be taken for one that goes on.
    Ami ami(asterisk().ami());
    const auto told =
        ami.action("Getvar", {{"Channel", ami.channelsOf("103").at(0)}, {"Variable", "EUTERPE_MIXMONITOR"}});
    EXPECT_EQ(told.at("Value"), "");
    phone("103").hangUp();
    ASSERT_TRUE(anna->until([&] { return anna->registerNewest > 0; }));
    const auto recent = anna->ask<Request::RegisterOpen>({});
    ASSERT_TRUE(recent);
    ASSERT_EQ(recent->rows.size(), 1U);
    EXPECT_NE(recent->rows[0].recording, "");
}

// D10: once both are free the own telephone rings, and then the extension.
TEST_F(Services, ABookedCallIsMadeWhenBothAreFree) {
    SipPhone& niccolo = phone("105", 1000);
    const auto carla = client("105", Mode::Pro);
    connect103To104();
    ASSERT_TRUE(
        carla->until([&] { return carla->extensions[ExtensionId("104")].phone == PhoneState::Busy; }));
    const auto booking = carla->ask<Request::BookingSet>({ExtensionId("104")});
    ASSERT_TRUE(booking) << booking.error().detail;
    ASSERT_TRUE(carla->until([&] { return carla->bookings.size() == 1; }));
    EXPECT_EQ(carla->bookings[0].state, protocol::BookingState::Waiting);
    EXPECT_EQ(carla->ask<Request::BookingSet>({ExtensionId("104")})->booking, booking->booking);

    phone("103").hangUp();
    ASSERT_TRUE(niccolo.rings());
    EXPECT_TRUE(carla->until([&] {
        return carla->bookings.size() == 1 && carla->bookings[0].state == protocol::BookingState::Calling;
    }));
    EXPECT_TRUE(carla->until([&] { return carla->call().clickToCall && carla->call().peerNumber == "104"; }));
    niccolo.accept();
    ASSERT_TRUE(phone("104").rings());
    phone("104").accept();
    ASSERT_TRUE(niccolo.talks());
    EXPECT_TRUE(carla->until([&] { return carla->bookings.empty(); }));
    niccolo.hangUp();
}

TEST_F(Services, ABookingIsCancelledByItsUserOrByACall) {
    SipPhone& niccolo = phone("105", 1000);
    const auto carla = client("105", Mode::Pro);
    const auto anna = client("103", Mode::Pro);
    connect103To104();
    ASSERT_TRUE(
        carla->until([&] { return carla->extensions[ExtensionId("104")].phone == PhoneState::Busy; }));
    auto booking = carla->ask<Request::BookingSet>({ExtensionId("104")});
    ASSERT_TRUE(booking);
    EXPECT_EQ(anna->ask<Request::BookingCancel>({booking->booking}).error().code, ErrorCode::NotFound);
    ASSERT_TRUE(carla->ask<Request::BookingCancel>({booking->booking}));
    EXPECT_TRUE(carla->until([&] { return carla->bookings.empty(); }));

    // A restart of the server does not lose it; that the two speak with each other ends it.
    ASSERT_TRUE(carla->ask<Request::BookingSet>({ExtensionId("104")}));
    ASSERT_TRUE(carla->until([&] { return carla->bookings.size() == 1; }));
    server().stop();
    server().start();
    const auto again = client("105", Mode::Pro);
    ASSERT_TRUE(again->until([&] { return again->bookings.size() == 1; }));
    phone("104").dial("105");
    ASSERT_TRUE(niccolo.rings());
    niccolo.accept();
    EXPECT_TRUE(again->until([&] { return again->bookings.empty(); }));
    niccolo.hangUp();
}

// D11: who picks up has one call, with the right other side; the others see that it was answered elsewhere.
TEST_F(Services, PickingUpByDialling) {
    SipPhone& niccolo = phone("105", 1000);
    SipPhone& bruno = phone("104", 700);
    SipPhone& anna = phone("103", 440);
    const auto annas = client("103");
    const auto brunos = client("104");
    const auto carlas = client("105");
    const std::string prefix = carlas->welcome.services.pickupPrefix;
    const std::string group = carlas->welcome.services.groupPickup;
    ASSERT_EQ(prefix, "**");
    for (const std::string& code : {prefix + "104", group}) {
        anna.dial("104");
        ASSERT_TRUE(bruno.rings());
        ASSERT_TRUE(brunos->showsCall(CallState::Ringing));
        niccolo.dial(code);
        ASSERT_TRUE(niccolo.talks()) << code;
        ASSERT_TRUE(anna.talks());
        EXPECT_TRUE(carlas->until([&] {
            return carlas->call().state == CallState::Talking && carlas->call().peerNumber == "103" &&
                   carlas->call().direction == CallDirection::Incoming;
        })) << code;
        EXPECT_TRUE(annas->until([&] { return annas->call().peerNumber == "105"; })) << code;
        EXPECT_TRUE(brunos->showsNoCall());
        ASSERT_FALSE(brunos->ended.empty());
        EXPECT_EQ(brunos->ended.back().endReason, EndReason::AnsweredElsewhere) << code;
        niccolo.hangUp();
        EXPECT_TRUE(annas->showsNoCall());
        EXPECT_TRUE(carlas->showsNoCall());
        ASSERT_TRUE(anna.idle());
    }
}

class ServicesOutside : public Services {
    [[nodiscard]] bool withOutside() const override { return true; }
};

// E4: the mobile rings beside the telephone; whoever presses 1 there has the call.
TEST_F(ServicesOutside, TheMobileTakesTheCall) {
    asterisk().cli("database put AMPUSER 104/followme/grplist 03339999995#");
    const auto anna = client("103");
    const auto bruno = client("104", Mode::Pro);
    phone("103");
    phone("104");
    dialCode("104", "*501");
    ASSERT_TRUE(bruno->until([&] { return bruno->self.forkToMobile; }));
    phone("103").dial("104");
    ASSERT_TRUE(phone("104").rings());
    EXPECT_TRUE(bruno->showsCall(CallState::Ringing));
    ASSERT_TRUE(phone("103").talks());
    EXPECT_TRUE(anna->showsCall(CallState::Talking));
    EXPECT_EQ(anna->call().peerNumber, "104");
    EXPECT_TRUE(bruno->showsNoCall());
    ASSERT_FALSE(bruno->ended.empty());
    EXPECT_EQ(bruno->ended.back().endReason, EndReason::AnsweredElsewhere);
    EXPECT_TRUE(phone("103").hears(425));
    phone("103").hangUp();
    ASSERT_TRUE(anna->until([&] { return anna->registerNewest > 0; }));
    const auto recent = anna->ask<Request::RegisterOpen>({});
    ASSERT_TRUE(recent);
    ASSERT_EQ(recent->rows.size(), 1U);
    EXPECT_TRUE(recent->rows[0].answered);
    EXPECT_EQ(recent->rows[0].number, "104");
    ASSERT_TRUE(bruno->until([&] { return bruno->registerNewest > 0; }));
    const auto brunos = bruno->ask<Request::RegisterOpen>({});
    ASSERT_TRUE(brunos);
    ASSERT_GE(brunos->rows.size(), 1U);
    EXPECT_EQ(brunos->rows[0].number, "103");
    EXPECT_TRUE(brunos->rows[0].answered) << "on the mobile";
}

// Section O: what the administrator allows in Pro as well.
class ServicesInPro : public Services {
    [[nodiscard]] ServerOptions serverOptions() const override { return {"", "", "also_in_pro = park"}; }
};

TEST_F(ServicesInPro, AnAdministratorMayAllowMore) {
    const auto anna = client("103", Mode::Pro);
    connect103To104();
    ASSERT_TRUE(anna->showsCall(CallState::Talking));
    EXPECT_EQ(anna->ask<Request::CallRecord>({anna->call().id, true}).error().code, ErrorCode::Forbidden);
    ASSERT_TRUE(anna->ask<Request::CallPark>({anna->call().id}));
    EXPECT_TRUE(anna->until([&] { return anna->parked.size() == 1; }));
}

// D10, from a telephone: 841 after a call that was not answered books it, 840 cancels; every client shows it.
TEST_F(Services, ACallBackIsBookedByACodeOnTheTelephone) {
    SipPhone& niccolo = phone("105", 1000);
    const auto carla = client("105", Mode::Pro);
    const auto carlaElsewhere = client("105", Mode::Phone);
    connect103To104();
    niccolo.dial("104");
    ASSERT_TRUE(phone("104").rings());
    niccolo.hangUp();
    ASSERT_TRUE(niccolo.idle());
    dialCode("105", "841");
    ASSERT_TRUE(carla->until([&] { return carla->bookings.size() == 1; }));
    EXPECT_EQ(carla->bookings[0].extension, ExtensionId("104"));
    EXPECT_TRUE(carlaElsewhere->until([&] { return carlaElsewhere->bookings.size() == 1; }));
    dialCode("105", "840");
    EXPECT_TRUE(carla->until([&] { return carla->bookings.empty(); }));
    EXPECT_TRUE(carlaElsewhere->until([&] { return carlaElsewhere->bookings.empty(); }));
}

}  // namespace
}  // namespace euterpe::stage
