// The reusable widgets, driven by keys and pointer.
#include "desktop/widgets/avatar.h"
#include "desktop/widgets/badge.h"
#include "desktop/widgets/blink_clock.h"
#include "desktop/widgets/elided_label.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/search_field.h"
#include "desktop/widgets/section_bar.h"
#include "desktop/widgets/theme.h"
#include "tests/desktop/support/waiting.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace euterpe::widgets {
namespace {

using testing::waitUntil;

TEST(BlinkClock, RunsOnlyWhileSomethingVisibleRings) {
    Theme theme;
    Avatar avatar(theme, size::kAvatarLarge);
    avatar.setLook({QStringLiteral("MR"), protocol::PhoneState::Free, protocol::Presence::Available});
    avatar.show();
    (void)avatar.grab();
    EXPECT_FALSE(theme.blink().isRunning());
    avatar.setLook({QStringLiteral("MR"), protocol::PhoneState::Ringing, protocol::Presence::Available});
    const QImage first = avatar.grab().toImage();
    ASSERT_TRUE(theme.blink().isRunning());
    // It blinks: another picture after a while.
    EXPECT_TRUE(waitUntil([&] { return avatar.grab().toImage() != first; }));
    avatar.hide();
    EXPECT_TRUE(waitUntil([&] { return !theme.blink().isRunning(); }));
}

TEST(BlinkClock, StopsWhenItRingsNoMore) {
    Theme theme;
    Avatar avatar(theme, size::kAvatar);
    avatar.setLook({QStringLiteral("MR"), protocol::PhoneState::Ringing, protocol::Presence::Available});
    avatar.show();
    (void)avatar.grab();
    avatar.setLook({QStringLiteral("MR"), protocol::PhoneState::Busy, protocol::Presence::Available});
    EXPECT_TRUE(waitUntil([&] { return !theme.blink().isRunning(); }));
}

TEST(Avatar, SaysItsStateToScreenReaders) {
    const Theme theme;
    Avatar avatar(theme, size::kAvatar);
    avatar.setLook({QStringLiteral("MR"), protocol::PhoneState::Busy, protocol::Presence::Away});
    EXPECT_EQ(avatar.accessibleDescription(), QStringLiteral("Away, Busy"));
}

TEST(SearchField, TellsWhatIsTypedAndLeavesDownwards) {
    const Theme theme;
    SearchField field(theme);
    field.setPrompt(QStringLiteral("Search"));
    field.show();
    QSignalSpy typed(&field, &SearchField::textChanged);
    QSignalSpy left(&field, &SearchField::leaveDown);
    QTest::keyClicks(&field.edit(), QStringLiteral("ros"));
    EXPECT_EQ(typed.count(), 3);
    QTest::keyClick(&field.edit(), Qt::Key_Down);
    QTest::keyClick(&field.edit(), Qt::Key_Return);
    EXPECT_EQ(left.count(), 2);
    QTest::keyClick(&field.edit(), Qt::Key_Escape);
    EXPECT_EQ(field.text(), QString());
    EXPECT_EQ(field.edit().accessibleName(), QStringLiteral("Search"));
}

TEST(SearchField, CountsRows) {
    const Theme theme;
    SearchField field(theme);
    field.setCount(12, 245);
    EXPECT_EQ(field.findChild<QLabel*>()->text(), QStringLiteral("12 of 245"));
    field.setCount(245, 245);
    EXPECT_EQ(field.findChild<QLabel*>()->text(), QStringLiteral("245"));
}

TEST(Badge, TakesNoRoomAtZero) {
    const Theme theme;
    QWidget parent;
    Badge badge(theme, Tone::Busy, &parent);
    parent.show();
    EXPECT_FALSE(badge.isVisible());
    badge.setCount(120);
    EXPECT_TRUE(badge.isVisible());
    EXPECT_EQ(badge.accessibleName(), QStringLiteral("120"));
    badge.setCount(0);
    EXPECT_FALSE(badge.isVisible());
}

TEST(ElidedLabel, NeverReadsMarkup) {
    const Theme theme;
    ElidedLabel label(theme, TextStyle::Body);
    label.setText(QStringLiteral("<b>Mario</b>"));
    EXPECT_EQ(label.accessibleName(), QStringLiteral("<b>Mario</b>"));
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width());
}

TEST(EmptyState, OffersItsActionOnlyWhenThereIsOne) {
    const Theme theme;
    EmptyState empty(theme);
    QSignalSpy triggered(&empty, &EmptyState::actionTriggered);
    empty.setContent(Icon::Search, QStringLiteral("Nothing found"), QStringLiteral("Really"));
    empty.show();
    auto* button = empty.findChild<QPushButton*>();
    EXPECT_FALSE(button->isVisible());
    empty.setContent(Icon::Search, QStringLiteral("Nothing found"), {}, QStringLiteral("Clear"));
    EXPECT_TRUE(button->isVisible());
    button->click();
    EXPECT_EQ(triggered.count(), 1);
}

// C8: by keyboard alone.
TEST(SectionBar, ArrowKeysMoveBetweenSections) {
    const Theme theme;
    SectionBar bar(theme);
    bar.addSection(Icon::Star, QStringLiteral("Favourites"));
    bar.addSection(Icon::Extensions, QStringLiteral("Extensions"));
    bar.addSection(Icon::Recent, QStringLiteral("Recent"));
    bar.resize(600, 46);
    bar.show();
    QTest::keyClick(&bar, Qt::Key_Right);
    EXPECT_EQ(bar.currentIndex(), 1);
    QTest::keyClick(&bar, Qt::Key_Left);
    EXPECT_EQ(bar.currentIndex(), 0);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.tabRect(2).center());
    EXPECT_EQ(bar.currentIndex(), 2);
}

TEST(SectionBar, GivesUpTextsWhereRoomIsShort) {
    const Theme theme;
    SectionBar bar(theme);
    for (const char* name : {"Favourites", "Extensions", "Phonebook", "Recent", "Voicemail"})
        bar.addSection(Icon::Star, QString::fromLatin1(name));
    bar.setBadge(3, 7);
    bar.resize(1000, 46);
    bar.show();
    const int wide = bar.tabRect(1).width();
    bar.resize(380, 46);
    testing::settle();
    EXPECT_LT(bar.tabRect(1).width(), wide);
    EXPECT_GT(bar.tabRect(0).width(), bar.tabRect(1).width());
    EXPECT_LE(bar.tabRect(4).right(), bar.width());
    EXPECT_EQ(bar.tabToolTip(1), QStringLiteral("Extensions"));
    EXPECT_EQ(bar.accessibleTabName(3), QStringLiteral("Recent, 7 new"));
}

}  // namespace
}  // namespace euterpe::widgets
