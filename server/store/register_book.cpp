#include "server/store/register_book.h"

#include "lib/protocol/limits.h"
#include "server/names/fold.h"
#include "server/store/connection.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace euterpe::store {
namespace {

using protocol::RegisterRow;
using soci::into;
using soci::use;

constexpr std::int64_t kPageRows = protocol::limits::kRegisterPageRows;
constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kViews = 16;
// Distance of the marks that a long jump leaves behind: stepping over it costs about 0.5 ms.
constexpr std::int64_t kMarkEvery = 10'000;
// Beyond it the index is quicker than stepping through the database.
constexpr std::int64_t kFarJump = 2 * kMarkEvery;
// Row ids kept for open lists, 8 bytes each.
constexpr std::size_t kViewIds = 4'000'000;
constexpr std::size_t kIndexBytes = 128 * 1024 * 1024;
// One step of warm(): some 10 ms, so that nobody's job waits longer for it.
constexpr int kWarmRows = 10'000;
constexpr int kLoadRows = 100'000;
// So many calls are read in some 30 ms, which nobody notices.
constexpr std::int64_t kManyCalls = 50'000;

bool sameFilter(const protocol::RegisterFilter& a, const protocol::RegisterFilter& b) {
    return a.from == b.from && a.to == b.to && a.text == b.text;
}

// Reads the columns of register.page and its like.
class RowReader {
  public:
    void define(soci::details::prepare_temp_type& statement) {
        statement, into(row_.id), into(linkedId_), into(direction_), into(answered_), into(row_.number),
            into(row_.name), into(row_.queue), into(row_.startedAt), into(row_.durationS);
    }
    RegisterRow take() {
        RegisterRow row = row_;
        row.linkedId = LinkedId(linkedId_);
        row.direction = static_cast<protocol::CallDirection>(direction_);
        row.answered = answered_ != 0;
        return row;
    }

  private:
    RegisterRow row_;
    std::string linkedId_;
    int direction_ = 0;
    int answered_ = 0;
};

// Without a text that would find nothing because there is nothing to look for.
protocol::RegisterFilter meaning(const protocol::RegisterFilter& filter) {
    protocol::RegisterFilter same = filter;
    if (names::fold(same.text).find_first_not_of(' ') == std::string::npos)
        same.text.clear();
    return same;
}

UnixMillis upperBound(const protocol::RegisterFilter& filter) {
    return filter.to != 0 ? filter.to - 1 : kEnd;
}

}  // namespace

RegisterBook::Totals RegisterBook::totals(const ExtensionId& extension) {
    Totals totals;
    connection_.session() << connection_.sql("register.total"), into(totals.live), into(totals.newest),
        use(extension.str(), "extension");
    if (!connection_.session().got_data())
        return {};
    return totals;
}

Result<std::int64_t> RegisterBook::newest(const ExtensionId& extension) {
    return totals(extension).newest;
}

Result<protocol::RegisterOpenResult> RegisterBook::open(const ExtensionId& extension,
                                                        const protocol::RegisterFilter& wanted,
                                                        const names::NumberSearch& also) {
    const protocol::RegisterFilter filter = meaning(wanted);
    const Totals now = totals(extension);
    protocol::RegisterOpenResult result;
    result.asOf = now.newest;
    if (now.live == 0)
        return result;
    View& list = view(extension, filter, also, now.newest);
    if (list.listed) {
        result.total = static_cast<std::int64_t>(list.ids.size());
    } else if (filter.from != 0 || filter.to != 0) {
        result.total = countRange(list);
    } else {
        result.total = now.live;
        // Who opens the register is likely to search in it.
        if (indexOf_.find(extension) == indexOf_.end())
            index(extension);
    }
    result.rows = rowsFrom(list, 0);
    return result;
}

Result<protocol::RegisterPageResult> RegisterBook::page(const ExtensionId& extension,
                                                        const protocol::RegisterFilter& filter,
                                                        const names::NumberSearch& also, std::int64_t asOf,
                                                        std::int64_t page) {
    if (page < 0 || page > kEnd / kPageRows || asOf < 0)
        return Error{ErrorCode::InvalidArgument, "there is no such page"};
    protocol::RegisterPageResult result;
    result.page = page;
    result.rows = rowsFrom(view(extension, meaning(filter), also, asOf), page * kPageRows);
    return result;
}

RegisterBook::View& RegisterBook::view(const ExtensionId& extension, const protocol::RegisterFilter& filter,
                                       const names::NumberSearch& also, std::int64_t asOf) {
    const auto known = std::find_if(views_.begin(), views_.end(), [&](const View& v) {
        return v.extension == extension && v.asOf == asOf && sameFilter(v.filter, filter) && v.also == also;
    });
    if (known != views_.end()) {
        views_.splice(views_.begin(), views_, known);
        return views_.front();
    }
    View fresh;
    fresh.extension = extension;
    fresh.filter = filter;
    fresh.also = also;
    fresh.asOf = asOf;
    views_.push_front(std::move(fresh));
    View& view = views_.front();
    if (!filter.text.empty()) {
        RegisterIndex& texts = index(extension);
        while (texts.load(connection_, kLoadRows)) {
        }
        list(view, texts);
        dropIndexesBeyond(kIndexBytes);
    } else if (const RegisterIndex* ready = readyIndex(extension);
               ready != nullptr && (filter.from != 0 || filter.to != 0)) {
        list(view, *ready);
    }
    dropViews();
    return view;
}

