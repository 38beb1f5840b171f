// The call register in pages (G1 to G4, B8): newest first, pinned, filtered by date and text.
#include "server/store/connection.h"
#include "server/store/register_book.h"
#include "tests/server/store/temp_store.h"

#include <algorithm>

namespace euterpe::store {
namespace {

using protocol::CallDirection;
using protocol::RegisterFilter;
using protocol::RegisterRow;

const ExtensionId kAnna("101");

class RegisterTest : public StoreTest {
  protected:
    RegisterEntry entry(const std::string& call, UnixMillis start, const std::string& number,
                        const std::string& name, const ExtensionId& extension = kAnna) {
        RegisterEntry e;
        e.extension = extension;
        e.row.linkedId = LinkedId(call);
        e.row.direction = CallDirection::Incoming;
        e.row.number = number;
        e.row.name = name;
        e.row.startedAt = start;
        return e;
    }
    void write(const std::vector<RegisterEntry>& entries) {
        Transaction transaction(store_->connection());
        const auto writes = store_->registerBook().write(entries);
        transaction.commit();
        store_->registerBook().committed(writes);
    }
    void fill(int calls) {
        std::vector<RegisterEntry> entries;
        for (int i = 0; i < calls; ++i)
            entries.push_back(entry("c" + std::to_string(i), 1'000 + i, std::to_string(5'000 + i), "Name"));
        write(entries);
    }
    // Every row of the list, page by page.
    std::vector<RegisterRow> all(const RegisterFilter& filter, std::int64_t asOf, std::int64_t total) {
        std::vector<RegisterRow> rows;
        for (std::int64_t page = 0; page * 200 < total; ++page) {
            auto got = store_->registerPage(kAnna, filter, asOf, page);
            EXPECT_TRUE(got.ok());
            EXPECT_EQ(got->page, page);
            rows.insert(rows.end(), got->rows.begin(), got->rows.end());
        }
        return rows;
    }
    std::vector<std::string> numbers(const RegisterFilter& filter) {
        auto opened = store_->registerOpen(kAnna, filter);
        EXPECT_TRUE(opened.ok());
        std::vector<std::string> found;
        for (const RegisterRow& row : all(filter, opened->asOf, opened->total))
            found.push_back(row.number);
        EXPECT_EQ(static_cast<std::size_t>(opened->total), found.size());
        return found;
    }
    std::vector<std::string> search(const std::string& text) { return numbers({0, 0, text}); }
};

using Numbers = std::vector<std::string>;

TEST_F(RegisterTest, AnEmptyRegisterIsEmpty) {
    auto opened = store_->registerOpen(kAnna, {});
    ASSERT_OK(opened);
    EXPECT_EQ(opened->total, 0);
    EXPECT_TRUE(opened->rows.empty());
    EXPECT_TRUE(store_->registerPage(kAnna, {}, 0, 0)->rows.empty());
    EXPECT_EQ(*store_->registerNewest(kAnna), 0);
}

TEST_F(RegisterTest, RowsComeBackAsWritten) {
    RegisterEntry e = entry("1763.5", 1'234'567, "+39021234", "Niccolò");
    e.row.direction = CallDirection::Outgoing;
    e.row.answered = true;
    e.row.queue = "orders";
    e.row.durationS = 61;
    write({e, entry("other", 1, "1", "", ExtensionId("102"))});
    auto opened = store_->registerOpen(kAnna, {});
    ASSERT_OK(opened);
    ASSERT_EQ(opened->rows.size(), 1u);
    e.row.id = opened->rows[0].id;
    EXPECT_EQ(opened->rows[0], e.row);
    EXPECT_EQ(*store_->registerNewest(kAnna), e.row.id);
    EXPECT_EQ(opened->asOf, e.row.id);
}

TEST_F(RegisterTest, PagesCoverEveryRowOnceNewestFirst) {
    fill(25'123);
    auto opened = store_->registerOpen(kAnna, {});
    ASSERT_OK(opened);
    EXPECT_EQ(opened->total, 25'123);
    EXPECT_EQ(opened->rows.size(), 200u);
    // From the end to the front, so that keys are found by jumps.
    std::vector<std::string> seen;
    for (std::int64_t page = 125; page >= 0; --page) {
        auto got = store_->registerPage(kAnna, {}, opened->asOf, page);
        ASSERT_OK(got);
        EXPECT_EQ(got->rows.size(), page == 125 ? 123u : 200u);
        for (auto row = got->rows.rbegin(); row != got->rows.rend(); ++row)
            seen.push_back(row->number);
    }
    ASSERT_EQ(seen.size(), 25'123u);
    for (std::size_t i = 0; i < seen.size(); ++i)
        ASSERT_EQ(seen[i], std::to_string(5'000 + i));
    EXPECT_TRUE(store_->registerPage(kAnna, {}, opened->asOf, 126)->rows.empty());
    EXPECT_FALSE(store_->registerPage(kAnna, {}, opened->asOf, -1).ok());
    EXPECT_TRUE(store_->registerPage(kAnna, {}, opened->asOf, 9'000'000'000).ok());
}

TEST_F(RegisterTest, APinnedListDoesNotShiftWhenCallsComeIn) {
    fill(1'000);
    auto opened = store_->registerOpen(kAnna, {});
    ASSERT_OK(opened);
    const RegisterFilter text{0, 0, "name"};
    auto filtered = store_->registerOpen(kAnna, text);
    const auto before = all({}, opened->asOf, opened->total);
    const auto textBefore = all(text, filtered->asOf, filtered->total);
    // New calls, one older than all, and a row that changes.
    RegisterEntry changed = entry("c500", 1'500, "5500", "Name");
    changed.row.answered = true;
    write({entry("new1", 9'000, "1", "Name"), entry("old1", 1, "2", "Name"), changed});
    EXPECT_EQ(all({}, opened->asOf, opened->total), before);
    EXPECT_EQ(all(text, filtered->asOf, filtered->total), textBefore);
    // The same without anything remembered of the open list.
    store_.reset();
    store_ = openStore(file_);
    EXPECT_EQ(all({}, opened->asOf, opened->total), before);
    EXPECT_EQ(all(text, filtered->asOf, filtered->total), textBefore);
    auto now = store_->registerOpen(kAnna, {});
    EXPECT_EQ(now->total, 1'002);
    EXPECT_EQ(now->rows[0].number, "1");
    const auto after = all({}, now->asOf, now->total);
    EXPECT_EQ(after.size(), 1'002u);
    EXPECT_TRUE(after[501 - 1].answered) << after[500].number;
}

TEST_F(RegisterTest, AChangedRowGetsANewIdAndAnUnchangedOneKeepsIts) {
    write({entry("c1", 1'000, "5000", "Name")});
    const auto first = *store_->registerNewest(kAnna);
    write({entry("c1", 1'000, "5000", "Name")});
    EXPECT_EQ(*store_->registerNewest(kAnna), first);
    // A name that got lost on the way is kept.
    write({entry("c1", 1'000, "5000", "")});
    EXPECT_EQ(*store_->registerNewest(kAnna), first);
    RegisterEntry answered = entry("c1", 1'000, "5000", "Name");
    answered.row.answered = true;
    write({answered});
    EXPECT_GT(*store_->registerNewest(kAnna), first);
    auto opened = store_->registerOpen(kAnna, {});
    EXPECT_EQ(opened->total, 1);
    ASSERT_EQ(opened->rows.size(), 1u);
    EXPECT_TRUE(opened->rows[0].answered);
    Transaction transaction(store_->connection());
    store_->registerBook().removeGone();
    transaction.commit();
    EXPECT_EQ(runSql(file_, "select count(*) from register"), "1");
}

TEST_F(RegisterTest, FiltersByDate) {
    fill(1'000);
    EXPECT_EQ(numbers({1'990, 0, ""}).size(), 10u);
    EXPECT_EQ(numbers({0, 1'010, ""}).size(), 10u);
    EXPECT_EQ(numbers({1'100, 1'103, ""}), (Numbers{"5102", "5101", "5100"}));
    EXPECT_EQ(numbers({1'100, 1'103, "510"}), (Numbers{"5102", "5101", "5100"}));
    EXPECT_TRUE(numbers({5'000, 0, ""}).empty());
    EXPECT_EQ(numbers({1'000, 2'000, ""}).size(), 1'000u);
}

TEST_F(RegisterTest, FindsAnyPartOfNameOrNumber) {
    write({entry("a", 1, "0039021234567", "Niccolò D'Angelo"), entry("b", 2, "+34915550142", "Íñigo Ochoa"),
           entry("c", 3, "102", "MÜLLER Anna"), entry("d", 4, "", "")});
    EXPECT_EQ(search("niccolo"), Numbers{"0039021234567"});
    EXPECT_EQ(search("ÑIGO"), Numbers{"+34915550142"});
    EXPECT_EQ(search("üll"), Numbers{"102"});
    EXPECT_EQ(search("anna mull"), Numbers{"102"});
    EXPECT_EQ(search("02 123"), Numbers{"0039021234567"});
    EXPECT_EQ(search("(+34) 915-55"), Numbers{"+34915550142"});
    EXPECT_EQ(search("n"), (Numbers{"102", "+34915550142", "0039021234567"}));
    EXPECT_EQ(search("0"), (Numbers{"102", "+34915550142", "0039021234567"}));
    EXPECT_TRUE(search("nobody").empty());
    EXPECT_TRUE(search("angelo ochoa").empty());
    EXPECT_EQ(search("   ").size(), 4u);
    EXPECT_EQ(search("\n").size(), 4u);
}

TEST_F(RegisterTest, NewCallsAreFoundWithoutReadingEverythingAgain) {
    fill(500);
    EXPECT_EQ(search("name").size(), 500u);
    write({entry("late", 1'100, "777", "Zoe"), entry("early", 10, "778", "Zoe"),
           entry("new", 9'000, "779", "Zoe")});
    EXPECT_EQ(search("zoe"), (Numbers{"779", "777", "778"}));
    RegisterEntry changed = entry("new", 9'000, "780", "Zoe");
    write({changed});
    EXPECT_EQ(search("zoe"), (Numbers{"780", "777", "778"}));
}

TEST_F(RegisterTest, TheIndexIsBuiltInStepsWhileNobodyWaits) {
    fill(25'000);
    ASSERT_OK(store_->registerOpen(kAnna, {}));
    EXPECT_TRUE(store_->idleWork());
    // A call in the middle of building, before and after what was read.
    write({entry("x", 1'001, "42", "Zoe"), entry("y", 99'999, "43", "Zoe")});
    int steps = 0;
    while (store_->idleWork())
        ++steps;
    EXPECT_GE(steps, 2);
    EXPECT_EQ(search("zoe"), (Numbers{"43", "42"}));
    EXPECT_EQ(search("name").size(), 25'000u);
}

// G4: who searches before the index is there lets the jobs of others pass between its steps.
TEST_F(RegisterTest, ASearchIsPreparedInSteps) {
    fill(25'000);
    protocol::RegisterFilter filter;
    EXPECT_TRUE(*store_->prepareSearch(kAnna, filter)) << "a list without a search needs nothing";
    filter.text = "name";
    EXPECT_FALSE(*store_->prepareSearch(kAnna, filter));
    write({entry("x", 99'999, "43", "Zoe")});
    EXPECT_FALSE(*store_->prepareSearch(kAnna, filter));
    EXPECT_TRUE(*store_->prepareSearch(kAnna, filter));
    EXPECT_EQ(search("name").size(), 25'000u);
    EXPECT_EQ(search("zoe"), (Numbers{"43"}));
}

// G4: a very long register is ready to be searched before its user has opened it.
TEST_F(RegisterTest, TheIndexOfALongRegisterIsBuiltFromTheLoginOn) {
    fill(50'001);
    write({entry("c1", 1, "600", "x", ExtensionId("102"))});
    ASSERT_OK(store_->expectSearches(ExtensionId("102")));
    EXPECT_FALSE(store_->idleWork()) << "one call is read when somebody searches";
    ASSERT_OK(store_->expectSearches(kAnna));
    EXPECT_TRUE(store_->idleWork());
    while (store_->idleWork()) {
    }
    protocol::RegisterFilter filter;
    filter.text = "name";
    EXPECT_TRUE(*store_->prepareSearch(kAnna, filter));
}

TEST_F(RegisterTest, EachExtensionHasItsOwn) {
    write({entry("c1", 1, "500", "x"), entry("c1", 1, "600", "x", ExtensionId("102"))});
    EXPECT_EQ(numbers({}), Numbers{"500"});
    EXPECT_EQ(store_->registerOpen(ExtensionId("102"), {})->rows[0].number, "600");
}

// G1: read once, read everywhere; who never looked begins now.
TEST_F(RegisterTest, MissedCallsAreCountedFromWhereTheUserHasLooked) {
    const UserId anna("anna");
    UserRecord user;
    user.id = anna;
    user.extension = kAnna;
    ASSERT_OK(store_->addUser(user, "a password"));
    fill(3);
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 0) << "what was before the first look";
    RegisterEntry answered = entry("a", 5'000, "1", "");
    answered.row.answered = true;
    RegisterEntry outgoing = entry("b", 5'001, "1", "");
    outgoing.row.direction = CallDirection::Outgoing;
    write({entry("x", 5'002, "1", ""), answered, outgoing, entry("y", 5'003, "1", ""),
           entry("z", 5'004, "1", "", ExtensionId("102"))});
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 2);
    ASSERT_OK(store_->setRegisterSeen(anna, *store_->registerNewest(kAnna)));
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 0);
    ASSERT_OK(store_->setRegisterSeen(anna, 0));
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 0) << "never goes back";
    write({entry("w", 6'000, "1", "")});
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 1);
    ASSERT_OK(store_->removeUser(anna));
    ASSERT_OK(store_->addUser(user, "a password"));
    EXPECT_EQ(*store_->missedCalls(anna, kAnna), 0) << "another user of the same name";
}

names::NumberSearch calledBy(const std::vector<std::string>& numbers) {
    names::NumberSearch search{{}, "0"};
    for (const std::string& number : numbers)
        search.marks.push_back(names::numberMark(number));
    std::sort(search.marks.begin(), search.marks.end());
    return search;
}

TEST_F(RegisterTest, G2_ASearchFindsCallsByNumbersThatAreKnownByName) {
    write({entry("a", 1'000, "00503163658", ""), entry("b", 2'000, "+390503163658", "Old name"),
           entry("c", 3'000, "0553163658", ""), entry("d", 4'000, "0551112222", "Pina"),
           entry("e", 5'000, "", "")});
    const RegisterFilter filter{0, 0, "pin"};
    const auto pina = calledBy({"0503163658", "390503163658"});
    auto opened = store_->registerOpen(kAnna, filter, pina);
    ASSERT_OK(opened);
    Numbers found;
    for (const RegisterRow& row : opened->rows)
        found.push_back(row.number);
    EXPECT_EQ(found, (Numbers{"0551112222", "+390503163658", "00503163658"})) << "each once, newest first";
    EXPECT_EQ(store_->registerPage(kAnna, filter, opened->asOf, 0, pina)->rows.size(), 3u);
    EXPECT_EQ(store_->registerOpen(kAnna, filter)->total, 1) << "the names have changed meanwhile";
    EXPECT_EQ(store_->registerOpen(kAnna, {2'500, 0, "pin"}, pina)->total, 1) << "within the period";
    EXPECT_EQ(store_->registerOpen(kAnna, {}, pina)->total, 5) << "no search";
    write({entry("f", 6'000, "0503163658", "")});
    EXPECT_EQ(store_->registerOpen(kAnna, filter, pina)->total, 4) << "a call that came afterwards";
}

}  // namespace
}  // namespace euterpe::store
