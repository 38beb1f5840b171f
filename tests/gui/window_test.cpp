// A3, C2, C3, C5, C7, C8: the window itself.
#include "desktop/models/extension_model.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/main/directories.h"
#include "desktop/widgets/row_header.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "tests/gui/desk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QWindow>

namespace euterpe::testing {
namespace {

class Window : public Desk {
  protected:
    void SetUp() override { signIn(); }

    QAction* action(const QString& text) {
        for (QAction* candidate : window().findChildren<QAction*>()) {
            if (candidate->text().remove(u'&') == text)
                return candidate;
        }
        return nullptr;
    }
    // The search field with the cursor in it, by its accessible name.
    QString focusName() {
        QWidget* focus = QApplication::focusWidget();
        return focus == nullptr ? QString() : focus->accessibleName();
    }
};

TEST_F(Window, C2_the_close_button_hides_and_the_tray_brings_back) {
    window().close();
    EXPECT_FALSE(window().isVisible());
    ASSERT_NE(platform.tray, nullptr);
    emit platform.tray->activated();
    EXPECT_TRUE(window().isVisible());
}

// Runs the application's own loop, as main() does; 99 = it did not end by itself.
int runUntilItEnds() {
    QTimer watchdog;
    watchdog.setSingleShot(true);
    QObject::connect(&watchdog, &QTimer::timeout, [] { QCoreApplication::exit(99); });
    watchdog.start(10000);
    return QApplication::exec();
}

TEST_F(Window, C2_only_quit_ends_the_application) {
    QTimer::singleShot(0, &window(), [this] { window().close(); });
    QTimer::singleShot(50, &window(), [this] { action(QStringLiteral("Quit"))->trigger(); });
    EXPECT_EQ(runUntilItEnds(), 0);
    EXPECT_EQ(platform.tray->shownMenu, nullptr);
}

TEST_F(Window, C2_the_system_ends_it_as_quit_does) {
    QTimer::singleShot(0, &window(), [this] { platform.terminate(); });
    EXPECT_EQ(runUntilItEnds(), 0);
    EXPECT_TRUE(waitUntil([this] { return server.count("session.logout") == 1; }));
}

TEST_F(Window, C3_always_on_top_and_transparency) {
    auto* onTop = action(QStringLiteral("Always on top"));
    auto* transparency = find<QMenu>("transparencyMenu");
    EXPECT_FALSE(transparency->isEnabled());
    onTop->trigger();
    EXPECT_TRUE(window().windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
    EXPECT_TRUE(window().isVisible());
    ASSERT_TRUE(transparency->isEnabled());
    action(QStringLiteral("40 %"))->trigger();
    EXPECT_NEAR(window().windowOpacity(), 0.6, 0.01);
    onTop->trigger();
    EXPECT_FALSE(window().windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint));
    EXPECT_NEAR(window().windowOpacity(), 1.0, 0.01);
}

TEST_F(Window, C3_C8_compact_and_extended_view) {
    const int wide = window().width();
    auto* directories = find<QWidget>("directories");
    EXPECT_TRUE(directories->isVisible());
    key(Qt::Key_S, Qt::ControlModifier);
    EXPECT_FALSE(directories->isVisible());
    EXPECT_TRUE(waitUntil([&] { return window().width() < wide / 2; }));
    EXPECT_TRUE(settings.values().compact);
    key(Qt::Key_E, Qt::ControlModifier);
    EXPECT_TRUE(directories->isVisible());
    EXPECT_TRUE(waitUntil([&] { return window().width() == wide; })) << window().width();
}

TEST_F(Window, C3_in_the_compact_view_the_keyboard_goes_to_the_dial_field) {
    key(Qt::Key_F10);
    ASSERT_TRUE(find<QWidget>("directories")->isAncestorOf(QApplication::focusWidget()));
    key(Qt::Key_S, Qt::ControlModifier);
    EXPECT_EQ(QApplication::focusWidget(), find<QLineEdit>("dialField"));
}

// A mark says where the keyboard is; a button gets it by Tab alone, not because it is next to what was
// hidden.
TEST_F(Window, C3_no_button_is_marked_that_the_keyboard_did_not_go_to) {
    auto* field = find<QLineEdit>("dialField");
    const auto marked = [] {
        auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
        return button == nullptr ? std::string() : button->objectName().toStdString();
    };
    window().directories().openChat(QStringLiteral("102"));
    settle();
    ASSERT_EQ(QApplication::focusWidget(), find<QWidget>("chatField"));
    click(find<QToolButton>("chatDetach"));
    ASSERT_TRUE(waitUntil([this] { return topLevel("chatWindow") != nullptr; }));
    ASSERT_TRUE(waitUntil([this] { return topLevel("chatWindow")->isActiveWindow(); }));
    topLevel("chatWindow")->close();
    window().bringForward();
    ASSERT_TRUE(waitUntil([this] { return window().isActiveWindow(); }));
    ASSERT_TRUE(waitUntil([] { return QApplication::focusWidget() != nullptr; }));
    EXPECT_EQ(marked(), "");
    settings.update([](settings::Values& values) { values.compact = true; });
    settle();
    EXPECT_EQ(marked(), "") << "in the compact view";

    field->setFocus();
    auto* presence = find<QToolButton>("presenceButton");
    QTimer closer;
    QObject::connect(&closer, &QTimer::timeout, [] {
        if (QWidget* menu = QApplication::activePopupWidget())
            menu->close();
    });
    closer.start(20);
    click(presence);
    EXPECT_EQ(QApplication::focusWidget(), field) << "by the mouse";
    for (int steps = 0; steps < 60 && QApplication::focusWidget() != presence; ++steps)
        key(Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), presence) << "by Tab";
}

TEST_F(Window, C8_ctrl_k_shows_and_hides_the_dial_pad) {
    auto* pad = find<QWidget>("dialPad");
    EXPECT_TRUE(pad->isVisible());
    key(Qt::Key_K, Qt::ControlModifier);
    EXPECT_FALSE(pad->isVisible());
    key(Qt::Key_K, Qt::ControlModifier);
    EXPECT_TRUE(pad->isVisible());
}

TEST_F(Window, C8_function_keys_go_to_field_and_directories) {
    key(Qt::Key_F10);
    EXPECT_EQ(window().directories().section(), screens::Directories::Section::Extensions);
    EXPECT_EQ(focusName(), QStringLiteral("Search a colleague by name, company or number"));
    key(Qt::Key_F11);
    EXPECT_EQ(window().directories().section(), screens::Directories::Section::Phonebook);
    EXPECT_EQ(focusName(), QStringLiteral("Search by name, company, number or e-mail"));
    key(Qt::Key_F12);
    EXPECT_EQ(window().directories().section(), screens::Directories::Section::Recent);
    EXPECT_EQ(focusName(), QStringLiteral("Search a name or number"));
    key(Qt::Key_F9);
    EXPECT_EQ(window().directories().section(), screens::Directories::Section::Favourites);
    key(Qt::Key_F8);
    EXPECT_EQ(QApplication::focusWidget(), find<QLineEdit>("dialField"));
}

TEST_F(Window, C8_a_directory_key_opens_the_extended_view) {
    key(Qt::Key_S, Qt::ControlModifier);
    key(Qt::Key_F10);
    EXPECT_TRUE(find<QWidget>("directories")->isVisible());
    EXPECT_EQ(focusName(), QStringLiteral("Search a colleague by name, company or number"));
}

TEST_F(Window, C8_ctrl_q_asks_to_quit) {
    const QSignalSpy asked(&window(), &screens::MainWindow::quitRequested);
    key(Qt::Key_Q, Qt::ControlModifier);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(Window, C5_own_presence_is_set_by_the_menu) {
    auto* button = find<QToolButton>("presenceButton");
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(button->accessibleName().contains(QStringLiteral("Available")));
    for (QAction* choice : button->menu()->actions()) {
        if (choice->text() == QStringLiteral("Busy"))
            choice->trigger();
    }
    ASSERT_TRUE(waitUntil([this] { return server.count("presence.set") == 1; }));
    EXPECT_TRUE(waitUntil([&] { return button->accessibleName().contains(QStringLiteral("Busy")); }));
}

TEST_F(Window, C2_connect_and_disconnect_by_menu) {
    EXPECT_FALSE(action(QStringLiteral("Connect"))->isEnabled());
    action(QStringLiteral("Disconnect"))->trigger();
    ASSERT_TRUE(
        waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Disconnected; }));
    EXPECT_EQ(platform.tray->look.connection, app::TrayLook::Connection::Offline);
    action(QStringLiteral("Connect"))->trigger();
    EXPECT_TRUE(waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Online; }));
    EXPECT_EQ(platform.tray->look.connection, app::TrayLook::Connection::Online);
}

