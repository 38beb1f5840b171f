// C3, C7, E1-E6, L1-L6, section O: services, volumes, registration and settings of Phone mode.
#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/main/status_strip.h"
#include "desktop/screens/phone/function_buttons.h"
#include "lib/protocol/json.h"
#include "tests/gui/phone_desk.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QRadioButton>
#include <QSlider>

namespace euterpe::testing {
namespace {

using phone::Registration;
using screens::BadgeButton;
using screens::SettingsDialog;

class PhoneServices : public PhoneDesk {
  protected:
    void tellSelf(const std::function<void(protocol::Self&)>& edit) {
        edit(server.session.self);
        protocol::StateBatch batch;
        batch.self = server.session.self;
        server.push(batch);
        settle();
    }
    template <class Params>
    Params last(const char* method) {
        return protocol::fromJson<Params>(server.last(method)->params).value();
    }
    QString status() { return find<screens::StatusStrip>("statusStrip")->text(); }
    SettingsDialog* openSoftphonePage() {
        app->dialogs().openSettings(SettingsDialog::Page::Softphone);
        settle();
        return app->dialogs().settingsDialog();
    }
};

TEST_F(PhoneServices, E2_C7_do_not_disturb_is_black_while_on_whoever_switched_it) {
    auto* button = find<BadgeButton>("doNotDisturbButton");
    EXPECT_FALSE(button->isOn());
    click(button);
    ASSERT_TRUE(waitUntil([this] { return server.count("service.doNotDisturb") == 1; }));
    EXPECT_TRUE(last<protocol::ServiceDoNotDisturbParams>("service.doNotDisturb").on);
    EXPECT_FALSE(button->isOn()) << "the PBX has not said so yet";
    tellSelf([](protocol::Self& self) { self.doNotDisturb = true; });
    EXPECT_TRUE(button->isOn());
    EXPECT_TRUE(button->accessibleName().contains(QStringLiteral("on")));
    EXPECT_TRUE(platform.tray->look.doNotDisturb);
    EXPECT_TRUE(platform.tray->look.tip.contains(QStringLiteral("Do not disturb")));
    click(button);
    ASSERT_TRUE(waitUntil([this] { return server.count("service.doNotDisturb") == 2; }));
    EXPECT_FALSE(last<protocol::ServiceDoNotDisturbParams>("service.doNotDisturb").on);
    tellSelf([](protocol::Self& self) { self.doNotDisturb = false; });
    EXPECT_FALSE(platform.tray->look.doNotDisturb);
}

TEST_F(PhoneServices, E1_forward_asks_for_the_number_without_stopping_anything) {
    auto* button = find<BadgeButton>("forwardButton");
    click(button);
    auto* dialog = topLevel<QDialog>("forwardDialog");
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr);
    EXPECT_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("forwardOk"))->isEnabled());
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("forwardNumber")), QStringLiteral("105"));
    click(dialog->findChild<QPushButton*>(QStringLiteral("forwardOk")));
    ASSERT_TRUE(waitUntil([this] { return server.count("service.forward") == 1; }));
    EXPECT_EQ(last<protocol::ServiceForwardParams>("service.forward").target, "105");
    tellSelf([](protocol::Self& self) { self.forwardTo = "105"; });
    EXPECT_TRUE(button->isOn());
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("105")));
    EXPECT_TRUE(platform.tray->look.forwarded);
    click(button);
    ASSERT_TRUE(waitUntil([this] { return server.count("service.forward") == 2; }));
    EXPECT_EQ(last<protocol::ServiceForwardParams>("service.forward").target, "");
}

TEST_F(PhoneServices, E4_fork_needs_a_mobile_number_and_the_tip_shows_it) {
    auto* button = find<BadgeButton>("forkButton");
    EXPECT_FALSE(button->isEnabled());
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("no mobile number")));
    tellSelf([](protocol::Self& self) { self.mobileNumber = "3471234567"; });
    EXPECT_TRUE(button->isEnabled());
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("3471234567")));
    click(button);
    ASSERT_TRUE(waitUntil([this] { return server.count("service.forkToMobile") == 1; }));
    EXPECT_TRUE(last<protocol::ServiceForkToMobileParams>("service.forkToMobile").on);
    tellSelf([](protocol::Self& self) { self.forkToMobile = true; });
    EXPECT_TRUE(button->isOn());
}

TEST_F(PhoneServices, E1_what_the_pbx_refuses_is_said) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "service.doNotDisturb")
            return Error{ErrorCode::PbxUnavailable, ""};
        return std::nullopt;
    };
    click(find<BadgeButton>("doNotDisturbButton"));
    ASSERT_TRUE(waitUntil([this] { return notice().isVisible(); }));
    EXPECT_FALSE(find<BadgeButton>("doNotDisturbButton")->isOn());
}

