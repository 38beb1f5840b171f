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

// Whoever was idle longest comes first, so that nobody is in two calls at once.
int CallTraffic::takeIdle(std::vector<int>& pool) {
    const int taken = pool.front();
    pool.erase(pool.begin());
    pool.push_back(taken);
    return taken;
}

std::vector<CallTraffic::Step> CallTraffic::schedule(double seconds) {
    std::vector<Step> steps;
    calls_.clear();
    const std::uint64_t start = monotonicNs() + 50'000'000;
    const int count = static_cast<int>(seconds * plan_.callsPerSecond);
    std::uniform_real_distribution<double> share(0, 1);
    for (int i = 0; i < count; ++i) {
        Call call{takeIdle(plan_.hidden), takeIdle(plan_.hidden), 0};
        if (share(random_) < plan_.visibleShare)
            (i % 2 == 0 ? call.caller : call.callee) = takeIdle(plan_.visible);
        // Spread within its slot, as calls are.
        const double at = (i + share(random_)) / plan_.callsPerSecond;
        const auto ns = [&](double second) { return start + static_cast<std::uint64_t>(1e9 * second); };
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