TEST_F(Window, Dark_theme_changes_the_palette_at_once) {
    const auto light = window().palette().color(QPalette::Window).lightness();
    settings.update([](settings::Values& values) { values.theme = settings::Theme::Dark; });
    EXPECT_LT(qApp->palette().color(QPalette::Window).lightness(), 80);
    EXPECT_GT(light, 200);
}

TEST_F(Window, Geometry_is_remembered) {
    window().resize(1000, 760);
    ASSERT_TRUE(waitUntil([this] { return window().width() == 1000; }));
    window().saveState();
    app.reset();
    start();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window()));
    EXPECT_EQ(window().size(), QSize(1000, 760));
}

// A column that was dragged, the sorted one and the section, in the next session too.
TEST_F(Window, Columns_sorting_and_section_are_remembered) {
    auto* directories = find<screens::Directories>("directories");
    auto* header = &directories->extensions()->table().rowHeader();
    const int number = models::ExtensionModel::Number;
    const auto dragNumber = [&](int by) {
        const QPoint edge(header->sectionViewportPosition(number) + header->sectionSize(number) - 1,
                          header->height() / 2);
        QTest::mousePress(header->viewport(), Qt::LeftButton, {}, edge);
        QTest::mouseMove(header->viewport(), edge + QPoint(by, 0));
        QTest::mouseRelease(header->viewport(), Qt::LeftButton, {}, edge + QPoint(by, 0));
    };
    const int before = header->sectionSize(number);
    dragNumber(40);
    ASSERT_EQ(header->sectionSize(number), before + 40);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(number) + 20, header->height() / 2));
    ASSERT_EQ(header->sortIndicatorSection(), number);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(number) + 20, header->height() / 2));
    const QString last = directories->extensions()->model().index(0, number).data().toString();
    directories->open(screens::Directories::Section::Recent);
    ASSERT_TRUE(settings.save().ok());

    app.reset();
    settings.load();
    signIn();
    directories = find<screens::Directories>("directories");
    EXPECT_EQ(directories->section(), screens::Directories::Section::Recent);
    directories->open(screens::Directories::Section::Extensions);
    header = &directories->extensions()->table().rowHeader();
    EXPECT_EQ(header->sectionSize(number), before + 40);
    EXPECT_EQ(header->sortIndicatorSection(), number);
    EXPECT_EQ(header->sortIndicatorOrder(), Qt::DescendingOrder);
    EXPECT_EQ(directories->extensions()->model().index(0, number).data().toString(), last);
}

