#include "server/web/address_rate.h"

#include "server/hub/source_network.h"

#include <algorithm>

namespace euterpe::web {

bool AddressRate::makeRoom(Time now) {
    // Not at every refusal: a search through all of them is dear, and many strangers are what fills the
    // table.
    if (now < nextSweep_)
        return false;
    nextSweep_ = now + std::chrono::seconds{1};
    const auto full = std::chrono::duration<double>(burst_ / perSecond_);
    std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.at > full; });
    return buckets_.size() < kAddresses;
}

bool AddressRate::admit(const std::string& address, Time now) {
    const std::string network = hub::sourceNetwork(address);
    auto found = buckets_.find(network);
    if (found == buckets_.end()) {
        if (buckets_.size() >= kAddresses && !makeRoom(now))
            return false;
        found = buckets_.emplace(network, Bucket{burst_, now}).first;
    }
    Bucket& bucket = found->second;
    const double passed = std::chrono::duration<double>(now - bucket.at).count();
    bucket.tokens = std::min(burst_, bucket.tokens + passed * perSecond_);
    bucket.at = now;
    if (bucket.tokens < 1)
        return false;
    bucket.tokens -= 1;
    return true;
}

}  // namespace euterpe::web
