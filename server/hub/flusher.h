// When which session gets its batch: at once if the last round is longer ago than the pace, else on the next
// tick; never while the session's earlier messages wait. Resume, slow client and ordinary flush are one
// mechanism: a batch holds what changed after the session's last sent number. Owned by Hub; loop thread.
#pragma once

#include "lib/base/log.h"
#include "server/hub/batch_writer.h"
#include "server/hub/counters.h"
#include "server/hub/loop.h"
#include "server/hub/session.h"

#include <chrono>
#include <memory>
#include <vector>

namespace euterpe::hub {

using SessionList = std::vector<std::shared_ptr<Session>>;

class Flusher {
  public:
    static constexpr std::chrono::milliseconds kPace{50};

    Flusher(Loop& loop, const Log& log, const SharedRecords& shared, const SessionList& sessions,
            Counters& counters)
        : loop_(loop),
          log_(log),
          shared_(shared),
          writer_(shared),
          sessions_(sessions),
          counters_(counters) {}

    // Something that many sessions see has changed.
    void sharedChanged();
    // Something that this session alone sees has changed.
    void sessionChanged(Session& session);
    // The session can take a batch again.
    void drained(Session& session);
    // The list of sessions has lost one, and another may have taken its place.
    void sessionRemoved();

    // The session's first batch, as the body of the answer to state.subscribe; the stream follows.
    std::string firstBatch(Session& session, Seq from, bool mayContinue);

  private:
    void armScan();
    void beginScan();
    void scanSlice();
    void flushUrgent();
    [[nodiscard]] bool behind(const Session& session) const;
    bool flush(Session& session, Loop::Time now);
    BatchWriter::For wanted(const Session& session, Seq from) const;

    Loop& loop_;
    const Log& log_;
    const SharedRecords& shared_;
    BatchWriter writer_;
    const SessionList& sessions_;
    Counters& counters_;

    std::vector<std::weak_ptr<Session>> urgent_;
    Loop::Time lastScan_{};
    std::size_t next_ = 0;
    bool armed_ = false;
    bool scanning_ = false;
    bool scanAgain_ = false;
};

}  // namespace euterpe::hub
