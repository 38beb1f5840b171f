// The server's way to Asterisk: connects and logs in over AMI, keeps pbx::State true (events first, snapshot
// second, merged by id) and carries out commands. Reconnects by itself.
// Owns the AMI connection and the pbx::State. Everything happens on the io_context's thread: the listener and
// the callbacks are called there and may call back into Telephony.
#pragma once

#include "lib/base/id.h"
#include "lib/base/log.h"
#include "lib/base/result.h"
#include "lib/protocol/records.h"
#include "server/pbx/changes.h"
#include "server/pbx/directory.h"
#include "server/pbx/pbx_state.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace euterpe::telephony {

struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 5038;
    std::string user;
    std::string secret;
    std::string clickToCallContext = "euterpe-c2c";
    std::chrono::milliseconds ringOwnPhone{10'000};  // how long the user has to pick up (D1)
    std::chrono::milliseconds actionTimeout{10'000};
    std::chrono::milliseconds pingInterval{5'000};
    std::chrono::milliseconds pingTimeout{5'000};
    // Asterisk tells nobody when a reload of queues.conf makes or removes members.
    std::chrono::milliseconds queueRefresh{60'000};
};

class Listener {
  public:
    virtual ~Listener() = default;
    virtual void onChanges(const pbx::Changes& changes) = 0;
    virtual void onPbxStatus(const protocol::PbxStatus& status) = 0;
    // A call has been written to Asterisk's CDR: time to import. Several may be reported as one.
    virtual void onCdr() = 0;
};

// Numbers for the metrics page.
struct Counters {
    std::uint64_t events = 0;
    std::uint64_t reconnects = 0;
    std::uint64_t droppedMessages = 0;  // over a limit
    std::uint64_t snapshots = 0;
};

// A telephone as Asterisk is configured; for the import of euterpe-admin.
struct EndpointInfo {
    AccountId id;
    std::string callerIdName;  // `callerid=` of the endpoint
    std::string callerIdNumber;
    std::string mailbox;        // first of `mailboxes=`
    std::string hintExtension;  // the extension whose hint names this endpoint, "" = none
    std::string context;
};

// A message of voicemail that is to be moved, or deleted.
struct VoicemailChange {
    std::string box;
    std::string context;
    std::string folder;    // where it is, e.g. "INBOX"
    std::string message;   // its msg_id
    std::string toFolder;  // "" = delete it
};

class Telephony {
  public:
    template <class T>
    using Callback = std::function<void(Result<T>)>;

    Telephony(boost::asio::io_context& io, Config config, Listener& listener, const Log& log);
    ~Telephony();
    Telephony(const Telephony&) = delete;
    Telephony& operator=(const Telephony&) = delete;

    // Starts connecting; status arrives by the listener.
    void start();
    // Closes the connection. Open commands are answered with Cancelled; the listener is not called
    // afterwards.
    void stop();

    void setDirectory(const pbx::Directory& directory);
    // As pbx::State::setPresence, reported by onChanges. `told` goes to the PBX's hints, now or once there is
    // a connection.
    void setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told);

    // Click-to-call: rings `account`, then calls `target`. Answered once the telephone is being called: Ok
    // means that a call with the id `wanted` exists. `wanted` must be new and of [A-Za-z0-9.-], at most 100
    // characters. Errors: InvalidArgument, PbxUnavailable, PbxRefused (e.g. the telephone is not registered),
    // Timeout.
    void dial(const AccountId& account, const ExtensionId& own, const std::string& target,
              const CallId& wanted, Callback<CallId> done);
    // Ends the user's part of a call, in any state. NotFound when it is not there any more.
    void hangup(const CallId& call, Callback<void> done);
    // An incoming call that rings: every telephone of the user stops, the caller gets busy or the next step.
    // Conflict when it is not ringing.
    void reject(const CallId& call, Callback<void> done);

    // -- services (services.cpp): answered once AstDB has the change; the change comes by onChanges.
    void setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done);
    // `target` "" = off.
    void setForward(const ExtensionId& id, const std::string& target, Callback<void> done);
    // Conflict without a mobile number.
    void setForkToMobile(const ExtensionId& id, bool on, Callback<void> done);
    // `owner` "" = the company's; `number` "" = removed.
    void setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                      Callback<void> done);

    // -- queues (queues.cpp)
    // In the queue, "" = all, of which the extension is a member; each of its telephones there. The change
    // comes by onChanges. Conflict when it is a member of none.
    void setQueuePause(const ExtensionId& id, const std::string& queue, bool paused, Callback<void> done);

    // -- calls (call_commands.cpp)
    // The other side waits in a slot, which is answered; the own telephone is hung up. NotFound, Conflict
    // when the call does not talk with exactly one other.
    void park(const CallId& call, Callback<std::string> done);
    // Answered with the file's path below the PBX's recordings. Recording again goes on in the same file.
    void record(const CallId& call, bool on, Callback<std::string> done);

    // -- voicemail (voicemail.cpp)
    // Ok says only that Asterisk has tried: its answer is the same when it fails. PbxRefused where it cannot
    // (before 18.20, and 19 to 20.4).
    void changeVoicemail(const VoicemailChange& change, Callback<void> done);
    // Makes Asterisk look what is in the mailbox, and tell telephones and us.
    void refreshVoicemail(const std::string& box, const std::string& context, Callback<void> done);

    // -- softphones (softphone.cpp)
    // What the PBX has configured: user, secret, codecs, SRTP, expiry. Where the registrar is the PBX does
    // not know.
    void sipAccount(const AccountId& account, Callback<protocol::SipAccount> done);
    // While an account is in use as a softphone its calls get their SIP Call-ID.
    void useSoftphone(const AccountId& account, bool inUse);

    // Telephones as configured in Asterisk, with caller ids and hints (for the import of euterpe-admin).
    void readEndpoints(Callback<std::vector<EndpointInfo>> done);

    [[nodiscard]] const pbx::State& state() const;
    [[nodiscard]] protocol::PbxStatus status() const;
    [[nodiscard]] Counters counters() const;
    // What the PBX does not allow us: the AMI action and the right in manager.conf that it wants.
    [[nodiscard]] const std::vector<std::string>& missingRights() const;

  private:
    class Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace euterpe::telephony
