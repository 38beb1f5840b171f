// H1, H2, E3: the voicemail section as the user clicks through it.
#include "desktop/models/voicemail_model.h"
#include "desktop/screens/phone/notice_bar.h"
#include "desktop/screens/phonebook/contact_dialog.h"
#include "desktop/screens/voicemail/player_bar.h"
#include "desktop/screens/voicemail/voicemail_screen.h"
#include "desktop/widgets/row_table.h"
#include "tests/gui/desk.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSlider>

namespace euterpe::testing {
namespace {

using models::VoicemailModel;

class Voicemail : public Desk {
  protected:
    void SetUp() override {
        server.recording = "RIFF and what follows";
        server.voicemail.messages = {message("new", "055123456", "Mario Rossi", false),
                                     message("old", "", "", true), message("mute", "102", "", true)};
        server.voicemail.messages[2].playable = false;
        server.session.permissions.push_back(protocol::Permission::Voicemail);
        signIn();
        window().directories().open(screens::Directories::Section::Voicemail);
    }
    static protocol::VoicemailMessage message(const char* id, const char* number, const char* name,
                                              bool heard) {
        protocol::VoicemailMessage made;
        made.id = id;
        made.folder = heard ? protocol::VoicemailFolder::Old : protocol::VoicemailFolder::Inbox;
        made.number = number;
        made.name = name;
        made.receivedAt = 1'700'000'000'000;
        made.durationS = 65;
        made.heard = heard;
        made.playable = true;
        return made;
    }
    screens::VoicemailScreen* screen() { return window().directories().voicemail(); }
    QAbstractItemModel* model() { return screen()->table().model(); }
    bool shows(int rows) {
        return waitUntil([this, rows] { return screen() != nullptr && model()->rowCount() == rows; });
    }
    QString cell(int row, int column) { return model()->index(row, column).data().toString(); }
    bool isHeard(int row) { return model()->index(row, 0).data(VoicemailModel::HeardRole).toBool(); }
    QMenu* menuOf(int row) {
        emit screen()->table().menuRequested(model()->index(row, 1), window().pos());
        settle();
        return qobject_cast<QMenu*>(QApplication::activePopupWidget());
    }
    void trigger(int row, const char* action) {
        QMenu* menu = menuOf(row);
        ASSERT_NE(menu, nullptr);
        menu->findChild<QAction*>(QLatin1String(action))->trigger();
        menu->close();
        settle();
    }
};

TEST_F(Voicemail, H1_messages_are_listed_with_caller_time_and_length) {
    ASSERT_TRUE(shows(3));
    EXPECT_EQ(cell(0, VoicemailModel::Name), QStringLiteral("Mario Rossi"));
    EXPECT_EQ(cell(0, VoicemailModel::Number), QStringLiteral("055123456"));
    EXPECT_EQ(cell(0, VoicemailModel::Duration), QStringLiteral("1:05"));
    EXPECT_EQ(cell(0, VoicemailModel::Folder), QStringLiteral("New"));
    EXPECT_EQ(cell(1, VoicemailModel::Name), QStringLiteral("Withheld number"));
    EXPECT_FALSE(isHeard(0));
    EXPECT_TRUE(isHeard(1));
}

TEST_F(Voicemail, H2_play_pause_position_and_device) {
    ASSERT_TRUE(shows(3));
    screen()->table().setCurrentIndex(model()->index(0, 1));
    auto* play = find<QPushButton>("playMessage");
    click(play);
    ASSERT_TRUE(waitUntil([this] { return platform.player->state == "playing"; }));
    EXPECT_EQ(platform.player->played.toStdString(), server.recording);
    ASSERT_TRUE(waitUntil([this] { return isHeard(0); })) << "heard is heard, as by telephone";
    emit platform.player->progressed(std::chrono::seconds(12), std::chrono::seconds(64));
    auto* slider = find<QSlider>("playPosition");
    EXPECT_EQ(slider->maximum(), 64'000);
    EXPECT_EQ(slider->value(), 12'000);
    slider->triggerAction(QAbstractSlider::SliderPageStepAdd);
    EXPECT_EQ(platform.player->position, std::chrono::milliseconds(27'000));
    click(play);
    EXPECT_EQ(platform.player->state, "paused");
    click(play);
    EXPECT_EQ(platform.player->state, "playing");
    EXPECT_EQ(server.count("voicemail.read"), 1);
    auto* output = find<QComboBox>("playOutput");
    ASSERT_EQ(output->count(), 3);
    output->setCurrentIndex(2);
    emit output->activated(2);
    EXPECT_EQ(platform.player->device, "room");
    EXPECT_EQ(platform.player->position, std::chrono::milliseconds(27'000)) << "goes on there";
    emit platform.player->ended();
    EXPECT_FALSE(slider->isEnabled());
}

TEST_F(Voicemail, H2_what_cannot_be_played_says_so) {
    ASSERT_TRUE(shows(3));
    screen()->table().setCurrentIndex(model()->index(2, 1));
    EXPECT_FALSE(find<QPushButton>("playMessage")->isEnabled());
    EXPECT_FALSE(model()->index(2, 1).data(Qt::ToolTipRole).toString().isEmpty());
    QMenu* menu = menuOf(2);
    ASSERT_NE(menu, nullptr);
    EXPECT_FALSE(menu->findChild<QAction*>(QStringLiteral("menuPlay"))->isEnabled());
    EXPECT_FALSE(menu->findChild<QAction*>(QStringLiteral("menuSave"))->isEnabled());
    menu->close();
}

TEST_F(Voicemail, H2_is_deleted_only_after_the_question) {
    ASSERT_TRUE(shows(3));
    trigger(0, "menuDelete");
    auto* question = find<>("removeQuestion");
    ASSERT_TRUE(question->isVisible());
    click(find<QPushButton>("removeRefuse"));
    EXPECT_FALSE(question->isVisible());
    EXPECT_EQ(server.count("voicemail.remove"), 0);
    trigger(0, "menuDelete");
    click(find<QPushButton>("removeAccept"));
    ASSERT_TRUE(shows(2));
    EXPECT_EQ(server.count("voicemail.remove"), 1);
    EXPECT_FALSE(question->isVisible());
}

TEST_F(Voicemail, H1_what_happens_by_telephone_shows_at_once) {
    ASSERT_TRUE(shows(3));
    server.voicemail.messages.erase(server.voicemail.messages.begin());
    server.voicemail.messages[0].heard = false;
    protocol::StateBatch batch;
    batch.voicemailVersion = 7;
    server.push(batch);
    ASSERT_TRUE(shows(2));
    EXPECT_FALSE(isHeard(0));
}

TEST_F(Voicemail, E3_the_section_counts_what_is_unheard) {
    ASSERT_TRUE(shows(3));
    protocol::StateBatch batch;
    batch.self = protocol::Self{};
    batch.self->hasMailbox = true;
    batch.self->unheardMessages = 2;
    server.push(batch);
    auto* bar = find<QTabBar>("sectionBar");
    const int section = static_cast<int>(screens::Directories::Section::Voicemail);
    EXPECT_TRUE(waitUntil([&] { return bar->accessibleTabName(section).contains(QLatin1Char('2')); }))
        << bar->accessibleTabName(section).toStdString();
}

TEST_F(Voicemail, H2_save_call_back_copy_and_mark) {
    ASSERT_TRUE(shows(3));
    trigger(0, "menuCopy");
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("055123456"));
    trigger(0, "menuHeard");
    EXPECT_TRUE(waitUntil([this] { return isHeard(0); }));
    trigger(0, "menuHeard");
    EXPECT_TRUE(waitUntil([this] { return !isHeard(0); }));
    trigger(0, "menuSave");
    auto* dialog = topLevel<QFileDialog>("saveMessage");
    ASSERT_NE(dialog, nullptr);
    const QString path = folder.filePath(QStringLiteral("kept.wav"));
    emit dialog->fileSelected(path);
    dialog->close();
    ASSERT_TRUE(waitUntil([&] { return QFile::exists(path); }));
    EXPECT_FALSE(isHeard(0)) << "a copy is not heard";
}

TEST_F(Voicemail, H1_a_caller_gets_into_the_phonebook) {
    ASSERT_TRUE(shows(3));
    trigger(0, "menuAddContact");
    auto* dialog = window().findChild<screens::ContactDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->contact().lastName, "Rossi");
    EXPECT_EQ(dialog->contact().fields.at(0).value, "055123456");
    dialog->reject();
}

class NoVoicemail : public Voicemail, public ::testing::WithParamInterface<protocol::VoicemailAccess> {};

TEST_P(NoVoicemail, H1_says_why_and_what_helps) {
    ASSERT_TRUE(shows(3));
    server.voicemail = {GetParam(), {}, 0};
    protocol::StateBatch batch;
    batch.voicemailVersion = 8;
    server.push(batch);
    ASSERT_TRUE(shows(0));
    const auto labels = screen()->findChildren<QLabel*>();
    const bool said = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("administrator"));
    });
    EXPECT_TRUE(said);
}
INSTANTIATE_TEST_SUITE_P(Reasons, NoVoicemail,
                         ::testing::Values(protocol::VoicemailAccess::NoMailbox,
                                           protocol::VoicemailAccess::NotConfigured,
                                           protocol::VoicemailAccess::NoAccess));

}  // namespace
}  // namespace euterpe::testing
