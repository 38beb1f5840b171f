// RFC 6455 frames as a client writes and reads them. Pure, one thread.
#pragma once

#include "lib/base/result.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace euterpe::bench {

enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

// One final frame, masked as clients must.
std::string clientFrame(Opcode opcode, std::string_view payload, std::uint32_t mask);

// Puts frames of a server together to messages. Keeps only what is unfinished.
class FrameReader {
  public:
    // A whole text or binary message, or a control frame.
    using Sink = std::function<void(Opcode opcode, std::string_view payload)>;

    Result<void> feed(std::string_view bytes, const Sink& sink);

  private:
    Result<std::size_t> take(std::string_view bytes, const Sink& sink);

    std::string partial_;  // start of a frame
    std::string message_;  // fragments so far
    Opcode opcode_ = Opcode::Text;
};

}  // namespace euterpe::bench
