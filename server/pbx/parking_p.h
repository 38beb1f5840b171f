// The calls that wait in parking slots. Part of pbx::State, on its thread.
#pragma once

#include "lib/base/time.h"
#include "lib/protocol/records.h"
#include "server/ami/message.h"
#include "server/pbx/changes.h"
#include "server/pbx/company_p.h"
#include "server/pbx/lookup_p.h"

#include <string>
#include <vector>

namespace euterpe::pbx {

class Parking {
  public:
    explicit Parking(const Company& company) : company_(company) {}

    void parked(const ami::Message& event, UnixMillis now, Changes& changes);
    // Retrieved, given up, timed out or hung up.
    void left(std::string_view channel, Changes& changes);
    // What the PBX lists replaces what was believed.
    void restore(const std::vector<ami::Message>& listed, UnixMillis now, Changes& changes);
    [[nodiscard]] std::vector<protocol::ParkedCall> calls() const;

  private:
    [[nodiscard]] protocol::ParkedCall toRecord(const ami::Message& event, UnixMillis now) const;

    const Company& company_;
    StringTable<protocol::ParkedCall> calls_;  // by Uniqueid of the channel that waits
};

}  // namespace euterpe::pbx
