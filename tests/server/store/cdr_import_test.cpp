// Import from Asterisk's CDR table: each call once, none lost, also those made while the server was down (G1;
// issue 2, parts 4 and 6). The table is made as pbx/ makes it.
#include "server/store/cdr_import.h"

#include "server/store/cdr_merge.h"
#include "server/store/connection.h"
#include "tests/server/store/temp_store.h"

#include <thread>

namespace euterpe::store {
namespace {

const ExtensionId kAnna("101");
const ExtensionId kBruno("102");

class CdrImportTest : public StoreTest {
  protected:
    void SetUp() override {
        Directory directory;
        directory.extensions = {
            {kAnna, "Anna", "Rossi", "", "", false, {AccountId("101"), AccountId("101-2")}},
            {kBruno, "Bruno", "Verdi", "", "", false, {AccountId("102")}},
            {ExtensionId("103"), "Carla", "", "", "", false, {AccountId("103")}}};
        directory.groups = {{"600", "Sales"}};
        ASSERT_OK(store_->putDirectory(directory, true));
        runSql(master_, std::string(kTable));
    }

    static constexpr std::string_view kTable =
        "pragma journal_mode=wal; create table cdr (AcctId integer primary key autoincrement, calldate, "
        "start, "
        "answer, \"end\", clid, src, dst, dcontext, channel, dstchannel, lastapp, lastdata, duration, "
        "billsec, "
        "disposition, amaflags, accountcode, peeraccount, uniqueid, linkedid, sequence, userfield)";

