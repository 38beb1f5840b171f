// Chat and presence in the real window: I1 to I4, F1, F4.
#include "desktop/models/conversation_model.h"
#include "desktop/models/extension_model.h"
#include "desktop/screens/chat/chat_list.h"
#include "desktop/screens/chat/chat_screen.h"
#include "desktop/screens/chat/conversation_view.h"
#include "desktop/screens/chat/message_field.h"
#include "desktop/screens/chat/message_list.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/main/directories.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/section_bar.h"
#include "lib/protocol/limits.h"
#include "tests/gui/desk.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

namespace euterpe::testing {
namespace {

class Chat : public Desk {
  protected:
    void SetUp() override {
        server.snapshot.extensions[1].firstName = "Bruno";
        server.snapshot.extensions[1].lastName = "Neri";
        server.snapshot.extensions[1].presence = protocol::Presence::Away;
        server.chat.peerName = "Bruno Neri";
        server.chat.now = QDateTime::currentMSecsSinceEpoch() - 60'000;
    }
    screens::Directories& directories() { return window().directories(); }
    screens::ChatScreen& open(const char* peer = "102") {
        directories().openChat(QLatin1String(peer));
        return *directories().chat();
    }
    screens::MessageField& field() { return *find<screens::MessageField>("chatField"); }
    screens::MessageList& messages() { return *find<screens::MessageList>("messages"); }
    QString text(int row) { return messages().model()->index(row, 0).data().toString(); }
};

TEST_F(Chat, F4_I2_started_from_the_context_menu_enter_sends) {
    signIn();
    directories().open(screens::Directories::Section::Extensions);
    ASSERT_TRUE(waitUntil([this] { return directories().extensions() != nullptr; }));
    auto& table = directories().extensions()->table();
    ASSERT_TRUE(waitUntil([&] { return table.model()->rowCount() > 2; }));
    const QModelIndex bruno = directories().extensions()->model().indexOf(ExtensionId("102"), 0);
    emit table.menuRequested(bruno, window().mapToGlobal(QPoint(400, 300)));
    auto* menu = topLevel<QMenu>("personMenu");
    ASSERT_NE(menu, nullptr);
    auto* chat = menu->findChild<QAction*>(QStringLiteral("menuChat"));
    ASSERT_NE(chat, nullptr);
    chat->trigger();
    menu->close();
    EXPECT_EQ(directories().section(), screens::Directories::Section::Chat);
    ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == &field(); }));

    QTest::keyClicks(&field(), QStringLiteral("first line"));
    key(Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&field(), QStringLiteral("second"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return server.chat.textsWith("102").size() == 1; }));
    EXPECT_EQ(server.chat.textsWith("102").front(), "first line\nsecond");
    EXPECT_TRUE(field().toPlainText().isEmpty());
    EXPECT_TRUE(waitUntil([this] { return messages().model()->rowCount() == 1; }));
    EXPECT_GE(server.count("chat.typing"), 1);
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(server.count("chat.send"), 1) << "nothing is no message";
}

TEST_F(Chat, F1_I4_unread_badge_in_bar_and_tray_and_a_notice_without_focus) {
    signIn();
    auto* bar = find<widgets::SectionBar>("sectionBar");
    window().hide();
    // Qt waits a moment for the focus to come back; a window shown again within it is not told that it did.
    ASSERT_TRUE(waitUntil([] { return QGuiApplication::focusWindow() == nullptr; }));
    server.chat.says("102", "<b>Tom & Jerry</b>");
    ASSERT_TRUE(waitUntil([this] { return platform.tray->look.unread == 1; }));
    EXPECT_TRUE(platform.tray->look.tip.contains(QStringLiteral("1 unread chat message")));
    const QString tab = bar->accessibleTabName(static_cast<int>(screens::Directories::Section::Chat));
    EXPECT_TRUE(tab.contains(QStringLiteral("1 new"))) << tab.toStdString();
    ASSERT_EQ(platform.tray->notices.size(), 1);
    EXPECT_FALSE(platform.tray->notices[0].contains(u'<')) << "a notice may obey markup";
    EXPECT_FALSE(window().isVisible()) << "nobody's focus is taken";
    emit platform.tray->noticeClicked();
    ASSERT_TRUE(waitUntil([this] { return window().isVisible(); }));
    window().activateWindow();  // a window manager may think that nobody asked for it
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window()));
    EXPECT_EQ(directories().section(), screens::Directories::Section::Chat);
    EXPECT_TRUE(waitUntil([this] { return platform.tray->look.unread == 0; })) << "seen is read";
    EXPECT_TRUE(waitUntil([this] { return server.chat.with("102")->read == 1; }));
    server.chat.says("102", "more");
    settle();
    EXPECT_EQ(platform.tray->notices.size(), 1) << "the window is active";
    settings.update([](settings::Values& values) { values.popupChat = false; });
    window().hide();
    server.chat.says("102", "unannounced");
    ASSERT_TRUE(waitUntil([this] { return platform.tray->look.unread == 1; }));
    EXPECT_EQ(platform.tray->notices.size(), 1);
}

