#include "bench/load/publisher.h"

#include "bench/load/process_meter.h"
#include "lib/protocol/codec.h"

#include <time.h>
#include <utility>

namespace euterpe::bench {

std::vector<ExtensionId> AmiSource::extensions() const {
    std::vector<ExtensionId> ids;
    for (std::size_t i = 0; i < busy_.size(); ++i)
        ids.emplace_back(std::to_string(first_ + static_cast<int>(i)));
    return ids;
}

void AmiSource::change(int extension) {
    const auto i = static_cast<std::size_t>(extension);
    busy_[i] = !busy_[i];
    server_.setState(extension, busy_[i] ? fakes::DeviceState::InUse : fakes::DeviceState::NotInUse);
}

PresenceSource::PresenceSource(std::unique_ptr<Fleet> publishers)
    : publishers_(std::move(publishers)), away_(static_cast<std::size_t>(publishers_->size())) {}

std::vector<ExtensionId> PresenceSource::extensions() const {
    std::vector<ExtensionId> ids;
    for (int i = 0; i < publishers_->size(); ++i)
        ids.push_back(publishers_->client(i).extension());
    return ids;
}

void PresenceSource::change(int extension) {
    const auto i = static_cast<std::size_t>(extension);
    away_[i] = !away_[i];
    protocol::PresenceSetParams params;
    params.presence = away_[i] ? protocol::Presence::Away : protocol::Presence::Available;
    // A publisher that was lost shows as events that nobody received.
    (void)publishers_->client(extension).send(
        protocol::encodeRequest<protocol::Request::PresenceSet>(nextId_++, params));
    publishers_->pump(std::chrono::milliseconds(0));
}

Publisher::~Publisher() {
    stopping_ = true;
    if (thread_.joinable())
        thread_.join();
}

void Publisher::start(double rate, int count) {
    if (thread_.joinable())
        thread_.join();
    finished_ = false;
    thread_ = std::thread([this, rate, count] { run(rate, count); });
}

void Publisher::run(double rate, int count) {
    const int extensions = static_cast<int>(source_.extensions().size());
    // A whole period after what went before: a lone event is one that nothing was sent shortly before.
    const std::uint64_t start = monotonicNs() + static_cast<std::uint64_t>(1e9 / rate);
    for (int i = 0; i < count && !stopping_; ++i) {
        const std::uint64_t intended = start + static_cast<std::uint64_t>(1e9 * i / rate);
        const timespec at{static_cast<time_t>(intended / 1'000'000'000),
                          static_cast<long>(intended % 1'000'000'000)};
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, nullptr);
        const int extension = next_++ % extensions;
        deliveries_.published(extension, intended);
        source_.change(extension);
    }
    finished_ = true;
}

}  // namespace euterpe::bench
