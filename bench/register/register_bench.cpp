// The call register with 1,000,000 calls of one extension, server side: opening it, pages anywhere, filters.
// One JSON object a line; the budgets are register_open_1m_ms < 50, register_filter_1m_ms and
// register_filter_1m_p99_ms < 100.
#include "lib/base/log.h"
#include "server/store/connection.h"
#include "server/store/store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace euterpe;
using Clock = std::chrono::steady_clock;

constexpr int kCalls = 1'000'000;
const ExtensionId kExtension("101");
constexpr UnixMillis kFirstCall = 1'700'000'030'000;

double millisSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

template <class T>
T must(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "register_bench: %s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return std::move(*result);
}

// Names as frequent as in a telephone book, numbers that hardly repeat.
void fill(store::Store& store) {
    store.connection().session() << "begin";
    store.connection().session()
        << "with recursive n(i) as (select 1 union all select i + 1 from n where i < " << kCalls
        << "), r as (select i, abs(random()) as x from n) insert into register (id, extension, linkedid, "
           "direction, "
           "answered, number, name, queue, started_at, duration_s, gone_at) select i, '"
        << kExtension.str()
        << "', '1763900000.' || i, 1 + x % 2, x / 2 % 2, '0' || (300000000 + x % 99999999), "
           "(case x / 7 % 10 when 0 then 'Giulia' when 1 then 'Marco' when 2 then 'Francesca' when 3 then "
           "'José' when 4 "
           "then 'Niccolò' when 5 then 'Íñigo' when 6 then 'Emily' when 7 then 'Sofia' when 8 then 'Davide' "
           "else '' end) "
           "|| ' ' || (case x / 71 % 7 when 0 then 'Bianchi' when 1 then 'Ferrari' when 2 then 'Rossi' when "
           "3 then "
           "'Ibáñez' when 4 then 'O''Connor' when 5 then 'Müller' else 'Caruso' end) || (x / 500 % 1000), "
           "'', "
           "1700000000000 + i * 30000, x % 600, 9223372036854775807 from r";
    store.connection().session() << "insert into register_total (extension, live, newest) values ('"
                                 << kExtension.str() << "', " << kCalls << ", " << kCalls << ")";
    store.connection().session() << "commit";
}

// The share of some runs that was quicker, 0.5 for the median; each must bring its rows.
double quantile(double share, int runs, const std::function<std::size_t(int)>& work) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const auto begin = Clock::now();
        const std::size_t rows = work(run);
        times.push_back(millisSince(begin));
        if (rows == 0) {
            std::fprintf(stderr, "register_bench: run %d brought no rows\n", run);
            std::exit(1);
        }
    }
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1,
                          static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

double median(int runs, const std::function<std::size_t(int)>& work) {
    return quantile(0.5, runs, work);
}

// What one letter finds in 100,000 contacts with two numbers each: half of them, every second call.
const names::NumberSearch& manyNames() {
    static const names::NumberSearch found = [] {
        names::NumberSearch search{{}, "0"};
        for (int n = 0; n < 100'000; ++n)
            search.marks.push_back(names::numberMark(std::to_string(300'000'000 + n * 997)));
        std::sort(search.marks.begin(), search.marks.end());
        return search;
    }();
    return found;
}

void report(const char* key, double value) {
    std::printf("{\"%s\": %.2f}\n", key, value);
}

void measure(const std::string& file) {
    const Log log(LogLevel::Error);
    const store::StoreOptions options{file, true, false};
    {
        auto store = must(store::Store::open(options, log));
        fill(*store);
    }
    auto store = must(store::Store::open(options, log));
    const auto search = [&](const std::string& text, UnixMillis from) {
        return must(store->registerOpen(kExtension, {from, 0, text})).rows.size();
    };
    auto begin = Clock::now();
    const auto first = must(store->registerOpen(kExtension, {}));
    report("register_open_cold_1m_ms", millisSince(begin));
    report("register_open_1m_ms",
           median(21, [&](int) { return must(store->registerOpen(kExtension, {})).rows.size(); }));
    // Before the index is there, by the database alone; then with it.
    begin = Clock::now();
    must(store->registerPage(kExtension, {}, first.asOf, kCalls / 200 - 1));
    report("register_jump_to_end_cold_1m_ms", millisSince(begin));
    report("register_range_cold_1m_ms", median(5, [&](int run) { return search("", kFirstCall + run + 1); }));
    begin = Clock::now();
    while (store->idleWork()) {
    }
    report("register_index_1m_ms", millisSince(begin));
    report("register_range_1m_ms", median(11, [&](int run) { return search("", kFirstCall - run - 1); }));
    begin = Clock::now();
    must(store->registerPage(kExtension, {1, 0, ""}, first.asOf, kCalls / 200 - 1));
    report("register_jump_to_end_1m_ms", millisSince(begin));
    report("register_page_1m_ms", median(101, [&](int run) {
               return must(store->registerPage(kExtension, {}, first.asOf, (run * 7919) % 5'000)).rows.size();
           }));
    // What people type: one letter, two, part of a name, a whole one, a number, two words.
    const std::vector<std::string> texts{"r", "ma", "ross", "müller", "0312", "sofia 77", "3"};
    report("register_filter_1m_ms", median(105, [&](int run) {
               // Each bound is another list, so that none is remembered.
               return search(texts[static_cast<std::size_t>(run) % texts.size()], run + 1);
           }));
    // Bounds above those of the first, so that each is a new list.
    report("register_filter_1m_p99_ms", quantile(0.99, 300, [&](int run) {
               return search(texts[static_cast<std::size_t>(run) % texts.size()], 10'000 + run);
           }));
    report(
        "register_filter_named_1m_p99_ms", quantile(0.99, 300, [&](int run) {
            const protocol::RegisterFilter filter{20'000 + run, 0, texts[static_cast<std::size_t>(run) % 2]};
            return must(store->registerOpen(kExtension, filter, manyNames())).rows.size();
        }));
    double worst = 0;
    for (const std::string& text : texts)
        worst = std::max(worst, median(5, [&](int run) { return search(text, 1'000 + run); }));
    report("register_filter_worst_1m_ms", worst);
}

}  // namespace

int main() {
    std::string folder = (std::filesystem::temp_directory_path() / "euterpe-register-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr)
        return 1;
    measure(folder + "/register.db");
    std::filesystem::remove_all(folder);
    return 0;
}
