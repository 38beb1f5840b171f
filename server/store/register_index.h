// The texts of one extension's calls in memory, for search as you type: any part of a name or number, one
// character or many, frequent or rare, is one pass over some 30 bytes a call. Measured with 1,000,000 calls
// of one extension: 10 to 45 ms a search; FTS5 trigram needs about 1 µs a hit, so 200 ms and more for what
// most calls contain, and cannot answer one or two characters. It also is the same on every database. Owns
// its memory. The store's thread only; RegisterBook decides which extensions have one.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"
#include "lib/protocol/messages.h"
#include "server/names/number_search.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace euterpe::store {

class Connection;

class RegisterIndex {
  public:
    explicit RegisterIndex(ExtensionId extension) : extension_(std::move(extension)) {}

    // Reads up to `rows` more calls from the database. True: there are more.
    bool load(Connection& connection, int rows);
    [[nodiscard]] bool complete() const { return complete_; }

    // A call was stored after the part of the database where it belongs was read. `row.id` is new.
    void add(const protocol::RegisterRow& row);
    // Row `id` is no longer shown in lists pinned at `goneAt` or later.
    void retire(std::int64_t id, std::int64_t goneAt) { gone_[id] = goneAt; }

    // Ids of the calls that match at `asOf`, newest first: by their own texts, or because their number is one
    // of `also`. Only once complete().
    [[nodiscard]] std::vector<std::int64_t> find(const protocol::RegisterFilter& filter, std::int64_t asOf,
                                                 const names::NumberSearch& also) const;

    [[nodiscard]] std::size_t bytes() const;

  private:
    struct Entry {
        UnixMillis startedAt;
        std::int64_t id;
        std::uint32_t textEnd;  // position after its text; the text begins where the one before ends
        std::uint32_t tail;     // of the number
    };
    void append(UnixMillis startedAt, std::int64_t id, std::string_view name, std::string_view queue,
                std::string_view number);
    using Hit = std::pair<UnixMillis, std::int64_t>;  // (startedAt, id)
    using Places = std::vector<std::uint32_t>;        // of entries, ascending
    [[nodiscard]] std::string_view textOf(std::size_t entry) const;
    [[nodiscard]] Places matches(const std::vector<std::string>& wanted) const;
    [[nodiscard]] Places called(const names::NumberSearch& numbers) const;
    [[nodiscard]] bool visible(const Entry& entry, const protocol::RegisterFilter& filter,
                               std::int64_t asOf) const;

    ExtensionId extension_;
    std::vector<Entry> entries_;  // ascending by (startedAt, id) as loaded, then as they came
    std::string texts_;           // each ends with a line end, which no text and no search holds
    std::unordered_map<std::int64_t, std::int64_t> gone_;
    UnixMillis loadedStart_ = INT64_MIN;  // key up to which the database has been read
    std::int64_t loadedId_ = 0;
    bool complete_ = false;
};

}  // namespace euterpe::store
