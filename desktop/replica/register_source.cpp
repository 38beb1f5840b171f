#include "desktop/replica/register_source.h"

#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace euterpe::replica {
namespace {

constexpr std::int64_t kPageRows = protocol::limits::kRegisterPageRows;
constexpr std::chrono::milliseconds kTypingPause{150};
constexpr std::chrono::milliseconds kBurst{250};        // several new calls at once are one question
constexpr std::chrono::milliseconds kRetryAfter{2000};  // after an error that the connection outlives

}  // namespace

RegisterSource::RegisterSource(RegisterLink& link, QObject* parent) : QObject(parent), link_(link) {
    for (QTimer* timer : {&flushTimer_, &filterTimer_, &probeTimer_, &retryTimer_})
        timer->setSingleShot(true);
    connect(&flushTimer_, &QTimer::timeout, this, &RegisterSource::flush);
    connect(&filterTimer_, &QTimer::timeout, this, &RegisterSource::open);
    connect(&probeTimer_, &QTimer::timeout, this, &RegisterSource::probe);
    connect(&retryTimer_, &QTimer::timeout, this, [this] { onLink(link_.isUsable()); });
    connect(&refreshTimer_, &QTimer::timeout, this, &RegisterSource::probe);
    connect(&link_, &RegisterLink::usableChanged, this, &RegisterSource::onLink);
}

void RegisterSource::setActive(bool active) {
    if (active == active_)
        return;
    active_ = active;
    if (!active_) {
        wishes_.clear();
        return;
    }
    if (status_ != Status::Ready)
        return open();
    onLink(link_.isUsable());
}

void RegisterSource::setFilter(const protocol::RegisterFilter& filter) {
    if (filter.from == filter_.from && filter.to == filter_.to && filter.text == filter_.text)
        return;
    filter_ = filter;
    ++generation_;
    opening_ = probing_ = false;
    inFlight_.clear();
    wishes_.clear();
    setStatus(Status::Loading);
    if (active_)
        filterTimer_.start(kTypingPause);
}

void RegisterSource::setDays(int days) {
    days_ = days;
}

void RegisterSource::setRefreshEvery(std::chrono::seconds interval) {
    if (interval.count() > 0)
        refreshTimer_.start(interval);
    else
        refreshTimer_.stop();
}

protocol::RegisterFilter RegisterSource::wanted() const {
    protocol::RegisterFilter filter = filter_;
    if (days_ > 0) {
        const auto bound = std::chrono::system_clock::now() - std::chrono::days(days_);
        filter.from = std::max(filter.from, toUnixMillis(bound));
    }
    return filter;
}

void RegisterSource::refresh() {
    if (!next_)
        return reload();
    auto list = std::move(*next_);
    next_.reset();
    ++generation_;
    inFlight_.clear();
    take(std::move(list));
}

void RegisterSource::reload() {
    ++generation_;
    opening_ = false;
    inFlight_.clear();
    open();
}

void RegisterSource::open() {
    filterTimer_.stop();
    if (opening_)
        return;
    setStatus(Status::Loading);
    if (!active_ || !link_.isUsable())
        return;  // asked for once it is looked at and can be had
    opening_ = true;
    behind_ = false;
    const auto asked = wanted();
    link_.open({asked}, this, [this, asked, generation = generation_](const auto& answer) {
        if (generation == generation_)
            onOpened(asked, answer);
    });
}

void RegisterSource::onOpened(const protocol::RegisterFilter& asked,
                              const Result<protocol::RegisterOpenResult>& answer) {
    opening_ = false;
    if (!answer) {
        if (answer.error().code != ErrorCode::Disconnected) {
            setStatus(Status::Failed, answer.error());
            retryTimer_.start(std::max<std::chrono::milliseconds>(
                kRetryAfter, std::chrono::seconds(answer.error().retryAfterS)));
        }
        return;
    }
    next_.reset();
    take({asked, *answer});
    if (behind_)
        probeTimer_.start(kBurst);
}

void RegisterSource::take(List list) {
    shown_ = list.filter;
    total_ = std::max<std::int64_t>(0, list.result.total);
    asOf_ = list.result.asOf;
    pages_.clear();
    used_.clear();
    wishes_.clear();
    if (!list.result.rows.empty())
        store(0, std::move(list.result.rows));
    setStatus(Status::Ready);
    emit opened();
    emit newRowsChanged(newRows());
}

// The list as it would be now: its length tells how many calls are new, its first page makes refresh()
// instant.
void RegisterSource::probe() {
    if (!active_ || !link_.isUsable() || status_ != Status::Ready || probing_)
        return;  // behind_ stays set
    probing_ = true;
    behind_ = false;
    const auto asked = wanted();
    link_.open({asked}, this, [this, asked, generation = generation_](const auto& answer) {
        if (generation == generation_)
            onProbed(asked, answer);
        else
            behind_ = true;
    });
}

void RegisterSource::onProbed(const protocol::RegisterFilter& asked,
                              const Result<protocol::RegisterOpenResult>& answer) {
    probing_ = false;
    if (!answer) {
        behind_ = true;
        return;
    }
    next_ = List{asked, *answer};
    emit newRowsChanged(newRows());
    if (behind_)
        probeTimer_.start(kBurst);
}

