// The softphone's calls: one record a leg, what liblinphone says of them, what the user wants of them, and
// the snapshots that leave. Callbacks only note what happened; settle(), run after each turn of the core and
// after each command, does what is due and tells what changed. Owned by Engine, its thread.
#pragma once

#include "desktop/phone/invite_gate.h"
#include "desktop/phone/phone.h"
#include "lib/base/log.h"

#include <chrono>
#include <functional>
#include <linphone++/linphone.hh>
#include <list>
#include <memory>
#include <optional>

namespace euterpe::phone {

class EngineAccount;

class EngineCalls {
  public:
    struct Events {
        std::function<void(const Leg&)> leg;
        std::function<void(const Levels&)> levels;
        std::function<void(const Notice&)> notice;
        // Why a new call must not ring here, by its Call-ID.
        std::function<std::optional<Refusal>(const std::string& callId)> refuses;
    };

    EngineCalls(const Log& log, std::shared_ptr<linphone::Core> core, const EngineAccount& account,
                Events events);
    ~EngineCalls();
    EngineCalls(const EngineCalls&) = delete;
    EngineCalls& operator=(const EngineCalls&) = delete;

    [[nodiscard]] bool isIdle() const { return records_.empty(); }
    // Also the end of the last one has been answered, and its sound is closed.
    [[nodiscard]] bool isReleased() const { return records_.empty() && leaving_.empty(); }
    void settle();
    // Every tenth of a second: levels, and whether audio arrives.
    void measure();
    // Every leg's last word, for a core that is about to stop.
    void endAll();

    // As in phone.h.
    Result<LegId> dial(const std::string& number);
    Result<void> answer(const LegId& leg);
    Result<void> reject(const LegId& leg);
    Result<void> deflect(const LegId& leg, const std::string& number);
    Result<void> hangUp(const LegId& leg);
    Result<void> hold(const LegId& leg);
    Result<void> resume(const LegId& leg);
    Result<void> setMuted(const LegId& leg, bool muted);
    Result<void> sendDtmf(const LegId& leg, char digit);
    Result<void> transfer(const LegId& leg, const std::string& number);
    Result<void> transferTo(const LegId& leg, const LegId& consultation);
    Result<void> merge(const LegId& one, const LegId& other);
    Result<void> split();

  private:
    using CallState = linphone::Call::State;
    class Listener;

    struct Record {
        Leg leg;
        std::optional<Leg> told;  // the last snapshot that left
        std::shared_ptr<linphone::Call> call;
        // What the user wants, while the dialog is not there yet: a re-INVITE takes its time and may collide
        // with the peer's (RFC 3261 section 14.1).
        std::optional<bool> held;
        int attempts = 0;
        bool hangingUp = false;  // by us
        bool askedForEncryption = false;
        std::string digits;  // to be sent, one after the other
        std::chrono::steady_clock::time_point nextDigit;
        std::uint64_t packets = 0;
        std::chrono::steady_clock::time_point lastAudio;
    };

    void onState(const std::shared_ptr<linphone::Call>& call, CallState state);
    void onTransfer(const std::shared_ptr<linphone::Call>& call, CallState state);
    void onIncoming(const std::shared_ptr<linphone::Call>& call);
    Record& add(const std::shared_ptr<linphone::Call>& call, protocol::CallDirection direction);
    void takeState(Record& record, CallState state);
    void takePeer(Record& record);
    void takeMedia(Record& record);
    void end(Record& record, CallState state);
    void pursueHold(Record& record);
    void pursueDigits(Record& record);
    void pursueEncryption(Record& record);
    static bool takesDigits(CallState state);
    void returnTo(Record& record);
    std::shared_ptr<linphone::Call> invite(const std::shared_ptr<const linphone::Address>& address);
    bool breakUp();  // false when there is no conference
    void leaveConference(Record& record);
    void dissolveConference();
    void applyMute();
    void watchAudio(Record& record);

    Record* find(const LegId& leg);
    Record* find(const std::shared_ptr<linphone::Call>& call);
    // The living record, or InvalidArgument.
    Result<Record*> living(const LegId& leg);
    // The same, in a state in which it has been answered, or Conflict.
    Result<Record*> answered(const LegId& leg);
    Result<void> finish(int status, const char* what);

    const Log& log_;
    std::shared_ptr<linphone::Core> core_;
    const EngineAccount& account_;
    Events events_;
    std::shared_ptr<Listener> listener_;
    std::list<Record> records_;                           // oldest first
    std::list<std::shared_ptr<linphone::Call>> leaving_;  // ended, not released yet
    std::uint64_t lastId_ = 0;
};

}  // namespace euterpe::phone
