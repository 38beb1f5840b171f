#include "bench/paint/call_traffic.h"

#include "bench/load/process_meter.h"

#include <algorithm>
#include <string>
#include <time.h>
#include <utility>

namespace euterpe::bench {

using protocol::PhoneState;

CallTraffic::CallTraffic(fakes::AmiServer& ami, TrafficPlan plan, PendingChanges& pending)
    : ami_(ami), plan_(std::move(plan)), pending_(pending) {}

CallTraffic::~CallTraffic() {
    stopping_ = true;
    if (thread_.joinable())
        thread_.join();
}

void CallTraffic::start(double seconds) {
    if (thread_.joinable())
        thread_.join();
    finished_ = false;
    thread_ = std::thread([this, seconds] { run(seconds); });
}

// Whoever was idle longest; nobody while all are in a call, or have just left one: a telephone in two calls
// at once shows another state than this bench waits for.
std::optional<int> CallTraffic::takeIdle(std::vector<int>& pool, double at) {
    constexpr double kRestSeconds = 0.5;
    const int taken = pool.front();
    if (busyUntil_[taken] > at)
        return std::nullopt;
    pool.erase(pool.begin());
    pool.push_back(taken);
    busyUntil_[taken] = at + plan_.ringSeconds + plan_.talkSeconds + kRestSeconds;
    return taken;
}

std::vector<CallTraffic::Step> CallTraffic::schedule(double seconds) {
    std::vector<Step> steps;
    calls_.clear();
    busyUntil_.clear();
    const std::uint64_t start = monotonicNs() + 50'000'000;
    const int count = static_cast<int>(seconds * plan_.callsPerSecond);
    std::uniform_real_distribution<double> share(0, 1);
    for (int i = 0; i < count; ++i) {
        // Spread within its slot, as calls are.
        const double at = (i + share(random_)) / plan_.callsPerSecond;
        const bool seen = share(random_) < plan_.visibleShare;
        const auto shown = seen ? takeIdle(plan_.visible, at) : std::nullopt;
        const auto first = shown ? shown : takeIdle(plan_.hidden, at);
        const auto second = takeIdle(plan_.hidden, at);
        if (!first || !second)
            continue;
        const Call call = i % 2 == 0 ? Call{*first, *second, 0} : Call{*second, *first, 0};
        const auto ns = [&](double moment) { return start + static_cast<std::uint64_t>(1e9 * moment); };
        const std::size_t index = calls_.size();
        steps.push_back({ns(at), What::Ring, index});
        steps.push_back({ns(at + plan_.ringSeconds), What::Answer, index});
        steps.push_back({ns(at + plan_.ringSeconds + plan_.talkSeconds), What::HangUp, index});
        calls_.push_back(call);
    }
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.atNs < b.atNs; });
    return steps;
}

void CallTraffic::note(int extension, PhoneState state, std::uint64_t atNs) {
    if (std::find(plan_.visible.begin(), plan_.visible.end(), extension) != plan_.visible.end())
        pending_.caused(ExtensionId(std::to_string(plan_.first + extension)), state, atNs);
}

void CallTraffic::take(const Step& step) {
    Call& call = calls_[step.call];
    switch (step.what) {
        case What::Ring:
            note(call.caller, PhoneState::Busy, step.atNs);
            note(call.callee, PhoneState::Ringing, step.atNs);
            call.id = ami_.ring(call.caller, call.callee);
            return;
        case What::Answer:
            note(call.callee, PhoneState::Busy, step.atNs);
            ami_.answer(call.id);
            return;
        case What::HangUp:
            note(call.caller, PhoneState::Free, step.atNs);
            note(call.callee, PhoneState::Free, step.atNs);
            ami_.hangup(call.id);
            return;
    }
}

void CallTraffic::run(double seconds) {
    for (const Step& step : schedule(seconds)) {
        if (stopping_)
            break;
        const timespec at{static_cast<time_t>(step.atNs / 1'000'000'000),
                          static_cast<long>(step.atNs % 1'000'000'000)};
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr);
        take(step);
    }
    finished_ = true;
}

}  // namespace euterpe::bench
