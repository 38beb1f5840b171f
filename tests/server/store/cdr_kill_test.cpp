// G1: the import of call records is killed at any moment and loses nothing, nor has anything twice.
#include "server/store/cdr_import.h"
#include "tests/server/store/temp_store.h"

#include <chrono>
#include <csignal>
#include <random>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace euterpe::store {
namespace {

const ExtensionId kAnna("101");
constexpr int kCalls = 6'000;
constexpr int kKills = 40;

// What the process that is killed does: opens the database and imports until there is no more.
void importUntilTheEnd(const std::string& database, const std::string& records) {
    auto opened = Store::open({database, false, true}, silent());
    if (!opened)
        _exit(2);
    CdrImport import(CdrSource{records, {}, false, 0}, silent());
    for (bool more = true; more;) {
        const auto round = import.run(**opened);
        if (!round)
            _exit(3);
        more = round->more;
    }
    _exit(0);
}

class CdrKillTest : public StoreTest {
  protected:
    void SetUp() override {
        Directory directory;
        directory.extensions = {{kAnna, "Anna", "Rossi", "", "", false, {AccountId("101")}}};
        ASSERT_OK(store_->putDirectory(directory, true));
        runSql(records_,
               "create table cdr (AcctId integer primary key autoincrement, calldate, start, answer, "
               "\"end\", clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, duration, "
               "billsec, disposition, amaflags, accountcode, peeraccount, uniqueid, linkedid, sequence, "
               "userfield)");
        runSql(records_,
               "with recursive n(i) as (select 1 union all select i + 1 from n where i < " +
                   std::to_string(kCalls) +
                   ") insert into cdr (start, clid, src, dst, channel, dstchannel, lastapp, duration, "
                   "billsec, disposition, uniqueid, linkedid, sequence) select 1763900000 + i, '', '101', "
                   "'0' || (300000000 + i), 'PJSIP/101-' || i, 'PJSIP/trunk-' || i, 'Dial', 2, 1, "
                   "'ANSWERED', 'u.' || i, 'u.' || i, i from n");
        store_.reset();
    }
    const std::string records_ = folder_.file("master.db");
};

TEST_F(CdrKillTest, G1_NoCallIsLostOrDoubledWhenTheImportIsKilledAtAnyMoment) {
    std::mt19937 random(3);
    int killed = 0;
    for (int round = 0; round < kKills; ++round) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            importUntilTheEnd(file_, records_);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 60'000));
        kill(child, SIGKILL);
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
        killed += WIFSIGNALED(status) ? 1 : 0;
    }
    EXPECT_GT(killed, 0);
    store_ = openStore(file_);
    CdrImport import(CdrSource{records_, {}, false, 0}, silent());
    for (bool more = true; more;) {
        const auto round = import.run(*store_);
        ASSERT_OK(round);
        more = round->more;
    }
    const auto list = store_->registerOpen(kAnna, {});
    ASSERT_OK(list);
    EXPECT_EQ(list->total, kCalls);
    std::set<std::string> numbers;
    for (std::int64_t page = 0; page * 200 < list->total; ++page) {
        const auto rows = store_->registerPage(kAnna, {}, list->asOf, page);
        ASSERT_OK(rows);
        for (const protocol::RegisterRow& row : rows->rows)
            EXPECT_TRUE(numbers.insert(row.number).second) << row.number << " is there twice";
    }
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(kCalls));
    EXPECT_EQ(runSql(file_, "pragma integrity_check"), "ok");
}

}  // namespace
}  // namespace euterpe::store
