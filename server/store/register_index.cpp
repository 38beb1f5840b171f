#include "server/store/register_index.h"

#include "server/store/connection.h"
#include "server/store/fold.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>

namespace euterpe::store {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

// What to look for: every word, or one number with its separators removed.
std::vector<std::string> words(std::string_view text) {
    if (std::string number = foldNumber(text); !number.empty())
        return {std::move(number)};
    std::vector<std::string> found;
    const std::string folded = fold(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at)
            found.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    // The longest is the rarest as a rule: it decides, the others only confirm.
    std::stable_sort(found.begin(), found.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return found;
}

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
    texts_.append(fold(name)).push_back('\t');
    if (!queue.empty())
        texts_.append(fold(queue)).push_back('\t');
    texts_.append(number).push_back('\n');
    entries_.push_back({startedAt, id, static_cast<std::uint32_t>(texts_.size())});
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

std::vector<RegisterIndex::Hit> RegisterIndex::matches(const std::vector<std::string>& wanted,
                                                       const protocol::RegisterFilter& filter,
                                                       std::int64_t asOf) const {
    std::vector<Hit> hits;
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
        const std::uint32_t textBegin = entry == 0 ? 0 : entries_[entry - 1].textEnd;
        const std::string_view text(begin + textBegin, entries_[entry].textEnd - textBegin);
        const bool all = std::all_of(wanted.begin() + 1, wanted.end(), [&](const std::string& word) {
            return text.find(word) != std::string_view::npos;
        });
        if (all && visible(entries_[entry], filter, asOf))
            hits.emplace_back(entries_[entry].startedAt, entries_[entry].id);
        at = begin + entries_[entry].textEnd;
    }
    return hits;
}

std::vector<std::int64_t> RegisterIndex::find(const protocol::RegisterFilter& filter,
                                              std::int64_t asOf) const {
    const std::vector<std::string> wanted = words(filter.text);
    std::vector<Hit> hits;
    if (!wanted.empty()) {
        hits = matches(wanted, filter, asOf);
    } else {
        for (const Entry& entry : entries_) {
            if (visible(entry, filter, asOf))
                hits.emplace_back(entry.startedAt, entry.id);
        }
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
