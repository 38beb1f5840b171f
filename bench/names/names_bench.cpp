// The name of a caller with 100,000 contacts in memory: numbers in national and international form, of people
// and of strangers, each parsed anew. One JSON object a line; the budget is caller_name_p99_ms < 50.
#include "server/names/name_search.h"
#include "server/names/number_keys.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace euterpe;
using Clock = std::chrono::steady_clock;

constexpr int kContacts = 100'000;
constexpr int kCallers = 20'000;

double millisSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string landline(int n) {
    return "050" + std::to_string(3'000'000 + n);
}

protocol::Contact contact(int n) {
    protocol::Contact made;
    made.id = ContactId(std::to_string(n));
    made.firstName = "Name";
    made.lastName = std::to_string(n);
    made.fields.push_back({protocol::ContactFieldType::Work, landline(n), ""});
    made.fields.push_back(
        {protocol::ContactFieldType::Mobile, "+39 347 " + std::to_string(1'000'000 + n), ""});
    return made;
}

void report(const char* key, double value) {
    std::printf("{\"%s\": %.4f}\n", key, value);
}

}  // namespace

int main() {
    const names::NumberKeys keys("IT", "0");
    const UserId user("anna");
    names::NameIndex index;
    auto begin = Clock::now();
    for (int n = 0; n < kContacts; ++n)
        index.put(names::namedNumbers(n % 4 == 0 ? user : UserId(), contact(n), keys));
    report("caller_names_load_100k_ms", millisSince(begin));

    std::mt19937 random(1);
    std::vector<double> times;
    int known = 0;
    for (int call = 0; call < kCallers; ++call) {
        const int n = static_cast<int>(random() % (kContacts * 5 / 4));  // one in five is a stranger
        const char* forms[] = {"", "+39", "0039", "0"};
        const std::string number = forms[random() % 4] + landline(n);
        begin = Clock::now();
        std::string name;
        for (const UserId& owner : {user, UserId()}) {
            for (const std::string& key : keys.keysOf(number)) {
                if (name.empty())
                    name = index.find(owner, key);
            }
        }
        times.push_back(millisSince(begin));
        known += name.empty() ? 0 : 1;
    }
    if (known < kCallers / 2) {
        std::fprintf(stderr, "names_bench: only %d callers have a name\n", known);
        return 1;
    }
    std::sort(times.begin(), times.end());
    report("caller_name_p99_ms", times[times.size() * 99 / 100]);

    // All contacts and one of them: what a search of the register asks.
    names::NameSearch search;
    for (int n = 0; n < kContacts; ++n)
        search.put(names::namedNumbers(n % 4 == 0 ? user : UserId(), contact(n), keys), keys);
    times.clear();
    std::size_t marks = 0;
    for (int run = 0; run < 100; ++run) {
        begin = Clock::now();
        names::NumberSearch found;
        search.search(user, run % 2 == 0 ? "name" : "name " + std::to_string(kContacts - 1 - run), found);
        times.push_back(millisSince(begin));
        marks += found.marks.size();
    }
    if (marks < kContacts) {
        std::fprintf(stderr, "names_bench: only %zu numbers found\n", marks);
        return 1;
    }
    std::sort(times.begin(), times.end());
    report("caller_names_search_100k_ms", times[times.size() * 99 / 100]);
    return 0;
}
