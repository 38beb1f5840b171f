// A stream to the sound server for what the engine does not play: ringing, recordings. SoundDevices leaves it
// where it was opened. Functions block while the sound server does: not for the GUI thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

struct pa_simple;

namespace euterpe::phone {

// What mixers show.
inline constexpr const char* kSoundApplicationName = "Euterpe";

struct PlayFormat {
    std::uint32_t rate = 0;  // samples a second of each channel, 16 bits
    std::uint8_t channels = 1;
    std::uint32_t chunk = 0;  // bytes of one write; the server holds two, so that a stop is soon heard
};

struct ClosePlayStream {
    void operator()(pa_simple* stream) const;
};
using PlayStream = std::unique_ptr<pa_simple, ClosePlayStream>;

// On `device` ("" = the server's default), or on the default where that is not there: rather on another one
// than nowhere. nullptr = no sound server, and `error` is libpulse's. `server` as in PULSE_SERVER, "" = that
// variable or the user's own.
PlayStream openPlayStream(const char* name, const PlayFormat& format, const std::string& device, int& error,
                          const std::string& server = {});

}  // namespace euterpe::phone
