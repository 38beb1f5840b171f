#include "bench/load/deliveries.h"

#include "bench/load/process_meter.h"
#include "lib/protocol/codec.h"

#include <variant>

namespace euterpe::bench {

Deliveries::Deliveries(int clients, const std::vector<ExtensionId>& extensions)
    : intended_(extensions.size()), seen_(static_cast<std::size_t>(clients) * extensions.size()) {
    for (std::size_t i = 0; i < extensions.size(); ++i)
        index_.emplace(extensions[i], static_cast<int>(i));
}

void Deliveries::published(int extension, std::uint64_t intendedNs) {
    intended_[static_cast<std::size_t>(extension)].store(intendedNs, std::memory_order_release);
}

void Deliveries::startCounting() {
    since_ = monotonicNs();
    latency_.clear();
    batches_ = 0;
    bytes_ = 0;
}

const std::vector<int>& Deliveries::extensionsIn(std::string_view text) {
    for (const Decoded& decoded : recent_) {
        if (decoded.text == text)
            return decoded.extensions;
    }
    Decoded& decoded = recent_[nextRecent_];
    nextRecent_ = (nextRecent_ + 1) % recent_.size();
    decoded.text = text;
    decoded.extensions.clear();
    auto message = protocol::decodeFromServer(text);
    const auto* notification = message ? std::get_if<protocol::IncomingNotification>(&*message) : nullptr;
    if (notification && notification->method == "state.batch") {
        if (auto batch = protocol::fromJson<protocol::StateBatch>(notification->params)) {
            for (const protocol::Extension& extension : batch->extensions) {
                if (const auto found = index_.find(extension.id); found != index_.end())
                    decoded.extensions.push_back(found->second);
            }
        }
    }
    return decoded.extensions;
}

void Deliveries::received(int client, std::string_view text) {
    const std::uint64_t now = monotonicNs();
    ++batches_;
    bytes_ += text.size();
    for (const int extension : extensionsIn(text)) {
        const auto slot = static_cast<std::size_t>(extension);
        const std::uint64_t intended = intended_[slot].load(std::memory_order_acquire);
        std::uint64_t& seen = seen_[static_cast<std::size_t>(client) * intended_.size() + slot];
        if (intended < since_ || seen == intended)
            continue;
        seen = intended;
        latency_.add(now > intended ? now - intended : 0);
    }
}

}  // namespace euterpe::bench
