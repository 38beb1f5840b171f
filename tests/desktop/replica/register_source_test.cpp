#include "desktop/replica/register_source.h"

#include "lib/protocol/limits.h"
#include "tests/desktop/support/waiting.h"

#include <algorithm>
#include <deque>
#include <set>

#include <QPointer>
#include <QTimer>
#include <gtest/gtest.h>

namespace euterpe::replica {
namespace {

using protocol::RegisterFilter;
using testing::settle;
using testing::waitUntil;
constexpr std::int64_t kRows = protocol::limits::kRegisterPageRows;

// The register in memory; pages wait until the test lets them go.
class HeldRegister : public RegisterLink {
  public:
    std::int64_t total = 1'000'000;
    std::int64_t newest = 7;
    bool usable = true;
    bool held = false;
    int opens = 0;
    std::vector<std::int64_t> asked;
    std::string lastText;
    UnixMillis lastFrom = 0;
    UnixMillis pageFrom = 0;
    std::optional<Error> failing;

    [[nodiscard]] bool isUsable() const override { return usable; }
    void open(const protocol::RegisterOpenParams& params, QObject* context, Opened done) override {
        ++opens;
        lastText = params.filter.text;
        lastFrom = params.filter.from;
        protocol::RegisterOpenResult result{newest, total, rowsOf(0)};
        post(context,
             [done = std::move(done), result, error = failing] { error ? done(*error) : done(result); });
    }
    void page(const protocol::RegisterPageParams& params, QObject* context, Paged done) override {
        asked.push_back(params.page);
        pageFrom = params.filter.from;
        EXPECT_LE(++open_, 2) << "the server allows two open questions";
        protocol::RegisterPageResult result{params.page, rowsOf(params.page)};
        post(context, [this, done = std::move(done), result, error = failing] {
            --open_;
            error ? done(*error) : done(result);
        });
    }
    void release() {
        held = false;
        for (auto& answer : std::exchange(waiting_, {}))
            QTimer::singleShot(0, this, answer);
    }
    void setUsable(bool now) {
        usable = now;
        if (!now)
            open_ = 0;
        emit usableChanged(now);
    }

  private:
    void post(QObject* context, std::function<void()> answer) {
        auto guarded = [context = QPointer<QObject>(context), answer = std::move(answer)] {
            if (context)
                answer();
        };
        if (held)
            waiting_.push_back(guarded);
        else
            QTimer::singleShot(0, this, guarded);
    }
    [[nodiscard]] std::vector<protocol::RegisterRow> rowsOf(std::int64_t page) const {
        std::vector<protocol::RegisterRow> rows;
        for (std::int64_t i = page * kRows; i < std::min(total, (page + 1) * kRows); ++i) {
            rows.emplace_back();
            rows.back().id = total - i;
        }
        return rows;
    }

    std::deque<std::function<void()>> waiting_;
    int open_ = 0;
};

class RegisterSourceTest : public ::testing::Test {
  protected:
    void open() {
        source.setActive(true);
        ASSERT_TRUE(waitUntil([this] { return source.status() == RegisterSource::Status::Ready; }));
    }
    [[nodiscard]] bool has(std::int64_t row) {
        return waitUntil([&] { return source.row(row) != nullptr; });
    }

