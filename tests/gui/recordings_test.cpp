// D13: the recording of a conversation is found in the recent calls and kept.
#include "desktop/models/register_model.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/register/register_screen.h"
#include "desktop/widgets/row_table.h"
#include "tests/gui/desk.h"

#include <QFile>
#include <QFileDialog>
#include <QMenu>

namespace euterpe::testing {
namespace {

class Recordings : public Desk {
  protected:
    void SetUp() override {
        server.recording = "RIFF and what follows";
        server.registerRows = 3;
        server.registerNewest = 3;
        signIn();
        window().directories().open(screens::Directories::Section::Recent);
        ASSERT_TRUE(waitUntil([this] { return model()->rowCount() == 3; }));
    }
    screens::RegisterScreen* screen() { return window().directories().recent(); }
    QAbstractItemModel* model() { return screen()->table().model(); }
    QMenu* menuOf(int row) {
        emit screen()->table().menuRequested(model()->index(row, 1), window().pos());
        settle();
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
};

TEST_F(Recordings, D13_only_a_recorded_call_offers_its_recording) {
    auto* menu = menuOf(1);
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->findChild<QAction*>(QStringLiteral("menuSave")), nullptr);
    menu->close();
    menu = menuOf(0);
    ASSERT_NE(menu, nullptr);
    EXPECT_NE(menu->findChild<QAction*>(QStringLiteral("menuSave")), nullptr);
    menu->close();
    EXPECT_TRUE(model()
                    ->index(0, models::RegisterModel::Name)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("recorded")));
}

TEST_F(Recordings, D13_it_is_played_and_paused_in_the_row) {
    auto& table = screen()->table();
    const QRect cell = table.visualRect(model()->index(0, models::RegisterModel::Name));
    const auto clickSign = [&] {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 20, cell.center().y()));
    };
    clickSign();
    ASSERT_TRUE(waitUntil([this] { return platform.player->state == "playing"; }));
    EXPECT_EQ(platform.player->played.toStdString(), server.recording);
    clickSign();
    EXPECT_EQ(platform.player->state, "paused");
    clickSign();
    EXPECT_EQ(platform.player->state, "playing");
    EXPECT_EQ(server.count("recording.read"), 1);
    auto* menu = menuOf(0);
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->findChild<QAction*>(QStringLiteral("menuPlay"))->text(),
              QStringLiteral("Pause the recording"));
    menu->close();
    emit platform.player->ended();
    clickSign();
    ASSERT_TRUE(waitUntil([this] { return platform.player->state == "playing"; }));
    emit platform.player->failed();
    EXPECT_TRUE(window().notice().text().contains(QStringLiteral("cannot be played")));
}

TEST_F(Recordings, D13_it_is_saved_where_the_user_says) {
    auto* menu = menuOf(0);
    ASSERT_NE(menu, nullptr);
    menu->findChild<QAction*>(QStringLiteral("menuSave"))->trigger();
    menu->close();
    auto* dialog = topLevel<QFileDialog>("saveRecording");
    ASSERT_NE(dialog, nullptr);
    const QString path = folder.filePath(QStringLiteral("kept.wav"));
    emit dialog->fileSelected(path);
    dialog->close();
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(path); }));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll().toStdString(), server.recording);
    EXPECT_TRUE(window().notice().text().contains(path));
}

TEST_F(Recordings, D13_a_recording_that_is_gone_is_said) {
    server.refuse = [](const protocol::IncomingRequest& request) -> std::optional<Error> {
        if (request.method == "recording.read")
            return Error{ErrorCode::NotFound, ""};
        return std::nullopt;
    };
    emit window().directories().saveRequested({replica::Sound::Kind::Recording, "newest"});
    auto* dialog = topLevel<QFileDialog>("saveRecording");
    ASSERT_NE(dialog, nullptr);
    emit dialog->fileSelected(folder.filePath(QStringLiteral("never.wav")));
    dialog->close();
    ASSERT_TRUE(waitUntil([this] { return window().notice().isVisible(); }));
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("never.wav"))));
}

}  // namespace
}  // namespace euterpe::testing
