// B1 to B4, A1: from nothing to a connected window.
#include "desktop/screens/dialogs/account_dialog.h"
#include "desktop/screens/dialogs/credentials_dialog.h"
#include "desktop/screens/main/status_strip.h"
#include "desktop/screens/phone/notice_bar.h"
#include "tests/gui/desk.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

namespace euterpe::testing {
namespace {

class FirstStart : public Desk {
  protected:
    void openSettingsFromWelcome() {
        start();
        ASSERT_TRUE(waitUntil([this] { return find<QDialog>("welcomeDialog") != nullptr; }));
        auto* welcome = find<QDialog>("welcomeDialog");
        ASSERT_TRUE(waitUntil([&] { return welcome->isVisible(); }));
        click(welcome->findChild<QPushButton*>(QStringLiteral("acceptMessage")));
        ASSERT_TRUE(waitUntil([this] { return app->dialogs().settingsDialog() != nullptr; }));
        dialog = app->dialogs().settingsDialog();
        ASSERT_TRUE(waitUntil([this] { return dialog->isVisible(); }));
    }
    void fill(const char* field, const QString& text) {
        auto* edit = dialog->findChild<QLineEdit*>(QLatin1String(field));
        ASSERT_NE(edit, nullptr);
        edit->clear();
        QTest::keyClicks(edit, text);
    }

    screens::SettingsDialog* dialog = nullptr;
};

TEST_F(FirstStart, B1_a_message_then_settings_open_by_themselves) {
    openSettingsFromWelcome();
    EXPECT_EQ(server.wire.attempts(), 0);
}

TEST_F(FirstStart, B1_fields_that_are_wrong_are_marked_and_keep_the_dialog_open) {
    openSettingsFromWelcome();
    auto* save = dialog->findChild<QPushButton*>(QStringLiteral("saveSettings"));
    click(save);
    EXPECT_TRUE(dialog->isVisible());
    auto* address = dialog->findChild<QLineEdit*>(QStringLiteral("address"));
    EXPECT_EQ(address->property("state").toString(), QStringLiteral("wrong"));
    fill("address", QStringLiteral("not an address"));
    click(save);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(server.wire.attempts(), 0);
}

TEST_F(FirstStart, B2_B3_filled_in_it_connects_and_asks_for_the_telephone) {
    protocol::Account desk;
    desk.id = AccountId("101-desk");
    desk.registered = true;
    desk.brand = "Snom";
    desk.model = "D785";
    desk.firmware = "10.1.184.15";
    desk.mac = "00:04:13:aa:bb:cc";
    server.session.accounts.push_back(desk);
    server.session.account = AccountId();
    server.session.self.account = AccountId();
    openSettingsFromWelcome();
    fill("address", QStringLiteral("pbx.example.com"));
    fill("user", QString::fromStdString(server.user));
    fill("password", QString::fromStdString(server.password));
    click(dialog->findChild<QPushButton*>(QStringLiteral("saveSettings")));

    ASSERT_TRUE(waitUntil([this] { return topLevel<screens::AccountDialog>("accountDialog") != nullptr; }));
    auto* chooser = topLevel<screens::AccountDialog>("accountDialog");
    auto* table = chooser->findChild<QTableWidget*>(QStringLiteral("accountTable"));
    ASSERT_EQ(table->rowCount(), 2);
    QStringList cells;
    for (int column = 0; column < table->columnCount(); ++column)
        cells << table->item(1, column)->text();
    EXPECT_EQ(cells.mid(0, 5).join(u'|').toStdString(), "101-desk|Snom|D785|10.1.184.15|00:04:13:aa:bb:cc");
    table->setCurrentCell(1, 0);
    click(chooser->findChild<QPushButton*>(QStringLiteral("useAccount")));
    ASSERT_TRUE(waitUntil([this] { return settings.values().account == QStringLiteral("101-desk"); }));
    // B3: kept in the secret store, never in the file.
    EXPECT_EQ(secrets.kept[settings::secretName(settings)], server.password);
    ASSERT_TRUE(settings.save().ok());
    QFile file(settings.fileName());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("correct horse"));
}

// Somebody wrote it into the file by hand: from there it goes where it belongs, and is used.
TEST_F(FirstStart, B3_B6_a_password_in_the_settings_file_goes_into_the_key_store) {
    QFile file(settings.fileName());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("[CTI]\nKaddress=pbx.example.com\nuser=" + QByteArray::fromStdString(server.user) +
               "\npassword=" + QByteArray::fromStdString(server.password) + "\n");
    file.close();
    start({}, settings.load());
    ASSERT_TRUE(waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Online; }));
    EXPECT_EQ(secrets.kept[settings::secretName(settings)], server.password);
    EXPECT_TRUE(window().notice().isHidden());
    ASSERT_TRUE(settings.save().ok());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains(QByteArray::fromStdString(server.password)));
}

