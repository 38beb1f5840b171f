// Requirements G1, G4: the call register as rows.
#include "desktop/models/register_model.h"

#include "lib/protocol/limits.h"
#include "tests/desktop/screens/support/memory_register.h"
#include "tests/desktop/screens/support/sample_company.h"
#include "tests/desktop/support/waiting.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace euterpe::models {
namespace {

using testing::MemoryRegister;
using testing::waitUntil;

const UnixMillis kNow = QDateTime(QDate(2026, 11, 23), QTime(15, 0)).toMSecsSinceEpoch();

class RegisterModelTest : public ::testing::Test {
  protected:
    RegisterModelTest() {
        extensions.apply(true, testing::sampleCompany(24), {});
        model.setLocale(QLocale(QLocale::Italian, QLocale::Italy));
    }

    [[nodiscard]] bool open() {
        source.setActive(true);
        return waitUntil([this] { return model.rowCount() > 0; });
    }
    [[nodiscard]] QString cell(int row, int column, int role = Qt::DisplayRole) const {
        return model.index(row, column).data(role).toString();
    }

    MemoryRegister calls{1000, kNow};
    replica::ExtensionStore extensions;
    replica::RegisterSource source{calls};
    RegisterModel model{source, extensions, [] { return kNow; }};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(RegisterModelTest, ShowsTypePartyTimeAndSeconds) {
    ASSERT_TRUE(open());
    EXPECT_EQ(model.rowCount(), 1000);
    // Row 0: answered, from extension 101.
    EXPECT_EQ(cell(0, RegisterModel::Kind), QStringLiteral("Answered call"));
    EXPECT_EQ(cell(0, RegisterModel::Name), QStringLiteral("Maria Rossi"));
    EXPECT_EQ(cell(0, RegisterModel::Number), QStringLiteral("101"));
    EXPECT_EQ(cell(0, RegisterModel::Started), QStringLiteral("Today 14:50"));
    EXPECT_EQ(cell(0, RegisterModel::Duration), QStringLiteral("17 s"));
    // Row 2: missed; no duration is shown for it.
    EXPECT_EQ(cell(2, RegisterModel::Kind), QStringLiteral("Missed call"));
    EXPECT_EQ(cell(2, RegisterModel::Duration), QString());
}

TEST_F(RegisterModelTest, ShowsTheNumberWhereNoNameIsKnown) {
    ASSERT_TRUE(open());
    EXPECT_EQ(cell(3, RegisterModel::Name), QStringLiteral("3471234567"));
    EXPECT_EQ(cell(3, RegisterModel::Number), QString());
    EXPECT_EQ(model.index(3, 0).data(RegisterModel::NumberRole).toString(), QStringLiteral("3471234567"));
    EXPECT_EQ(cell(9, RegisterModel::Name), QStringLiteral("Withheld number"));
    EXPECT_EQ(model.index(9, 0).data(RegisterModel::NumberRole).toString(), QString());
}

TEST_F(RegisterModelTest, ARowOnItsWayIsAPlaceholder) {
    ASSERT_TRUE(open());
    const std::size_t before = calls.pages.size();
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    EXPECT_EQ(cell(900, RegisterModel::Name), QString());
    EXPECT_EQ(cell(900, RegisterModel::Name, Qt::AccessibleTextRole), QStringLiteral("Loading"));
    ASSERT_TRUE(waitUntil([&] { return changed.count() > 0; }));
    EXPECT_EQ(calls.pages.size(), before + 1);
    EXPECT_FALSE(cell(900, RegisterModel::Name).isEmpty());
    EXPECT_EQ(changed.at(0).at(0).toModelIndex().row(), 4 * protocol::limits::kRegisterPageRows);
}

TEST_F(RegisterModelTest, TheDirectorysNameWins) {
    ASSERT_TRUE(open());
    protocol::Extension renamed = *extensions.find(ExtensionId("101"));
    renamed.lastName = "Verdi";
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    extensions.apply(false, {renamed}, {});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(cell(0, RegisterModel::Name), QStringLiteral("Maria Verdi"));
}

// Looking at a row must not fetch a page for a screen reader's or the delegate's sake.
TEST_F(RegisterModelTest, OnlyDrawingFetches) {
    ASSERT_TRUE(open());
    const std::size_t before = calls.pages.size();
    const QModelIndex far = model.index(700, RegisterModel::Name);
    (void)far.data(RegisterModel::RecordRole);
    (void)far.data(RegisterModel::NumberRole);
    (void)far.data(Qt::AccessibleTextRole);
    (void)far.data(Qt::ToolTipRole);
    testing::settle();
    EXPECT_EQ(calls.pages.size(), before);
}

TEST_F(RegisterModelTest, KeepsWhatIsLoadedWhenOffline) {
    ASSERT_TRUE(open());
    calls.setUsable(false);
    EXPECT_EQ(model.rowCount(), 1000);
    EXPECT_EQ(cell(0, RegisterModel::Name), QStringLiteral("Maria Rossi"));
}

}  // namespace
}  // namespace euterpe::models
