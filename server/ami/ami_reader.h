// AMI bytes -> messages. Tolerant where Asterisk versions differ: banner, "\r\n" or "\n", extra blank lines
// ("\r\n\n" after some lists), lines without a colon. Limits (lib/protocol/limits.h) are tested before
// anything is stored: a message that exceeds one is dropped as a whole, counted, and the next one is read
// normally. Owns the unfinished line and message. One thread; fed by ami::Client and by tests.
#pragma once

#include "server/ami/message.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace euterpe::ami {

class Reader {
  public:
    // Called for each complete message; the reference is valid during the call.
    using Sink = std::function<void(const Message&)>;

    void feed(std::string_view bytes, const Sink& sink);

    // "Asterisk Call Manager/9.0.0" once it was read, without the line end.
    [[nodiscard]] const std::string& banner() const { return banner_; }
    // Messages dropped because they exceeded a limit.
    [[nodiscard]] std::uint64_t dropped() const { return dropped_; }
    // Lines without "name: value", ignored.
    [[nodiscard]] std::uint64_t oddLines() const { return oddLines_; }

  private:
    void line(std::string_view text, const Sink& sink);
    void drop();

    std::string partial_;       // start of a line whose end has not come yet
    bool skipLine_ = false;     // the rest of the present line is too long: ignore it up to its end
    bool skipMessage_ = false;  // ignore lines up to the next blank one
    Message message_;
    std::string banner_;
    std::uint64_t dropped_ = 0;
    std::uint64_t oddLines_ = 0;
};

}  // namespace euterpe::ami
