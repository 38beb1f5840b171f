// Two views of one conversation made one call: the softphone's leg (phone::Leg) and the PBX's record
// (protocol::Call), recognised by the SIP Call-ID. They arrive in any order, change and end apart from each
// other, and either may be missing for a while: the leg decides how the call stands, the PBX adds who is
// behind it. Pure: no I/O, no clock of its own; `now` is monotonic. Owned by CallStore.
#pragma once

#include "desktop/phone/phone.h"
#include "lib/protocol/records.h"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace euterpe::replica {

// What became of calls at one step, apart from those that calls() shows anew or changed.
struct MergeOutcome {
    // The last word about each, its state is Ended. One that calls() never showed was over at its first word.
    std::vector<protocol::Call> ended;
    // Shown until now, found to be the same conversation as another one that is shown.
    std::vector<CallId> absorbed;
};

class CallMerge {
  public:
    using Now = std::chrono::milliseconds;

    // A PBX call at the softphone whose leg is not there yet usually gets it within 100 ms.
    static constexpr Now kPatience{300};
    // ... unless a leg waits for its PBX call: then the Call-ID, which the server has to ask for, is late.
    static constexpr Now kLongPatience{3000};

    // The telephone that the softphone is; "" = there is none, PBX calls are shown as they come.
    void setSoftphone(const AccountId& account) { softphone_ = account; }
    [[nodiscard]] bool hasSoftphone() const { return !softphone_.empty(); }

    MergeOutcome applyLeg(const phone::Leg& leg, Now now);
    // `full`: a call that `calls` does not hold has ended, one knows not how.
    MergeOutcome applyPbx(bool full, const std::vector<protocol::Call>& calls,
                          const std::vector<CallId>& removed, Now now);
    // Shows what has been withheld for long enough.
    void passTime(Now now);
    // When passTime() has something to do.
    [[nodiscard]] std::optional<Now> nextMoment() const;
    MergeOutcome clear();

    // What is shown: by line (those without one last), then by start.
    [[nodiscard]] std::vector<protocol::Call> calls() const;
    [[nodiscard]] const phone::Leg* leg(const CallId& call) const;
    // The call of a leg; "" = the leg is over.
    [[nodiscard]] CallId callOf(const phone::LegId& leg) const;
    // The PBX's name of the call, for requests; "" = the PBX does not show it (any more).
    [[nodiscard]] CallId pbxId(const CallId& call) const;
    // The shown call that a PBX call is part of; "" = none.
    [[nodiscard]] CallId shownAs(const CallId& pbxCall) const;

  private:
    struct Card {
        CallId id;  // never changes once shown
        std::optional<phone::Leg> leg;
        std::optional<protocol::Call> pbx;
        bool pbxAlive = false;  // false with `pbx` set: its last record, the leg goes on
        bool shown = false;
        Now since{0};
        int line = 0;
        bool numberFromLeg = false;  // the leg told the other side's number last
    };
    using Cards = std::vector<Card>;

    void addLeg(const phone::Leg& leg, Now now);
    void endLeg(Card& card, const phone::Leg& last, Now now, MergeOutcome& outcome);
    void upsert(const protocol::Call& call, Now now);
    void addPbx(const protocol::Call& call, Now now);
    void endPbx(const CallId& id, const protocol::Call* last, MergeOutcome& outcome);
    void unite(MergeOutcome& outcome);
    void absorb(Card& stays, Card& goes, MergeOutcome& outcome);
    void finish(Card& card, protocol::Call last, MergeOutcome& outcome);
    void show(Card& card);
    void erase(const Card& card);
    [[nodiscard]] bool isWithheld(const protocol::Call& call) const;
    [[nodiscard]] bool isSettled(const protocol::Call& call);
    [[nodiscard]] bool hasLonelyLeg() const;
    [[nodiscard]] Now dueAt(const Card& card) const;
    [[nodiscard]] protocol::Call merged(const Card& card) const;
    [[nodiscard]] int freeLine() const;
    Card* withLeg(const phone::LegId& leg);
    Card* withPbx(const CallId& call);
    Card* livingLegOf(const std::string& sipCallId);

    static constexpr std::size_t kRemembered = 64;

    AccountId softphone_;
    Cards cards_;                            // oldest first
    std::map<CallId, std::string> settled_;  // PBX calls whose leg is over, with its Call-ID: not shown again
    std::deque<CallId> told_;                // PBX calls ended lately: a batch may come twice
    std::deque<std::string> endedLegs_;      // their Call-IDs: the PBX may still speak of them
};

}  // namespace euterpe::replica
