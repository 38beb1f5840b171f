// Requirements F2-F5, section O, C8: the directory of colleagues, by keys and pointer.
#include "desktop/screens/extensions/extensions_screen.h"

#include "desktop/models/extension_model.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/row_tree.h"
#include "desktop/widgets/search_field.h"
#include "tests/desktop/screens/support/sample_desk.h"
#include "tests/desktop/support/waiting.h"

#include <set>

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace euterpe::screens {
namespace {

using models::ExtensionModel;
using testing::SampleDesk;
using testing::waitUntil;

class ExtensionsScreenTest : public ::testing::Test {
  protected:
    ExtensionsScreenTest() {
        screen.resize(900, 600);
        screen.show();
    }

    [[nodiscard]] QModelIndex row(const char* number, int column = 0) const {
        return screen.model().indexOf(ExtensionId(number), column);
    }
    // A click in the middle of a cell.
    void click(const QModelIndex& cell, bool twice = false) {
        screen.table().scrollTo(cell);
        const QPoint at = screen.table().visualRect(cell).center();
        QTest::mouseClick(screen.table().viewport(), Qt::LeftButton, {}, at);
        if (twice)
            QTest::mouseDClick(screen.table().viewport(), Qt::LeftButton, {}, at);
    }
    [[nodiscard]] QMenu* menuFor(const QModelIndex& cell) {
        emit screen.table().menuRequested(cell, screen.mapToGlobal(QPoint(10, 10)));
        const auto menus = screen.findChildren<QMenu*>();
        return menus.isEmpty() ? nullptr : menus.last();
    }

    SampleDesk desk;
    ExtensionsScreen screen{desk.theme, desk.extensions, desk.favourites, desk.self,
                            desk.sync,  desk.ownCalls,   desk.commands};
    QSignalSpy dialled{&screen, &ExtensionsScreen::dialRequested};
};

// F2
TEST_F(ExtensionsScreenTest, FiltersWhileTyping) {
    QTest::keyClicks(&screen.search().edit(), QStringLiteral("nunez"));
    ASSERT_GT(screen.model().rowCount(), 0);
    EXPECT_LT(screen.model().rowCount(), 24);
    for (int i = 0; i < screen.model().rowCount(); ++i)
        EXPECT_EQ(screen.model().index(i, ExtensionModel::LastName).data().toString(),
                  QStringLiteral("Núñez"));
    QTest::keyClick(&screen.search().edit(), Qt::Key_Escape);
    EXPECT_EQ(screen.model().rowCount(), 24);
}

TEST_F(ExtensionsScreenTest, TheCurrentRowStaysWhileItMatches) {
    screen.table().setCurrentIndex(row("101"));
    screen.search().setText(QStringLiteral("rossi"));
    EXPECT_EQ(screen.model().record(screen.table().currentIndex())->id, ExtensionId("101"));
    screen.search().setText({});
    EXPECT_EQ(screen.model().record(screen.table().currentIndex())->id, ExtensionId("101"));
}

TEST_F(ExtensionsScreenTest, AClickOnAHeadingSorts) {
    QHeaderView* header = screen.table().header();
    const int x = header->sectionViewportPosition(ExtensionModel::Number) + 20;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    const QString first = screen.model().index(0, ExtensionModel::Number).data().toString();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    const QString last = screen.model().index(0, ExtensionModel::Number).data().toString();
    EXPECT_EQ((std::set<QString>{first, last}), (std::set<QString>{"101", "124"}));
}

// F3: -> to the details, Enter calls, <- back.
TEST_F(ExtensionsScreenTest, MovesToTheDetailAndCallsByKeyboard) {
    screen.table().setFocus();
    screen.table().setCurrentIndex(row("103"));
    QTest::keyClick(&screen.table(), Qt::Key_Right);
    EXPECT_EQ(screen.table().currentIndex().parent(), row("103"));
    EXPECT_EQ(dialled.count(), 0);
    QTest::keyClick(&screen.table(), Qt::Key_Return);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), QStringLiteral("103"));
    QTest::keyClick(&screen.table(), Qt::Key_Left);
    EXPECT_EQ(screen.table().currentIndex(), row("103"));
    EXPECT_FALSE(screen.table().isExpanded(row("103")));
}

TEST_F(ExtensionsScreenTest, FromTheSearchFieldToACallByKeyboardAlone) {
    screen.focusSearch();
    QTest::keyClicks(&screen.search().edit(), QStringLiteral("115"));
    QTest::keyClick(&screen.search().edit(), Qt::Key_Return);
    EXPECT_EQ(screen.table().currentIndex(), row("115"));
    QTest::keyClick(&screen.table(), Qt::Key_Return);
    QTest::keyClick(&screen.table(), Qt::Key_Return);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), QStringLiteral("115"));
}

// F3
TEST_F(ExtensionsScreenTest, ADoubleClickOpensTheDetailAndOnItCalls) {
    click(row("103", ExtensionModel::LastName), true);
    ASSERT_TRUE(screen.table().isExpanded(row("103")));
    EXPECT_EQ(dialled.count(), 0);
    click(screen.model().index(0, 0, row("103")), true);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), QStringLiteral("103"));
}