    HeldRegister server;
    RegisterSource source{server};
};

TEST_F(RegisterSourceTest, AsksForNothingUntilItIsLookedAt) {
    source.setNewest(9);
    settle();
    EXPECT_EQ(server.opens, 0);
    EXPECT_EQ(source.status(), RegisterSource::Status::Closed);
    EXPECT_EQ(source.row(0), nullptr);
}

// G4: opening a million calls is one question, a look at the end of them is two more at the most.
TEST_F(RegisterSourceTest, LoadsWhatIsLookedAtAndNoMore) {
    open();
    EXPECT_EQ(source.total(), 1'000'000);
    for (std::int64_t i = 0; i < 40; ++i)
        ASSERT_NE(source.row(i), nullptr);
    settle();
    EXPECT_TRUE(server.asked.empty());
    EXPECT_EQ(server.opens, 1);
    ASSERT_TRUE(has(999'999));
    EXPECT_EQ(source.row(999'999)->id, 1);
    EXPECT_EQ(server.asked, std::vector<std::int64_t>{4999});
    EXPECT_EQ(source.row(1'000'000), nullptr);
    EXPECT_EQ(source.row(-1), nullptr);
}

// A drag of the scroll bar through everything: pages passed over are not asked for.
TEST_F(RegisterSourceTest, WishesThatWentStaleAreNotAsked) {
    open();
    server.held = true;
    source.row(1 * kRows);
    settle();
    for (std::int64_t page = 2; page < 4000; ++page)
        source.row(page * kRows);
    settle();
    server.release();
    ASSERT_TRUE(has(3999 * kRows));
    settle();
    EXPECT_LE(server.asked.size(), 2 + RegisterSource::kWishes);
    EXPECT_EQ(server.asked[0], 1);
    EXPECT_EQ(server.asked[1], 3999) << "the newest wish comes first";
}

TEST_F(RegisterSourceTest, ManyLooksAtOnePageAreOneQuestion) {
    open();
    for (int i = 0; i < 100; ++i)
        source.row(kRows + i);
    ASSERT_TRUE(has(kRows));
    for (int i = 0; i < 100; ++i)
        EXPECT_NE(source.row(kRows + i), nullptr);
    EXPECT_EQ(server.asked.size(), 1u);
}

TEST_F(RegisterSourceTest, KeepsTheFiftyPagesUsedLast) {
    open();
    for (std::int64_t page = 1; page <= 60; ++page) {
        ASSERT_TRUE(has(page * kRows));
        ASSERT_NE(source.row(kRows), nullptr) << "page 1 is used again and again";
    }
    EXPECT_EQ(source.cachedPages(), RegisterSource::kCachedPages);
    EXPECT_EQ(source.peek(2 * kRows), nullptr);
    EXPECT_NE(source.peek(kRows), nullptr);
    EXPECT_NE(source.peek(60 * kRows), nullptr);
}

// G1: new calls do not shift the rows under the eye; the badge counts them, refresh() takes them in at once.
TEST_F(RegisterSourceTest, NewCallsAreCountedThenTakenIn) {
    open();
    std::int64_t badge = -1;
    QObject::connect(&source, &RegisterSource::newRowsChanged, [&](std::int64_t n) { badge = n; });
    const auto first = source.row(0)->id;
    server.total += 3;
    server.newest = 10;
    source.setNewest(8);
    source.setNewest(9);
    source.setNewest(10);
    ASSERT_TRUE(waitUntil([&] { return badge == 3; }));
    EXPECT_EQ(server.opens, 2) << "a burst is one question";
    EXPECT_EQ(source.row(0)->id, first);
    EXPECT_EQ(source.total(), 1'000'000);
    source.refresh();
    EXPECT_EQ(source.total(), 1'000'003);
    EXPECT_EQ(source.row(0)->id, first + 3);
    EXPECT_EQ(badge, 0);
    EXPECT_EQ(server.opens, 2);
    source.setNewest(10);
    settle();
    EXPECT_EQ(server.opens, 2) << "told again, nothing new";
}

// G2: of several keystrokes the last one is asked for, answers to older ones are not shown.
TEST_F(RegisterSourceTest, AFilterIsAskedOnceTypingPauses) {
    open();
    server.held = true;
    source.row(5 * kRows);
    settle();
    for (const char* text : {"r", "ro", "ros"})
        source.setFilter({0, 0, text});
    EXPECT_EQ(source.status(), RegisterSource::Status::Loading);
    EXPECT_EQ(source.total(), 1'000'000) << "the old rows stay until the answer";
    server.total = 12;
    ASSERT_TRUE(waitUntil([this] { return server.opens == 2; }));
    server.release();
    ASSERT_TRUE(waitUntil([this] { return source.status() == RegisterSource::Status::Ready; }));
    EXPECT_EQ(server.lastText, "ros");
    EXPECT_EQ(source.total(), 12);
    settle();
    EXPECT_EQ(source.cachedPages(), 1u) << "page 5 of the old list came too late";
}

// B5.
TEST_F(RegisterSourceTest, KeepsItsRowsOfflineAndGoesOnAfterwards) {
    open();
    server.held = true;
    source.row(9 * kRows);
    settle();
    server.setUsable(false);
    server.failing = Error{ErrorCode::Disconnected, "lost"};
    EXPECT_NE(source.row(0), nullptr);
    source.row(3 * kRows);
    settle();
    EXPECT_EQ(server.asked.size(), 1u);
    server.failing.reset();
    server.held = false;
    server.setUsable(true);
    ASSERT_TRUE(has(3 * kRows));
    EXPECT_EQ(server.opens, 1) << "the list goes on where it was";
}

TEST_F(RegisterSourceTest, OpenedWhileOfflineItAsksOnceOnline) {
    server.usable = false;
    source.setActive(true);
    settle();
    EXPECT_EQ(server.opens, 0);
    EXPECT_EQ(source.status(), RegisterSource::Status::Loading);
    server.setUsable(true);
    ASSERT_TRUE(waitUntil([this] { return source.status() == RegisterSource::Status::Ready; }));
}

TEST_F(RegisterSourceTest, AnErrorIsToldAndReloadTriesAgain) {
    server.failing = Error{ErrorCode::Database, "locked"};
    source.setActive(true);
    ASSERT_TRUE(waitUntil([this] { return source.status() == RegisterSource::Status::Failed; }));
    EXPECT_EQ(source.error().code, ErrorCode::Database);
    server.failing.reset();
    source.reload();
    ASSERT_TRUE(waitUntil([this] { return source.status() == RegisterSource::Status::Ready; }));
}

TEST_F(RegisterSourceTest, WhileHiddenNewCallsAreNotAskedFor) {
    open();
    source.setActive(false);
    server.total += 1;
    source.setNewest(8);
    settle();
    EXPECT_EQ(server.opens, 1);
    source.setActive(true);
    ASSERT_TRUE(waitUntil([this] { return source.newRows() == 1; }));
}

// B8.
TEST_F(RegisterSourceTest, GoesBackAsManyDaysAsSet) {
    source.setDays(30);
    open();
    const auto now = toUnixMillis(std::chrono::system_clock::now());
    EXPECT_NEAR(static_cast<double>(now - server.lastFrom), 30.0 * 86'400'000, 60'000);
    ASSERT_TRUE(has(kRows));
    EXPECT_EQ(server.pageFrom, server.lastFrom) << "pages belong to the list that was opened";
    source.setFilter({now - 1000, 0, {}});
    ASSERT_TRUE(waitUntil([this] { return server.opens == 2; }));
    EXPECT_EQ(server.lastFrom, now - 1000) << "the narrower bound counts";
}

// B7.
TEST_F(RegisterSourceTest, LooksForNewCallsByTheClockWhenAskedTo) {
    open();
    server.total += 2;
    source.setRefreshEvery(std::chrono::seconds(1));
    ASSERT_TRUE(waitUntil([this] { return source.newRows() == 2; }));
}

TEST_F(RegisterSourceTest, AnEmptyRegisterIsReady) {
    server.total = 0;
    open();
    EXPECT_EQ(source.total(), 0);
    EXPECT_EQ(source.row(0), nullptr);
}

}  // namespace
}  // namespace euterpe::replica