void RegisterBook::list(View& view, const RegisterIndex& texts) {
    view.ids = texts.find(view.filter, view.asOf, view.also);
    view.listed = true;
}

const RegisterIndex* RegisterBook::readyIndex(const ExtensionId& extension) {
    const auto known = indexOf_.find(extension);
    return known != indexOf_.end() && known->second->complete() ? &*known->second : nullptr;
}

void RegisterBook::dropViews() {
    std::size_t ids = 0;
    std::size_t kept = 0;
    for (auto view = views_.begin(); view != views_.end();) {
        ids += view->ids.size();
        ++kept;
        const bool tooMuch = kept > kViews || (ids > kViewIds && kept > 1);
        view = tooMuch ? views_.erase(view) : std::next(view);
    }
}

std::int64_t RegisterBook::countRange(const View& view) {
    std::int64_t count = 0;
    const std::int64_t to = view.filter.to != 0 ? view.filter.to : kEnd;
    connection_.session() << connection_.sql("register.count_range"), into(count),
        use(view.extension.str(), "extension"), use(view.filter.from, "from"), use(to, "to"),
        use(view.asOf, "asof");
    return count;
}

std::vector<RegisterRow> RegisterBook::rowsFrom(View& view, std::int64_t first) {
    if (!view.listed && first > kFarJump) {
        if (const RegisterIndex* ready = readyIndex(view.extension))
            list(view, *ready);
    }
    if (view.listed)
        return rowsById(view, first);
    const auto key = keyOf(view, first);
    return key ? rowsByKey(view, *key) : std::vector<RegisterRow>{};
}

// The key of a row: from the nearest mark above it, leaving marks on the way.
std::optional<RegisterBook::Key> RegisterBook::keyOf(View& view, std::int64_t row) {
    if (row == 0)
        return Key{upperBound(view.filter), kEnd};
    auto above = view.marks.upper_bound(row);
    std::int64_t at = 0;
    Key key{upperBound(view.filter), kEnd};
    if (above != view.marks.begin()) {
        --above;
        at = above->first;
        key = above->second;
    }
    std::int64_t skip = 0;
    Key next;
    soci::statement step =
        (connection_.session().prepare << connection_.sql("register.anchor"), into(next.first),
         into(next.second), use(view.extension.str(), "extension"), use(key.first, "start"),
         use(key.second, "id"), use(view.filter.from, "from"), use(view.asOf, "asof"), use(skip, "skip"));
    while (at < row) {
        skip = std::min(row - at, kMarkEvery);
        if (!step.execute(true))
            return std::nullopt;
        at += skip;
        key = next;
        view.marks[at] = key;
    }
    return key;
}

std::vector<RegisterRow> RegisterBook::rowsByKey(const View& view, const Key& from) {
    std::vector<RegisterRow> rows;
    RowReader reader;
    auto prepared = connection_.session().prepare << connection_.sql("register.page");
    reader.define(prepared);
    const int limit = static_cast<int>(kPageRows);
    prepared, use(view.extension.str(), "extension"), use(from.first, "start"), use(from.second, "id"),
        use(view.filter.from, "from"), use(view.asOf, "asof"), use(limit, "rows");
    soci::statement statement(prepared);
    statement.execute();
    while (statement.fetch())
        rows.push_back(reader.take());
    return rows;
}

std::vector<RegisterRow> RegisterBook::rowsById(const View& view, std::int64_t first) {
    std::vector<RegisterRow> rows;
    const auto total = static_cast<std::int64_t>(view.ids.size());
    if (first >= total)
        return rows;
    RowReader reader;
    std::int64_t id = 0;
    auto prepared = connection_.session().prepare << connection_.sql("register.row");
    reader.define(prepared);
    prepared, use(id, "id");
    soci::statement statement(prepared);
    for (std::int64_t at = first; at < std::min(first + kPageRows, total); ++at) {
        id = view.ids[static_cast<std::size_t>(at)];
        if (statement.execute(true))
            rows.push_back(reader.take());
    }
    return rows;
}

RegisterIndex& RegisterBook::index(const ExtensionId& extension) {
    const auto known = indexOf_.find(extension);
    if (known != indexOf_.end()) {
        indexes_.splice(indexes_.begin(), indexes_, known->second);
    } else {
        indexes_.emplace_front(extension);
        indexOf_[extension] = indexes_.begin();
    }
    return indexes_.front();
}

void RegisterBook::dropIndexesBeyond(std::size_t bytes) {
    std::size_t used = 0;
    for (auto at = indexes_.begin(); at != indexes_.end();) {
        used += at->bytes();
        if (used > bytes && at != indexes_.begin()) {
            const auto gone = std::find_if(indexOf_.begin(), indexOf_.end(),
                                           [&](const auto& item) { return item.second == at; });
            indexOf_.erase(gone);
            at = indexes_.erase(at);
        } else {
            ++at;
        }
    }
}

void RegisterBook::expectSearches(const ExtensionId& extension) {
    if (indexOf_.find(extension) == indexOf_.end() && totals(extension).live > kManyCalls)
        index(extension);
}

bool RegisterBook::prepare(const ExtensionId& extension, const protocol::RegisterFilter& filter) {
    if (meaning(filter).text.empty())
        return true;
    return !index(extension).load(connection_, kWarmRows);
}

bool RegisterBook::warm() {
    for (RegisterIndex& candidate : indexes_) {
        if (candidate.complete())
            continue;
        candidate.load(connection_, kWarmRows);
        dropIndexesBeyond(kIndexBytes);
        return true;
    }
    return false;
}

}  // namespace euterpe::store