TEST_F(Chat, I3_older_pages_come_by_scrolling_and_what_is_read_stays) {
    server.chat.fill("102", 180);
    signIn();
    open();
    ASSERT_TRUE(waitUntil([this] { return messages().model()->rowCount() >= 50; }));
    ASSERT_TRUE(waitUntil([this] { return messages().isAtEnd(); }));
    EXPECT_EQ(text(messages().model()->rowCount() - 1), QStringLiteral("message 180"));
    picture(QStringLiteral("chat-history"));
    auto* scroll = messages().verticalScrollBar();
    for (int page = 0; page < 6 && text(0) != QStringLiteral("message 1"); ++page) {
        const int before = messages().model()->rowCount();
        scroll->setValue(300);
        const QString top = messages().indexAt({20, 20}).data().toString();
        ASSERT_TRUE(waitUntil([&] { return messages().model()->rowCount() > before; }));
        settle();
        EXPECT_TRUE(waitUntil([&] {
            return messages().indexAt({20, 20}).data().toString() == top;
        })) << top.toStdString()
            << " became " << messages().indexAt({20, 20}).data().toString().toStdString();
    }
    EXPECT_EQ(text(0), QStringLiteral("message 1"));
    server.chat.says("102", "new while reading");
    settle();
    EXPECT_FALSE(messages().isAtEnd());
    EXPECT_GT(app->session().chat().store().unread(), 0) << "it has not been seen";
    messages().goToEnd();
    EXPECT_TRUE(waitUntil([this] { return app->session().chat().store().unread() == 0; }));
}

TEST_F(Chat, I2_detached_into_a_window_and_back) {
    server.chat.fill("102", 3);
    signIn();
    auto& screen = open();
    field().setPlainText(QStringLiteral("draft"));
    click(find<QToolButton>("chatDetach"));
    auto* own = topLevel<QWidget>("chatWindow");
    ASSERT_NE(own, nullptr);
    ASSERT_TRUE(QTest::qWaitForWindowActive(own));
    EXPECT_EQ(own->windowTitle(), QStringLiteral("Bruno Neri"));
    EXPECT_TRUE(screen.isDetached(ExtensionId("102")));
    auto* writing = own->findChild<screens::MessageField*>(QStringLiteral("chatField"));
    QTest::keyClicks(writing, QStringLiteral("from its own window"));
    QTest::keyClick(writing, Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return server.chat.textsWith("102").size() == 4; }));
    picture(QStringLiteral("chat-window"), own);
    open();
    EXPECT_TRUE(waitUntil([&] { return own->isActiveWindow(); })) << "opened again: its window comes forward";
    own->close();
    settle();
    EXPECT_FALSE(screen.isDetached(ExtensionId("102")));
    EXPECT_TRUE(waitUntil([this] { return messages().model()->rowCount() == 4; }));
    EXPECT_EQ(field().toPlainText(), QStringLiteral("draft"));
}

TEST_F(Chat, I2_begun_by_searching_and_messages_are_found) {
    server.chat.fill("103", 120);
    server.snapshot.extensions[2].lastName = "Verdi";
    signIn();
    directories().openSearch(screens::Directories::Section::Chat);
    auto& screen = *directories().chat();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("bruno"));
    auto* model = screen.list().model();
    ASSERT_TRUE(waitUntil([&] { return model->rowCount() == 2; }));
    EXPECT_EQ(model->index(0, 0).data().toString(), QStringLiteral("Colleagues"));
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return QApplication::focusWidget() == &field(); }));
    EXPECT_EQ(screen.view().peer(), ExtensionId("102"));
    screen.search().setText(QStringLiteral("message 7"));
    ASSERT_TRUE(waitUntil([&] { return model->rowCount() > 2; })) << "message 7, 70, 71, ...";
    picture(QStringLiteral("chat-search"));
    emit screen.list().used(model->index(1, 0));
    EXPECT_EQ(screen.view().peer(), ExtensionId("103"));
    EXPECT_TRUE(waitUntil([this] { return text(0) == QStringLiteral("message 1"); }))
        << "older pages were fetched up to it";
}

