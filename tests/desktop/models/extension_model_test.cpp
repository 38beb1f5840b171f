// Requirements F2, F3, F5, section O: the colleagues as rows.
#include "desktop/models/extension_model.h"

#include "tests/desktop/screens/support/sample_company.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

using protocol::Extension;
using protocol::PhoneState;
using testing::sampleCompany;

Extension person(const char* id, const char* first, const char* last, const char* company = "Aurora") {
    Extension record;
    record.id = ExtensionId(id);
    record.firstName = first;
    record.lastName = last;
    record.company = company;
    record.phone = PhoneState::Free;
    record.presence = protocol::Presence::Available;
    return record;
}

class ExtensionModelTest : public ::testing::Test {
  protected:
    ExtensionModelTest() {
        store.apply(true,
                    {person("101", "Maria", "Rossi"), person("102", "Luca", "Bianchi", "Studio Conti"),
                     person("99", "Zoë", "Müller"), person("110", "Anna", "Rossi")},
                    {});
    }

    [[nodiscard]] QStringList column(int number, const ExtensionModel& of) const {
        QStringList texts;
        for (int row = 0; row < of.rowCount(); ++row)
            texts << of.index(row, number).data().toString();
        return texts;
    }
    [[nodiscard]] QStringList numbers() const { return column(ExtensionModel::Number, model); }

    replica::ExtensionStore store;
    replica::FavouriteStore favourites;
    ExtensionModel model{store, favourites, ExtensionModel::Scope::All};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(ExtensionModelTest, SortsByLastNameThenFirstName) {
    EXPECT_EQ(numbers(), (QStringList{"102", "99", "110", "101"}));
    model.sort(ExtensionModel::LastName, Qt::DescendingOrder);
    EXPECT_EQ(numbers(), (QStringList{"101", "110", "99", "102"}));
}

TEST_F(ExtensionModelTest, SortsNumbersAsPeopleDo) {
    model.sort(ExtensionModel::Number, Qt::AscendingOrder);
    EXPECT_EQ(numbers(), (QStringList{"99", "101", "102", "110"}));
}

TEST_F(ExtensionModelTest, SortsEveryColumnBothWaysWithoutLosingARow) {
    for (int column = 0; column < ExtensionModel::ColumnCount; ++column)
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(column, order);
            QStringList sorted = numbers();
            sorted.sort();
            EXPECT_EQ(sorted, (QStringList{"101", "102", "110", "99"}));
        }
}

// F2: on first name, last name, company (and number), while it is typed.
TEST_F(ExtensionModelTest, FiltersAsTyped) {
    model.setFilter(QStringLiteral("rossi"));
    EXPECT_EQ(numbers(), (QStringList{"110", "101"}));
    model.setFilter(QStringLiteral("rossi mar"));
    EXPECT_EQ(numbers(), (QStringList{"101"}));
    model.setFilter(QStringLiteral("MULLER"));
    EXPECT_EQ(numbers(), (QStringList{"99"}));
    model.setFilter(QStringLiteral("zoe"));
    EXPECT_EQ(numbers(), (QStringList{"99"}));
    model.setFilter(QStringLiteral("studio"));
    EXPECT_EQ(numbers(), (QStringList{"102"}));
    model.setFilter(QStringLiteral("110"));
    EXPECT_EQ(numbers(), (QStringList{"110"}));
    model.setFilter(QStringLiteral("nobody"));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.total(), 4);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 4);
}

