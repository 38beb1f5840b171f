// Stands between one softphone and the PBX (SIP over UDP) and does to the audio what bad networks do: drops,
// delays and reorders packets, the same ones in every run. The softphone takes it for the registrar; one call
// at a time. Works on a thread of its own from construction to destruction; all functions are for the test's.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace euterpe::stage {

// Payloads of RTP packets, one every 20 ms.
using RtpStream = std::vector<std::string>;

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
    // Neither SIP nor audio comes through, in either direction, and nobody is told.
    void cut(bool isCut) { cut_ = isCut; }
    // What the PBX sends to the softphone is kept from now on, and taken.
    void record();
    [[nodiscard]] RtpStream recorded();
    // The softphone gets this stream over that network, in place of what the PBX sends until the next
    // replay; no audio may be under way before the PBX's first packet.
    void replayToSoftphone(RtpStream stream, const Network& network);
    [[nodiscard]] bool hasReplayed() const;
    [[nodiscard]] RelayCounts toSoftphone() const { return counts(Direction::ToSoftphone); }
    [[nodiscard]] RelayCounts toPbx() const { return counts(Direction::ToPbx); }

  private:
    enum class Direction { ToSoftphone, ToPbx };
    class Worker;

    void set(Direction direction, const Network& network);
    [[nodiscard]] RelayCounts counts(Direction direction) const;

    static constexpr unsigned kSeed = 7;
    struct Way {
        Network network;
        RelayCounts counts;
        std::mt19937 random{kSeed};
    };
    struct Replay {
        RtpStream stream;
        std::size_t sent = 0;
        std::chrono::steady_clock::time_point next;
    };
    mutable std::mutex mutex_;  // guards the four below
    Way ways_[2];
    bool isRecording_ = false;
    RtpStream recorded_;
    std::optional<Replay> replay_;
    std::atomic<bool> ending_{false};
    std::atomic<bool> cut_{false};
    std::unique_ptr<Worker> worker_;
    std::thread thread_;
};

// RFC 6716 section 4.2.4: whether an Opus packet carries the one before it a second time.
bool opusRepeats(const std::uint8_t* payload, std::size_t size);

}  // namespace euterpe::stage
