// A desk in Phone mode: the application with a softphone that the test plays the other side of. GUI thread
// only.
#pragma once

#include "desktop/screens/phone/call_area.h"
#include "desktop/screens/phone/call_card.h"
#include "desktop/screens/phone/call_control.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phone/phone_panel.h"
#include "tests/gui/desk.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace euterpe::testing {

class PhoneDesk : public Desk {
  protected:
    void SetUp() override { signInAsPhone(); }

    QList<screens::CallCard*> cards() {
        QList<screens::CallCard*> visible;
        for (auto* card : find<QWidget>("callArea")->findChildren<screens::CallCard*>()) {
            if (card->isVisible())
                visible << card;
        }
        return visible;
    }
    screens::CallCard* cardOf(const std::string& number) {
        for (auto* card : cards()) {
            if (card->call().peerNumber == number && card->call().state != protocol::CallState::Ended)
                return card;
        }
        return nullptr;
    }
    QAbstractButton* button(const std::string& number, const char* name) {
        auto* card = cardOf(number);
        return card == nullptr ? nullptr : card->findChild<QAbstractButton*>(QLatin1String(name));
    }
    QString textIn(const std::string& number, const char* name) {
        auto* card = cardOf(number);
        auto* label = card == nullptr ? nullptr : card->findChild<QLabel*>(QLatin1String(name));
        return label == nullptr ? QString() : label->text();
    }
    phone::LegState stateOf(const std::string& number) {
        const auto leg = phone->with(number);
        return leg ? leg->state : phone::LegState::Ended;
    }
    // A conversation with that number.
    phone::LegId talkTo(const std::string& number, const std::string& name = {}) {
        const auto leg = phone->ring(number, name);
        settle();
        app->session().commands().answer(app->session().calls().callOf(leg.id), app.get(), {});
        settle();
        EXPECT_EQ(stateOf(number), phone::LegState::Talking);
        return leg.id;
    }
    screens::NoticeBar& notice() { return window().phone().notice(); }
    screens::NoticeBar* hint() { return find<screens::NoticeBar>("numberHint"); }
    QLineEdit* field() { return find<QLineEdit>("dialField"); }
    void agree(screens::NoticeBar& bar) {
        ASSERT_TRUE(bar.isVisible());
        click(bar.findChild<QPushButton*>(QStringLiteral("noticeAction")));
        settle();
    }
    void setPhone(const char* number, protocol::PhoneState state) {
        protocol::StateBatch batch;
        batch.extensions.push_back(extension(number, state));
        server.push(batch);
        settle();
    }
};

}  // namespace euterpe::testing
