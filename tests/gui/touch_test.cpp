// A5: the window used with a finger. No mouse event is made here; what is too small for a finger fails.
#include "desktop/models/extension_model.h"
#include "desktop/screens/dialogs/settings_dialog.h"
#include "desktop/screens/extensions/extensions_screen.h"
#include "desktop/screens/favourites/card_grid.h"
#include "desktop/screens/main/directories.h"
#include "desktop/screens/phone/dial_pad.h"
#include "desktop/screens/popup/incoming_popup.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/section_bar.h"
#include "tests/gui/finger.h"
#include "tests/gui/phone_desk.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QScroller>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleHints>
#include <QStyleOptionSpinBox>
#include <QToolTip>

namespace euterpe::testing {
namespace {

using models::ExtensionModel;
using screens::Directories;

// 9 mm at 96 dots per inch: below that a finger misses.
constexpr int kFinger = 34;

class Touched : public PhoneDesk {
  protected:
    void SetUp() override {
        for (int number = 201; number <= 260; ++number)
            server.snapshot.extensions.push_back(extension(std::to_string(number)));
        signInAsPhone();
        window().resize(1180, 780);
        window().directories().open(Directories::Section::Extensions);
        settle();
    }
    void TearDown() override {
        QToolTip::hideText();
        if (QWidget* menu = QApplication::activePopupWidget())
            menu->close();
    }
    widgets::RowTree& table() { return window().directories().extensions()->table(); }
    QWidget* rows() { return table().viewport(); }
    QPoint cell(int row, int column = ExtensionModel::LastName) {
        return table().visualRect(table().model()->index(row, column)).center();
    }
    QScrollBar& bar() { return *table().verticalScrollBar(); }
    QToolButton* tile(const char* name) { return find<QToolButton>(name); }

    // Down until the long press has had its effect.
    template <class Done>
    void hold(QWidget* on, const QPoint& at, Done done) {
        Finger::down(on, at);
        EXPECT_TRUE(waitUntil(done));
    }
    // Everything below `root` that is there to be touched has room for a finger.
    static void expectFingerRoom(QWidget& root, const std::string& where) {
        for (QAbstractButton* button : root.findChildren<QAbstractButton*>()) {
            // What stands inside of a field takes a finger beside it, too.
            if (!button->isVisible() || qobject_cast<QLineEdit*>(button->parent()) != nullptr)
                continue;
            EXPECT_GE(button->width(), kFinger) << where << ": " << button->objectName().toStdString();
            EXPECT_GE(button->height(), kFinger) << where << ": " << button->objectName().toStdString();
        }
    }
};

TEST_F(Touched, A5_the_dial_pad_takes_taps_and_a_long_0_is_plus) {
    for (const char* key : {"dialKey1", "dialKey5", "dialKey#"})
        Finger::tap(find<QWidget>(key));
    EXPECT_EQ(field()->text(), QStringLiteral("15#"));
    auto* zero = find<QWidget>("dialKey0");
    hold(zero, zero->rect().center(), [this] { return field()->text() == QStringLiteral("15#+"); });
    Finger::up(zero, zero->rect().center());
    EXPECT_EQ(field()->text(), QStringLiteral("15#+"));
}

TEST_F(Touched, A5_function_buttons_and_sections_take_taps) {
    Finger::tap(find<QWidget>("doNotDisturbButton"));
    EXPECT_TRUE(waitUntil([this] { return server.count("service.doNotDisturb") == 1; }));
    auto* sections = window().findChild<widgets::SectionBar*>();
    Finger::tap(sections, sections->tabRect(static_cast<int>(Directories::Section::Recent)).center());
    EXPECT_EQ(window().directories().section(), Directories::Section::Recent);
}

TEST_F(Touched, A5_there_is_room_for_a_finger) {
    talkTo("102");
    settle();
    expectFingerRoom(window(), "window");
    EXPECT_GE(window().findChild<widgets::SectionBar*>()->height(), kFinger);
    EXPECT_GE(table().visualRect(table().model()->index(0, 0)).height(), kFinger);
    const QRect star = table().visualRect(table().model()->index(0, ExtensionModel::Favourite));
    EXPECT_GE(star.width(), kFinger);
    phone->ring("103", "Anna");
    ASSERT_TRUE(waitUntil([this] { return topLevel("incomingPopup") != nullptr; }));
    expectFingerRoom(*topLevel("incomingPopup"), "popup");
}

TEST_F(Touched, A5_a_finger_scrolls_the_table_and_touches_nothing_on_its_way) {
    ASSERT_GT(bar().maximum(), 0);
    const QModelIndex before = table().currentIndex();
    const QPoint star = cell(8, ExtensionModel::Favourite);
    const auto follows = [&](int by) {
        Finger::to(rows(), star - QPoint(0, by));
        return waitUntil([&] { return bar().value() > by - 40; });
    };
    Finger::down(rows(), star);
    EXPECT_TRUE(follows(80) && follows(160) && follows(240)) << bar().value();
    Finger::up(rows(), star - QPoint(0, 240));
    EXPECT_EQ(table().currentIndex(), before);
    EXPECT_EQ(server.count("favourite.set"), 0);
    // It glides on, and is stopped by a tap that is no more than that.
    ASSERT_TRUE(waitUntil([this] { return QScroller::scroller(rows())->state() == QScroller::Scrolling; }));
    Finger::tap(rows(), QPoint(star.x(), 200));
    EXPECT_EQ(QScroller::scroller(rows())->state(), QScroller::Inactive);
    EXPECT_EQ(table().currentIndex(), before);
    settle();
    EXPECT_EQ(server.count("favourite.set"), 0);
}

TEST_F(Touched, A5_taps_choose_a_row_star_it_and_open_its_details) {
    Finger::tap(rows(), cell(3));
    EXPECT_EQ(table().currentIndex().row(), 3);
    EXPECT_TRUE(table().hasFocus());
    Finger::tap(rows(), cell(5, ExtensionModel::Favourite));
    EXPECT_TRUE(waitUntil([this] { return server.count("favourite.set") == 1; }));
    const QPoint name = cell(4);
    Finger::tap(rows(), name);
    Finger::tap(rows(), name);
    EXPECT_TRUE(table().isExpanded(table().model()->index(4, 0)));
}

TEST_F(Touched, A5_a_long_press_opens_a_row_s_menu) {
    QSignalSpy asked(&table(), &widgets::RowTree::menuRequested);
    hold(rows(), cell(6), [] { return QApplication::activePopupWidget() != nullptr; });
    Finger::up(rows(), cell(6));
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked[0][0].toModelIndex().row(), 6);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr) << "letting go closes nothing and chooses nothing";
    Finger::tap(menu, menu->actionGeometry(menu->actions().front()).center());
    EXPECT_TRUE(waitUntil([this] { return phone->legs().size() == 1; })) << "the menu's first is to call";
}