    // Anna calls Bruno, `seconds` after some moment.
    void call(const std::string& linkedId, int seconds, const std::string& disposition = "ANSWERED",
              const std::string& dst = "102", int sequence = 0) {
        const std::string from = std::to_string(1'763'900'000 + seconds);
        runSql(master_,
               "insert into cdr (start, clid, src, dst, channel, dstchannel, lastapp, lastdata, duration, "
               "billsec, "
               "disposition, uniqueid, linkedid, sequence) values ('" +
                   from + ".250000', '\"Anna\" <101>', '101', '" + dst + "', 'PJSIP/101-" + from +
                   "', 'PJSIP/" + dst + "-" + from + "', 'Dial', '', '12.500000', '10.400000', '" +
                   disposition + "', '" + linkedId + "', '" + linkedId + "', '" + std::to_string(sequence) +
                   "')");
    }
    void manyCalls(int calls) {
        runSql(
            master_,
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < " +
                std::to_string(calls) +
                ") insert into cdr "
                "(start, clid, "
                "src, dst, channel, dstchannel, lastapp, duration, billsec, disposition, uniqueid, linkedid, "
                "sequence) select "
                "1763900000 + i, '', '101', '102', 'PJSIP/101-' || i, 'PJSIP/102-' || i, 'Dial', 2, 1, "
                "'ANSWERED', 'u.' || i, "
                "'u.' || i, i from n");
    }
    CdrImportResult importAll(CdrImport& import) {
        CdrImportResult sum;
        for (;;) {
            auto result = import.run(*store_);
            EXPECT_TRUE(result.ok()) << result.error().detail;
            if (!result)
                return sum;
            sum.rows += result->rows;
            sum.broken += result->broken;
            sum.changed.insert(sum.changed.end(), result->changed.begin(), result->changed.end());
            if (!result->more)
                return sum;
        }
    }
    std::int64_t total(const ExtensionId& extension) { return store_->registerOpen(extension, {})->total; }

    std::string master_ = folder_.file("master.db");
    CdrImport import_{CdrSource{master_, {}, false, 0}, silent()};
};

TEST_F(CdrImportTest, BringsEachCallOnce) {
    call("a.1", 0);
    call("a.2", 60, "NO ANSWER");
    const auto first = importAll(import_);
    EXPECT_EQ(first.rows, 2);
    ASSERT_EQ(first.changed.size(), 2u);
    EXPECT_EQ(first.changed[0].extension, kAnna);
    EXPECT_EQ(first.changed[0].newest, *store_->registerNewest(kAnna));
    auto opened = store_->registerOpen(kBruno, {});
    ASSERT_OK(opened);
    ASSERT_EQ(opened->rows.size(), 2u);
    const protocol::RegisterRow& missed = opened->rows[0];
    EXPECT_FALSE(missed.answered);
    EXPECT_EQ(missed.number, "101");
    EXPECT_EQ(missed.name, "Anna Rossi");
    EXPECT_EQ(missed.startedAt, 1'763'900'060'250);
    EXPECT_EQ(opened->rows[1].durationS, 10);
    const auto again = importAll(import_);
    EXPECT_EQ(again.rows, 0);
    EXPECT_TRUE(again.changed.empty());
}

TEST_F(CdrImportTest, GoesOnWhereItWasAfterARestart) {
    call("a.1", 0);
    importAll(import_);
    store_.reset();
    call("a.2", 60);
    store_ = openStore(file_);
    CdrImport fresh(CdrSource{master_, {}, false, 0}, silent());
    EXPECT_EQ(importAll(fresh).rows, 1);
    EXPECT_EQ(total(kAnna), 2);
}

TEST_F(CdrImportTest, RowsOfACallThatComeLateChangeIt) {
    call("a.1", 0, "NO ANSWER", "102", 1);
    importAll(import_);
    const auto before = *store_->registerNewest(kAnna);
    EXPECT_FALSE(store_->registerOpen(kAnna, {})->rows[0].answered);
    call("a.1", 5, "ANSWERED", "103", 2);
    const auto late = importAll(import_);
    EXPECT_EQ(late.changed.size(), 2u) << "Bruno's side is as it was";
    EXPECT_EQ(total(kAnna), 1);
    EXPECT_TRUE(store_->registerOpen(kAnna, {})->rows[0].answered);
    EXPECT_GT(*store_->registerNewest(kAnna), before);
    EXPECT_EQ(total(ExtensionId("103")), 1);
}

// Anna calls Bruno, who asks Carla in a call of its own and connects both. In whatever order the records
// come.
TEST_F(CdrImportTest, AnAttendedTransferIsOneRowForTheLastParty) {
    const auto record = [&](const char* linkedId, double start, const char* from, const char* to) {
        runSql(master_,
               "insert into cdr (start, src, dst, channel, dstchannel, lastapp, duration, billsec, "
               "disposition, uniqueid, linkedid, sequence) values (" +
                   std::to_string(1'763'900'000 + start) + ", '101', '102', '" + from + "', '" + to +
                   "', 'Dial', '10', '10', 'ANSWERED', '" + linkedId + "', '" + linkedId + "', " +
                   std::to_string(start) + ")");
    };
    const ExtensionId carla("103");
    record("a.1", 0, "PJSIP/101-1", "PJSIP/102-1");
    record("a.1", 10, "PJSIP/101-1", "PJSIP/103-3");
    importAll(import_);
    EXPECT_EQ(total(carla), 1) << "nothing is known of the other call yet";
    record("b.1", 0.5, "PJSIP/102-2", "PJSIP/103-3");
    importAll(import_);
    auto calls = store_->registerOpen(carla, {});
    ASSERT_OK(calls);
    ASSERT_EQ(calls->rows.size(), 1U);
    EXPECT_EQ(calls->rows[0].linkedId, LinkedId("b.1"));
    EXPECT_EQ(calls->rows[0].number, "102");
    EXPECT_EQ(calls->rows[0].durationS, 20);
    EXPECT_EQ(total(kBruno), 2) << "Bruno had two conversations";
    // The same telephone's next calls are calls of their own.
    record("c.1", 30, "PJSIP/102-4", "PJSIP/103-5");
    importAll(import_);
    EXPECT_EQ(total(carla), 2);
}

// What was seen at the time outlives the server.
TEST_F(CdrImportTest, AnswersThatWereNotedShortenTheTalk) {
    ASSERT_OK(store_->noteAnswers({{LinkedId("a.1"), kBruno, 1'763'900'006'250}}));
    ASSERT_OK(store_->noteAnswers({{LinkedId("a.1"), kBruno, 1'763'900'009'250}}));  // too late
    store_.reset();
    store_ = openStore(file_);
    call("a.1", 0);
    importAll(import_);
    EXPECT_EQ(store_->registerOpen(kBruno, {})->rows.at(0).durationS, 7) << "12.75 s less 6.25 s of ringing";
}

TEST_F(CdrImportTest, ABrokenRowIsCountedAndStopsNothing) {
    call("a.1", 0);
    runSql(master_, "insert into cdr (start, channel, linkedid) values ('nonsense', 'PJSIP/101-1', 'b.1')");
    runSql(master_, "insert into cdr (start, channel) values ('1763900000.0', 'PJSIP/101-1')");
    runSql(master_, "insert into cdr (start, linkedid) values ('1763900000.0', 'b.3')");
    runSql(master_, "insert into cdr default values");
    runSql(master_,
           "insert into cdr (start, channel, linkedid, billsec) values (1763900000, 'PJSIP/101-1', 5, 'x')");
    call("a.2", 60);
    const auto result = importAll(import_);
    EXPECT_EQ(result.rows, 7);
    EXPECT_EQ(result.broken, 5);
    EXPECT_EQ(total(kAnna), 2);
}

TEST_F(CdrImportTest, NamesThatAreNotUtf8AreMadeSo) {
    call("a.1", 0);
    runSql(master_,
           "update cdr set channel = 'PJSIP/trunk-1', src = '0601', clid = '\"Jos' || cast(x'e9' as text) || "
           "'\" <0601>'");
    importAll(import_);
    EXPECT_EQ(store_->registerOpen(kBruno, {})->rows[0].name, "Jos\xEF\xBF\xBD");
}

TEST_F(CdrImportTest, ManyRowsComeInBatches) {
    manyCalls(4'500);
    auto first = import_.run(*store_);
    ASSERT_OK(first);
    EXPECT_EQ(first->rows, CdrImport::kBatchRows);
    EXPECT_TRUE(first->more);
    importAll(import_);
    EXPECT_EQ(total(kAnna), 4'500);
    EXPECT_EQ(total(kBruno), 4'500);
}

TEST_F(CdrImportTest, ATableThatBeginsAgainIsReadFromItsBeginning) {
    call("a.1", 0);
    call("a.2", 60);
    importAll(import_);
    runSql(master_, "delete from cdr; delete from sqlite_sequence");
    for (int i = 3; i < 8; ++i)
        call("a." + std::to_string(i), i * 60);
    EXPECT_EQ(importAll(import_).rows, 5);
    EXPECT_EQ(total(kAnna), 7);
    // Old rows may be deleted at any time.
    runSql(master_, "delete from cdr where AcctId < 5");
    call("a.8", 500);
    EXPECT_EQ(importAll(import_).rows, 1);
    EXPECT_EQ(total(kAnna), 8);
}

TEST_F(CdrImportTest, AFileThatWasReplacedIsNoticed) {
    call("a.1", 0);
    importAll(import_);
    for (const char* part : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::rename(master_ + part, folder_.file("old.db") + part, ignored);
    }
    EXPECT_EQ(import_.run(*store_).error().code, ErrorCode::NotFound);
    runSql(master_, std::string(kTable));
    call("a.2", 60);
    EXPECT_EQ(importAll(import_).rows, 1);
    EXPECT_EQ(total(kAnna), 2);
}

TEST_F(CdrImportTest, ADatabaseThatIsNotThereIsAnErrorAndComesLater) {
    CdrImport early(CdrSource{folder_.file("later.db"), {}, false, 0}, silent());
    EXPECT_EQ(early.run(*store_).error().code, ErrorCode::NotFound);
    runSql(folder_.file("later.db"), "create table other (a)");
    EXPECT_EQ(early.run(*store_).error().code, ErrorCode::Database);
    runSql(folder_.file("later.db"), std::string(kTable));
    EXPECT_TRUE(early.run(*store_).ok());
}

// Fault: full disk. Position and rows are one transaction, so nothing is skipped.
TEST_F(CdrImportTest, AFullDiskLosesNoCall) {
    soci::session& session = store_->connection().session();
    int pages = 0;
    session << "pragma page_count", soci::into(pages);
    session << "pragma max_page_count = " << pages, soci::into(pages);
    manyCalls(300);
    auto full = import_.run(*store_);
    ASSERT_FALSE(full.ok());
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull) << full.error().detail;
    EXPECT_EQ(total(kAnna), 0);
    session << "pragma max_page_count = 1073741823", soci::into(pages);
    EXPECT_EQ(importAll(import_).rows, 300);
    EXPECT_EQ(total(kAnna), 300);
}

TEST_F(CdrImportTest, AWriterAtWorkIsNotDisturbed) {
    constexpr int kCalls = 200;
    std::thread asterisk([this] {
        for (int i = 0; i < kCalls; ++i)
            call("w." + std::to_string(i), i);
    });
    while (total(kAnna) < kCalls && !HasFailure())
        importAll(import_);
    asterisk.join();
    EXPECT_EQ(total(kAnna), kCalls);
}

// FreePBX's table: no id that grows, local time as text, rows appear when calls end.
class FreePbxImportTest : public CdrImportTest {
  protected:
    void add(const std::string& calldate, const std::string& id) {
        runSql(master_,
               "insert into cdr (calldate, clid, src, dst, channel, dstchannel, lastapp, duration, billsec, "
               "disposition, uniqueid, linkedid, sequence) values ('" +
                   calldate + "', '', '101', '102', 'PJSIP/101-" + id + "', 'PJSIP/102-" + id +
                   "', 'Dial', 12, 10, 'ANSWERED', '" + id + "', '" + id + "', 1)");
    }
    CdrImport freepbx_{CdrSource{master_, CdrColumns::freepbx(), true, 24 * 3600}, silent()};
};

TEST_F(FreePbxImportTest, ALongCallThatEndsLateIsFound) {
    add("2026-11-23 10:00:00", "1");
    add("2026-11-23 12:00:00", "2");
    EXPECT_EQ(importAll(freepbx_).changed.size(), 2u);
    add("2026-11-23 09:00:00", "3");
    EXPECT_EQ(importAll(freepbx_).changed.size(), 2u);
    EXPECT_TRUE(importAll(freepbx_).changed.empty());
    EXPECT_EQ(total(kAnna), 3);
    auto opened = store_->registerOpen(kAnna, {});
    EXPECT_EQ(opened->rows[0].startedAt, *parseCdrTime("2026-11-23 12:00:00", true));
}

TEST_F(FreePbxImportTest, ManyCallsOfOneSecondDoNotStopIt) {
    runSql(master_,
           "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2100) insert into cdr "
           "(calldate, src, dst, channel, dstchannel, uniqueid, linkedid) select '2026-11-23 10:00:00', "
           "'101', '102', 'PJSIP/101-1', 'PJSIP/102-1', 's' || i, 's' || i from n");
    add("2026-11-23 10:00:01", "last");
    importAll(freepbx_);
    EXPECT_EQ(total(kAnna), 2'101);
}

}  // namespace
}  // namespace euterpe::store
