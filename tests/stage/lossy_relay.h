// Stands between one softphone and the PBX (SIP over UDP) and does to the audio what bad networks do: drops,
// delays and reorders packets, the same ones in every run. The softphone takes it for the registrar; one call
// at a time. Works on a thread of its own from construction to destruction; all functions are for the test's.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace euterpe::stage {

// Of one direction. Shares of all packets, 0..1.
struct Network {
    double loss = 0;
    double reorder = 0;  // a packet that comes after the ones sent up to 50 ms later
    int delayMs = 0;
};

struct RelayCounts {
    int passed = 0;
    int dropped = 0;
    int reordered = 0;
    int opusWithCorrection = 0;  // of all that came, those that repeat a part of the one before (LBRR)
};

class LossyRelay {
  public:
    // `pbx` as "127.0.0.1:5060". Throws std::runtime_error.
    explicit LossyRelay(const std::string& pbx);
    ~LossyRelay();
    LossyRelay(const LossyRelay&) = delete;
    LossyRelay& operator=(const LossyRelay&) = delete;

    [[nodiscard]] std::string address() const;  // "127.0.0.1:port"
    // From now on, and counted from now on.
    void setToSoftphone(const Network& network) { set(Direction::ToSoftphone, network); }
    void setToPbx(const Network& network) { set(Direction::ToPbx, network); }
    [[nodiscard]] RelayCounts toSoftphone() const { return counts(Direction::ToSoftphone); }
    [[nodiscard]] RelayCounts toPbx() const { return counts(Direction::ToPbx); }

  private:
    enum class Direction { ToSoftphone, ToPbx };
    class Worker;

    void set(Direction direction, const Network& network);
    [[nodiscard]] RelayCounts counts(Direction direction) const;

    struct Way {
        Network network;
        RelayCounts counts;
    };
    mutable std::mutex mutex_;  // guards ways_
    Way ways_[2];
    std::atomic<bool> ending_{false};
    std::unique_ptr<Worker> worker_;
    std::thread thread_;
};

// RFC 6716 section 4.2.4: whether an Opus packet carries the one before it a second time.
bool opusRepeats(const std::uint8_t* payload, std::size_t size);

}  // namespace euterpe::stage
