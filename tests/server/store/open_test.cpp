// Opening, migrating and what can go wrong with the file (issue 2, part 4: SQLite with migrations; full
// disk).
#include "server/store/connection.h"
#include "server/store/sql_text.h"
#include "tests/server/store/temp_store.h"

#include <fstream>
#include <sys/mount.h>
#include <sys/stat.h>
#include <thread>

namespace euterpe::store {
namespace {

TEST(SqlText, EveryFileIsEmbeddedAndNamed) {
    const auto statements = namedStatements();
    EXPECT_TRUE(statements.count("user.find"));
    EXPECT_TRUE(statements.count("register.page"));
    for (const auto& [name, text] : statements)
        EXPECT_FALSE(text.empty()) << name;
}

TEST(SqlText, MigrationsAreNumberedWithoutGaps) {
    const auto steps = migrations("sqlite");
    ASSERT_FALSE(steps.empty());
    for (std::size_t i = 0; i < steps.size(); ++i)
        EXPECT_EQ(steps[i].version, static_cast<int>(i) + 1) << steps[i].path;
}

TEST(SqlText, AScriptIsSplitAtSemicolonsThatEndALine) {
    const auto parts = splitScript("-- a comment;\ncreate table a (b text default ';x');\n\ndrop table c;\n");
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0], "create table a (b text default ';x');\n");
    EXPECT_EQ(parts[1], "drop table c;\n");
}

TEST_F(StoreTest, AFreshFileIsForItsOwnerOnly) {
    struct stat info {};
    ASSERT_EQ(stat(file_.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777u, 0600u);
}

TEST_F(StoreTest, KeepsItsDataAcrossARestart) {
    ASSERT_OK(store_->putExtension({ExtensionId("101"), "Anna", "Rossi", "Acme", "", false, {}}));
    const std::string salt = *store_->restSalt();
    store_.reset();
    store_ = openStore(file_);
    EXPECT_EQ(store_->loadDirectory()->extensions.size(), 1u);
    EXPECT_EQ(*store_->restSalt(), salt);
}

TEST_F(StoreTest, ADatabaseOfANewerVersionIsRefusedAndLeftAlone) {
    store_.reset();
    runSql(file_, "update schema_version set version = 999");
    auto refused = Store::open({file_, true, true}, silent());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Database);
    EXPECT_NE(refused.error().detail.find("newer"), std::string::npos) << refused.error().detail;
    EXPECT_EQ(runSql(file_, "select version from schema_version"), "999");
}

TEST_F(StoreTest, AFailedMigrationLeavesTheVersionBeforeIt) {
    store_.reset();
    auto steps = migrations("sqlite");
    const int before = steps.back().version;
    steps.push_back({before + 1, "bad.sql", {"create table half_done (a text)", "this is not SQL"}});
    auto failed = Connection::open(file_, false, steps, silent());
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().code, ErrorCode::Database);
    EXPECT_EQ(runSql(file_, "select version from schema_version"), std::to_string(before));
    EXPECT_EQ(runSql(file_, "select count(*) from sqlite_master where name = 'half_done'"), "0");
    steps.back().statements.pop_back();
    ASSERT_OK(Connection::open(file_, false, steps, silent()));
    EXPECT_EQ(runSql(file_, "select version from schema_version"), std::to_string(before + 1));
}

TEST(StoreOpen, AMissingFileIsNotMadeWhenThatIsNotWanted) {
    const TempFolder folder;
    auto missing = Store::open({folder.file("none.db"), false, true}, silent());
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(std::filesystem::exists(folder.file("none.db")));
}

TEST(StoreOpen, SomethingElseThanADatabaseSaysSo) {
    const TempFolder folder;
    std::ofstream(folder.file("text.db")) << std::string(8192, 'x');
    auto refused = Store::open({folder.file("text.db"), true, true}, silent());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Database);
    EXPECT_NE(refused.error().detail.find("not a database of ours"), std::string::npos)
        << refused.error().detail;
}

