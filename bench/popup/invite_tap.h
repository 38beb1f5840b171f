// Sees the INVITEs that a PBX on this machine sends over UDP, with the time at which the kernel had each of
// them: no program between takes part in the figure. Needs root. One thread at a time.
#pragma once

#include <cstdint>
#include <optional>

namespace euterpe::bench {

class InviteTap {
  public:
    // What leaves that port of 127.0.0.1. Throws std::system_error.
    explicit InviteTap(std::uint16_t pbxPort);
    ~InviteTap();
    InviteTap(const InviteTap&) = delete;
    InviteTap& operator=(const InviteTap&) = delete;

    // The time (monotonicNs()) of the first INVITE since the last call; forgets all that has come.
    std::optional<std::uint64_t> first();

  private:
    int fd_;
};

}  // namespace euterpe::bench
