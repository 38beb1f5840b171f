// The whole way: a click in the real window, a real server, a real Asterisk, real telephones, and back to
// what the windows show.
#include "tests/scenarios/workplace.h"

namespace euterpe::stage {
namespace {

QWidget* popup() {
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QStringLiteral("incomingPopup") && widget->isVisible())
            return widget;
    }
    return nullptr;
}

class Window : public Scenario {
  protected:
    // As SipPhone's own, with the windows alive meanwhile: what was clicked leaves by the event loop.
    static bool rings(SipPhone& phone) { return tells(phone, "CALL_INCOMING"); }
    static bool isIdle(SipPhone& phone) { return tells(phone, "CALL_CLOSED"); }

  private:
    static bool tells(SipPhone& phone, const char* event) {
        return until([&] { return phone.await(event, std::chrono::milliseconds(0)).has_value(); });
    }
};

// D1, F2, F3, G1: A rings B by a click in the table, sees B's row turn busy, hangs up on the card; the recent
// calls have it.
TEST_F(Window, ClickInTheTableBecomesACall) {
    SipPhone& anna = phone("103", 440);
    SipPhone& bruno = phone("104", 700);
    Workplace annas(server().port(), "103");
    ASSERT_TRUE(annas.online());
    ASSERT_TRUE(annas.showsPhone("104", "Free"));

    annas.callFromTable("104");
    ASSERT_TRUE(rings(anna));
    EXPECT_TRUE(annas.cardSays("Pick up your telephone"));
    anna.accept();
    ASSERT_TRUE(rings(bruno));
    EXPECT_TRUE(annas.showsPhone("104", "Ringing"));
    bruno.accept();
    EXPECT_TRUE(annas.cardSays("In conversation"));
    EXPECT_TRUE(annas.showsPhone("104", "Busy"));
    EXPECT_TRUE(bruno.hears(440));

    auto* hangUp = annas.button("hangUpCall");
    ASSERT_NE(hangUp, nullptr);
    QTest::mouseClick(hangUp, Qt::LeftButton);
    EXPECT_TRUE(isIdle(bruno));
    EXPECT_TRUE(annas.showsPhone("104", "Free"));
    EXPECT_EQ(annas.recent(1, RegisterModel::Name), "Alessandro Conti");
    EXPECT_EQ(annas.recent(1, RegisterModel::Kind), "Outgoing call");
}

// F2: C sees in the window that A and B talk, and when they have ended.
TEST_F(Window, ColleaguesTurnBusyAndFree) {
    (void)phone("103");
    (void)phone("104");
    Workplace carlas(server().port(), "105");
    ASSERT_TRUE(carlas.online());
    ASSERT_TRUE(carlas.showsPhone("103", "Free"));
    connect103To104();
    EXPECT_TRUE(carlas.showsPhone("103", "Busy"));
    EXPECT_TRUE(carlas.showsPhone("104", "Busy"));
    phone("103").hangUp();
    EXPECT_TRUE(carlas.showsPhone("103", "Free"));
    EXPECT_TRUE(carlas.showsPhone("104", "Free"));
}

// D4, D5, G1: a popup says who calls; its button rejects; the recent calls have a missed one.
TEST_F(Window, PopupRejectsTheCall) {
    SipPhone& anna = phone("103");
    SipPhone& bruno = phone("104");
    Workplace brunos(server().port(), "104");
    ASSERT_TRUE(brunos.online());

    anna.dial("104");
    ASSERT_TRUE(rings(bruno));
    ASSERT_TRUE(until([] { return popup() != nullptr; }));
    EXPECT_TRUE(brunos.cardSays("Incoming call"));
    auto* reject = popup()->findChild<QPushButton*>(QStringLiteral("rejectCall"));
    ASSERT_NE(reject, nullptr);
    QTest::mouseClick(reject, Qt::LeftButton);
    EXPECT_TRUE(isIdle(bruno));
    EXPECT_TRUE(until([] { return popup() == nullptr; }));
    anna.hangUp();  // the voicemail box has answered it
    EXPECT_EQ(brunos.recent(1, RegisterModel::Name), "Francesca Rossi");
    EXPECT_EQ(brunos.recent(1, RegisterModel::Kind), "Missed call");
}

}  // namespace
}  // namespace euterpe::stage
