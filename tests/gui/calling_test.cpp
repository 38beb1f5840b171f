// C6, C8, D1, D3, D8, D9, E3, E5, F9: dialling, own calls, hanging up.
#include "desktop/screens/phone/call_area.h"
#include "desktop/screens/phone/call_card.h"
#include "desktop/screens/phone/clipboard_offer.h"
#include "desktop/screens/phone/dial_pad.h"
#include "desktop/screens/phone/function_buttons.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phone/phone_panel.h"
#include "desktop/widgets/elided_label.h"
#include "lib/protocol/json.h"
#include "tests/gui/desk.h"

#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace euterpe::testing {
namespace {

using protocol::CallState;
using screens::CallCard;

class Calling : public Desk {
  protected:
    void SetUp() override { signIn(); }

    std::string lastDialled() {
        const auto* request = server.last("call.dial");
        if (request == nullptr)
            return "";
        return protocol::fromJson<protocol::CallDialParams>(request->params).value().target;
    }
    bool waitForDial(int count = 1) {
        return waitUntil([&] { return server.count("call.dial") == count; });
    }
    protocol::Call outgoing(const char* id, CallState state, int line = 1) {
        protocol::Call made = call(id, line, state);
        made.direction = protocol::CallDirection::Outgoing;
        made.peerNumber = "102";
        made.peerName = "Marco Ferrari";
        if (state == CallState::Talking)
            made.answeredAt = made.startedAt = QDateTime::currentMSecsSinceEpoch();
        return made;
    }
    QList<CallCard*> cards() {
        QList<CallCard*> visible;
        for (auto* card : find<QWidget>("callArea")->findChildren<CallCard*>()) {
            if (card->isVisible())
                visible << card;
        }
        return visible;
    }
    bool showCall(const protocol::Call& record) {
        tell(record);
        return waitUntil([&] {
            const auto* known = app->session().calls().find(record.id);
            return known != nullptr && known->state == record.state;
        });
    }
};

TEST_F(Calling, C6_a_number_typed_in_the_field_is_called_by_enter) {
    type("dialField", QStringLiteral("050 316"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "050 316");
    EXPECT_TRUE(waitUntil([this] { return find<QLineEdit>("dialField")->text().isEmpty(); }));
}

TEST_F(Calling, C6_A5_the_dial_pad_fills_the_field_and_the_button_calls) {
    for (const char* key : {"dialKey1", "dialKey0", "dialKey2"})
        click(find<QWidget>(key));
    EXPECT_EQ(find<QLineEdit>("dialField")->text(), QStringLiteral("102"));
    for (auto* key : window().findChildren<screens::DialKey*>())
        EXPECT_GE(key->height(), 44) << "a finger needs 44 pixels";
    click(find<QPushButton>("callButton"));
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "102");
}

TEST_F(Calling, C6_holding_zero_writes_a_plus) {
    auto* zero = find<QWidget>("dialKey0");
    QTest::mousePress(zero, Qt::LeftButton);
    ASSERT_TRUE(waitUntil([this] { return find<QLineEdit>("dialField")->text() == QStringLiteral("+"); }));
    QTest::mouseRelease(zero, Qt::LeftButton);
    EXPECT_EQ(find<QLineEdit>("dialField")->text(), QStringLiteral("+"));
}

TEST_F(Calling, A2_nothing_can_be_called_while_offline_and_the_button_says_why) {
    app->session().disconnectNow();
    type("dialField", QStringLiteral("102"));
    auto* button = find<QPushButton>("callButton");
    EXPECT_TRUE(waitUntil([&] { return !button->isEnabled(); }));
    EXPECT_EQ(button->toolTip(), QStringLiteral("Not connected to the server"));
    key(Qt::Key_Return);
    EXPECT_EQ(server.count("call.dial"), 0);
}

TEST_F(Calling, D1_a_refused_call_is_explained_in_place) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "call.dial")
            return Error{ErrorCode::PbxUnavailable, ""};
        return std::nullopt;
    };
    type("dialField", QStringLiteral("102"));
    key(Qt::Key_Return);
    auto& notice = window().phone().notice();
    ASSERT_TRUE(waitUntil([&] { return notice.isVisible(); }));
    EXPECT_EQ(notice.text(), QStringLiteral("The server cannot reach the PBX at present."));
    EXPECT_EQ(find<QLineEdit>("dialField")->text(), QStringLiteral("102"))
        << "the number stays for another try";
}

TEST_F(Calling, D3_cards_follow_the_call_from_calling_to_its_end) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Calling)));
    ASSERT_EQ(cards().size(), 1);
    auto* card = cards().front();
    auto* state = card->findChild<QLabel*>(QStringLiteral("callState"));
    EXPECT_EQ(state->text(), QStringLiteral("Pick up your telephone"));
    EXPECT_EQ(card->findChild<widgets::ElidedLabel*>(QStringLiteral("callTitle"))->text(),
              QStringLiteral("Marco Ferrari"));
    EXPECT_EQ(card->talkSeconds(), -1);
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking)));
    EXPECT_EQ(state->text(), QStringLiteral("In conversation"));
    EXPECT_TRUE(waitUntil([&] { return card->talkSeconds() >= 1; }));
    EXPECT_TRUE(card->findChild<QLabel*>(QStringLiteral("callDuration"))->isVisible());

    auto ended = outgoing("c1", CallState::Ended);
    ended.endReason = protocol::EndReason::Busy;
    window().phone().callArea().setEndedTime(std::chrono::milliseconds(300));
    tell(ended);
    ASSERT_TRUE(waitUntil([&] { return state->text() == QStringLiteral("Busy"); }));
    EXPECT_TRUE(waitUntil([this] { return cards().isEmpty(); }));
}

