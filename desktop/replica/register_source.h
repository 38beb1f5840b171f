// The user's call register, read from the server page by page as rows are looked at (G1, G2, G4). Owns a
// cache of pages, the least recently used go first. The list is pinned when opened: new calls do not shift
// it, they are counted in newRows() until refresh(). Pages that are looked at no more before they were asked
// for are not asked for. GUI thread only; owned by Session; one model looks at it.
#pragma once

#include "desktop/replica/register_link.h"
#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

namespace euterpe::replica {

class RegisterSource : public QObject {
    Q_OBJECT

  public:
    enum class Status {
        Closed,   // not looked at
        Loading,  // opened, nothing known yet (the rows of the list before are still there)
        Ready,
        Failed,  // error() says why; reload() or the next connection tries again
    };
    static constexpr std::size_t kCachedPages = 50;
    static constexpr std::size_t kWishes = 4;  // pages wished for at once; more than a screen can show
    static constexpr int kInFlight = 2;        // limits::kRegisterOpenQueries

    explicit RegisterSource(RegisterLink& link, QObject* parent = nullptr);

    // The tab is (no longer) on the screen: while inactive nothing is asked for, what is known stays.
    // The first activation opens the list with the present filter.
    void setActive(bool active);
    // A new list, newest call first; asked for when typing has paused for 150 ms. The rows shown stay until
    // the answer is there.
    void setFilter(const protocol::RegisterFilter& filter);
    [[nodiscard]] const protocol::RegisterFilter& filter() const { return filter_; }
    // As it is asked for, with the bound of setDays() in it.
    [[nodiscard]] protocol::RegisterFilter wanted() const;
    // How many days back the list goes (B8), 0 = as far as there are calls. Takes effect with the next list.
    void setDays(int days);
    // Looks for new calls so often besides what the server tells (B7), 0 = never.
    void setRefreshEvery(std::chrono::seconds interval);
    // Takes the new calls in: at once when they are already here, else by asking.
    void refresh();
    // Asks anew, whatever is known.
    void reload();

    [[nodiscard]] Status status() const { return status_; }
    [[nodiscard]] const Error& error() const { return error_; }
    // Rows of the pinned list: rowCount() of the model.
    [[nodiscard]] std::int64_t total() const { return total_; }
    [[nodiscard]] std::int64_t asOf() const { return asOf_; }
    // nullptr: not here yet, and now wished for; pageLoaded() will tell. Valid until the next event.
    const protocol::RegisterRow* row(std::int64_t index);
    // The same without a wish.
    [[nodiscard]] const protocol::RegisterRow* peek(std::int64_t index) const;
    // Calls of this filter that came since the list was opened: the badge "n new".
    [[nodiscard]] std::int64_t newRows() const;

    [[nodiscard]] std::size_t cachedPages() const { return pages_.size(); }

    // -- Session only
    // The newest row's id as the server tells it (StateBatch::registerNewest).
    void setNewest(std::int64_t id);
    void clear();

  signals:
    // total() and all rows are others: model reset.
    void opened();
    // Rows first..last arrived.
    void pageLoaded(std::int64_t first, std::int64_t last);
    void newRowsChanged(std::int64_t count);
    void statusChanged();

  private:
    using Rows = std::vector<protocol::RegisterRow>;
    struct Page {
        Rows rows;
        std::list<std::int64_t>::iterator used;
    };
    void open();
    void probe();
    struct List {
        protocol::RegisterFilter filter;  // as asked, with the bound of `days_` in it
        protocol::RegisterOpenResult result;
    };
    void onOpened(const protocol::RegisterFilter& asked, const Result<protocol::RegisterOpenResult>& answer);
    void onProbed(const protocol::RegisterFilter& asked, const Result<protocol::RegisterOpenResult>& answer);
    void take(List list);
    void wish(std::int64_t page);
    void flush();
    void onPage(std::int64_t page, const Result<protocol::RegisterPageResult>& answer);
    void store(std::int64_t page, Rows rows);
    void onLink(bool usable);
    void setStatus(Status status, Error error = {});

    RegisterLink& link_;
    protocol::RegisterFilter filter_;
    protocol::RegisterFilter shown_;  // of the list that is pinned
    int days_ = 0;
    Status status_ = Status::Closed;
    Error error_;
    bool active_ = false;
    std::int64_t total_ = 0;
    std::int64_t asOf_ = 0;
    std::int64_t newest_ = 0;
    std::map<std::int64_t, Page> pages_;
    std::list<std::int64_t> used_;     // most recent first
    std::deque<std::int64_t> wishes_;  // newest first
    std::vector<std::int64_t> inFlight_;
    std::optional<List> next_;      // the list as refresh() will show it
    std::uint64_t generation_ = 0;  // answers of an older one are stale
    bool opening_ = false;
    bool probing_ = false;
    bool behind_ = false;  // newer rows exist than `next_` or the list knows
    QTimer flushTimer_;
    QTimer filterTimer_;
    QTimer probeTimer_;
    QTimer retryTimer_;
    QTimer refreshTimer_;
};

}  // namespace euterpe::replica