std::int64_t RegisterSource::newRows() const {
    return next_ ? std::max<std::int64_t>(0, next_->result.total - total_) : 0;
}

const protocol::RegisterRow* RegisterSource::row(std::int64_t index) {
    if (index < 0 || index >= total_)
        return nullptr;
    const std::int64_t page = index / kPageRows;
    const auto found = pages_.find(page);
    if (found == pages_.end()) {
        wish(page);
        return nullptr;
    }
    used_.splice(used_.begin(), used_, found->second.used);
    const auto within = static_cast<std::size_t>(index % kPageRows);
    return within < found->second.rows.size() ? &found->second.rows[within] : nullptr;
}

const protocol::RegisterRow* RegisterSource::peek(std::int64_t index) const {
    if (index < 0 || index >= total_)
        return nullptr;
    const auto found = pages_.find(index / kPageRows);
    if (found == pages_.end())
        return nullptr;
    const auto within = static_cast<std::size_t>(index % kPageRows);
    return within < found->second.rows.size() ? &found->second.rows[within] : nullptr;
}

void RegisterSource::wish(std::int64_t page) {
    if (!active_ || std::find(inFlight_.begin(), inFlight_.end(), page) != inFlight_.end())
        return;
    const auto before = std::find(wishes_.begin(), wishes_.end(), page);
    if (before == wishes_.begin() && before != wishes_.end())
        return;
    if (before != wishes_.end())
        wishes_.erase(before);
    wishes_.push_front(page);
    if (wishes_.size() > kWishes)
        wishes_.pop_back();
    if (!flushTimer_.isActive())
        flushTimer_.start(0);
}

void RegisterSource::flush() {
    if (!link_.isUsable() || status_ != Status::Ready)
        return;
    while (!wishes_.empty() && static_cast<int>(inFlight_.size()) < kInFlight) {
        const std::int64_t page = wishes_.front();
        wishes_.pop_front();
        inFlight_.push_back(page);
        link_.page({shown_, asOf_, page}, this, [this, page, generation = generation_](const auto& answer) {
            if (generation == generation_)
                onPage(page, answer);
        });
    }
}

void RegisterSource::onPage(std::int64_t page, const Result<protocol::RegisterPageResult>& answer) {
    inFlight_.erase(std::remove(inFlight_.begin(), inFlight_.end(), page), inFlight_.end());
    if (!answer) {
        // The page goes on being wished for, behind those that are newer.
        if (wishes_.size() < kWishes && std::find(wishes_.begin(), wishes_.end(), page) == wishes_.end())
            wishes_.push_back(page);
        if (answer.error().code != ErrorCode::Disconnected) {
            error_ = answer.error();
            emit statusChanged();
            retryTimer_.start(std::max<std::chrono::milliseconds>(
                kRetryAfter, std::chrono::seconds(answer.error().retryAfterS)));
        }
        return;
    }
    store(page, answer->rows);
    const std::int64_t first = page * kPageRows;
    emit pageLoaded(first, std::min(first + kPageRows, total_) - 1);
    flush();
}

void RegisterSource::store(std::int64_t page, Rows rows) {
    if (rows.size() > static_cast<std::size_t>(kPageRows))
        rows.resize(static_cast<std::size_t>(kPageRows));
    const auto found = pages_.find(page);
    if (found != pages_.end()) {
        found->second.rows = std::move(rows);
        used_.splice(used_.begin(), used_, found->second.used);
        return;
    }
    used_.push_front(page);
    pages_.emplace(page, Page{std::move(rows), used_.begin()});
    if (pages_.size() > kCachedPages) {
        pages_.erase(used_.back());
        used_.pop_back();
    }
}

// The connection is there (again), or an error has had its time: whatever is wanted and not here is asked
// for.
void RegisterSource::onLink(bool usable) {
    if (!usable) {
        // Answers of the old connection come no more, or come as errors.
        opening_ = probing_ = false;
        return;
    }
    if (!active_)
        return;
    if (status_ != Status::Ready)
        return open();
    if (behind_)
        probe();
    if (!wishes_.empty())
        flushTimer_.start(0);
}

void RegisterSource::setNewest(std::int64_t id) {
    const bool first = newest_ == 0;
    if (id <= newest_)
        return;
    newest_ = id;
    if (first && status_ != Status::Ready)
        return;  // the list that is opened later, or just now, holds it
    behind_ = true;
    if (active_)
        probeTimer_.start(kBurst);
}

void RegisterSource::clear() {
    ++generation_;
    for (QTimer* timer : {&flushTimer_, &filterTimer_, &probeTimer_, &retryTimer_})
        timer->stop();
    opening_ = probing_ = behind_ = false;
    inFlight_.clear();
    next_.reset();
    newest_ = 0;
    take({});
    setStatus(Status::Closed);
}

void RegisterSource::setStatus(Status status, Error error) {
    if (status == status_ && error == error_)
        return;
    status_ = status;
    error_ = std::move(error);
    emit statusChanged();
}

}  // namespace euterpe::replica