// F5
TEST_F(ExtensionsScreenTest, AClickOnTheStarTogglesTheFavourite) {
    ASSERT_TRUE(desk.goOnline());
    ASSERT_FALSE(desk.favourites.contains(ExtensionId("103")));
    click(row("103", ExtensionModel::Favourite));
    EXPECT_TRUE(desk.favourites.contains(ExtensionId("103")));
    ASSERT_TRUE(waitUntil([this] { return desk.server.count("favourite.set") == 1; }));
    click(row("103", ExtensionModel::Favourite));
    EXPECT_FALSE(desk.favourites.contains(ExtensionId("103")));
}

// A hasty double click is one click there.
TEST_F(ExtensionsScreenTest, ADoubleClickOnTheStarTogglesOnce) {
    ASSERT_TRUE(desk.goOnline());
    const QModelIndex star = row("103", ExtensionModel::Favourite);
    screen.table().scrollTo(star);
    const QPoint at = screen.table().visualRect(star).center();
    QTest::mouseClick(screen.table().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(screen.table().viewport(), Qt::LeftButton, {}, at);
    EXPECT_TRUE(desk.favourites.contains(ExtensionId("103")));
    EXPECT_FALSE(screen.table().isExpanded(row("103")));
}

TEST_F(ExtensionsScreenTest, ARefusedStarGoesBackAndIsExplained) {
    QSignalSpy failed(&screen, &ExtensionsScreen::failed);
    click(row("103", ExtensionModel::Favourite));
    ASSERT_TRUE(waitUntil([&] { return failed.count() == 1; }));
    EXPECT_FALSE(desk.favourites.contains(ExtensionId("103")));
    EXPECT_FALSE(failed.at(0).at(0).toString().isEmpty());
}

// Section O: no telephone states in mode Free.
TEST_F(ExtensionsScreenTest, HidesTheTelephoneColumnInFree) {
    EXPECT_FALSE(screen.table().isColumnHidden(ExtensionModel::Phone));
    desk.setMode(protocol::Mode::Free);
    EXPECT_TRUE(screen.table().isColumnHidden(ExtensionModel::Phone));
    EXPECT_FALSE(screen.model().phoneStatesVisible());
    desk.setMode(protocol::Mode::Pro);
    EXPECT_FALSE(screen.table().isColumnHidden(ExtensionModel::Phone));
}

// F4
TEST_F(ExtensionsScreenTest, TheMenuCallsCopiesAndStars) {
    QMenu* menu = menuFor(row("103", ExtensionModel::LastName));
    ASSERT_NE(menu, nullptr);
    const QList<QAction*> actions = menu->actions();
    EXPECT_EQ(actions.at(0)->text(), QStringLiteral("Call: 103"));
    EXPECT_TRUE(actions.at(0)->isEnabled());
    actions.at(0)->trigger();
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), QStringLiteral("103"));
    actions.at(1)->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("103"));
    actions.at(3)->trigger();
    EXPECT_TRUE(desk.favourites.contains(ExtensionId("103")));
    menu->close();
}

TEST_F(ExtensionsScreenTest, TheMenuSaysWhyNoCallIsPossible) {
    desk.setSync(replica::Sync::Reconnecting);
    QMenu* menu = menuFor(row("103"));
    ASSERT_NE(menu, nullptr);
    EXPECT_FALSE(menu->actions().at(0)->isEnabled());
    EXPECT_FALSE(menu->actions().at(0)->toolTip().isEmpty());
    menu->close();
}

// B5: what was shown stays.
TEST_F(ExtensionsScreenTest, KeepsItsRowsWhileOffline) {
    desk.setSync(replica::Sync::Reconnecting);
    EXPECT_TRUE(screen.table().isVisible());
    EXPECT_EQ(screen.model().rowCount(), 24);
}

TEST_F(ExtensionsScreenTest, ExplainsAnEmptyTable) {
    auto* empty = screen.findChild<widgets::EmptyState*>();
    screen.search().setText(QStringLiteral("nobody has this name"));
    EXPECT_TRUE(empty->isVisible());
    emit empty->actionTriggered();
    EXPECT_TRUE(screen.table().isVisible());
    desk.extensions.clear();
    EXPECT_TRUE(empty->isVisible());
    desk.setSync(replica::Sync::Disconnected);
    EXPECT_TRUE(empty->isVisible());
}

TEST_F(ExtensionsScreenTest, SurvivesChangesWhileADetailIsOpen) {
    screen.table().openDetails(row("110"));
    desk.setPhone("110", protocol::PhoneState::Ringing);
    desk.extensions.apply(false, {}, {ExtensionId("105")});
    (void)screen.grab();
    EXPECT_TRUE(screen.table().isExpanded(row("110")));
    desk.extensions.apply(false, {}, {ExtensionId("110")});
    (void)screen.grab();
    EXPECT_EQ(screen.model().rowCount(), 22);
}

}  // namespace
}  // namespace euterpe::screens
