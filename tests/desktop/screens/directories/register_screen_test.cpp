// Requirements G1-G4: recent calls.
#include "desktop/screens/register/register_screen.h"

#include "desktop/models/register_model.h"
#include "desktop/screens/register/period_picker.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/row_table.h"
#include "desktop/widgets/search_field.h"
#include "lib/protocol/limits.h"
#include "tests/desktop/screens/support/sample_desk.h"
#include "tests/desktop/support/waiting.h"

#include <set>

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFrame>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace euterpe::screens {
namespace {

using models::RegisterModel;
using testing::SampleDesk;
using testing::waitUntil;

class RegisterScreenTest : public ::testing::Test {
  protected:
    [[nodiscard]] bool open() {
        screen.resize(900, 600);
        screen.show();
        return waitUntil([this] { return rows() > 0; });
    }
    [[nodiscard]] int rows() const { return screen.table().model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(int row, int column = RegisterModel::Name) const {
        return screen.table().model()->index(row, column);
    }

    SampleDesk desk{24, 100'000};
    RegisterScreen screen{desk.theme, desk.callRegister, desk.extensions, desk.self, desk.sync};
    QSignalSpy dialled{&screen, &RegisterScreen::dialRequested};
};

TEST_F(RegisterScreenTest, AsksForNothingBeforeItIsLookedAt) {
    testing::settle();
    EXPECT_TRUE(desk.calls.opened.empty());
    ASSERT_TRUE(open());
    EXPECT_EQ(desk.calls.opened.size(), 1U);
    EXPECT_EQ(rows(), 100'000);
}

// G4: the end of a long register is a few pages away, not all of them.
TEST_F(RegisterScreenTest, ScrollingToTheEndAsksForFewPages) {
    ASSERT_TRUE(open());
    (void)screen.grab();
    desk.calls.pages.clear();
    screen.table().scrollToBottom();
    (void)screen.grab();
    const int last = rows() - 1;
    ASSERT_TRUE(waitUntil([&] { return !cell(last).data().toString().isEmpty(); }));
    EXPECT_GE(desk.calls.pages.size(), 1U);
    EXPECT_LE(desk.calls.pages.size(), 4U);
}

TEST_F(RegisterScreenTest, DraggingTheScrollBarLoadsOnlyWhereItStops) {
    ASSERT_TRUE(open());
    desk.calls.pages.clear();
    QScrollBar* bar = screen.table().verticalScrollBar();
    for (int step = 1; step <= 20; ++step) {
        bar->setValue(static_cast<int>(static_cast<qint64>(bar->maximum()) * step / 20));
        (void)screen.grab();
    }
    const int last = rows() - 1;
    ASSERT_TRUE(waitUntil([&] { return !cell(last).data().toString().isEmpty(); }));
    EXPECT_LE(desk.calls.pages.size(), 4U);
}

// G3
TEST_F(RegisterScreenTest, DoubleClickAndEnterCallBack) {
    ASSERT_TRUE(open());
    const QPoint at = screen.table().visualRect(cell(0)).center();
    QTest::mouseDClick(screen.table().viewport(), Qt::LeftButton, {}, at);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), QStringLiteral("101"));
    screen.table().setCurrentIndex(cell(3));
    QTest::keyClick(&screen.table(), Qt::Key_Return);
    ASSERT_EQ(dialled.count(), 2);
    EXPECT_EQ(dialled.at(1).at(0).toString(), QStringLiteral("3471234567"));
    // Row 9 was withheld: there is nothing to call.
    screen.table().setCurrentIndex(cell(9));
    QTest::keyClick(&screen.table(), Qt::Key_Return);
    EXPECT_EQ(dialled.count(), 2);
}

// G3
TEST_F(RegisterScreenTest, TheMenuCallsBackAndCopies) {
    ASSERT_TRUE(open());
    emit screen.table().menuRequested(cell(3), screen.mapToGlobal(QPoint(5, 5)));
    QMenu* menu = nullptr;
    for (QMenu* candidate : screen.findChildren<QMenu*>(Qt::FindDirectChildrenOnly))
        menu = candidate;
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(menu->actions().at(0)->text(), QStringLiteral("Call back: 3471234567"));
    menu->actions().at(0)->trigger();
    EXPECT_EQ(dialled.count(), 1);
    menu->actions().at(1)->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("3471234567"));
    menu->close();
}

// G2: by number or name.
TEST_F(RegisterScreenTest, SearchesByText) {
    ASSERT_TRUE(open());
    QTest::keyClicks(&screen.search().edit(), QStringLiteral("3471234567"));
    ASSERT_TRUE(waitUntil([&] { return rows() < 100'000; }));
    // Typing is one question, not one a letter.
    EXPECT_EQ(desk.calls.opened.size(), 2U);
    EXPECT_EQ(desk.calls.opened.back().text, "3471234567");
    screen.search().setText(QStringLiteral("000000000000"));
    auto* empty = screen.findChild<widgets::EmptyState*>();
    ASSERT_TRUE(waitUntil([&] { return empty->isVisible() && rows() == 0; }));
    emit empty->actionTriggered();
    EXPECT_TRUE(waitUntil([&] { return rows() == 100'000; }));
}

// G2: by date.
TEST_F(RegisterScreenTest, SearchesByDate) {
    ASSERT_TRUE(open());
    const Days days{QDate(2026, 11, 2), QDate(2026, 11, 5)};
    screen.period().chooseRange(days);
    ASSERT_TRUE(waitUntil([&] { return desk.calls.opened.size() == 2; }));
    EXPECT_EQ(desk.calls.opened.back().from, QDate(2026, 11, 2).startOfDay().toMSecsSinceEpoch());
    EXPECT_EQ(desk.calls.opened.back().to, QDate(2026, 11, 6).startOfDay().toMSecsSinceEpoch());
    screen.period().choose(PeriodPicker::Period::Any);
    ASSERT_TRUE(waitUntil([&] { return desk.calls.opened.size() == 3; }));
    EXPECT_EQ(desk.calls.opened.back().from, 0);
    EXPECT_EQ(desk.calls.opened.back().to, 0);
}

TEST(PeriodPicker, KnowsTheUsualPeriods) {
    const widgets::Theme theme;
    PeriodPicker picker(theme);
    EXPECT_EQ(picker.days(), Days{});
    picker.choose(PeriodPicker::Period::Today);
    EXPECT_EQ(picker.days(), (Days{QDate::currentDate(), QDate::currentDate()}));
    picker.choose(PeriodPicker::Period::LastSevenDays);
    EXPECT_EQ(picker.days().from.daysTo(picker.days().to), 6);
    picker.choose(PeriodPicker::Period::LastMonth);
    EXPECT_EQ(picker.days().from.day(), 1);
    EXPECT_EQ(picker.days().to.addDays(1).day(), 1);
    picker.chooseRange({QDate(2026, 11, 5), QDate(2026, 11, 2)});
    EXPECT_EQ(picker.days(), (Days{QDate(2026, 11, 2), QDate(2026, 11, 5)}));
}

TEST_F(RegisterScreenTest, AnnouncesNewCallsWithoutShiftingTheList) {
    ASSERT_TRUE(open());
    QSignalSpy news(&screen, &RegisterScreen::newCallsChanged);
    const QString first = cell(0, RegisterModel::Name).data().toString();
    desk.calls.add(12);
    desk.callRegister.setNewest(desk.calls.size());
    ASSERT_TRUE(waitUntil([&] { return !news.isEmpty() && news.last().at(0).toInt() == 12; }));
    EXPECT_EQ(rows(), 100'000);
    EXPECT_EQ(cell(0, RegisterModel::Name).data().toString(), first);
    QPushButton* show = nullptr;
    for (QFrame* banner : screen.findChildren<QFrame*>())
        if (banner->property("panel").toString() == QStringLiteral("banner"))
            show = banner->findChild<QPushButton*>();
    ASSERT_NE(show, nullptr);
    ASSERT_TRUE(show->isVisible());
    show->click();
    EXPECT_TRUE(waitUntil([&] { return rows() == 100'012; }));
    EXPECT_FALSE(show->isVisible());
}

TEST_F(RegisterScreenTest, WorksOfflineWithWhatIsLoaded) {
    ASSERT_TRUE(open());
    desk.calls.setUsable(false);
    desk.setSync(replica::Sync::Reconnecting);
    EXPECT_TRUE(screen.table().isVisible());
    EXPECT_EQ(cell(0).data().toString(), QStringLiteral("Maria Rossi"));
}

}  // namespace
}  // namespace euterpe::screens
