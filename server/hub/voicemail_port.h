// What the hub asks of the mailboxes. Implemented in app/ over files and the PBX, by a fake in the tests of
// the hub. Called on the loop thread; each callback comes once, later, on the loop thread. `mailbox` is the
// user's own as the directory names it, "101@default", "" = none.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"

#include <functional>
#include <string>

namespace euterpe::hub {

class VoicemailPort {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    virtual ~VoicemailPort() = default;
    virtual void list(const std::string& mailbox, Callback<protocol::VoicemailListResult> done) = 0;
    virtual void read(const std::string& mailbox, const protocol::VoicemailReadParams& wanted,
                      Callback<protocol::VoicemailReadResult> done) = 0;
    // Answered once it is done; the PBX has been told, so that lamps follow.
    virtual void setHeard(const std::string& mailbox, const protocol::VoicemailSetHeardParams& change,
                          Callback<void> done) = 0;
    virtual void remove(const std::string& mailbox, const std::string& message, Callback<void> done) = 0;
};

}  // namespace euterpe::hub
