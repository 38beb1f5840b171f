// A real SIP telephone (baresip) under a test's command: registers, rings, answers, talks, hangs up. It sends
// a tone and records what it hears, so that a test can tell whose voice arrived. Its own reader thread only
// collects events; all methods are for the test's thread.
#pragma once

#include "tests/stage/process.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace euterpe::stage {

class SipPhone {
  public:
    struct Settings {
        std::string user;
        std::string password;
        std::string registrar;  // "127.0.0.1:5060"
        int toneHz = 440;       // what it says once a call is up
    };
    struct Event {
        std::string type;   // baresip's name: REGISTER_OK, CALL_INCOMING, CALL_ESTABLISHED, CALL_CLOSED, …
        std::string peer;   // SIP URI of the other side
        std::string param;  // e.g. the reason of CALL_CLOSED
    };

    // Starts it; throws std::runtime_error when baresip is missing or its control port does not answer.
    SipPhone(const Settings& settings, const std::filesystem::path& folder);
    ~SipPhone();
    SipPhone(const SipPhone&) = delete;
    SipPhone& operator=(const SipPhone&) = delete;

    void dial(const std::string& number);
    void accept();
    void hangUp();
    // Digits by RTP, in a call.
    void press(const std::string& digits);
    void hold();
    void resume();

    // Waits for the next event of that type and takes it; what came before it is dropped.
    std::optional<Event> await(const std::string& type,
                               std::chrono::milliseconds limit = std::chrono::seconds(10));
    bool registered() { return await("REGISTER_OK").has_value(); }
    bool rings() { return await("CALL_INCOMING").has_value(); }
    bool talks() { return await("CALL_ESTABLISHED").has_value(); }
    bool idle() { return await("CALL_CLOSED").has_value(); }

    // True once the newest recording holds that tone as its strongest one for half a second.
    bool hears(int toneHz, std::chrono::milliseconds limit = std::chrono::seconds(8), double share = 0.5);

    // The same, beside other voices.
    bool hearsAlso(int toneHz, std::chrono::milliseconds limit = std::chrono::seconds(8)) {
        return hears(toneHz, limit, 0.15);
    }

    // What baresip printed.
    [[nodiscard]] std::string log() const;

  private:
    void command(const std::string& name, const std::string& parameters = {});
    void readEvents();
    void takeMessage(const std::string& text);

    Settings settings_;
    std::filesystem::path folder_;
    std::unique_ptr<Process> process_;
    int socket_ = -1;
    std::thread reader_;
    std::mutex mutex_;  // guards events_
    std::condition_variable arrived_;
    std::deque<Event> events_;
};

// Strength (0..1) of a tone in 16-bit mono samples: Goertzel's algorithm, relative to the total energy.
double toneShare(const std::int16_t* samples, std::size_t count, int toneHz, int rate = 8000);

}  // namespace euterpe::stage
