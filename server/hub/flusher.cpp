#include "server/hub/flusher.h"

#include "server/hub/slow_watch.h"

#include <algorithm>

namespace euterpe::hub {
namespace {

// Batches handed out before other work gets its turn: some milliseconds.
constexpr std::size_t kSlice = 256;

}  // namespace

void Flusher::sharedChanged() {
    armScan();
}

void Flusher::armScan() {
    if (scanning_) {
        scanAgain_ = true;
        return;
    }
    if (armed_)
        return;
    armed_ = true;
    const auto due = lastScan_ + kPace;
    const auto now = loop_.now();
    if (due <= now)
        return loop_.post([this] { beginScan(); });
    loop_.after(std::chrono::ceil<std::chrono::milliseconds>(due - now), [this] { beginScan(); });
}

void Flusher::beginScan() {
    armed_ = false;
    scanning_ = true;
    scanAgain_ = false;
    lastScan_ = loop_.now();
    next_ = 0;
    scanSlice();
}

void Flusher::scanSlice() {
    const SlowWatch watch(loop_, log_, "flush");
    const Loop::Time now = loop_.now();
    std::size_t sent = 0;
    while (next_ < sessions_.size() && sent < kSlice) {
        if (flush(*sessions_[next_++], now))
            ++sent;
    }
    if (next_ < sessions_.size())
        return loop_.post([this] { scanSlice(); });
    scanning_ = false;
    if (scanAgain_)
        armScan();
}

void Flusher::sessionRemoved() {
    if (scanning_)
        scanAgain_ = true;
}

void Flusher::sessionChanged(Session& session) {
    if (urgent_.empty())
        loop_.post([this] { flushUrgent(); });
    urgent_.push_back(session.weak_from_this());
}

void Flusher::flushUrgent() {
    std::vector<std::weak_ptr<Session>> urgent;
    urgent.swap(urgent_);
    const Loop::Time now = loop_.now();
    for (const auto& weak : urgent) {
        const auto session = weak.lock();
        if (!session || !behind(*session))
            continue;
        if (now - session->lastFlush >= kPace)
            flush(*session, now);
        else
            armScan();
    }
}

void Flusher::drained(Session& session) {
    if (session.subscribed && behind(session))
        sessionChanged(session);
}

bool Flusher::behind(const Session& session) const {
    return session.loggedIn() &&
           (session.selfChanged || shared_.newest(session.visibility()) > session.sentSeq ||
            session.identity().state->newest() > session.sentSeq);
}

BatchWriter::For Flusher::wanted(const Session& session, Seq from) const {
    const Identity& identity = session.identity();
    return {session.visibility(), from,       identity.state.get(), &identity.account,
            session.selfChanged,  loop_.now()};
}

bool Flusher::flush(Session& session, Loop::Time now) {
    if (!session.canTakeState() || !session.loggedIn())
        return false;
    if (!behind(session)) {
        session.sentSeq = shared_.seq();
        return false;
    }
    const auto what = wanted(session, session.sentSeq);
    Buffer message = writer_.notification(what);
    ++counters_.batches;
    counters_.batchBytes += message->size();
    session.sentSeq = shared_.seq();
    session.selfChanged = false;
    session.lastFlush = now;
    session.send(std::move(message));
    return true;
}

std::string Flusher::firstBatch(Session& session, Seq from, bool mayContinue) {
    const auto what = wanted(session, from);
    const bool full = !mayContinue || !writer_.canContinue(what);
    std::string batch = writer_.batch(what, full);
    ++counters_.batches;
    counters_.batchBytes += batch.size();
    if (full)
        ++counters_.snapshots;
    session.subscribed = true;
    session.sentSeq = shared_.seq();
    session.selfChanged = false;
    session.lastFlush = loop_.now();
    return batch;
}

}  // namespace euterpe::hub
