// How Phone mode looks: every word has room in every language, light and dark. With EUTERPE_PICTURES=DIR the
// pictures are kept, to be looked at.
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/popup/incoming_popup.h"
#include "tests/gui/phone_desk.h"

#include <QAbstractButton>
#include <QDir>
#include <QScrollArea>

namespace euterpe::testing {
namespace {

struct Look {
    const char* language;
    settings::Theme theme;
};

class PhoneLooks : public PhoneDesk, public ::testing::WithParamInterface<Look> {
  protected:
    void SetUp() override {
        PhoneDesk::SetUp();
        settings.update([](settings::Values& values) {
            values.language = QLatin1StringView(GetParam().language);
            values.theme = GetParam().theme;
        });
        window().resize(1180, 860);
        settle();
    }
    void picture(const char* name, QWidget* what = nullptr) {
        settle();
        QWidget& shown = what != nullptr ? *what : window();
        const QPixmap grabbed = shown.grab();
        hasRoom(shown, name);
        const QString pictures = qEnvironmentVariable("EUTERPE_PICTURES");
        if (pictures.isEmpty())
            return;
        QDir().mkpath(pictures);
        const char* theme = GetParam().theme == settings::Theme::Dark ? "dark" : "light";
        grabbed.save(QStringLiteral("%1/%2-%3-%4.png")
                         .arg(pictures, QLatin1String(name), QLatin1String(GetParam().language),
                              QLatin1String(theme)));
    }
    // A button that is narrower than its words cuts them.
    static void hasRoom(QWidget& root, const char* where) {
        for (auto* button : root.findChildren<QPushButton*>()) {
            if (!button->isVisible() || button->text().isEmpty())
                continue;
            EXPECT_GE(button->width(), button->minimumSizeHint().width())
                << where << ": " << button->text().toStdString();
        }
        for (auto* scroll : root.findChildren<QScrollArea*>()) {
            if (!scroll->isVisible() || scroll->widget() == nullptr)
                continue;
            EXPECT_LE(scroll->widget()->width(), scroll->viewport()->width()) << where;
        }
        for (auto* label : root.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->wordWrap() || label->text().isEmpty())
                continue;
            EXPECT_GE(label->width(), label->sizeHint().width())
                << where << ": " << label->text().toStdString();
        }
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
    picture("00-idle");
    phone->ring("0503169021", "Farmacia Centrale");
    settle();
    picture("01-ringing");
    picture("02-popup", topLevel<screens::IncomingPopup>("incomingPopup"));
    click(button("0503169021", "answerCall"));
    enrich(phone->legs().front().id, "p1", "0503169021", "Farmacia Centrale", "Sales");
    phone->change(phone->legs().front().id, [](phone::Leg& leg) { leg.encrypted = true; });
    phone->tellLevels(-14);
    picture("03-talking");
    phone->ring("102", "Marco Ferrari");
    settle();
    click(topLevel<screens::IncomingPopup>("incomingPopup")
              ->findChild<QPushButton*>(QStringLiteral("answerCall")));
    picture("04-popup-asks", topLevel<screens::IncomingPopup>("incomingPopup"));
    agree(topLevel<screens::IncomingPopup>("incomingPopup")->notice());
    picture("05-two-calls");
    key(Qt::Key_F7);
    picture("06-transfer-to-whom");
    QTest::keyClicks(field(), QStringLiteral("105"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return !app->session().transfer().consultation().empty(); }));
    picture("07-consulting-rings");
    phone->peerAnswers(phone->with("105")->id);
    picture("08-consulting");
    key(Qt::Key_Delete);
    settle();
    phone->change(phone->with("102")->id, [](phone::Leg& leg) { leg.silent = true; });
    tellWaiting();
    picture("09-waiting");
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
    picture("10-services");
    click(find<QPushButton>("forwardButton"));
    picture("11-forward", topLevel<QWidget>("forwardDialog"));
    topLevel<QWidget>("forwardDialog")->close();
    app->dialogs().openSettings(screens::SettingsDialog::Page::Softphone);
    picture("12-settings", app->dialogs().settingsDialog());
    app->dialogs().openSettings(screens::SettingsDialog::Page::Mode);
    picture("13-mode", app->dialogs().settingsDialog());
    app->dialogs().settingsDialog()->reject();
    phone->setRegistration(phone::Registration::Refused, 403, "Forbidden");
    picture("14-refused");
    settings.update([](settings::Values& values) { values.compact = true; });
    talkTo("102", "Marco Ferrari");
    picture("15-compact");
}

INSTANTIATE_TEST_SUITE_P(Looks, PhoneLooks,
                         ::testing::Values(Look{"en", settings::Theme::Light},
                                           Look{"it", settings::Theme::Dark},
                                           Look{"es", settings::Theme::Light}),
                         [](const auto& look) { return std::string(look.param.language); });

}  // namespace
}  // namespace euterpe::testing