TEST_F(Touched, A5_a_long_press_says_what_a_button_is_and_does_not_press_it) {
    auto* button = find<QWidget>("doNotDisturbButton");
    hold(button, button->rect().center(), [] { return !QToolTip::text().isEmpty(); });
    EXPECT_EQ(QToolTip::text(), button->toolTip());
    Finger::up(button, button->rect().center());
    settle();
    EXPECT_EQ(server.count("service.doNotDisturb"), 0);
    Finger::tap(button);
    EXPECT_TRUE(waitUntil([this] { return server.count("service.doNotDisturb") == 1; }));
}

TEST_F(Touched, A2_A5_a_long_press_says_why_a_button_is_disabled) {
    auto* button = find<QWidget>("forkButton");
    ASSERT_FALSE(button->isEnabled());
    hold(button, button->rect().center(), [] { return !QToolTip::text().isEmpty(); });
    EXPECT_EQ(QToolTip::text(), button->toolTip());
    Finger::up(button, button->rect().center());
}

TEST_F(Touched, A5_buttons_of_a_call_take_taps_and_its_card_a_long_press) {
    talkTo("102");
    Finger::tap(button("102", "holdCall"));
    ASSERT_TRUE(waitUntil([this] { return stateOf("102") == phone::LegState::Held; }));
    auto* title = cardOf("102")->findChild<QWidget*>(QStringLiteral("callTitle"));
    hold(title, title->rect().center(), [] { return QApplication::activePopupWidget() != nullptr; });
    EXPECT_EQ(QApplication::activePopupWidget()->objectName(), QStringLiteral("cardMenu"));
    Finger::up(title, title->rect().center());
    QApplication::activePopupWidget()->close();
    settle();
    EXPECT_EQ(stateOf("102"), phone::LegState::Held) << "the long press resumed the call";
    Finger::tap(title);
    EXPECT_TRUE(waitUntil([this] { return stateOf("102") == phone::LegState::Talking; }));
}

TEST_F(Touched, A5_a_favourite_s_button_calls_once_and_its_card_by_a_double_tap) {
    Finger::tap(rows(), cell(5, ExtensionModel::Favourite));
    ASSERT_TRUE(waitUntil([this] { return server.count("favourite.set") == 1; }));
    window().directories().open(Directories::Section::Favourites);
    auto* grid = window().findChild<screens::CardGrid*>();
    ASSERT_NE(grid, nullptr);
    ASSERT_TRUE(waitUntil([&] { return grid->model()->rowCount() == 1; }));
    settle();
    const QRect card = grid->visualRect(grid->model()->index(0, grid->modelColumn()));
    const QRect call = grid->cards().callButton(card);
    EXPECT_GE(qMin(call.width(), call.height()), kFinger);
    Finger::tap(grid->viewport(), call.center());
    Finger::tap(grid->viewport(), call.center());
    ASSERT_TRUE(waitUntil([this] { return !phone->legs().empty(); }));
    settle();
    ASSERT_EQ(phone->legs().size(), 1U) << "the second tap called again";
    phone->peerHangsUp(phone->legs().front().id);
    ASSERT_TRUE(waitUntil([this] { return phone->legs().empty(); }));
    const QPoint name(card.left() + card.width() / 3, card.center().y());
    Finger::tap(grid->viewport(), name);
    EXPECT_TRUE(phone->legs().empty());
    Finger::tap(grid->viewport(), name);
    EXPECT_TRUE(waitUntil([this] { return phone->legs().size() == 1; }));
}

