#include "server/hub/call_import.h"

namespace euterpe::hub {
namespace {

// A call record that no event announced, such as one written while AMI was away, is found after this time.
constexpr std::chrono::seconds kLook{60};
constexpr std::chrono::seconds kRetry{5};

}  // namespace

void CallImport::trigger() {
    if (running_)
        again_ = true;
    else
        run();
}

void CallImport::tick() {
    if (!running_ && loop_.now() >= next_)
        run();
}

void CallImport::run() {
    running_ = true;
    again_ = false;
    storage_.importCalls([this](const Result<NewCalls>& round) { onRound(round); });
}

void CallImport::onRound(const Result<NewCalls>& round) {
    running_ = false;
    next_ = loop_.now() + (round ? kLook : kRetry);
    if (!round) {
        ++counters_.importFailures;
        if (!failing_)  // once, not every five seconds
            log_.warning("register.import_failed", {{"error", round.error().detail}});
        failing_ = true;
        return;
    }
    if (failing_)
        log_.info("register.import_recovered");
    failing_ = false;
    counters_.callRowsRead += static_cast<std::uint64_t>(round->read);
    counters_.lastImport = loop_.wallNow();
    for (const NewCalls::Newest& newest : round->newest)
        onNew_(newest);
    if (round->more || again_)
        run();
}

}  // namespace euterpe::hub
