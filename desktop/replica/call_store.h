// The user's own calls of this moment, ordered by line (those without a line last), then by start: what the
// PBX tells and, in Phone mode, what the softphone does, as one call each (call_merge.h). An ended call
// leaves the store as it is told; screens that show it a moment longer keep the record they were given. A
// call that is over before its first word came is told as added and ended at once: who dialled learns why
// nothing came of it. Kept while offline (B5). Changed only by Session and Softphone. GUI thread only.
#pragma once

#include "desktop/phone/phone.h"
#include "desktop/replica/call_merge.h"
#include "lib/protocol/records.h"

#include <set>
#include <vector>

#include <QElapsedTimer>
#include <QFlags>
#include <QObject>
#include <QTimer>

namespace euterpe::replica {

// `Leg`: something that only the softphone's leg has, such as muted or encrypted. `Other`: also that the PBX
// shows the call now, or no longer.
enum class CallField { State = 1, Peer = 2, Line = 4, Times = 8, Other = 16, Leg = 32 };
Q_DECLARE_FLAGS(CallFields, CallField)
Q_DECLARE_OPERATORS_FOR_FLAGS(CallFields)

class CallStore : public QObject {
    Q_OBJECT

  public:
    explicit CallStore(QObject* parent = nullptr);

    [[nodiscard]] const std::vector<protocol::Call>& calls() const { return calls_; }
    [[nodiscard]] const protocol::Call* find(const CallId& id) const;

    // -- in Phone mode. The softphone's part of a call; nullptr = it is at another telephone.
    [[nodiscard]] const phone::Leg* leg(const CallId& id) const { return merge_.leg(id); }
    [[nodiscard]] CallId callOf(const phone::LegId& leg) const { return merge_.callOf(leg); }
    // The PBX's name of a call, for requests; "" = the PBX does not show it (any more).
    [[nodiscard]] CallId pbxId(const CallId& id) const { return merge_.pbxId(id); }
    [[nodiscard]] CallId shownAs(const CallId& pbxCall) const { return merge_.shownAs(pbxCall); }
    [[nodiscard]] bool hasSoftphone() const { return merge_.hasSoftphone(); }
    // The call in which the user talks by the softphone, nullptr = none.
    [[nodiscard]] const protocol::Call* talking() const;
    // The softphone's call that has been held for longest, nullptr = none (Ctrl+F5).
    [[nodiscard]] const protocol::Call* oldestHeld() const;
    // Lines that the softphone has in use.
    [[nodiscard]] int legCount() const;

    // -- Session and Softphone only. `full`: a call that `calls` does not hold has ended, one knows not how.
    void apply(bool full, const std::vector<protocol::Call>& calls, const std::vector<CallId>& removed);
    void applyLeg(const phone::Leg& leg);
    void setSoftphone(const AccountId& account);
    void clear();

  signals:
    // The store already holds the new state when these are emitted.
    void callAdded(const euterpe::CallId& id);
    void callChanged(const euterpe::CallId& id, euterpe::replica::CallFields fields);
    // `last` has state Ended; its endReason is Unknown when the end was missed while offline.
    void callEnded(const euterpe::CallId& id, const euterpe::protocol::Call& last);
    // It is the same conversation as another call that stays: no word about it is to be shown.
    void callAbsorbed(const euterpe::CallId& id);

  private:
    void passTime();
    void publish(const MergeOutcome& outcome);
    void tellEnd(const protocol::Call& last, bool wasShown);
    void tellChange(const protocol::Call& before, const std::vector<phone::Leg>& legsBefore, bool wasAtPbx);
    void noteHeld();
    void waitForNext();
    [[nodiscard]] CallMerge::Now now() const { return CallMerge::Now(clock_.elapsed()); }

    CallMerge merge_;
    std::vector<protocol::Call> calls_;
    std::vector<phone::Leg> legs_;  // of calls_, as last told
    std::vector<CallId> held_;      // by the softphone, oldest first
    std::set<CallId> atPbx_;        // of calls_: those that the PBX shows
    QElapsedTimer clock_;
    QTimer next_;
};

}  // namespace euterpe::replica
