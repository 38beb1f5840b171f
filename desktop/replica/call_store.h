// The user's own calls of this moment, ordered by line (those without a line last), then by start. An ended
// call leaves the store as it is told; screens that show it a moment longer keep the record they were given.
// A call that is over before its first word came is told as added and ended at once: who dialled learns why
// nothing came of it.
// Kept while offline (B5). Changed only by Session. GUI thread only.
#pragma once

#include "lib/protocol/records.h"

#include <deque>
#include <vector>

#include <QFlags>
#include <QObject>

namespace euterpe::replica {

enum class CallField { State = 1, Peer = 2, Line = 4, Times = 8, Other = 16 };
Q_DECLARE_FLAGS(CallFields, CallField)
Q_DECLARE_OPERATORS_FOR_FLAGS(CallFields)

class CallStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<protocol::Call>& calls() const { return calls_; }
    [[nodiscard]] const protocol::Call* find(const CallId& id) const;

    // -- Session only. `full`: a call that `calls` does not hold has ended, one knows not how.
    void apply(bool full, const std::vector<protocol::Call>& calls, const std::vector<CallId>& removed);
    void clear();

  signals:
    // The store already holds the new state when these are emitted.
    void callAdded(const euterpe::CallId& id);
    void callChanged(const euterpe::CallId& id, euterpe::replica::CallFields fields);
    // `last` has state Ended; its endReason is Unknown when the end was missed while offline.
    void callEnded(const euterpe::CallId& id, const euterpe::protocol::Call& last);

  private:
    void upsert(const protocol::Call& call);
    void end(const CallId& id, const protocol::Call* last);

    static constexpr std::size_t kEndedKept = 64;

    std::vector<protocol::Call> calls_;
    std::deque<CallId> told_;  // ended lately: a batch may come twice, its calls end once
};

}  // namespace euterpe::replica
