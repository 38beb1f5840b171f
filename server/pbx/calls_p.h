// Each user's calls, made of the channels at that user's telephones: one call per user and conversation,
// however many telephones ring, Local channels lie between or transfers change the other side. Owns the
// protocol::Call records. Part of pbx::State, on its thread.
#pragma once

#include "lib/base/time.h"
#include "lib/protocol/records.h"
#include "server/pbx/changes.h"
#include "server/pbx/channels_p.h"
#include "server/pbx/company_p.h"
#include "server/pbx/lookup_p.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace euterpe::pbx {

struct UserCall {
    protocol::Call record;
    Person* owner = nullptr;
    std::vector<Channel*> legs;  // the user's telephones; one unless several ring
    std::string dialled;         // outgoing: the number that the user called
    std::uint64_t partner = 0;   // serial of the channel last talked with
    bool transferred = false;    // the other side has changed since the call was answered
    bool dirty = false;          // differs from what was last put into Changes
    UnixMillis undialledAt = 0;  // click-to-call, picked up: since when nobody is dialled for it
    bool presumed = false;       // answered, since nobody was dialled for so long; no event has said so
    protocol::EndReason dialResult = protocol::EndReason::None;  // of the last channel that was called for it
};

class Calls {
  public:
    Calls(Company& company, Channels& channels) : company_(company), channels_(channels) {}

    void expectClickToCall(std::string_view wanted, std::string_view owner, std::string_view target,
                           UnixMillis now);

    // The PBX's own clock at the event that is told next; 0 = not known.
    void setPbxTime(UnixMillis at) { pbxTime_ = at; }

    // -- what happened to a channel; each looks at the channel as it is now
    // `connected`: its connected line may be another.
    void changed(Channel& channel, UnixMillis now, bool connected = true);
    void dialBegun(Channel& caller, Channel& called);
    void dialState(Channel& caller, std::string_view status);
    // `called` is null when it was never seen.
    void dialEnded(Channel& caller, Channel* called, std::string_view status, UnixMillis now);
    void bridgeChanged(Channel& channel, UnixMillis now);
    void held(Channel& channel, bool onHold);
    void blindTransferred(Channel& transferee, std::string_view extension);
    // `picker` takes over the call that rings at `target`.
    void pickedUp(Channel& picker, const Channel& target);
    void renamed(Channel& channel, UnixMillis now);
    void hungUp(Channel& channel, int cause);
    // The channel waits in a queue: whoever called so far has been answered by it.
    void queued(Channel& channel, UnixMillis now);
    // Click-to-calls that are up and for which nobody has been dialled for a while are connected to the PBX
    // itself: a service, or the voicemail of somebody who did not answer.
    void tick(UnixMillis now);
    [[nodiscard]] bool wantsTick() const { return !undialled_.empty(); }

    // A channel of a snapshot whose user has no call yet. `calledByPbx` = the PBX called that telephone.
    void adopt(Channel& channel, bool calledByPbx, UnixMillis startedAt, UnixMillis now);
    // The channel is gone, nobody saw how.
    void vanished(Channel& channel);
    // -- what has to be asked for (call_details.cpp)
    void setSipCallId(Channel& channel, std::string_view sipCallId);
    void setRecording(std::string_view call, bool recording);

    // Ends all calls of a person who leaves the directory.
    void dismiss(Person& person);

    // Moves what has changed since the last flush to `changes`.
    void flush(Changes& changes);

    [[nodiscard]] const UserCall* find(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return calls_.size(); }

  private:
    struct Expected {
        std::string owner;
        std::string target;
        UnixMillis since = 0;
    };

    void begin(Channel& channel, UnixMillis now);
    void beginClickToCall(Channel& channel, std::string_view target, UnixMillis now);
    void beginIncoming(Channel& channel, UnixMillis now);
    void beginOutgoing(Channel& channel, UnixMillis now);
    UserCall* make(Channel& channel, UnixMillis now);
    void answer(UserCall& call, UnixMillis now);
    void dialsNobody(UserCall& call, UnixMillis now);
    void detach(Channel& channel);
    void end(UserCall& call, protocol::EndReason reason);
    void touch(UserCall& call);
    // Every change of a record goes through here: what is equal is no change.
    template <class Field, class Value>
    void set(UserCall& call, Field protocol::Call::*field, Value&& value) {
        if (call.record.*field == value)
            return;
        call.record.*field = std::forward<Value>(value);
        touch(call);
    }
    void setState(UserCall& call, protocol::CallState state) { set(call, &protocol::Call::state, state); }
    void refreshPeer(UserCall& call);
    void refreshSipCallId(UserCall& call);
    void showPeer(UserCall& call, std::string_view number, std::string_view name);
    [[nodiscard]] std::string queueOf(const Conversation& conversation) const;
    [[nodiscard]] protocol::EndReason reasonOf(const UserCall& call, const Channel& leg, int cause) const;

    Company& company_;
    Channels& channels_;
    std::unordered_map<std::string_view, std::unique_ptr<UserCall>> calls_;  // by the text in its record.id
    StringTable<Expected> expected_;                                         // by wanted Uniqueid
    std::vector<UserCall*> undialled_;  // click-to-calls picked up, not answered, nobody being dialled
    std::vector<UserCall*> dirty_;
    UnixMillis pbxTime_ = 0;
    std::vector<CallAnswer> answers_;
    std::vector<CallChange> ended_;
    std::vector<CallId> joined_;  // got a further leg
};

}  // namespace euterpe::pbx