TEST_F(Touched, A5_the_cross_in_a_search_field_takes_a_finger_beside_it) {
    auto& search = *window().directories().extensions()->findChild<widgets::SearchField*>();
    QLineEdit& edit = search.edit();
    const auto crossed = [&](int beside) {
        edit.setText(QStringLiteral("20"));
        const auto buttons = edit.findChildren<QAbstractButton*>();
        auto* last = buttons.back()->x() > buttons.front()->x() ? buttons.back() : buttons.front();
        EXPECT_TRUE(waitUntil([&] { return last->property("opacity").toDouble() >= 1; })) << "it fades in";
        const QRect cross = last->geometry();
        EXPECT_LT(cross.width(), kFinger) << "it looks no larger";
        Finger::tap(&edit, cross.center() - QPoint(beside, 0));
        settle();
        const bool isEmpty = edit.text().isEmpty();
        if (isEmpty) {
            EXPECT_TRUE(waitUntil([&] { return last->property("opacity").toDouble() <= 0; }))
                << "it fades out";
        }
        return isEmpty;
    };
    EXPECT_TRUE(crossed(0));
    EXPECT_TRUE(crossed(kFinger / 2));
    EXPECT_FALSE(crossed(2 * kFinger)) << "there are the words";
    EXPECT_TRUE(edit.hasFocus());
}

TEST_F(Touched, A5_what_stands_in_the_fields_of_settings_takes_a_finger_beside_it) {
    using screens::SettingsDialog;
    app->dialogs().openSettings(SettingsDialog::Page::Connection);
    auto* dialog = app->dialogs().settingsDialog();
    ASSERT_TRUE(waitUntil([&] { return dialog->isVisible(); }));
    settle();
    auto* password = dialog->findChild<QLineEdit*>(QStringLiteral("password"));
    auto* eye = password->findChild<QAbstractButton*>();
    Finger::tap(password, eye->geometry().center() - QPoint(kFinger / 2, 0));
    EXPECT_EQ(password->echoMode(), QLineEdit::Normal);

    dialog->close();
    app->dialogs().openSettings(SettingsDialog::Page::Services);
    dialog = app->dialogs().settingsDialog();
    auto* minutes = dialog->findChild<QSpinBox*>(QStringLiteral("awayAfter"));
    ASSERT_TRUE(waitUntil([&] { return minutes->isVisible(); }));
    dialog->findChild<QAbstractButton*>(QStringLiteral("awayWhenIdle"))->setChecked(true);
    settle();
    minutes->setValue(5);
    QStyleOptionSpinBox option;
    option.initFrom(minutes);
    option.subControls = QStyle::SC_All;
    for (const auto& [arrow, value] : {std::pair(QStyle::SC_SpinBoxUp, 6), {QStyle::SC_SpinBoxDown, 5}}) {
        const QRect box = minutes->style()
                              ->subControlRect(QStyle::CC_SpinBox, &option, arrow, minutes)
                              .intersected(minutes->rect());
        EXPECT_GE(box.width(), kFinger);
        EXPECT_GE(box.height(), kFinger);
        // At its edge.
        Finger::tap(minutes, QPoint(box.center().x(), box.top() + 3));
        EXPECT_EQ(minutes->value(), value);
    }
    for (const Look& one : {Look{"en", settings::Theme::Light}, Look{"it", settings::Theme::Dark}}) {
        dress(one);
        look(one, "settings-services", dialog);
    }
    dialog->close();
}

// Where the window is low the phone's part is scrolled by what a finger finds there.
TEST_F(Touched, A5_a_drag_that_begins_on_a_button_scrolls_and_does_not_press) {
    talkTo("102");
    window().resize(1180, window().minimumSizeHint().height());
    settle();
    auto* page =
        qobject_cast<QScrollArea*>(find<QWidget>("dialPad")->parentWidget()->parentWidget()->parentWidget());
    ASSERT_NE(page, nullptr);
    ASSERT_GT(page->verticalScrollBar()->maximum(), 0);
    const int before = page->verticalScrollBar()->value();
    auto* key = find<QWidget>("dialKey8");
    page->ensureWidgetVisible(key);
    const int from = page->verticalScrollBar()->value();
    const QPoint at = key->mapTo(&window(), key->rect().center());
    Finger::down(&window(), at);
    Finger::to(&window(), at + QPoint(0, from > before ? 60 : -60));
    EXPECT_TRUE(waitUntil([&] { return page->verticalScrollBar()->value() != from; }));
    Finger::up(&window(), at + QPoint(0, from > before ? 60 : -60));
    ASSERT_TRUE(
        waitUntil([&] { return QScroller::scroller(page->viewport())->state() == QScroller::Inactive; }));
    EXPECT_EQ(field()->text(), QString());
    page->ensureWidgetVisible(key);
    settle();
    Finger::tap(key);
    EXPECT_EQ(field()->text(), QStringLiteral("8"));
}

}  // namespace
}  // namespace euterpe::testing
