// What the hub asks of the telephone system. Implemented over telephony::Telephony in app/, by a fake in the
// tests of the hub. Loop thread; callbacks come there too.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/records.h"
#include "server/pbx/directory.h"
#include "server/pbx/pbx_state.h"

#include <functional>
#include <string>

namespace euterpe::hub {

class PbxPort {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    virtual ~PbxPort() = default;
    [[nodiscard]] virtual const pbx::State& state() const = 0;
    [[nodiscard]] virtual protocol::PbxStatus status() const = 0;
    // Changes that these two cause come by Hub::onChanges.
    virtual void setDirectory(const pbx::Directory& directory) = 0;
    // `told` is what the PBX is to give to its hints: without what it knows itself.
    virtual void setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told) = 0;
    // As in telephony::Telephony.
    virtual void dial(const AccountId& account, const ExtensionId& own, const std::string& target,
                      const CallId& wanted, Callback<CallId> done) = 0;
    virtual void hangup(const CallId& call, Callback<void> done) = 0;
    virtual void reject(const CallId& call, Callback<void> done) = 0;
    virtual void park(const CallId& call, Callback<std::string> done) = 0;
    virtual void record(const CallId& call, bool on, Callback<std::string> done) = 0;
    virtual void setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) = 0;
    virtual void setForward(const ExtensionId& id, const std::string& target, Callback<void> done) = 0;
    virtual void setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) = 0;
    virtual void setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                               Callback<void> done) = 0;
    virtual void setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                              Callback<void> done) = 0;
    virtual void sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) = 0;
    virtual void useSoftphone(const AccountId& account, bool inUse) = 0;
};

}  // namespace euterpe::hub
