// The softphone as the rest of the desktop sees it: commands in, immutable snapshots out. Behind it an engine
// (liblinphone, linphone_phone.h) lives on a thread of its own; no type of the engine leaves the folder.
// An object of the GUI thread: every function is called and every signal emitted there. Commands return at
// once; each is answered by exactly one callback, from the event loop, never inside the call, and not at all
// once `context` is gone. What a command does to a call is seen in callChanged(), not in its answer.
#pragma once

#include "desktop/phone/sound.h"
#include "lib/base/id.h"
#include "lib/base/result.h"
#include "lib/protocol/records.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <QObject>

namespace euterpe::phone {

// A leg that this softphone has, from its first to its last moment. Never used again.
struct LegIdTag {};
using LegId = StringId<LegIdTag>;

enum class Registration {
    Off,          // no account, or unregistered on purpose
    Connecting,   // first attempt, or trying again after a loss
    Registered,   // RFC 3261 section 10: the registrar has accepted the contact
    Refused,      // wrong user or password (401, 403, 404): trying again will not help
    Unreachable,  // no answer, or no connection: it goes on trying
    Untrusted,    // it answers, with a certificate that is not acceptable: it goes on trying
};

struct RegistrationStatus {
    Registration state = Registration::Off;
    int sipCode = 0;     // last final response, 0 = none
    std::string detail;  // for the log and the tooltip: which host, which certificate, what is wrong
    UnixMillis since = 0;

    bool operator==(const RegistrationStatus&) const = default;
};

// What is being done with the leg. `Dialing`: INVITE sent. `Ringing`: 180, or it rings here (see direction).
// `EarlyMedia`: 183 with sound before the answer. `Held`: by this user. `Ended` comes once, last.
enum class LegState { Dialing, EarlyMedia, Ringing, Talking, Held, Ended };

// A transfer that this leg was asked for (RFC 3515); the leg goes on when it failed.
enum class Transfer { None, Trying, Ringing, Done, Failed };

// One SIP dialog, complete; replaces the older snapshot of the same id.
struct Leg {
    LegId id;
    std::string sipCallId;  // RFC 3261 section 8.1.1.4: by it the PBX's view of the call is recognised
    protocol::CallDirection direction = protocol::CallDirection::Unknown;
    LegState state = LegState::Dialing;
    protocol::EndReason endReason = protocol::EndReason::None;  // set once state is Ended
    int sipCode = 0;         // of the final response that ended it, 0 = ended by BYE or CANCEL
    std::string peerNumber;  // "" when withheld; follows P-Asserted-Identity after a transfer
    std::string peerName;
    bool anonymous = false;
    bool heldByPeer = false;
    bool muted = false;         // survives hold
    bool inConference = false;  // mixed here with the other legs that are (three-way)
    Transfer transfer = Transfer::None;
    bool encrypted = false;  // SRTP
    std::string codec;       // "opus/48000", "" before media
    bool silent = false;     // talking, but no audio packet has arrived for a while
    UnixMillis startedAt = 0;
    UnixMillis answeredAt = 0;  // 0 = not answered

    bool operator==(const Leg&) const = default;
};

// Peak levels of the active leg over the last 100 ms, dBFS (0 = full scale, -120 = silence).
struct Levels {
    float microphone = -120;
    float speaker = -120;
};

// The softphone page of the settings and the ini file (L1 to L9).
struct Options {
    protocol::SipTransport transport = protocol::SipTransport::Udp;
    std::string registrar;     // "host" or "host:port" of an SBC; "" = what the account says (L3)
    std::string loginAddress;  // the server's address, for an account that names no registrar
    std::string caFile;        // PEM beside the account's own; "" = none (L1)
    int audioTos = 56;         // IP TOS byte of RTP (L5)
    int sipTos = 40;           // IP TOS byte of SIP (L5)
    std::string sipLogFile;    // rotating, secrets removed; "" = off (L9)
    SoundOptions sound;

    bool operator==(const Options&) const = default;
};

class Phone : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;
    using Done = std::function<void(Result<void>)>;
    using Dialled = std::function<void(Result<LegId>)>;

    // -- account
    // Registers; called again with another account or other options it changes over, keeping calls where the
    // engine allows. What cannot be changed in a call takes effect after the last one.
    virtual void start(const protocol::SipAccount& account, const Options& options) = 0;
    // Ends every call, unregisters.
    virtual void stop() = 0;
    // The computer woke up or its network is another: registers anew at once.
    virtual void networkChanged() = 0;
    [[nodiscard]] virtual RegistrationStatus registration() const = 0;

    // -- calls; InvalidArgument for a leg that is gone, Conflict where its state does not allow it
    [[nodiscard]] virtual std::vector<Leg> legs() const = 0;  // living, oldest first
    // Holds the active leg first. Conflict beyond kLines legs.
    virtual void dial(const std::string& number, QObject* context, Dialled done) = 0;
    virtual void answer(const LegId& leg, QObject* context, Done done) = 0;
    virtual void reject(const LegId& leg, QObject* context, Done done) = 0;  // 486 Busy Here
    // 302 Moved Temporarily: the PBX calls `number` instead (deflect, D4).
    virtual void deflect(const LegId& leg, const std::string& number, QObject* context, Done done) = 0;
    virtual void hangUp(const LegId& leg, QObject* context, Done done) = 0;
    virtual void hold(const LegId& leg, QObject* context, Done done) = 0;
    virtual void resume(const LegId& leg, QObject* context, Done done) = 0;  // holds the active leg first
    virtual void setMuted(const LegId& leg, bool muted, QObject* context, Done done) = 0;
    // One of 0-9 * # A-D as RFC 4733 event.
    virtual void sendDtmf(const LegId& leg, char digit, QObject* context, Done done) = 0;
    // REFER; progress in Leg::transfer, the leg ends when it is done.
    virtual void transfer(const LegId& leg, const std::string& number, QObject* context, Done done) = 0;
    // REFER with Replaces (RFC 3891): connects the parties of two legs, both end here.
    virtual void transferTo(const LegId& leg, const LegId& consultation, QObject* context, Done done) = 0;
    // Mixes two legs here, so that three talk; split holds both again.
    virtual void merge(const LegId& one, const LegId& other, QObject* context, Done done) = 0;
    virtual void split(QObject* context, Done done) = 0;

    // -- sound
    [[nodiscard]] virtual std::vector<SoundDevice> devices() const = 0;
    // Volumes and devices take effect at once, also in a call.
    virtual void setSound(const SoundOptions& sound) = 0;

    static constexpr int kLines = 4;  // D3

  signals:
    void registrationChanged(const euterpe::phone::RegistrationStatus& status);
    // A new leg, or one that changed; state Ended is its last word.
    void legChanged(const euterpe::phone::Leg& leg);
    // Ten times a second while a leg talks.
    void levelsChanged(const euterpe::phone::Levels& levels);
    void devicesChanged();
    // Something the user should know that belongs to no leg: a device that is gone, an INVITE refused (L8).
    void noticed(const euterpe::phone::Notice& notice);
};

}  // namespace euterpe::phone