TEST_F(Calling, D3_the_server_clock_may_be_wrong_without_the_duration_being_so) {
    auto talking = outgoing("c1", CallState::Calling);
    ASSERT_TRUE(showCall(talking));
    talking.state = CallState::Talking;
    talking.answeredAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    ASSERT_TRUE(showCall(talking));
    EXPECT_GE(cards().front()->talkSeconds(), 0);
    EXPECT_LE(cards().front()->talkSeconds(), 60);
}

TEST_F(Calling, D3_a_click_on_the_line_number_switches) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking, 1)));
    ASSERT_TRUE(showCall(outgoing("c2", CallState::Held, 2)));
    ASSERT_EQ(cards().size(), 2);
    EXPECT_EQ(window().phone().callArea().current()->id, CallId("c1"));
    click(cards().back()->findChild<QToolButton*>(QStringLiteral("callLine")));
    EXPECT_EQ(window().phone().callArea().current()->id, CallId("c2"));
    key(Qt::Key_1, Qt::AltModifier);
    EXPECT_EQ(window().phone().callArea().current()->id, CallId("c1"));
}

TEST_F(Calling, C8_end_hangs_up_the_current_call_from_the_dial_field_too) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking)));
    key(Qt::Key_F8);
    ASSERT_EQ(QApplication::focusWidget(), find<QLineEdit>("dialField"));
    key(Qt::Key_End);
    ASSERT_TRUE(waitUntil([this] { return server.count("call.hangup") == 1; }));
    EXPECT_EQ(protocol::fromJson<protocol::CallHangupParams>(server.last("call.hangup")->params).value().call,
              CallId("c1"));
}

TEST_F(Calling, C8_end_moves_the_cursor_where_text_is_being_edited) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking)));
    type("dialField", QStringLiteral("105"));
    auto* field = find<QLineEdit>("dialField");
    field->setCursorPosition(0);
    key(Qt::Key_End);
    EXPECT_EQ(field->cursorPosition(), 3);
    EXPECT_EQ(server.count("call.hangup"), 0);
}

TEST_F(Calling, D6_the_button_hangs_up) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking)));
    click(cards().front()->findChild<QPushButton*>(QStringLiteral("hangUpCall")));
    EXPECT_TRUE(waitUntil([this] { return server.count("call.hangup") == 1; }));
}

TEST_F(Calling, D8_with_a_conversation_going_on_it_asks_first_without_a_dialog) {
    ASSERT_TRUE(showCall(outgoing("c1", CallState::Talking)));
    type("dialField", QStringLiteral("105"));
    key(Qt::Key_Return);
    auto& notice = window().phone().notice();
    ASSERT_TRUE(notice.isVisible());
    EXPECT_EQ(server.count("call.dial"), 0);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    click(notice.findChild<QPushButton*>(QStringLiteral("noticeAction")));
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "105");
}

TEST_F(Calling, E3_E5_voicemail_and_conference_are_one_click_away) {
    protocol::StateBatch batch;
    batch.self = server.session.self;
    batch.self->unheardMessages = 3;
    server.push(batch);
    auto* voicemail = find<screens::BadgeButton>("voicemailButton");
    ASSERT_TRUE(waitUntil([&] { return voicemail->badge() == 3; }));
    EXPECT_TRUE(voicemail->toolTip().contains(QStringLiteral("3 unheard messages")));
    click(voicemail);
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "*97");
    ASSERT_TRUE(waitUntil([this] { return find<QWidget>("conferenceButton")->isEnabled(); }));
    click(find<QWidget>("conferenceButton"));
    ASSERT_TRUE(waitForDial(2));
    EXPECT_EQ(lastDialled(), "800");
}

TEST_F(Calling, F9_a_copied_number_is_offered_and_called_by_a_click_only) {
    auto* offer = find<screens::ClipboardOffer>("clipboardOffer");
    QGuiApplication::clipboard()->setText(QStringLiteral("see you on 2026-11-23"));
    settle();
    EXPECT_FALSE(offer->isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral("050 316 000"));
    ASSERT_TRUE(waitUntil([&] { return offer->isVisible(); }));
    EXPECT_EQ(server.count("call.dial"), 0);
    click(find<QPushButton>("clipboardCall"));
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "050 316 000");
    EXPECT_FALSE(offer->isVisible()) << "not offered once more";
}

TEST_F(Calling, A_link_from_another_program_is_called) {
    app->onWish(QStringLiteral("102"));
    ASSERT_TRUE(waitForDial());
    EXPECT_EQ(lastDialled(), "102");
}

}  // namespace
}  // namespace euterpe::testing
