#include "bench/paint/pending_changes.h"

namespace euterpe::bench {

void PendingChanges::caused(const ExtensionId& extension, protocol::PhoneState state,
                            std::uint64_t intendedNs) {
    const std::lock_guard lock(mutex_);
    Change& change = open_[extension];
    if (change.intendedNs != 0) {
        ++summary_.superseded;
        summary_.latency.add(intendedNs - change.intendedNs);
    }
    change = {state, intendedNs};
}

void PendingChanges::painted(const ExtensionId& extension, protocol::PhoneState state, std::uint64_t atNs) {
    const std::lock_guard lock(mutex_);
    const auto found = open_.find(extension);
    // A cell is painted for other reasons too, with the state from before.
    if (found == open_.end() || found->second.state != state)
        return;
    summary_.latency.add(atNs > found->second.intendedNs ? atNs - found->second.intendedNs : 0);
    open_.erase(found);
}

void PendingChanges::clear() {
    const std::lock_guard lock(mutex_);
    open_.clear();
    summary_ = {};
}

PendingChanges::Summary PendingChanges::summary() const {
    const std::lock_guard lock(mutex_);
    Summary summary = summary_;
    summary.unseen = static_cast<int>(open_.size());
    return summary;
}

}  // namespace euterpe::bench