TEST_F(FirstStart, B3_a_key_store_that_refuses_the_password_of_the_file_is_told) {
    configure();
    secrets.kept.clear();
    secrets.refuses = true;
    settings::LoadReport loaded;
    loaded.password = QString::fromStdString(server.password);
    start({}, loaded);
    EXPECT_TRUE(waitUntil([this] { return window().notice().text().contains(u"key store"); }));
    EXPECT_TRUE(
        waitUntil([this] { return topLevel<screens::CredentialsDialog>("credentialsDialog") != nullptr; }));
}

TEST_F(FirstStart, B4_refused_credentials_are_asked_for_while_the_window_is_hidden) {
    configure();
    secrets.kept[settings::secretName(settings)] = "an old one";
    app::CommandLine line;
    line.minimized = true;
    start(line);
    ASSERT_TRUE(
        waitUntil([this] { return topLevel<screens::CredentialsDialog>("credentialsDialog") != nullptr; }));
    EXPECT_FALSE(window().isVisible());
    auto* popup = topLevel<screens::CredentialsDialog>("credentialsDialog");
    QTest::keyClicks(popup->findChild<QLineEdit*>(QStringLiteral("credentialsPassword")),
                     QString::fromStdString(server.password));
    click(popup->findChild<QPushButton*>(QStringLiteral("credentialsConnect")));
    EXPECT_TRUE(waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Online; }));
    EXPECT_FALSE(popup->isVisible());
    EXPECT_TRUE(
        waitUntil([this] { return secrets.kept[settings::secretName(settings)] == server.password; }));
}

TEST_F(FirstStart, B4_locked_out_says_how_long_to_wait) {
    configure();
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "session.login")
            return Error{ErrorCode::LockedOut, "", 60};
        return std::nullopt;
    };
    start();
    ASSERT_TRUE(
        waitUntil([this] { return topLevel<screens::CredentialsDialog>("credentialsDialog") != nullptr; }));
    auto* reason = topLevel<screens::CredentialsDialog>("credentialsDialog")
                       ->findChild<QLabel*>(QStringLiteral("credentialsReason"));
    EXPECT_TRUE(reason->text().contains(QStringLiteral("60 seconds"))) << reason->text().toStdString();
}

TEST_F(FirstStart, A1_without_a_seat_it_says_so_and_goes_on_as_free) {
    server.session.mode = protocol::Mode::Free;
    server.session.seat = protocol::SeatOutcome::AllSeatsTaken;
    signIn();
    auto* notice = find<QWidget>("windowNotice");
    ASSERT_NE(notice, nullptr);
    EXPECT_TRUE(notice->isVisible());
    EXPECT_TRUE(notice->accessibleName().contains(QStringLiteral("All seats of mode Pro are taken")));
    EXPECT_EQ(find<QLabel>("statusMode")->accessibleName(), QStringLiteral("Free"));
}

TEST_F(FirstStart, B5_connection_lost_is_said_and_found_again_without_asking) {
    signIn();
    auto* strip = find<screens::StatusStrip>("statusStrip");
    EXPECT_EQ(strip->text(), QStringLiteral("Connected"));
    server.wire.refuse({ErrorCode::Disconnected, "down"});
    server.drop();
    ASSERT_TRUE(waitUntil([&] { return strip->text().startsWith(QStringLiteral("Connection lost at")); }));
    EXPECT_EQ(app->session().extensions().size(), 26);
    EXPECT_EQ(platform.tray->look.connection, app::TrayLook::Connection::Trouble);
    server.wire.accept();
    EXPECT_TRUE(waitUntil([&] { return strip->text() == QStringLiteral("Connected"); }));
}

TEST_F(FirstStart, C4_a_lost_pbx_is_told_apart_from_a_lost_server) {
    signIn();
    protocol::StateBatch batch;
    batch.pbx = protocol::PbxStatus{false, 1, 0, ""};
    server.push(batch);
    auto* strip = find<screens::StatusStrip>("statusStrip");
    EXPECT_TRUE(
        waitUntil([&] { return strip->text().startsWith(QStringLiteral("The PBX is not reachable")); }));
}

}  // namespace
}  // namespace euterpe::testing
