// How Phone mode looks: every word has room in every language, light and dark. With EUTERPE_PICTURES=DIR the
// pictures are kept, to be looked at.
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/popup/incoming_popup.h"
#include "tests/gui/phone_desk.h"

#include <QAbstractButton>

namespace euterpe::testing {
namespace {

class PhoneLooks : public PhoneDesk, public ::testing::WithParamInterface<Look> {
  protected:
    void SetUp() override {
        PhoneDesk::SetUp();
        dress(GetParam());
        window().resize(1180, 860);
        settle();
    }
    void tellWaiting() {
        protocol::StateBatch batch;
        protocol::ParkedCall parked;
        parked.slot = "890";
        parked.number = "3471234567";
        parked.name = "Giulia Esposito";
        parked.parkedBy = ExtensionId("101");
        parked.since = QDateTime::currentMSecsSinceEpoch() - 34'000;
        batch.parked = {{parked}};
        protocol::Booking booking;
        booking.id = "b1";
        booking.extension = ExtensionId("104");
        booking.state = protocol::BookingState::Waiting;
        booking.expiresAt = QDateTime::currentMSecsSinceEpoch() + 3'000'000;
        batch.bookings = {{booking}};
        server.push(batch);
        settle();
    }
    void enrich(const phone::LegId& id, const char* pbxId, const char* number, const char* name,
                const char* queue) {
        auto record = incoming(pbxId, number, name);
        record.state = protocol::CallState::Talking;
        record.queue = queue;
        for (const auto& leg : phone->legs())
            if (leg.id == id)
                record.sipCallId = leg.sipCallId;
        tell(record);
        ASSERT_TRUE(
            waitUntil([this, pbxId] { return !app->session().calls().shownAs(CallId(pbxId)).empty(); }));
    }
};

TEST_P(PhoneLooks, calls) {
    look(GetParam(), "00-idle");
    phone->ring("0503169021", "Farmacia Centrale");
    settle();
    look(GetParam(), "01-ringing");
    look(GetParam(), "02-popup", topLevel<screens::IncomingPopup>("incomingPopup"));
    click(button("0503169021", "answerCall"));
    enrich(phone->legs().front().id, "p1", "0503169021", "Farmacia Centrale", "Sales");
    phone->change(phone->legs().front().id, [](phone::Leg& leg) { leg.encrypted = true; });
    phone->tellLevels(-14);
    look(GetParam(), "03-talking");
    phone->ring("102", "Marco Ferrari");
    settle();
    click(topLevel<screens::IncomingPopup>("incomingPopup")
              ->findChild<QPushButton*>(QStringLiteral("answerCall")));
    look(GetParam(), "04-popup-asks", topLevel<screens::IncomingPopup>("incomingPopup"));
    agree(topLevel<screens::IncomingPopup>("incomingPopup")->notice());
    look(GetParam(), "05-two-calls");
    key(Qt::Key_F7);
    look(GetParam(), "06-transfer-to-whom");
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return !app->session().transfer().consultation().empty(); }));
    look(GetParam(), "07-consulting-rings");
    phone->peerAnswers(phone->with("105")->id);
    look(GetParam(), "08-consulting");
    key(Qt::Key_Delete);
    settle();
    phone->change(phone->with("102")->id, [](phone::Leg& leg) { leg.silent = true; });
    tellWaiting();
    look(GetParam(), "09-waiting");
}

TEST_P(PhoneLooks, settings_and_services) {
    server.session.self.doNotDisturb = true;
    server.session.self.mobileNumber = "3471234567";
    server.session.self.forkToMobile = true;
    server.session.self.unheardMessages = 3;
    protocol::StateBatch batch;
    batch.self = server.session.self;
    server.push(batch);
    settle();
    look(GetParam(), "10-services");
    click(find<QPushButton>("forwardButton"));
    look(GetParam(), "11-forward", topLevel<QWidget>("forwardDialog"));
    topLevel<QWidget>("forwardDialog")->close();
    app->dialogs().openSettings(screens::SettingsDialog::Page::Softphone);
    look(GetParam(), "12-settings", app->dialogs().settingsDialog());
    app->dialogs().openSettings(screens::SettingsDialog::Page::Mode);
    look(GetParam(), "13-mode", app->dialogs().settingsDialog());
    app->dialogs().settingsDialog()->reject();
    phone->setRegistration(phone::Registration::Refused, 403, "Forbidden");
    look(GetParam(), "14-refused");
    settings.update([](settings::Values& values) { values.compact = true; });
    talkTo("102", "Marco Ferrari");
    look(GetParam(), "15-compact");
}

INSTANTIATE_TEST_SUITE_P(Looks, PhoneLooks, everyLook(), nameOf);

}  // namespace
}  // namespace euterpe::testing
