// A company as its Asterisk knows it: extensions with device states and the calls between them. Every change
// returns the AMI events that Asterisk would send for it, in Asterisk's order (without the class "dialplan",
// which nobody here subscribes to); the lists are what a snapshot
// shows at that moment. Owns the calls. Not thread-safe: AmiServer keeps its lock around it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace euterpe::fakes {

enum class DeviceState { NotInUse, InUse, Busy, Unavailable, Ringing, RingInUse, OnHold };

struct CompanyOptions {
    int extensions = 24;
    int first = 101;  // number of the first extension, the others follow
    std::string hintContext = "euterpe-extensions";
    std::string callContext = "euterpe-phones";
};

class AmiCompany {
  public:
    explicit AmiCompany(CompanyOptions options);

    [[nodiscard]] int size() const { return static_cast<int>(telephones_.size()); }
    [[nodiscard]] std::string number(int index) const;
    [[nodiscard]] std::string name(int index) const;

    // -- changes; `index` counts from 0, the result is AMI text
    // The state of a telephone that takes part in no call.
    std::string setState(int index, DeviceState state);
    // The caller dials, the callee's telephone rings. `call` gets the id for answer() and hangup().
    std::string ring(int caller, int callee, std::uint64_t& call);
    std::string answer(std::uint64_t call);
    // "" when there is no such call.
    std::string hangup(std::uint64_t call);
    // Asterisk restarts: every call and channel is gone without an event.
    void forgetCalls() { calls_.clear(); }

    // -- what a snapshot holds: one event text each, without the end of the list
    using Events = std::vector<std::string>;
    [[nodiscard]] Events extensionStates(const std::string& actionId) const;
    [[nodiscard]] Events deviceStates(const std::string& actionId) const;
    [[nodiscard]] Events channels(const std::string& actionId) const;
    [[nodiscard]] Events contacts(const std::string& actionId) const;
    [[nodiscard]] Events endpoints(const std::string& actionId) const;

  private:
    struct Leg {
        int telephone = 0;
        std::string channel;
        std::string uniqueid;
        int state = 0;  // ChannelState
    };
    struct CallRecord {
        Leg caller;
        Leg callee;
        std::string bridge;
        bool answered = false;
        std::int64_t startedAt = 0;
        std::int64_t answeredAt = 0;
    };
    struct Telephone {
        DeviceState idle = DeviceState::NotInUse;
        int ringing = 0;
        int talking = 0;
    };

    [[nodiscard]] DeviceState stateOf(int index) const;
    [[nodiscard]] std::string stateEvents(int index) const;
    [[nodiscard]] std::string extensionStatus(int index, const std::string& actionId) const;
    [[nodiscard]] std::string deviceState(int index, const std::string& actionId) const;
    [[nodiscard]] std::string listedChannel(const CallRecord& call, const Leg& leg,
                                            const std::string& actionId) const;
    [[nodiscard]] Leg newLeg(int telephone, int state);

    CompanyOptions options_;
    std::vector<Telephone> telephones_;
    std::map<std::uint64_t, CallRecord> calls_;
    std::uint64_t nextCall_ = 1;
    std::uint64_t nextChannel_ = 1;
    std::int64_t startedAt_;  // seconds since 1970, the first half of every Uniqueid
};

}  // namespace euterpe::fakes
