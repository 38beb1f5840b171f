// Changes of telephones that were caused and have not been seen on the screen yet. caused() on the traffic's
// thread, painted() on the GUI thread; one mutex, held for a moment.
#pragma once

#include "bench/load/histogram.h"
#include "lib/protocol/records.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace euterpe::bench {

class PendingChanges {
  public:
    struct Summary {
        Histogram latency;
        // Never painted because the next change of the same telephone came first; counted in `latency` with
        // the time until then.
        int superseded = 0;
        int unseen = 0;  // never painted so far
    };

    // The telephone of `extension` gets this state; meant to be at `intendedNs`.
    void caused(const ExtensionId& extension, protocol::PhoneState state, std::uint64_t intendedNs);
    // Its cell showed this state when the window was last brought to the screen, at `atNs`.
    void painted(const ExtensionId& extension, protocol::PhoneState state, std::uint64_t atNs);

    // Forgets everything: the end of the warm-up.
    void clear();
    [[nodiscard]] Summary summary() const;

  private:
    struct Change {
        protocol::PhoneState state = protocol::PhoneState::Unknown;
        std::uint64_t intendedNs = 0;
    };
    mutable std::mutex mutex_;
    std::unordered_map<ExtensionId, Change> open_;
    Summary summary_;
};

}  // namespace euterpe::bench
