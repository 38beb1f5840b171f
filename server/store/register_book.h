// The call register: lists of an extension's calls, filtered and in pages, and the rows that imports add.
// Owns what makes pages quick: key marks of open lists and the search indexes of recently used extensions,
// both bounded. The store's thread only; used by Store and CdrImport. Throws what SOCI throws: callers are
// within Connection::guarded.
#pragma once

#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/store/cdr_merge.h"
#include "server/store/register_index.h"

#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace euterpe::store {

class Connection;

// What a transaction did to the register, to be told to RegisterBook::committed.
struct RegisterWrite {
    ExtensionId extension;
    protocol::RegisterRow row;  // with its new id
    std::int64_t retired = 0;   // id of the row that it replaces, 0 = none
};

class RegisterBook {
  public:
    explicit RegisterBook(Connection& connection) : connection_(connection) {}

    // A search finds calls with the numbers of `also`, too.
    Result<protocol::RegisterOpenResult> open(const ExtensionId& extension,
                                              const protocol::RegisterFilter& filter,
                                              const names::NumberSearch& also);
    Result<protocol::RegisterPageResult> page(const ExtensionId& extension,
                                              const protocol::RegisterFilter& filter,
                                              const names::NumberSearch& also, std::int64_t asOf,
                                              std::int64_t page);
    Result<std::int64_t> newest(const ExtensionId& extension);

    // Loads a part of the index that somebody will probably need. True: there is more to load.
    bool warm();
    // This extension's user is there and may search. What few calls need is read when it comes to that.
    void expectSearches(const ExtensionId& extension);
    // Brings open() or page() with that filter one step nearer to an answer that takes milliseconds. True: it
    // is one step away.
    bool prepare(const ExtensionId& extension, const protocol::RegisterFilter& filter);

    // Stores what a call looks like to its extensions; unchanged entries cost one query. Within a transaction
    // of the caller's, who passes the outcome to committed() once it is.
    std::vector<RegisterWrite> write(const std::vector<RegisterEntry>& entries);
    void committed(const std::vector<RegisterWrite>& writes);
    // Drops rows that were replaced. Lists opened before may miss them: done at start only.
    void removeGone();

  private:
    using Key = std::pair<UnixMillis, std::int64_t>;  // (startedAt, id)
    // A list somebody pages through.
    struct View {
        ExtensionId extension;
        protocol::RegisterFilter filter;
        names::NumberSearch also;
        std::int64_t asOf = 0;
        // Either the whole list, from the index, or marks into the database: row number -> its key.
        bool listed = false;
        std::vector<std::int64_t> ids;
        std::map<std::int64_t, Key> marks;
    };
    struct Totals {
        std::int64_t live = 0;
        std::int64_t newest = 0;
    };

    Totals totals(const ExtensionId& extension);
    View& view(const ExtensionId& extension, const protocol::RegisterFilter& filter,
               const names::NumberSearch& also, std::int64_t asOf);
    void list(View& view, const RegisterIndex& texts);
    // The extension's index if it is ready; nullptr otherwise.
    const RegisterIndex* readyIndex(const ExtensionId& extension);
    void dropViews();
    RegisterIndex& index(const ExtensionId& extension);
    void dropIndexesBeyond(std::size_t bytes);
    std::int64_t countRange(const View& view);
    std::vector<protocol::RegisterRow> rowsFrom(View& view, std::int64_t first);
    std::vector<protocol::RegisterRow> rowsByKey(const View& view, const Key& from);
    std::vector<protocol::RegisterRow> rowsById(const View& view, std::int64_t first);
    std::optional<Key> keyOf(View& view, std::int64_t row);

    Connection& connection_;
    std::list<View> views_;             // most recently used first
    std::list<RegisterIndex> indexes_;  // most recently used first
    std::map<ExtensionId, std::list<RegisterIndex>::iterator> indexOf_;
};

}  // namespace euterpe::store