TEST_F(PhoneServices, D11_what_rings_in_the_group_is_one_click_away) {
    auto* button = find<BadgeButton>("groupPickupButton");
    ASSERT_TRUE(waitUntil([&] { return button->isVisible() && button->isEnabled(); }));
    EXPECT_TRUE(button->toolTip().contains(QStringLiteral("*9")));
    click(button);
    EXPECT_TRUE(waitUntil([this] { return phone->count("dial *9") == 1; }));
    server.session.services.groupPickup.clear();
    server.drop();
    EXPECT_TRUE(waitUntil([&] { return !button->isVisible(); })) << "the PBX has no code for it";
}

TEST_F(PhoneServices, C4_the_status_bar_says_how_the_softphone_stands_and_what_to_do) {
    EXPECT_EQ(status(), QStringLiteral("Connected"));
    auto* action = find<QToolButton>("statusAction");
    phone->setRegistration(Registration::Refused, 403, "pbx.example.com: Forbidden");
    settle();
    EXPECT_TRUE(status().contains(QStringLiteral("403"))) << status().toStdString();
    ASSERT_TRUE(action->isVisible());
    EXPECT_TRUE(action->toolTip().contains(QStringLiteral("Forbidden")));
    const int before = phone->networkChanges;
    click(action);
    EXPECT_EQ(phone->networkChanges, before + 1);
    phone->setRegistration(Registration::Unreachable, 0, "no answer");
    settle();
    EXPECT_TRUE(status().contains(QStringLiteral("does not answer")));
    EXPECT_FALSE(find<QPushButton>("callButton")->isEnabled());
    settings.update([](settings::Values& values) { values.sipProtocol = QStringLiteral("TLS"); });
    phone->setRegistration(Registration::Unreachable, 0, "no answer");
    settle();
    EXPECT_TRUE(status().contains(QStringLiteral("does not answer"))) << "also over TLS";
    phone->setRegistration(Registration::Untrusted, 0, "certificate of another host");
    settle();
    EXPECT_TRUE(status().contains(QStringLiteral("certificate")));
    click(action);
    settle();
    ASSERT_NE(app->dialogs().settingsDialog(), nullptr);
    EXPECT_TRUE(
        app->dialogs().settingsDialog()->findChild<QWidget*>(QStringLiteral("sipProtocol"))->isVisible());
}

TEST_F(PhoneServices, C3_volumes_are_set_at_once_and_can_be_hidden) {
    auto* bar = find<QWidget>("volumeBar");
    ASSERT_TRUE(bar->isVisible());
    auto* slider = find<QSlider>("microphoneVolume");
    slider->setFocus();
    slider->setValue(35);
    EXPECT_EQ(phone->options.sound.microphoneVolume, 35);
    find<QSlider>("speakerVolume")->setValue(55);
    EXPECT_EQ(phone->options.sound.speakerVolume, 55);
    settings.update([](settings::Values& values) { values.showVolumes = false; });
    EXPECT_FALSE(bar->isVisible());
}

TEST_F(PhoneServices, L1_L3_the_page_of_the_softphone_is_applied_without_a_restart) {
    auto* dialog = openSoftphonePage();
    EXPECT_EQ(dialog->findChild<QLabel*>(QStringLiteral("codecs"))->text(),
              QStringLiteral("1. opus   2. alaw   3. ulaw"));
    dialog->findChild<QComboBox*>(QStringLiteral("sipProtocol"))->setCurrentText(QStringLiteral("TLS"));
    auto* registrar = dialog->findChild<QLineEdit*>(QStringLiteral("sipRegistrar"));
    registrar->setText(QStringLiteral("not a host!"));
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));
    EXPECT_TRUE(dialog->isVisible()) << "what is wrong is said beside it";
    registrar->setText(QStringLiteral("sbc.example.com:5070"));
    const int starts = phone->starts;
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));
    settle();
    EXPECT_EQ(phone->starts, starts + 1);
    EXPECT_EQ(phone->options.transport, protocol::SipTransport::Tls);
    EXPECT_EQ(phone->options.registrar, "sbc.example.com:5070");
    EXPECT_EQ(settings.values().sipRegistrarAddress, QStringLiteral("sbc.example.com:5070"));
}

TEST_F(PhoneServices, L4_L6_devices_and_echo) {
    settings.update([](settings::Values& values) { values.micdevice = QStringLiteral("unplugged-mic"); });
    auto* dialog = openSoftphonePage();
    auto* microphone = dialog->findChild<QComboBox*>(QStringLiteral("microphoneDevice"));
    auto* speaker = dialog->findChild<QComboBox*>(QStringLiteral("speakerDevice"));
    EXPECT_EQ(microphone->count(), 3) << "the system's, the headset, and the chosen one that is not there";
    EXPECT_EQ(microphone->currentData().toString(), QStringLiteral("unplugged-mic"));
    EXPECT_EQ(speaker->count(), 3);
    EXPECT_TRUE(speaker->itemText(0).contains(QStringLiteral("Headset")));
    speaker->setCurrentIndex(speaker->findData(QStringLiteral("spk-2")));
    dialog->findChild<QCheckBox*>(QStringLiteral("echoCanceller"))->setChecked(false);
    phone->shownDevices.push_back({"spk-3", "Monitor", false, true, false});
    emit phone->devicesChanged();
    EXPECT_EQ(speaker->count(), 4) << "plugged in while the page is open";
    EXPECT_EQ(speaker->currentData().toString(), QStringLiteral("spk-2"));
    const int starts = phone->starts;
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));
    settle();
    EXPECT_EQ(phone->starts, starts);
    EXPECT_EQ(phone->options.sound.speaker, "spk-2");
    EXPECT_EQ(phone->options.sound.echoCanceller, phone::EchoCanceller::Off);
    EXPECT_EQ(settings.values().micdevice, QStringLiteral("unplugged-mic"));
}

