#include "server/hub/call_backs.h"

#include "lib/protocol/limits.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace euterpe::hub {

using protocol::CallState;
using protocol::EndReason;
using protocol::PhoneState;

namespace {

// Between two calls of a transfer, and between hanging up and lifting the receiver again, an extension is
// free for a moment.
constexpr std::chrono::milliseconds kSettle{1000};
// From a call in vain to the code that books it.
constexpr std::chrono::seconds kCodeWithin{20};

}  // namespace

CallBacks::CallBacks(Loop& loop, PbxPort& pbx, StoragePort& storage, const Log& log, std::string idPrefix,
                     Dial dial, Changed changed)
    : loop_(loop),
      pbx_(pbx),
      storage_(storage),
      log_(log),
      idPrefix_(std::move(idPrefix)),
      dial_(std::move(dial)),
      changed_(std::move(changed)),
      alive_(std::make_shared<CallBacks*>(this)) {}

CallBacks::~CallBacks() {
    *alive_ = nullptr;
}

void CallBacks::start() {
    storage_.loadBookings([alive = alive_](const Result<std::vector<BookingRecord>>& stored) {
        CallBacks* self = *alive;
        if (!self)
            return;
        if (!stored) {
            self->log_.error("bookings.failed", {{"error", stored.error().detail}});
            return;
        }
        Entries earlier;
        for (const BookingRecord& record : *stored) {
            Entry& entry = earlier.emplace_back();
            entry.record = record;
            entry.until = self->untilOf(record);
            ++self->involved_[record.booker];
            ++self->involved_[record.target];
        }
        self->entries_.insert(self->entries_.begin(), earlier.begin(), earlier.end());
        for (const Entry& entry : earlier)
            self->changed_(entry.record.user);
        self->planLook();
    });
}

Result<std::string> CallBacks::book(const Wish& wish) {
    std::size_t own = 0;
    for (const Entry& entry : entries_) {
        if (entry.record.user != wish.user)
            continue;
        if (entry.record.target == wish.target)
            return entry.record.id;
        ++own;
    }
    if (own >= protocol::limits::kBookingsPerUser)
        return Error{ErrorCode::Conflict, "too many call-backs are booked"};
    Entry entry;
    entry.record = {idPrefix_ + std::to_string(++made_),
                    wish.user,
                    wish.booker,
                    wish.account,
                    wish.target,
                    loop_.wallNow() + std::chrono::milliseconds(protocol::limits::kBookingLife).count()};
    entry.until = untilOf(entry.record);
    ++involved_[wish.booker];
    ++involved_[wish.target];
    storage_.addBooking(entry.record);
    log_.info("booking.set",
              {{"booking", entry.record.id}, {"by", wish.booker.str()}, {"target", wish.target.str()}});
    entries_.push_back(entry);
    changed_(wish.user);
    planLook();
    return entry.record.id;
}

Result<std::string> CallBacks::bookUnreached(const UserId& user, const ExtensionId& booker,
                                             const AccountId& account) {
    const auto last = unreached_.find(booker);
    if (last == unreached_.end() || loop_.now() - last->second.at > kCodeWithin)
        return Error{ErrorCode::NotFound, "no extension was called in vain just before"};
    return book({user, booker, account, last->second.target});
}

void CallBacks::cancelAll(const ExtensionId& booker) {
    std::vector<std::string> own;
    for (const Entry& entry : entries_) {
        if (entry.record.booker == booker)
            own.push_back(entry.record.id);
    }
    for (const std::string& id : own)
        remove(id, "cancelled");
}

void CallBacks::noteUnreached(const ExtensionId& owner, const protocol::Call& call) {
    if (call.state != CallState::Ended || call.answeredAt != 0 ||
        call.direction != protocol::CallDirection::Outgoing ||
        (call.endReason != EndReason::Busy && call.endReason != EndReason::NoAnswer &&
         call.endReason != EndReason::Cancelled && call.endReason != EndReason::Rejected))
        return;
    const ExtensionId target(call.peerNumber);
    if (target != owner && pbx_.state().extension(target))
        unreached_[owner] = {target, loop_.now()};
}

bool CallBacks::cancel(const UserId& user, const std::string& id) {
    const Entry* entry = find(id);
    if (!entry || entry->record.user != user)
        return false;
    remove(id, "cancelled");
    return true;
}

std::vector<protocol::Booking> CallBacks::of(const UserId& user) const {
    std::vector<protocol::Booking> bookings;
    for (const Entry& entry : entries_) {
        if (entry.record.user == user)
            bookings.push_back(
                {entry.record.id, entry.record.target,
                 entry.calling ? protocol::BookingState::Calling : protocol::BookingState::Waiting,
                 entry.record.expiresAt});
    }
    return bookings;
}

CallBacks::Entry* CallBacks::find(const std::string& id) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.record.id == id; });
    return found == entries_.end() ? nullptr : &*found;
}

bool CallBacks::isFree(const ExtensionId& extension) const {
    const protocol::Extension* record = pbx_.state().extension(extension);
    return record && record->phone == PhoneState::Free;
}

