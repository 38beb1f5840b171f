// D4, D5: somebody calls.
#include "desktop/screens/phone/call_card.h"
#include "desktop/screens/phonebook/contact_dialog.h"
#include "desktop/screens/popup/incoming_popup.h"
#include "desktop/widgets/elided_label.h"
#include "lib/protocol/json.h"
#include "tests/gui/desk.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QToolButton>

namespace euterpe::testing {
namespace {

using protocol::CallState;
using screens::IncomingPopup;

class Incoming : public Desk {
  protected:
    void SetUp() override { signIn(); }

    IncomingPopup* popup() { return topLevel<IncomingPopup>("incomingPopup"); }
    IncomingPopup* ring(const protocol::Call& record) {
        tell(record);
        if (!waitUntil([this] { return popup() != nullptr; }))
            return nullptr;
        return popup();
    }
    bool arrived(const char* id) {
        return waitUntil([&] { return app->session().calls().find(CallId(id)) != nullptr; });
    }
};

TEST_F(Incoming, D5_the_popup_shows_who_calls_and_takes_no_focus) {
    type("dialField", QStringLiteral("10"));
    auto record = incoming("i1", "102", "Marco Ferrari");
    record.queue = "Sales";
    auto* shown = ring(record);
    ASSERT_NE(shown, nullptr);
    ASSERT_TRUE(QTest::qWaitForWindowExposed(shown));
    EXPECT_EQ(shown->findChild<widgets::ElidedLabel*>(QStringLiteral("callTitle"))->text(),
              QStringLiteral("Marco Ferrari"));
    const QString details = shown->findChild<widgets::ElidedLabel*>(QStringLiteral("callDetails"))->text();
    EXPECT_TRUE(details.contains(QStringLiteral("102")) && details.contains(QStringLiteral("Sales")));
    EXPECT_TRUE(window().isActiveWindow());
    EXPECT_EQ(QApplication::focusWidget(), find<QLineEdit>("dialField"));
    key(Qt::Key_5);
    EXPECT_EQ(find<QLineEdit>("dialField")->text(), QStringLiteral("105"));
    const QRect area = shown->screen()->availableGeometry();
    EXPECT_TRUE(area.contains(shown->frameGeometry()));
    EXPECT_GT(shown->x(), area.center().x());
    EXPECT_GT(shown->y(), area.center().y());
}

TEST_F(Incoming, D5_shown_while_the_window_is_in_the_tray) {
    window().close();
    EXPECT_FALSE(window().isVisible());
    auto* shown = ring(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_NE(shown, nullptr);
    EXPECT_FALSE(window().isVisible());
    click(shown->findChild<QToolButton*>(QStringLiteral("popupOpen")));
    EXPECT_TRUE(window().isVisible());
}

TEST_F(Incoming, D5_one_popup_per_call) {
    ASSERT_NE(ring(incoming("i1", "102", "Marco Ferrari")), nullptr);
    auto again = incoming("i1", "102", "Marco Ferrari");
    again.peerName = "Marco Ferrari, Sales";
    tell(again);
    ASSERT_TRUE(waitUntil(
        [this] { return app->session().calls().find(CallId("i1"))->peerName == "Marco Ferrari, Sales"; }));
    EXPECT_EQ(app->popups().count(), 1);
    auto second = incoming("i2", "103", "");
    second.line = 2;
    tell(second);
    ASSERT_TRUE(arrived("i2"));
    EXPECT_EQ(app->popups().count(), 2);
}

TEST_F(Incoming, D5_none_for_anonymous_callers_but_the_card_is_there_and_it_rings) {
    auto record = incoming("i1", "", "");
    record.anonymous = true;
    tell(record);
    ASSERT_TRUE(arrived("i1"));
    EXPECT_EQ(app->popups().count(), 0);
    EXPECT_TRUE(platform.rings);
    auto* card = find<QWidget>("callArea")->findChild<screens::CallCard*>();
    ASSERT_NE(card, nullptr);
    EXPECT_EQ(card->findChild<widgets::ElidedLabel*>(QStringLiteral("callTitle"))->text(),
              QStringLiteral("Anonymous caller"));
}

TEST_F(Incoming, D5_off_in_the_settings) {
    settings.update([](settings::Values& values) { values.popupCall = false; });
    tell(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_TRUE(arrived("i1"));
    EXPECT_EQ(app->popups().count(), 0);
}

TEST_F(Incoming, D5_gone_once_the_call_is_answered_or_over) {
    ASSERT_NE(ring(incoming("i1", "102", "Marco Ferrari")), nullptr);
    auto answered = incoming("i1", "102", "Marco Ferrari");
    answered.state = CallState::Talking;
    tell(answered);
    EXPECT_TRUE(waitUntil([this] { return popup() == nullptr; }));
    EXPECT_EQ(app->popups().count(), 0);
    ASSERT_NE(ring(incoming("i2", "103", "Anna")), nullptr);
    auto over = incoming("i2", "103", "Anna");
    over.state = CallState::Ended;
    tell(over);
    EXPECT_TRUE(waitUntil([this] { return popup() == nullptr; }));
}

TEST_F(Incoming, D4_D5_reject_by_the_popup) {
    auto* shown = ring(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_NE(shown, nullptr);
    click(shown->findChild<QPushButton*>(QStringLiteral("rejectCall")));
    ASSERT_TRUE(waitUntil([this] { return server.count("call.reject") == 1; }));
    EXPECT_EQ(protocol::fromJson<protocol::CallRejectParams>(server.last("call.reject")->params).value().call,
              CallId("i1"));
}

TEST_F(Incoming, D5_F7_the_caller_is_added_to_the_phonebook_from_the_popup) {
    ASSERT_TRUE(waitUntil([this] { return app->session().contacts().isOpen(); }));
    window().close();
    auto* shown = ring(incoming("i1", "050123", "Marco Ferrari"));
    ASSERT_NE(shown, nullptr);
    auto* card = shown->findChild<screens::CallCard*>();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, card->rect().center(),
                            card->mapToGlobal(card->rect().center()));
    QApplication::sendEvent(card, &asked);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    menu->actions().front()->trigger();
    menu->close();
    EXPECT_TRUE(window().isVisible());
    auto* dialog = window().findChild<screens::ContactDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->contact().lastName, "Ferrari");
    ASSERT_EQ(dialog->contact().fields.size(), 1U);
    EXPECT_EQ(dialog->contact().fields[0].value, "050123");
    dialog->reject();
}

TEST_F(Incoming, D4_reject_by_the_card_and_by_the_end_key) {
    tell(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_TRUE(arrived("i1"));
    auto* card = find<QWidget>("callArea")->findChild<screens::CallCard*>();
    click(card->findChild<QPushButton*>(QStringLiteral("rejectCall")));
    ASSERT_TRUE(waitUntil([this] { return server.count("call.reject") == 1; }));
    key(Qt::Key_End);
    EXPECT_TRUE(waitUntil([this] { return server.count("call.reject") == 2; }));
    EXPECT_EQ(server.count("call.hangup"), 0);
}

TEST_F(Incoming, D4_rings_until_nobody_calls_any_more_and_not_when_sounds_are_off) {
    tell(incoming("i1", "102", "Marco Ferrari"));
    EXPECT_TRUE(waitUntil([this] { return platform.rings; }));
    EXPECT_TRUE(platform.tray->look.ringing);
    settings.update([](settings::Values& values) { values.sounds = false; });
    EXPECT_FALSE(platform.rings);
    settings.update([](settings::Values& values) { values.sounds = true; });
    EXPECT_TRUE(platform.rings);
    auto over = incoming("i1", "102", "Marco Ferrari");
    over.state = CallState::Ended;
    tell(over);
    EXPECT_TRUE(waitUntil([this] { return !platform.rings; }));
    EXPECT_FALSE(platform.tray->look.ringing);
}

TEST_F(Incoming, D5_closing_the_popup_leaves_the_call_alone) {
    auto* shown = ring(incoming("i1", "102", "Marco Ferrari"));
    ASSERT_NE(shown, nullptr);
    click(shown->findChild<QToolButton*>(QStringLiteral("popupClose")));
    EXPECT_EQ(popup(), nullptr);
    auto again = incoming("i1", "102", "Marco");
    tell(again);
    ASSERT_TRUE(waitUntil([this] { return app->session().calls().find(CallId("i1"))->peerName == "Marco"; }));
    EXPECT_EQ(popup(), nullptr);
    EXPECT_EQ(server.count("call.reject"), 0);
}

TEST_F(Incoming, D4_a_name_is_text_and_never_markup) {
    auto* shown = ring(incoming("i1", "102", "<b>Marco</b><img src=x>"));
    ASSERT_NE(shown, nullptr);
    EXPECT_EQ(shown->findChild<widgets::ElidedLabel*>(QStringLiteral("callTitle"))->text(),
              QStringLiteral("<b>Marco</b><img src=x>"));
}

}  // namespace
}  // namespace euterpe::testing
