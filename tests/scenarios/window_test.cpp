// The whole way: a click in the real window, a real server, a real Asterisk, real telephones, and back to
// what the windows show.
#include "tests/scenarios/workplace.h"

#include <QToolButton>

namespace euterpe::stage {
namespace {

QWidget* shown(const char* name) {
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->objectName() == QLatin1String(name) && widget->isVisible())
            return widget;
    }
    return nullptr;
}

QWidget* popup() {
    return shown("incomingPopup");
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

// C2, C4, C8: Ctrl+P pauses on the PBX, the light says so, and whoever resumes by the telephone sees it as
// well.
TEST_F(Window, CtrlPPausesOnTheQueuesOfThePbx) {
    SipPhone& anna = phone("103");
    Workplace annas(server().port(), "103");
    ASSERT_TRUE(annas.online());
    auto* light = annas.window().findChild<QToolButton*>(QStringLiteral("queueLight"));
    ASSERT_NE(light, nullptr);
    const auto says = [&](const char* words) {
        return until([&] { return light->isVisible() && light->accessibleName() == QLatin1String(words); });
    };
    ASSERT_TRUE(says("Queues: Active"));
    QTest::keyClick(&annas.window(), Qt::Key_P, Qt::ControlModifier);
    EXPECT_TRUE(says("Queues: In pause"));
    const auto member = [&] {
        const std::string told = asterisk().cli("queue show orders");
        const auto at = told.find("PJSIP/103");
        return at == std::string::npos ? std::string() : told.substr(at, told.find('\n', at) - at);
    };
    EXPECT_NE(member().find("paused"), std::string::npos) << member();
    anna.dial("*80");
    EXPECT_TRUE(says("Queues: Active"));
    EXPECT_TRUE(isIdle(anna));
}

// J3: once a call of the queue is answered no other comes, and who leaves takes none.
TEST_F(Window, AnsweringAndLeavingPauseOnTheQueues) {
    SipPhone& anna = phone("103", 440);
    SipPhone& bruno = phone("104", 700);
    Workplace annas(server().port(), "103", [](settings::Values& values) {
        values.pauseOnIncomingCall = true;
        values.pauseOnLogoff = true;
    });
    ASSERT_TRUE(annas.online());
    auto* light = annas.window().findChild<QToolButton*>(QStringLiteral("queueLight"));
    const auto says = [&](const char* words) {
        return until([&] { return light->accessibleName() == QLatin1String(words); });
    };
    ASSERT_TRUE(says("Queues: Active"));
    bruno.dial("701");
    ASSERT_TRUE(rings(anna));
    EXPECT_EQ(light->accessibleName(), QStringLiteral("Queues: Active"));
    anna.accept();
    EXPECT_TRUE(says("Queues: In pause"));
    anna.hangUp();
    EXPECT_TRUE(isIdle(bruno));
    anna.dial("*80");
    ASSERT_TRUE(isIdle(anna));
    ASSERT_TRUE(says("Queues: Active"));
    annas.session().disconnectNow();
    Ami ami(asterisk().ami());
    const auto paused = [&] {
        for (const Ami::Message& member : ami.list("QueueStatus", {{"Queue", "orders"}})) {
            const auto location = member.find("Location");
            if (location != member.end() && location->second == "PJSIP/103")
                return member.at("Paused") == "1";
        }
        return false;
    };
    EXPECT_TRUE(until(paused));
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

// B5: the server was installed anew and shows another certificate. Nothing is trusted and nothing is tried
// again without the user, who is told what happened, sees both, and goes on from there.
TEST_F(Window, B5_AnotherCertificateOfTheServerIsForTheUserToTrust) {
    Workplace annas(server().port(), "103");
    ASSERT_TRUE(annas.online());
    const QString endpoint = QStringLiteral("127.0.0.1:%1").arg(server().port());
    const QString before = annas.settings().pinnedFingerprint(endpoint);
    ASSERT_EQ(before.size(), 64);
    const auto strip = [&] { return annas.status().text(); };
    const auto dialog = [] { return shown("certificateDialog"); };
    const auto answer = [&](const char* name) {
        QTest::mouseClick(dialog()->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
        return until([&] { return dialog() == nullptr; });
    };

    server().stop();
    server().forgetCertificate();
    server().start();
    ASSERT_TRUE(until([&] { return dialog() != nullptr; }));
    QString words;
    for (const QLabel* label : dialog()->findChildren<QLabel*>())
        words += label->text();
    EXPECT_TRUE(words.contains(endpoint)) << words.toStdString();
    EXPECT_TRUE(words.contains(before.left(2).toUpper())) << words.toStdString();
    EXPECT_EQ(annas.session().syncState().sync(), replica::Sync::Refused);
    EXPECT_EQ(strip(), QStringLiteral("127.0.0.1 shows another certificate than before"));
    const auto attempts = server().metric("connections_total");

    ASSERT_TRUE(answer("refuseMessage"));
    EXPECT_EQ(annas.settings().pinnedFingerprint(endpoint), before);
    EXPECT_FALSE(until([&] { return annas.session().syncState().sync() != replica::Sync::Refused; },
                       2 * link::ConnectionTimes{}.longestRetry))
        << "it tries again by itself";
    EXPECT_EQ(server().metric("connections_total"), attempts + 1) << "but for this very question";

    auto* compare = annas.window().findChild<QToolButton*>(QStringLiteral("statusAction"));
    ASSERT_NE(compare, nullptr);
    EXPECT_EQ(compare->text(), QStringLiteral("Compare…"));
    QTest::mouseClick(compare, Qt::LeftButton);
    ASSERT_TRUE(until([&] { return dialog() != nullptr; }));
    ASSERT_TRUE(answer("acceptMessage"));
    EXPECT_TRUE(annas.online());
    EXPECT_NE(annas.settings().pinnedFingerprint(endpoint), before);
    EXPECT_EQ(strip(), QStringLiteral("Connected"));

    server().stop();
    server().start();
    ASSERT_TRUE(until([&] { return annas.session().syncState().sync() == replica::Sync::Reconnecting; }));
    EXPECT_TRUE(annas.online()) << "the same one again is no question";
    EXPECT_EQ(dialog(), nullptr);
}

// The user trusts one authority only, which has not signed what the server shows.
TEST_F(Window, B5_AServerThatTheChosenAuthorityDoesNotKnowIsNotTrusted) {
    Workplace annas(server().port(), "103", [&](settings::Values& values) {
        values.caFile = QString::fromStdString(asterisk().sipCa());
    });
    ASSERT_TRUE(until([&] { return annas.session().syncState().sync() == replica::Sync::Refused; }));
    EXPECT_EQ(
        annas.status().text(),
        QStringLiteral("The certificate authority chosen in the settings does not vouch for 127.0.0.1"));
    EXPECT_EQ(annas.window().findChild<QToolButton*>(QStringLiteral("statusAction"))->text(),
              QStringLiteral("Settings"));
    EXPECT_EQ(shown("certificateDialog"), nullptr) << "trusting it is not offered";
}

}  // namespace
}  // namespace euterpe::stage
