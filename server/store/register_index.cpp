#include "server/store/register_index.h"

#include "server/names/fold.h"
#include "server/store/connection.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>
#include <tuple>

namespace euterpe::store {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

// Whether a number is among those that are looked for, asked of a million calls: nearly all are told apart
// by one bit, and of the others most have been seen before.
class CalledNumbers {
  public:
    explicit CalledNumbers(const names::NumberSearch& wanted) : wanted_(wanted), tails_(kBits), seen_(kSeen) {
        for (const names::NumberMark mark : wanted.marks)
            tails_[names::tailOf(mark) % kBits] = true;
    }
    [[nodiscard]] bool maybe(std::uint32_t tail) const { return tails_[tail % kBits]; }
    bool holds(std::uint32_t tail, std::string_view number) {
        Seen& last = seen_[tail % kSeen];
        if (last.number != number || number.empty())
            last = {number, wanted_.holds(number)};
        return last.held;
    }

  private:
    static constexpr std::size_t kBits = std::size_t{1} << 22;
    static constexpr std::size_t kSeen = 1 << 14;
    struct Seen {
        std::string_view number;
        bool held = false;
    };
    const names::NumberSearch& wanted_;
    std::vector<bool> tails_;
    std::vector<Seen> seen_;
};

}  // namespace

bool RegisterIndex::load(Connection& connection, int rows) {
    // From then on add() brings what is new.
    if (complete_)
        return false;
    using soci::into;
    using soci::use;
    UnixMillis startedAt = 0;
    std::int64_t id = 0;
    std::int64_t goneAt = 0;
    std::string number, name, queue;
    soci::statement read =
        (connection.session().prepare << connection.sql("register.texts"), into(id), into(startedAt),
         into(goneAt), into(number), into(name), into(queue), use(extension_.str(), "extension"),
         use(loadedStart_, "start"), use(loadedId_, "id"), use(rows, "rows"));
    read.execute();
    int got = 0;
    while (read.fetch()) {
        append(startedAt, id, name, queue, number);
        if (goneAt != kNever)
            gone_[id] = goneAt;
        ++got;
    }
    if (got > 0) {
        loadedStart_ = startedAt;
        loadedId_ = id;
    }
    complete_ = got < rows;
    return !complete_;
}

void RegisterIndex::append(UnixMillis startedAt, std::int64_t id, std::string_view name,
                           std::string_view queue, std::string_view number) {
    texts_.append(names::fold(name)).push_back('\t');
    if (!queue.empty())
        texts_.append(names::fold(queue)).push_back('\t');
    texts_.append(number).push_back('\n');
    entries_.push_back({startedAt, id, static_cast<std::uint32_t>(texts_.size()), names::numberTail(number)});
}

void RegisterIndex::add(const protocol::RegisterRow& row) {
    // Otherwise load() will come past it.
    const bool behind = std::tie(row.startedAt, row.id) <= std::tie(loadedStart_, loadedId_);
    if (complete_ || behind)
        append(row.startedAt, row.id, row.name, row.queue, row.number);
}

bool RegisterIndex::visible(const Entry& entry, const protocol::RegisterFilter& filter,
                            std::int64_t asOf) const {
    if (entry.id > asOf || entry.startedAt < filter.from || (filter.to != 0 && entry.startedAt >= filter.to))
        return false;
    if (gone_.empty())
        return true;
    const auto gone = gone_.find(entry.id);
    return gone == gone_.end() || asOf < gone->second;
}

std::string_view RegisterIndex::textOf(std::size_t entry) const {
    const std::uint32_t begin = entry == 0 ? 0 : entries_[entry - 1].textEnd;
    return std::string_view(texts_).substr(begin, entries_[entry].textEnd - begin);
}

RegisterIndex::Places RegisterIndex::matches(const std::vector<std::string>& wanted) const {
    Places hits;
    std::size_t entry = 0;
    const char* const begin = texts_.data();
    const char* const end = begin + texts_.size();
    for (const char* at = begin; at < end;) {
        const void* found =
            memmem(at, static_cast<std::size_t>(end - at), wanted.front().data(), wanted.front().size());
        if (found == nullptr)
            break;
        const auto offset = static_cast<std::uint32_t>(static_cast<const char*>(found) - begin);
        while (entries_[entry].textEnd <= offset)
            ++entry;
        if (wanted.size() == 1 || names::hasAll(textOf(entry), wanted))
            hits.push_back(static_cast<std::uint32_t>(entry));
        at = begin + entries_[entry].textEnd;
    }
    return hits;
}

RegisterIndex::Places RegisterIndex::called(const names::NumberSearch& numbers) const {
    Places hits;
    CalledNumbers wanted(numbers);
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) {
        if (!wanted.maybe(entries_[entry].tail))
            continue;
        std::string_view number = textOf(entry);
        number.remove_prefix(number.rfind('\t') + 1);
        number.remove_suffix(1);
        if (wanted.holds(entries_[entry].tail, number))
            hits.push_back(static_cast<std::uint32_t>(entry));
    }
    return hits;
}

std::vector<std::int64_t> RegisterIndex::find(const protocol::RegisterFilter& filter, std::int64_t asOf,
                                              const names::NumberSearch& also) const {
    const std::vector<std::string> wanted = names::searchWords(filter.text);
    std::vector<Hit> hits;
    const auto take = [&](const Entry& entry) {
        if (visible(entry, filter, asOf))
            hits.emplace_back(entry.startedAt, entry.id);
    };
    if (!wanted.empty()) {
        Places places = matches(wanted);
        if (!also.empty()) {
            const Places more = called(also);
            Places both;
            both.reserve(places.size() + more.size());
            std::set_union(places.begin(), places.end(), more.begin(), more.end(), std::back_inserter(both));
            places = std::move(both);
        }
        for (const std::uint32_t place : places)
            take(entries_[place]);
    } else {
        std::for_each(entries_.begin(), entries_.end(), take);
    }
    // All but the calls that came after loading is in order already.
    const auto tail = std::is_sorted_until(hits.begin(), hits.end());
    std::sort(tail, hits.end());
    std::inplace_merge(hits.begin(), tail, hits.end());
    std::vector<std::int64_t> ids;
    ids.reserve(hits.size());
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
        ids.push_back(hit->second);
    return ids;
}

std::size_t RegisterIndex::bytes() const {
    return texts_.capacity() + entries_.capacity() * sizeof(Entry);
}

}  // namespace euterpe::store
