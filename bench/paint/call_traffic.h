// Whole calls at a steady rate in the simulated company: each rings, is answered and ends. Some of the
// callers and callees are rows that are on the screen, the others are not. Owns its thread; the simulator is
// used from there.
#pragma once

#include "bench/paint/pending_changes.h"
#include "tests/fakes/ami_server.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <random>
#include <thread>
#include <unordered_map>
#include <vector>

namespace euterpe::bench {

struct TrafficPlan {
    std::vector<int> visible;  // extensions by index
    std::vector<int> hidden;
    int first = 1000;  // number of extension 0
    double callsPerSecond = 20;
    double visibleShare = 0.3;  // of the calls have a party on the screen
    double ringSeconds = 0.4;
    double talkSeconds = 0.8;
};

class CallTraffic {
  public:
    CallTraffic(fakes::AmiServer& ami, TrafficPlan plan, PendingChanges& pending);
    ~CallTraffic();

    // Makes calls for so long, then lets the last ones end.
    void start(double seconds);
    [[nodiscard]] bool finished() const { return finished_; }

  private:
    enum class What { Ring, Answer, HangUp };
    struct Step {
        std::uint64_t atNs = 0;
        What what = What::Ring;
        std::size_t call = 0;
    };
    struct Call {
        int caller = 0;
        int callee = 0;
        std::uint64_t id = 0;
    };

    void run(double seconds);
    void take(const Step& step);
    [[nodiscard]] std::vector<Step> schedule(double seconds);
    [[nodiscard]] std::optional<int> takeIdle(std::vector<int>& pool, double at);
    void note(int extension, protocol::PhoneState state, std::uint64_t atNs);

    fakes::AmiServer& ami_;
    TrafficPlan plan_;
    PendingChanges& pending_;
    std::vector<Call> calls_;
    std::unordered_map<int, double> busyUntil_;  // by extension, seconds of the present schedule
    // Fixed: every run makes the same calls.
    std::mt19937 random_{20'260'101};
    std::atomic<bool> finished_{true};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace euterpe::bench