TEST_F(StoreTest, ADamagedFileIsAnErrorAndNoCrash) {
    for (int i = 0; i < 500; ++i)
        ASSERT_OK(store_->putExtension({ExtensionId(std::to_string(i)), "A", "B", "C", "", false, {}}));
    store_.reset();
    runSql(file_, "pragma wal_checkpoint(truncate)");
    {
        std::fstream damage(file_, std::ios::in | std::ios::out | std::ios::binary);
        damage.seekp(4096);
        damage << std::string(static_cast<std::size_t>(std::filesystem::file_size(file_)) - 4096, '\xff');
    }
    auto opened = Store::open({file_, false, true}, silent());
    const Error error = opened ? (*opened)->loadDirectory().error() : opened.error();
    EXPECT_EQ(error.code, ErrorCode::Database);
    EXPECT_NE(error.detail.find("damaged"), std::string::npos) << error.detail;
}

TEST_F(StoreTest, TwoProcessesMayHaveItOpen) {
    auto second = openStore(file_);
    constexpr int kEach = 50;
    const auto fill = [](Store& store, int from) {
        for (int i = 0; i < kEach; ++i) {
            const auto put =
                store.putExtension({ExtensionId(std::to_string(from + i)), "A", "B", "C", "", false, {}});
            EXPECT_TRUE(put.ok()) << put.error().detail;
        }
    };
    std::thread other([&] { fill(*second, 1000); });
    fill(*store_, 2000);
    other.join();
    EXPECT_EQ(store_->loadDirectory()->extensions.size(), 2u * kEach);
}

TEST(StoreOpen, TwoProcessesMayCreateItAtOnce) {
    const TempFolder folder;
    const std::string file = folder.file("new.db");
    std::thread other([&] { EXPECT_NE(openStore(file), nullptr); });
    EXPECT_NE(openStore(file), nullptr);
    other.join();
}

// Fault: full disk for the database. SQLite's page limit gives the same error as ENOSPC.
TEST_F(StoreTest, AFullDatabaseLosesNothingAndRecovers) {
    ASSERT_OK(store_->putExtension({ExtensionId("101"), "Anna", "Rossi", "Acme", "", false, {}}));
    soci::session& session = store_->connection().session();
    int pages = 0;
    session << "pragma page_count", soci::into(pages);
    session << "pragma max_page_count = " << pages, soci::into(pages);
    const std::string big(250, 'x');
    Result<void> outcome;
    int stored = 0;
    for (; stored < 1'000; ++stored) {
        outcome =
            store_->putExtension({ExtensionId("x" + std::to_string(stored)), big, big, "", "", false, {}});
        if (!outcome)
            break;
    }
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::DiskFull) << outcome.error().detail;
    // What is there stays readable, and once there is room the next job succeeds.
    EXPECT_EQ(store_->loadDirectory()->extensions.size(), static_cast<std::size_t>(stored) + 1);
    session << "pragma max_page_count = 1073741823", soci::into(pages);
    EXPECT_TRUE(store_->putExtension({ExtensionId("102"), big, big, "", "", false, {}}).ok());
}

// The same with a real file system without room, where the test may mount one.
TEST(StoreOpen, ARealFullDiskIsToldApart) {
    const TempFolder folder;
    const std::string mountPoint = folder.file("small");
    std::filesystem::create_directory(mountPoint);
    if (mount("tmpfs", mountPoint.c_str(), "tmpfs", 0, "size=1m") != 0)
        GTEST_SKIP() << "may not mount";
    {
        auto store = openStore(mountPoint + "/euterpe.db");
        ASSERT_NE(store, nullptr);
        const std::string big(250, 'x');
        int stored = 0;
        Result<void> outcome;
        for (; stored < 10'000 && outcome; ++stored)
            outcome = store->putExtension({ExtensionId(std::to_string(stored)), big, "", "", "", false, {}});
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().code, ErrorCode::DiskFull) << outcome.error().detail;
        EXPECT_EQ(store->loadDirectory()->extensions.size(), static_cast<std::size_t>(stored) - 1);
        ASSERT_EQ(mount("tmpfs", mountPoint.c_str(), "tmpfs", MS_REMOUNT, "size=16m"), 0);
        EXPECT_TRUE(store->putExtension({ExtensionId("again"), big, "", "", "", false, {}}).ok());
    }
    umount2(mountPoint.c_str(), MNT_DETACH);
}

TEST(StoreOpen, AFolderWithoutRightsOrANonsenseNameIsAnError) {
    EXPECT_FALSE(Store::open({"", true, true}, silent()).ok());
    EXPECT_FALSE(Store::open({"/nonexistent/folder/x.db", true, true}, silent()).ok());
    EXPECT_FALSE(Store::open({"quote\".db", true, true}, silent()).ok());
}

}  // namespace
}  // namespace euterpe::store