TEST_F(Window, Everything_that_takes_the_focus_has_a_name_for_screen_readers) {
    for (const auto section :
         {screens::Directories::Section::Favourites, screens::Directories::Section::Extensions,
          screens::Directories::Section::Phonebook, screens::Directories::Section::Recent})
        window().directories().open(section);
    for (QWidget* widget : window().findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr)
            continue;
        const QAccessibleInterface* reader = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(reader, nullptr);
        EXPECT_FALSE(reader->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

TEST_F(Window, The_keyboard_alone_reaches_every_control) {
    QSet<QWidget*> reached;
    QWidget* first = find<QLineEdit>("dialField");
    first->setFocus();
    QWidget* now = first;
    do {
        reached.insert(now);
        QTest::keyClick(now, Qt::Key_Tab);
        now = QApplication::focusWidget();
    } while (now != nullptr && now != first && reached.size() < 200);
    for (const char* name : {"presenceButton", "dialKey1", "voicemailButton", "sectionBar"})
        EXPECT_TRUE(reached.contains(find<QWidget>(name))) << name;
}

class WithoutTray : public Desk {};

TEST_F(WithoutTray, C2_the_close_button_minimises_and_says_so_once) {
    platform.hasTray = false;
    signIn();
    window().close();
    EXPECT_TRUE(window().isVisible());
    EXPECT_TRUE(waitUntil([this] { return window().isMinimized(); }));
    auto* notice = find<QWidget>("windowNotice");
    EXPECT_TRUE(notice->accessibleName().contains(QStringLiteral("no system tray")));
}

class StartMinimised : public Desk {};

TEST_F(StartMinimised, C7_starts_in_the_tray) {
    configure();
    settings.update([](settings::Values& values) { values.startMinimized = true; });
    start();
    ASSERT_TRUE(waitUntil([this] { return app->session().syncState().sync() == replica::Sync::Online; }));
    EXPECT_FALSE(window().isVisible());
    ASSERT_NE(platform.tray->shownMenu, nullptr);
    platform.tray->shownMenu->actions().front()->trigger();
    EXPECT_TRUE(window().isVisible());
}

}  // namespace
}  // namespace euterpe::testing