TEST_F(PhoneServices, what_the_softphone_has_to_say_is_said_in_the_window) {
    phone->tellNotice(phone::NoticeKind::DeviceLost, "Built-in audio");
    EXPECT_TRUE(window().notice().text().contains(QStringLiteral("Built-in audio")));
    phone->tellNotice(phone::NoticeKind::InviteRefused, "203.0.113.9");
    EXPECT_TRUE(window().notice().text().contains(QStringLiteral("203.0.113.9")));
}

TEST_F(PhoneServices, A1_choosing_another_mode_ends_the_softphone) {
    app->dialogs().openSettings(SettingsDialog::Page::Mode);
    settle();
    auto* dialog = app->dialogs().settingsDialog();
    EXPECT_TRUE(dialog->findChild<QRadioButton*>(QStringLiteral("modePhone"))->isEnabled());
    dialog->findChild<QRadioButton*>(QStringLiteral("modePro"))->setChecked(true);
    server.session.mode = protocol::Mode::Pro;
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));
    EXPECT_TRUE(waitUntil([this] { return app->session().softphone().phone() == nullptr; }));
    EXPECT_TRUE(waitUntil([this] { return !find<QWidget>("volumeBar")->isVisible(); }));
}

// The desk's telephone and this computer are two telephones of one user: it is asked which one is meant.
class SwitchToPhone : public Desk {};

TEST_F(SwitchToPhone, A1_B2_choosing_mode_Phone_asks_which_telephone_this_computer_is) {
    protocol::Account software;
    software.id = AccountId("101-soft");
    server.session.accounts.push_back(software);
    signIn();
    app->dialogs().openSettings(SettingsDialog::Page::Mode);
    settle();
    auto* dialog = app->dialogs().settingsDialog();
    dialog->findChild<QRadioButton*>(QStringLiteral("modePhone"))->setChecked(true);
    server.offerPhoneMode();
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));
    ASSERT_TRUE(waitUntil([this] { return app->session().softphone().isRegistered(); }));
    ASSERT_TRUE(waitUntil([this] {
        return app->dialogs().accountDialog() != nullptr && app->dialogs().accountDialog()->isVisible();
    }));
    server.sipAccount.account = AccountId("101-soft");
    server.sipAccount.user = "101-soft";
    emit app->dialogs().accountDialog()->chosen(AccountId("101-soft"));
    EXPECT_TRUE(waitUntil([this] { return phone->account && phone->account->user == "101-soft"; }));
    EXPECT_EQ(settings.values().account, QStringLiteral("101-soft"));
}

class OtherMode : public Desk, public ::testing::WithParamInterface<protocol::Mode> {};

TEST_P(OtherMode, O_A2_what_needs_mode_Phone_says_so) {
    server.session.mode = GetParam();
    settings.update([](settings::Values& values) { values.mode = GetParam(); });
    signIn();
    for (const char* name : {"doNotDisturbButton", "forwardButton"}) {
        EXPECT_FALSE(find<QPushButton>(name)->isEnabled());
        EXPECT_TRUE(find<QPushButton>(name)->toolTip().contains(QStringLiteral("mode Phone"))) << name;
    }
    EXPECT_TRUE(find<QPushButton>("forkButton")->toolTip().contains(QStringLiteral("Pro and Phone")));
    EXPECT_FALSE(find<QWidget>("volumeBar")->isVisible());
    EXPECT_EQ(phone, nullptr) << "nothing of the softphone is loaded";
    app->dialogs().openSettings(SettingsDialog::Page::Softphone);
    settle();
    auto* protocol = app->dialogs().settingsDialog()->findChild<QComboBox*>(QStringLiteral("sipProtocol"));
    EXPECT_FALSE(protocol->isEnabled());
    EXPECT_TRUE(protocol->toolTip().contains(QStringLiteral("mode Phone")));
    auto talking = incoming("c1", "102", "Marco Ferrari");
    talking.state = protocol::CallState::Talking;
    app->dialogs().settingsDialog()->reject();
    tell(talking);
    ASSERT_TRUE(waitUntil([this] { return find<QPushButton>("hangUpCall") != nullptr; }));
    for (const char* name :
         {"muteCall", "holdCall", "transferBlind", "transferAttended", "parkCall", "recordCall"})
        EXPECT_FALSE(find<QToolButton>(name)->isVisible()) << name;
}

INSTANTIATE_TEST_SUITE_P(FreeAndPro, OtherMode, ::testing::Values(protocol::Mode::Free, protocol::Mode::Pro));

}  // namespace
}  // namespace euterpe::testing