bool CallBacks::isCalling(const ExtensionId& extension) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.calling && (entry.record.booker == extension || entry.record.target == extension);
    });
}

void CallBacks::phoneChanged(const ExtensionId& extension) {
    if (!involved_.contains(extension))
        return;
    if (isFree(extension))
        return planLook();
    for (Entry& entry : entries_) {
        if (entry.record.target == extension && !entry.calling)
            entry.awaitsBusy = false;
    }
}

void CallBacks::planLook() {
    lookAt_ = loop_.now() + kSettle;
    if (!std::exchange(lookPlanned_, true))
        awaitLook();
}

void CallBacks::awaitLook() {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(lookAt_ - loop_.now());
    loop_.after(left, [alive = alive_] {
        if (*alive)
            (*alive)->look();
    });
}

void CallBacks::look() {
    if (loop_.now() < lookAt_)
        return awaitLook();
    lookPlanned_ = false;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        const BookingRecord& record = entry.record;
        if (!entry.awaitsBusy && isFree(record.target) && isFree(record.booker) &&
            !isCalling(record.target) && !isCalling(record.booker))
            call(entry);
    }
}

void CallBacks::call(Entry& entry) {
    entry.calling = true;
    ++entry.attempts;
    const BookingRecord record = entry.record;
    log_.info("booking.call", {{"booking", record.id}, {"target", record.target.str()}});
    changed_(record.user);
    loop_.post([alive = alive_, record, dialId = record.id + '.' + std::to_string(entry.attempts)] {
        if (*alive)
            (*alive)->dial_(record, dialId, [alive, id = record.id](const Result<CallId>& call) {
                if (*alive)
                    (*alive)->accepted(id, call);
            });
    });
}

void CallBacks::accepted(const std::string& id, const Result<CallId>& call) {
    Entry* entry = find(id);
    if (!entry || !entry->calling) {
        // Cancelled meanwhile.
        if (call)
            pbx_.hangup(*call, [](const Result<void>&) {});
        return;
    }
    if (!call) {
        log_.warning("booking.failed", {{"booking", id}, {"error", call.error().detail}});
        return waitAgain(*entry);
    }
    entry->attempt = *call;
    attempts_[*call] = id;
    if (!pbx_.state().call(*call))  // it has ended before we were told
        remove(id, "ended");
}

void CallBacks::callChanged(const ExtensionId& owner, const protocol::Call& call) {
    noteUnreached(owner, call);
    if (entries_.empty())
        return;
    if (const auto attempt = attempts_.find(call.id); attempt != attempts_.end()) {
        if (Entry* entry = find(attempt->second))
            attemptChanged(*entry, call);
        return;
    }
    if (call.answeredAt == 0 || call.state == CallState::Ended || !involved_.contains(owner))
        return;
    // The two have spoken: what was booked between them is done.
    std::vector<std::string> done;
    for (const Entry& entry : entries_) {
        const BookingRecord& record = entry.record;
        const std::string& peer = call.peerNumber;
        if ((record.booker == owner && record.target.str() == peer) ||
            (record.target == owner && record.booker.str() == peer))
            done.push_back(record.id);
    }
    for (const std::string& id : done)
        remove(id, "spoken");
}

void CallBacks::attemptChanged(Entry& entry, const protocol::Call& call) {
    if (call.state == CallState::Ended && call.answeredAt == 0 && call.endReason == EndReason::Busy)
        waitAgain(entry);
    else if (call.state == CallState::Ended || call.answeredAt != 0)
        remove(entry.record.id, "called");
}

void CallBacks::waitAgain(Entry& entry) {
    attempts_.erase(entry.attempt);
    entry.attempt = {};
    entry.calling = false;
    entry.awaitsBusy = isFree(entry.record.target);
    changed_(entry.record.user);
    planLook();  // somebody else's turn
}

void CallBacks::remove(std::string id, const char* why) {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.record.id == id; });
    if (found == entries_.end())
        return;
    const Entry entry = std::move(*found);
    entries_.erase(found);
    attempts_.erase(entry.attempt);
    for (const ExtensionId& extension : {entry.record.booker, entry.record.target}) {
        if (--involved_[extension] <= 0)
            involved_.erase(extension);
    }
    storage_.removeBooking(id);
    log_.info("booking.done", {{"booking", id}, {"why", why}});
    changed_(entry.record.user);
    planLook();  // the next in the row may have its turn
}

Loop::Time CallBacks::untilOf(const BookingRecord& record) const {
    const std::chrono::milliseconds left(record.expiresAt - loop_.wallNow());
    return loop_.now() + std::clamp<std::chrono::milliseconds>(left, {}, protocol::limits::kBookingLife);
}

void CallBacks::tick() {
    const auto now = loop_.now();
    std::vector<std::string> expired;
    for (const Entry& entry : entries_) {
        if (!entry.calling && entry.until <= now)
            expired.push_back(entry.record.id);
    }
    for (const std::string& id : expired)
        remove(id, "expired");
}

}  // namespace euterpe::hub
