// C6, C8, D3-D9: the calls of Phone mode, by mouse and by keys.
#include "desktop/screens/popup/incoming_popup.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/level_meter.h"
#include "tests/gui/phone_desk.h"

namespace euterpe::testing {
namespace {

using phone::LegState;
using protocol::CallState;
using screens::CallCard;
using screens::IncomingPopup;

class PhoneCalls : public PhoneDesk {};

TEST_F(PhoneCalls, D2_the_field_dials_by_the_softphone) {
    type("dialField", QStringLiteral("050 316"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return phone->count("dial 050316") == 1; }));
    EXPECT_EQ(server.count("call.dial"), 0);
    EXPECT_TRUE(waitUntil([this] { return field()->text().isEmpty(); }));
    ASSERT_NE(cardOf("050316"), nullptr);
    EXPECT_EQ(textIn("050316", "callState"), QStringLiteral("Calling"));
}

TEST_F(PhoneCalls, D4_answer_on_the_card) {
    phone->ring("102", "Marco Ferrari");
    settle();
    EXPECT_TRUE(platform.rings);
    click(button("102", "answerCall"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_FALSE(platform.rings);
    EXPECT_EQ(textIn("102", "callState"), QStringLiteral("In conversation"));
}

TEST_F(PhoneCalls, L4_it_rings_on_the_chosen_device) {
    settings.update([](settings::Values& values) {
        values.ringdevice = QStringLiteral("spk-2");
        values.ringVol = 40;
    });
    phone->ring("102");
    settle();
    EXPECT_TRUE(platform.rings);
    EXPECT_EQ(platform.ringSound, (app::RingSound{"spk-2", 40}));
}

TEST_F(PhoneCalls, D4_it_rings_softly_into_a_conversation) {
    talkTo("103");
    phone->ring("102");
    settle();
    EXPECT_TRUE(platform.rings);
    EXPECT_LT(platform.ringSound.volume, settings.values().ringVol / 2);
    phone->peerHangsUp(phone->with("103")->id);
    settle();
    EXPECT_TRUE(platform.rings);
    EXPECT_EQ(platform.ringSound.volume, settings.values().ringVol);
}

TEST_F(PhoneCalls, D5_answer_on_the_popup) {
    phone->ring("102", "Marco Ferrari");
    ASSERT_TRUE(waitUntil([this] { return topLevel<IncomingPopup>("incomingPopup") != nullptr; }));
    auto* popup = topLevel<IncomingPopup>("incomingPopup");
    click(popup->findChild<QPushButton*>(QStringLiteral("answerCall")));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(app->popups().count(), 0);
}

TEST_F(PhoneCalls, D5_one_popup_and_one_card_for_both_views_of_a_call) {
    const auto leg = phone->ring("102");
    auto record = incoming("p1", "102", "Marco Ferrari");
    record.sipCallId = leg.sipCallId;
    record.queue = "Sales";
    tell(record);
    ASSERT_TRUE(waitUntil([this] { return cardOf("102") && cardOf("102")->call().queue == "Sales"; }));
    EXPECT_EQ(cards().size(), 1);
    EXPECT_EQ(app->popups().count(), 1);
    auto* popup = topLevel<IncomingPopup>("incomingPopup");
    ASSERT_NE(popup, nullptr);
    EXPECT_EQ(popup->findChild<widgets::ElidedLabel*>(QStringLiteral("callTitle"))->text(),
              QStringLiteral("Marco Ferrari"));
}

TEST_F(PhoneCalls, D8_the_popup_asks_before_it_holds_the_conversation) {
    talkTo("103", "Anna Bianchi");
    phone->ring("102", "Marco Ferrari");
    ASSERT_TRUE(waitUntil([this] { return topLevel<IncomingPopup>("incomingPopup") != nullptr; }));
    auto* popup = topLevel<IncomingPopup>("incomingPopup");
    click(popup->findChild<QPushButton*>(QStringLiteral("answerCall")));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Ringing);
    EXPECT_EQ(popup->notice().text(), QStringLiteral("You are talking to Anna Bianchi."));
    agree(popup->notice());
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(stateOf("103"), LegState::Held);
}

TEST_F(PhoneCalls, D8_dialling_asks_before_it_holds_the_conversation) {
    talkTo("103", "Anna Bianchi");
    window().phone().call(QStringLiteral("105"));
    EXPECT_EQ(phone->count("dial 105"), 0);
    EXPECT_EQ(notice().text(), QStringLiteral("You are talking to Anna Bianchi."));
    agree(notice());
    ASSERT_TRUE(waitUntil([this] { return phone->count("dial 105") == 1; }));
    EXPECT_EQ(stateOf("103"), LegState::Held);
}

TEST_F(PhoneCalls, D8_a_question_goes_with_what_it_was_about) {
    talkTo("103", "Anna Bianchi");
    phone->ring("102");
    settle();
    click(button("102", "answerCall"));
    ASSERT_TRUE(notice().isVisible());
    phone->peerHangsUp(phone->with("102")->id);
    settle();
    EXPECT_FALSE(notice().isVisible());
    window().phone().call(QStringLiteral("105"));
    ASSERT_TRUE(notice().isVisible());
    phone->peerHangsUp(phone->with("103")->id);
    settle();
    EXPECT_FALSE(notice().isVisible())
        << "nobody is talked to any more: the number is still there to be called";
}

TEST_F(PhoneCalls, D3_not_more_than_four_lines) {
    for (const char* number : {"102", "103", "104", "105"})
        talkTo(number);
    app->session().commands().hold(app->session().calls().talking()->id, app.get(), {});
    settle();
    window().phone().call(QStringLiteral("106"));
    settle();
    EXPECT_EQ(phone->count("dial 106"), 0);
    EXPECT_TRUE(notice().text().contains(QStringLiteral("four lines")));
}

TEST_F(PhoneCalls, D9_D3_a_click_on_a_held_card_or_its_line_resumes_it) {
    talkTo("102");
    talkTo("103");
    phone->peerHangsUp(phone->with("103")->id);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    click(cardOf("102"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    talkTo("104");
    EXPECT_EQ(stateOf("102"), LegState::Held);
    click(button("102", "callLine"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held) << "somebody is talked to";
    agree(notice());
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_EQ(stateOf("104"), LegState::Held);
}

TEST_F(PhoneCalls, C8_F5_holds_and_ctrl_F5_takes_the_oldest_back) {
    talkTo("102");
    key(Qt::Key_F5);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    talkTo("103");
    key(Qt::Key_F5);
    settle();
    EXPECT_EQ(stateOf("103"), LegState::Held);
    key(Qt::Key_F5, Qt::ControlModifier);
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
}

TEST_F(PhoneCalls, D6_mute_is_shown_and_survives_hold) {
    talkTo("102");
    click(button("102", "muteCall"));
    settle();
    EXPECT_TRUE(phone->with("102")->muted);
    EXPECT_TRUE(button("102", "muteCall")->isChecked());
    EXPECT_EQ(cardOf("102")->findChild<widgets::ElidedLabel*>(QStringLiteral("callWarning"))->text(),
              QStringLiteral("Your microphone is off"));
    click(button("102", "holdCall"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    click(button("102", "holdCall"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Talking);
    EXPECT_TRUE(button("102", "muteCall")->isChecked());
}

TEST_F(PhoneCalls, D6_the_meter_shows_the_microphones_level) {
    talkTo("102");
    auto* meter = cardOf("102")->findChild<widgets::LevelMeter*>(QStringLiteral("callLevel"));
    ASSERT_NE(meter, nullptr);
    EXPECT_TRUE(meter->isVisible());
    phone->tellLevels(-12);
    EXPECT_NEAR(meter->share(), 0.8, 0.01);
    phone->tellLevels(-120);
    EXPECT_LT(meter->share(), 0.8);
    click(button("102", "muteCall"));
    settle();
    phone->tellLevels(-6);
    EXPECT_EQ(meter->share(), 0);
}

TEST_F(PhoneCalls, signs_of_encryption_and_of_sound_that_does_not_arrive) {
    const auto id = talkTo("102");
    auto* lock = cardOf("102")->findChild<QLabel*>(QStringLiteral("callEncrypted"));
    auto* warning = cardOf("102")->findChild<widgets::ElidedLabel*>(QStringLiteral("callWarning"));
    EXPECT_FALSE(lock->isVisible());
    phone->change(id, [](phone::Leg& leg) {
        leg.encrypted = true;
        leg.silent = true;
    });
    settle();
    EXPECT_TRUE(lock->isVisible());
    EXPECT_EQ(warning->text(), QStringLiteral("No sound arrives from the other side"));
    phone->change(id, [](phone::Leg& leg) { leg.heldByPeer = true; });
    settle();
    EXPECT_EQ(warning->text(), QStringLiteral("The other side has put you on hold"));
}

TEST_F(PhoneCalls, C6_the_pad_and_the_field_send_tones_during_a_conversation) {
    talkTo("102");
    for (const char* one : {"dialKey5", "dialKey#"})
        click(find<QWidget>(one));
    type("dialField", QStringLiteral("7"));
    settle();
    EXPECT_EQ(phone->count("dtmf 1 5"), 1);
    EXPECT_EQ(phone->count("dtmf 1 #"), 1);
    EXPECT_EQ(phone->count("dtmf 1 7"), 1);
    EXPECT_EQ(field()->text(), QStringLiteral("5#7"));
    phone->peerHangsUp(phone->with("102")->id);
    settle();
    EXPECT_EQ(field()->text(), QString()) << "tones are no number to call";
    click(find<QWidget>("dialKey5"));
    EXPECT_EQ(phone->count("dtmf 1 5"), 1);
    EXPECT_EQ(field()->text(), QStringLiteral("5"));
}

TEST_F(PhoneCalls, D4_deflect_asks_for_the_number_in_the_field) {
    phone->ring("102", "Marco Ferrari");
    settle();
    click(button("102", "deflectCall"));
    EXPECT_TRUE(hint()->isVisible());
    EXPECT_EQ(QApplication::focusWidget(), field());
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(phone->count("deflect 1 105"), 1);
    EXPECT_FALSE(hint()->isVisible());
}

TEST_F(PhoneCalls, D4_a_call_that_ends_while_its_deflection_is_awaited_asks_no_more) {
    phone->ring("102");
    settle();
    click(button("102", "deflectCall"));
    phone->peerHangsUp(phone->with("102")->id);
    settle();
    EXPECT_FALSE(hint()->isVisible());
    EXPECT_EQ(field()->placeholderText(), QStringLiteral("Number"));
}

TEST_F(PhoneCalls, C8_End_hangs_up_and_rejects) {
    talkTo("102");
    window().setFocus();
    key(Qt::Key_End);
    settle();
    EXPECT_EQ(phone->count("hangUp 1"), 1);
    phone->ring("103");
    settle();
    key(Qt::Key_End);
    settle();
    EXPECT_EQ(phone->count("reject 2"), 1);
}

TEST_F(PhoneCalls, a_call_from_a_click_elsewhere_is_answered_here) {
    const auto leg = phone->ring("c2c");
    auto record = incoming("p1", "050316", "Farmacia");
    record.direction = protocol::CallDirection::Outgoing;
    record.state = CallState::Calling;
    record.clickToCall = true;
    record.sipCallId = leg.sipCallId;
    tell(record);
    ASSERT_TRUE(waitUntil([this] { return cardOf("050316") != nullptr; }));
    EXPECT_EQ(textIn("050316", "callState"), QStringLiteral("Answer to call"));
    click(button("050316", "answerCall"));
    settle();
    EXPECT_EQ(phone->legs().front().state, LegState::Talking);
}

TEST_F(PhoneCalls, calls_go_on_without_the_server) {
    talkTo("102");
    server.mute = {"session.resume", "session.login"};
    server.drop();
    ASSERT_TRUE(waitUntil([this] { return !app->session().syncState().isOnline(); }));
    ASSERT_NE(cardOf("102"), nullptr);
    click(button("102", "holdCall"));
    settle();
    EXPECT_EQ(stateOf("102"), LegState::Held);
    type("dialField", QStringLiteral("103"));
    key(Qt::Key_Return);
    EXPECT_TRUE(waitUntil([this] { return phone->count("dial 103") == 1; }));
}

TEST_F(PhoneCalls, D12_park_shows_the_slot_and_a_parked_call_is_taken_back) {
    const auto leg = talkTo("102", "Marco Ferrari");
    auto record = incoming("p1", "102", "Marco Ferrari");
    record.state = CallState::Talking;
    record.sipCallId = phone->with("102")->sipCallId;
    EXPECT_FALSE(button("102", "parkCall")->isEnabled()) << "the PBX does not show it yet";
    tell(record);
    ASSERT_TRUE(waitUntil([this] { return button("102", "parkCall")->isEnabled(); }));
    click(button("102", "parkCall"));
    ASSERT_TRUE(waitUntil([this] { return notice().isVisible(); }));
    EXPECT_TRUE(notice().text().contains(QStringLiteral("890")));
    phone->peerHangsUp(leg);
    protocol::StateBatch batch;
    protocol::ParkedCall parked;
    parked.slot = "890";
    parked.number = "102";
    parked.name = "Marco Ferrari";
    parked.parkedBy = ExtensionId("101");
    batch.parked = {{parked}};
    server.push(batch);
    auto* list = find<QWidget>("waitingList");
    ASSERT_TRUE(waitUntil([&] { return list->isVisible(); }));
    EXPECT_EQ(list->findChild<QLabel*>(QStringLiteral("waitingState"))->text(),
              QStringLiteral("Parked in 890"));
    click(list->findChild<QPushButton*>(QStringLiteral("waitingAction")));
    EXPECT_TRUE(waitUntil([this] { return phone->count("dial 890") == 1; }));
}

TEST_F(PhoneCalls, D10_a_booked_call_has_a_card_and_can_be_cancelled) {
    protocol::StateBatch batch;
    protocol::Booking booking;
    booking.id = "b1";
    booking.extension = ExtensionId("102");
    booking.state = protocol::BookingState::Waiting;
    batch.bookings = {{booking}};
    server.push(batch);
    auto* list = find<QWidget>("waitingList");
    ASSERT_TRUE(waitUntil([&] { return list->isVisible(); }));
    click(list->findChild<QPushButton*>(QStringLiteral("waitingAction")));
    ASSERT_TRUE(waitUntil([this] { return server.count("booking.cancel") == 1; }));
    protocol::StateBatch gone;
    gone.bookings = std::vector<protocol::Booking>{};
    server.push(gone);
    EXPECT_TRUE(waitUntil([&] { return !list->isVisible(); }));
}

}  // namespace
}  // namespace euterpe::testing
