// A session border controller before a PBX (Kamailio, UDP): telephones register and call through it and never
// see the PBX, which never sees them. Contacts that are registered name the controller, dialogs lead through
// it, and what a message tells of the other side is hidden. Audio does not pass it. One thread at a time.
#pragma once

#include "tests/stage/process.h"

#include <filesystem>
#include <memory>
#include <string>

namespace euterpe::stage {

class Sbc {
  public:
    // `pbx` as "127.0.0.1:5060". Throws std::runtime_error.
    Sbc(const std::filesystem::path& folder, const std::string& pbx);

    // "" when Kamailio is here; else why not, for GTEST_SKIP.
    static std::string whyNot();

    [[nodiscard]] std::string address() const { return host_ + ':' + std::to_string(port_); }
    [[nodiscard]] std::string log() const;

  private:
    const std::string host_ = "127.0.0.9";
    int port_;
    std::filesystem::path log_;
    std::unique_ptr<Process> process_;
};

}  // namespace euterpe::stage