TEST_F(Chat, I4_ticks_typing_links_and_right_to_left) {
    signIn();
    open();
    server.chat.says("102", "See https://example.com/a?b=1, <i>not</i> javascript:alert(1)");
    server.chat.says("102", "שלום, מה שלומך היום?");
    server.chat.says("102", "🎉👍 emoji");
    QTest::keyClicks(&field(), QStringLiteral("Thanks"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return messages().model()->rowCount() == 4; }));
    auto& model = static_cast<models::ConversationModel&>(*messages().model());
    const auto state = [&] { return model.line(model.index(3))->state; };
    ASSERT_TRUE(waitUntil([&] { return state() == models::MessageState::Sent; }));
    server.chat.reads("102");
    EXPECT_TRUE(waitUntil([&] { return state() == models::MessageState::Read; }));
    server.chat.types("102", true);
    EXPECT_TRUE(waitUntil([&] { return app->session().chat().isTyping(ExtensionId("102")); }));
    picture(QStringLiteral("chat-light"));
    const QRect row = messages().visualRect(model.index(0));
    QUrl found;
    for (int x = row.left(); x < row.right() && found.isEmpty(); x += 4)
        for (int y = row.top(); y < row.bottom() && found.isEmpty(); y += 4)
            found = static_cast<screens::MessageDelegate*>(messages().itemDelegate())
                        ->linkAt(model.index(0), row, QPoint(x, y));
    EXPECT_EQ(found, QUrl(QStringLiteral("https://example.com/a?b=1")));
    settings.update([](settings::Values& values) { values.theme = settings::Theme::Dark; });
    settle();
    picture(QStringLiteral("chat-dark"));
}

TEST_F(Chat, I4_long_messages_are_told_and_offline_ones_wait) {
    signIn();
    open();
    field().setPlainText(QString(static_cast<int>(protocol::limits::kChatText) + 10, u'x'));
    auto* hint = find<QLabel>("chatHint");
    EXPECT_TRUE(hint->text().contains(QStringLiteral("Too long")));
    EXPECT_FALSE(find<QPushButton>("chatSend")->isEnabled());
    field().setFocus();
    key(Qt::Key_Return);
    settle();
    EXPECT_EQ(server.count("chat.send"), 0);
    EXPECT_FALSE(field().toPlainText().isEmpty()) << "what was written is still there";
    app->session().disconnectNow();
    field().setPlainText(QStringLiteral("later"));
    EXPECT_TRUE(hint->text().contains(QStringLiteral("as soon as there is a connection")));
    click(find<QPushButton>("chatSend"));
    auto& model = static_cast<models::ConversationModel&>(*messages().model());
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.line(model.index(0))->state, models::MessageState::Waiting);
    app->session().connectNow();
    EXPECT_TRUE(waitUntil([&] { return model.line(model.index(0))->state == models::MessageState::Sent; }));
}

TEST_F(Chat, A_conversation_with_somebody_who_is_gone_stays_readable) {
    server.chat.fill("199", 3);
    signIn();
    open("199");
    ASSERT_TRUE(waitUntil([this] { return messages().model()->rowCount() == 3; }));
    EXPECT_FALSE(field().isEnabled());
    EXPECT_TRUE(find<QLabel>("chatHint")->isVisible());
}

TEST_F(Chat, I1_away_while_nobody_is_there_and_back) {
    signIn();
    const auto told = [this]() -> QString {
        const auto* last = server.last("presence.idle");
        return last == nullptr ? QString() : QString::fromStdString(boost::json::serialize(last->params));
    };
    ASSERT_TRUE(waitUntil([&] { return told().contains(QStringLiteral("false")); }));
    platform.idle = std::chrono::minutes(11);
    settings.update([](settings::Values& values) { values.awayAfterMins = 5; });
    ASSERT_TRUE(waitUntil([&] { return told().contains(QStringLiteral("true")); }));
    platform.idle = std::chrono::milliseconds(0);
    ASSERT_TRUE(waitUntil([&] { return told().contains(QStringLiteral("false")); }));
    platform.idle = std::chrono::minutes(11);
    settings.update([](settings::Values& values) { values.awayAfterMins = 0; });
    settle();
    EXPECT_TRUE(told().contains(QStringLiteral("false"))) << "the user does not want it";
}

}  // namespace
}  // namespace euterpe::testing
