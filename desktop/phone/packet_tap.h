// Sees every SIP packet of this thread's core, as liblinphone's SIP stack logs it: the one place where it
// says from which address a packet really came. What liblinphone logs otherwise is thrown away, but for
// errors. Owned by Engine, made and destroyed on its thread, one a thread.
#pragma once

#include "lib/base/log.h"

#include <functional>
#include <string>
#include <string_view>

namespace euterpe::phone {

struct Packet {
    bool sent = false;
    std::string transport;  // "UDP", "TCP", "TLS"
    std::string host;       // the other side's, numeric
    int port = 0;
    std::string_view text;  // over TCP and TLS what one read brought: it need not be one message
};

class PacketTap {
  public:
    using Seen = std::function<void(const Packet&)>;

    PacketTap(const Log& log, Seen seen);
    ~PacketTap();
    PacketTap(const PacketTap&) = delete;
    PacketTap& operator=(const PacketTap&) = delete;

    // Once the core is made: the process' first one sets up the library's log anew.
    static void attach();

    // For the library's log handler.
    void packet(const std::string& line) const;
    void complaint(const char* domain, const std::string& line) const;

  private:
    const Log& log_;
    Seen seen_;
};

// The packet that a log line tells of; false when it tells of none.
bool parsePacketLine(std::string_view line, Packet& packet);

}  // namespace euterpe::phone