// F3
TEST_F(ExtensionModelTest, HasOneDetailRowWithTheNumber) {
    const QModelIndex row = model.indexOf(ExtensionId("102"), 0);
    ASSERT_EQ(model.rowCount(row), 1);
    const QModelIndex detail = model.index(0, 0, row);
    EXPECT_EQ(detail.parent(), row);
    EXPECT_EQ(detail.data(ExtensionModel::NumberRole).toString(), QStringLiteral("102"));
    EXPECT_EQ(detail.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Call 102"));
    EXPECT_EQ(model.rowCount(detail), 0);
}

TEST_F(ExtensionModelTest, DetailsFollowTheirExtensionThroughSortingAndChanges) {
    const QPersistentModelIndex detail = model.index(0, 0, model.indexOf(ExtensionId("102"), 0));
    model.sort(ExtensionModel::Number, Qt::DescendingOrder);
    ASSERT_TRUE(detail.isValid());
    EXPECT_EQ(detail.parent(), model.indexOf(ExtensionId("102"), 0));
    store.apply(false, {person("090", "Aldo", "Neri")}, {ExtensionId("101")});
    ASSERT_TRUE(detail.isValid());
    EXPECT_EQ(detail.parent(), model.indexOf(ExtensionId("102"), 0));
    EXPECT_EQ(detail.data().toString(), QStringLiteral("102"));
    store.apply(false, {}, {ExtensionId("102")});
    EXPECT_FALSE(detail.isValid());
}

TEST_F(ExtensionModelTest, AChangeOfStateMovesNoRow) {
    model.sort(ExtensionModel::Phone, Qt::AscendingOrder);
    const QStringList before = numbers();
    QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Extension ringing = *store.find(ExtensionId("101"));
    ringing.phone = PhoneState::Ringing;
    store.apply(false, {ringing}, {});
    EXPECT_EQ(numbers(), before);
    EXPECT_EQ(moved.count(), 0);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(model.indexOf(ExtensionId("101"), ExtensionModel::Phone).data().toString(),
              QStringLiteral("Ringing"));
}

TEST_F(ExtensionModelTest, ANewNameTakesItsPlaceAndItsFilter) {
    model.setFilter(QStringLiteral("rossi"));
    Extension renamed = person("110", "Anna", "Verdi");
    store.apply(false, {renamed}, {});
    EXPECT_EQ(numbers(), (QStringList{"101"}));
    renamed.lastName = "De Rossi";
    store.apply(false, {renamed}, {});
    EXPECT_EQ(numbers(), (QStringList{"110", "101"}));
}

TEST_F(ExtensionModelTest, ComingAndGoingExtensionsKeepTheOrder) {
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    store.apply(false, {person("105", "Carla", "Neri")}, {});
    EXPECT_EQ(numbers(), (QStringList{"102", "99", "105", "110", "101"}));
    store.apply(false, {}, {ExtensionId("99"), ExtensionId("101")});
    EXPECT_EQ(numbers(), (QStringList{"102", "105", "110"}));
    EXPECT_EQ(resets.count(), 0);
    store.apply(true, sampleCompany(300), {});
    EXPECT_EQ(model.rowCount(), 300);
    store.clear();
    EXPECT_EQ(model.rowCount(), 0);
}

// F5
TEST_F(ExtensionModelTest, StarsShowAtOnce) {
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    favourites.setFromServer({ExtensionId("102")});
    ASSERT_EQ(changed.count(), 1);
    EXPECT_TRUE(model.indexOf(ExtensionId("102")).data(ExtensionModel::FavouriteRole).toBool());
    EXPECT_FALSE(model.indexOf(ExtensionId("101")).data(ExtensionModel::FavouriteRole).toBool());
}

TEST_F(ExtensionModelTest, FavouritesScopeHoldsOnlyStarredOnes) {
    ExtensionModel starred(store, favourites, ExtensionModel::Scope::Favourites);
    const QAbstractItemModelTester starredTester(&starred,
                                                 QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(starred.rowCount(), 0);
    favourites.setFromServer({ExtensionId("101"), ExtensionId("102")});
    EXPECT_EQ(column(ExtensionModel::Number, starred), (QStringList{"102", "101"}));
    const int ticket = favourites.begin(ExtensionId("102"), false);
    EXPECT_EQ(column(ExtensionModel::Number, starred), (QStringList{"101"}));
    favourites.finish(ticket, false);
    EXPECT_EQ(starred.total(), 2);
}

// Section O: Free sees no telephone states, in no text either.
TEST_F(ExtensionModelTest, HidesPhoneStatesFromTexts) {
    model.setPhoneStatesVisible(false);
    const QModelIndex cell = model.indexOf(ExtensionId("101"), ExtensionModel::Phone);
    EXPECT_EQ(cell.data().toString(), QString());
    EXPECT_EQ(cell.data(Qt::AccessibleTextRole).toString(), QString());
    EXPECT_EQ(cell.data(Qt::ToolTipRole).toString(), QString());
}

TEST_F(ExtensionModelTest, EveryCellSpeaks) {
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < ExtensionModel::ColumnCount; ++column)
            EXPECT_FALSE(model.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty())
                << row << ' ' << column;
    for (int column = 0; column < ExtensionModel::ColumnCount; ++column)
        EXPECT_FALSE(model.headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
}

// Budget of the style guide: 1,000 changes in a tick cost at most 20 signals, however the rows lie.
TEST(ExtensionModelLoad, AThousandChangesInATickAreFewSignals) {
    replica::ExtensionStore store;
    replica::FavouriteStore favourites;
    std::vector<Extension> people = sampleCompany(10'000);
    store.apply(true, people, {});
    ExtensionModel model(store, favourites, ExtensionModel::Scope::All);
    model.sort(ExtensionModel::Company, Qt::AscendingOrder);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    std::vector<Extension> busy;
    for (std::size_t i = 0; i < people.size(); i += 10) {
        people[i].phone = people[i].phone == PhoneState::Busy ? PhoneState::Free : PhoneState::Busy;
        busy.push_back(people[i]);
    }
    ASSERT_EQ(busy.size(), 1000U);
    store.apply(false, busy, {});
    EXPECT_GT(changed.count(), 0);
    EXPECT_LE(changed.count(), 20);
}

}  // namespace
}  // namespace euterpe::models
