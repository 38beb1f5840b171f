// Requirements F1, F5, section O: favourites as cards.
#include "desktop/screens/favourites/favourites_screen.h"

#include "desktop/models/extension_model.h"
#include "desktop/screens/favourites/card_grid.h"
#include "desktop/widgets/empty_state.h"
#include "desktop/widgets/search_field.h"
#include "tests/desktop/screens/support/sample_desk.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace euterpe::screens {
namespace {

using models::ExtensionModel;
using testing::SampleDesk;

class FavouritesScreenTest : public ::testing::Test {
  protected:
    FavouritesScreenTest() {
        screen.resize(900, 600);
        screen.show();
    }
    [[nodiscard]] QModelIndex card(int row) const {
        return screen.model().index(row, ExtensionModel::FirstName);
    }
    [[nodiscard]] QString numberOf(int row) const {
        return card(row).data(ExtensionModel::NumberRole).toString();
    }

    SampleDesk desk;
    FavouritesScreen screen{desk.theme, desk.extensions, desk.favourites, desk.self,
                            desk.sync,  desk.ownCalls,   desk.commands};
    QSignalSpy dialled{&screen, &FavouritesScreen::dialRequested};
};

TEST_F(FavouritesScreenTest, OneClickCalls) {
    EXPECT_EQ(screen.model().rowCount(), 9);
    const QPoint button = screen.grid().cards().callButton(screen.grid().visualRect(card(1))).center();
    QTest::mouseClick(screen.grid().viewport(), Qt::LeftButton, {}, button);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), numberOf(1));
}

TEST_F(FavouritesScreenTest, AClickElsewhereOnTheCardOnlySelects) {
    const QRect cell = screen.grid().visualRect(card(1));
    QTest::mouseClick(screen.grid().viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(30, 30));
    EXPECT_EQ(dialled.count(), 0);
    EXPECT_EQ(screen.grid().currentIndex().row(), 1);
}

TEST_F(FavouritesScreenTest, EnterCalls) {
    screen.grid().setFocus();
    screen.grid().setCurrentIndex(card(2));
    QTest::keyClick(&screen.grid(), Qt::Key_Return);
    ASSERT_EQ(dialled.count(), 1);
    EXPECT_EQ(dialled.at(0).at(0).toString(), numberOf(2));
}

TEST_F(FavouritesScreenTest, CardsLieBesideEachOtherAndFillTheWidth) {
    const QRect first = screen.grid().visualRect(card(0));
    const QRect second = screen.grid().visualRect(card(1));
    EXPECT_EQ(first.top(), second.top());
    EXPECT_GT(3 * first.width(), screen.grid().viewport()->width() - 12);
}

TEST_F(FavouritesScreenTest, CardsSpeakAsAWhole) {
    const QString text = card(0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(text.contains(numberOf(0)));
    EXPECT_TRUE(text.contains(QStringLiteral("telephone:")));
    desk.setMode(protocol::Mode::Free);
    EXPECT_FALSE(card(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("telephone:")));
}

TEST_F(FavouritesScreenTest, FiltersAndExplainsWhatIsMissing) {
    QSignalSpy wanted(&screen, &FavouritesScreen::extensionsRequested);
    auto* empty = screen.findChild<widgets::EmptyState*>();
    QTest::keyClicks(&screen.search().edit(), QStringLiteral("zzz"));
    EXPECT_TRUE(empty->isVisible());
    emit empty->actionTriggered();
    EXPECT_FALSE(empty->isVisible());
    EXPECT_EQ(wanted.count(), 0);
    desk.favourites.setFromServer({});
    EXPECT_TRUE(empty->isVisible());
    emit empty->actionTriggered();
    EXPECT_EQ(wanted.count(), 1);
}

}  // namespace
}  // namespace euterpe::screens
