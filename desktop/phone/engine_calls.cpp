#include "desktop/phone/engine_calls.h"

#include "desktop/phone/end_reason.h"
#include "desktop/phone/engine_account.h"
#include "desktop/phone/sip_text.h"
#include "lib/base/time.h"

#include <algorithm>
#include <linphone/api/c-call-stats.h>

namespace euterpe::phone {
namespace {

constexpr std::chrono::seconds kSilence{3};
constexpr int kHoldAttempts = 5;

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

bool isMediaEncrypted(linphone::MediaEncryption encryption) {
    return encryption != linphone::MediaEncryption::None;
}

}  // namespace

class EngineCalls::Listener : public linphone::CoreListener {
  public:
    explicit Listener(EngineCalls& owner) : owner_(owner) {}
    void onCallStateChanged(const std::shared_ptr<linphone::Core>&,
                            const std::shared_ptr<linphone::Call>& call, linphone::Call::State state,
                            const std::string&) override {
        owner_.onState(call, state);
    }
    void onTransferStateChanged(const std::shared_ptr<linphone::Core>&,
                                const std::shared_ptr<linphone::Call>& call,
                                linphone::Call::State state) override {
        owner_.onTransfer(call, state);
    }

  private:
    EngineCalls& owner_;
};

EngineCalls::EngineCalls(const Log& log, std::shared_ptr<linphone::Core> core, const EngineAccount& account,
                         Events events)
    : log_(log),
      core_(std::move(core)),
      account_(account),
      events_(std::move(events)),
      listener_(std::make_shared<Listener>(*this)) {
    core_->addListener(listener_);
}

EngineCalls::~EngineCalls() {
    core_->removeListener(listener_);
}

EngineCalls::Record& EngineCalls::add(const std::shared_ptr<linphone::Call>& call,
                                      protocol::CallDirection direction) {
    Record& record = records_.emplace_back();
    record.call = call;
    record.leg.id = LegId(std::to_string(++lastId_));
    record.leg.direction = direction;
    record.leg.startedAt = now();
    return record;
}

void EngineCalls::onIncoming(const std::shared_ptr<linphone::Call>& call) {
    const auto log = call->getCallLog();
    if (const auto refusal = events_.refuses(log ? log->getCallId() : std::string())) {
        log_.warning("phone.inviteRefused", {{"from", refusal->sender}, {"code", refusal->sipCode}});
        call->decline(refusal->sipCode == 404 ? linphone::Reason::NotFound : linphone::Reason::Forbidden);
        events_.notice({NoticeKind::InviteRefused, refusal->sender});
        return;
    }
    if (records_.size() >= static_cast<std::size_t>(Phone::kLines)) {
        call->decline(linphone::Reason::Busy);
        return;
    }
    add(call, protocol::CallDirection::Incoming);
    call->notifyRinging();
}

void EngineCalls::onState(const std::shared_ptr<linphone::Call>& call, CallState state) {
    if (state == CallState::IncomingReceived && !find(call))
        onIncoming(call);
    // A call that the PBX's transfer makes us place.
    if (state == CallState::OutgoingInit && !find(call))
        add(call, protocol::CallDirection::Outgoing);
    if (Record* record = find(call))
        takeState(*record, state);
    if (state == CallState::End || state == CallState::Error)
        leaving_.push_back(call);
    else if (state == CallState::Released)
        leaving_.remove(call);
}

void EngineCalls::takeState(Record& record, CallState state) {
    if (record.leg.state == LegState::Ended)
        return;
    Leg& leg = record.leg;
    switch (state) {
        case CallState::IncomingReceived:
        case CallState::PushIncomingReceived:
        case CallState::IncomingEarlyMedia:
        case CallState::OutgoingRinging:
            leg.state = LegState::Ringing;
            break;
        case CallState::OutgoingEarlyMedia:
            leg.state = LegState::EarlyMedia;
            break;
        case CallState::Connected:
        case CallState::StreamsRunning:
            leg.state = LegState::Talking;
            leg.heldByPeer = false;
            record.lastAudio = std::chrono::steady_clock::now();
            break;
        case CallState::PausedByRemote:
            leg.heldByPeer = true;
            break;
        case CallState::Paused:
            leg.state = LegState::Held;
            break;
        case CallState::Error:
        case CallState::End:
            end(record, state);
            return;
        case CallState::Idle:
        case CallState::OutgoingInit:
        case CallState::OutgoingProgress:
        case CallState::Pausing:
        case CallState::Resuming:
        case CallState::Referred:
        case CallState::Updating:
        case CallState::UpdatedByRemote:
        case CallState::EarlyUpdating:
        case CallState::EarlyUpdatedByRemote:
        case CallState::Released:
            break;
    }
    if ((leg.state == LegState::Talking || leg.state == LegState::Held) && leg.answeredAt == 0)
        leg.answeredAt = now();
    if (state == CallState::StreamsRunning)
        applyMute();
    takePeer(record);
    takeMedia(record);
}

void EngineCalls::takePeer(Record& record) {
    Leg& leg = record.leg;
    if (const auto log = record.call->getCallLog())
        leg.sipCallId = log->getCallId();
    std::optional<SipParty> party;
    if (const auto params = record.call->getRemoteParams()) {
        // RFC 3325; the From of a dialog never changes, so that after a transfer only this tells the new
        // peer.
        const std::string asserted = params->getCustomHeader("P-Asserted-Identity");
        if (!asserted.empty())
            party = parseParty(asserted);
    }
    if (!party) {
        if (const auto address = record.call->getRemoteAddress())
            party = SipParty{address->getUsername(), address->getDisplayName(), address->getDomain()};
    }
    if (!party)
        return;
    leg.anonymous = isAnonymous(*party);
    leg.peerNumber = leg.anonymous ? std::string() : party->number;
    leg.peerName = leg.anonymous ? std::string() : party->name;
}

void EngineCalls::takeMedia(Record& record) {
    const auto params = record.call->getCurrentParams();
    if (!params)
        return;
    record.leg.encrypted = isMediaEncrypted(params->getMediaEncryption());
    if (const auto type = params->getUsedAudioPayloadType())
        record.leg.codec = type->getMimeType() + '/' + std::to_string(type->getClockRate());
}

void EngineCalls::end(Record& record, CallState state) {
    Leg& leg = record.leg;
    const EndedBy by{leg.direction, leg.answeredAt != 0, record.hangingUp};
    const Ending ending = endingOf(*record.call, by, state == CallState::Error);
    leg.endReason = ending.reason;
    leg.sipCode = ending.sipCode;
    leg.state = LegState::Ended;
    leg.silent = false;
}

void EngineCalls::settle() {
    dissolveConference();
    for (Record& record : records_) {
        pursueHold(record);
        pursueDigits(record);
        pursueEncryption(record);
    }
    for (auto record = records_.begin(); record != records_.end();) {
        if (!record->told || *record->told != record->leg) {
            record->told = record->leg;
            events_.leg(record->leg);
        }
        const bool ended = record->leg.state == LegState::Ended;
        record = ended ? records_.erase(record) : std::next(record);
        if (ended && records_.empty())
            core_->clearCallLogs();  // else liblinphone remembers every call that there ever was
    }
}

void EngineCalls::pursueHold(Record& record) {
    if (!record.held || record.leg.state == LegState::Ended)
        return;
    const CallState state = record.call->getState();
    const bool isRunning = state == CallState::StreamsRunning || state == CallState::PausedByRemote;
    const bool isPaused = state == CallState::Paused;
    if (!isRunning && !isPaused)
        return;  // on its way to somewhere
    if (*record.held == isPaused || record.attempts >= kHoldAttempts) {
        record.held.reset();
        return;
    }
    ++record.attempts;
    const int status = *record.held ? record.call->pause() : record.call->resume();
    if (status != 0)
        log_.debug("phone.hold", {{"leg", record.leg.id.str()}, {"status", status}});
}

// Asterisk offers encryption that is not mandatory as keys beside plain RTP, which liblinphone answers
// without keys. The other way round it works: so it is offered once from here.
void EngineCalls::pursueEncryption(Record& record) {
    if (record.askedForEncryption || record.leg.encrypted ||
        record.call->getState() != CallState::StreamsRunning ||
        core_->getMediaEncryption() == linphone::MediaEncryption::None)
        return;
    record.askedForEncryption = true;
    const auto offered = record.call->getRemoteParams();
    if (!offered || offered->getCustomSdpMediaAttribute(linphone::StreamType::Audio, "crypto").empty())
        return;
    const auto params = core_->createCallParams(record.call);
    params->setMediaEncryption(core_->getMediaEncryption());
    (void)record.call->update(params);  // refused, it stays as it is
}

void EngineCalls::measure() {
    bool told = false;
    for (Record& record : records_) {
        if (record.leg.state != LegState::Talking)
            continue;
        watchAudio(record);
        if (told)
            continue;
        told = true;
        // liblinphone's unit is ten times the decimal logarithm of the amplitude: half of a decibel.
        const auto decibels = [](float value) { return std::clamp(2 * value, -120.F, 0.F); };
        events_.levels({decibels(record.call->getRecordVolume()), decibels(record.call->getPlayVolume())});
    }
    settle();
}

void EngineCalls::watchAudio(Record& record) {
    const auto stats = record.call->getAudioStats();
    if (!stats || record.leg.heldByPeer) {
        record.lastAudio = std::chrono::steady_clock::now();
        record.leg.silent = false;
        return;
    }
    const std::uint64_t packets = linphone_call_stats_get_rtp_stats(stats->cPtr())->packet_recv;
    if (packets != record.packets) {
        record.packets = packets;
        record.lastAudio = std::chrono::steady_clock::now();
    }
    record.leg.silent = std::chrono::steady_clock::now() - record.lastAudio > kSilence;
}

void EngineCalls::endAll() {
    core_->terminateAllCalls();
    for (Record& record : records_) {
        if (record.leg.state != LegState::Ended) {
            record.hangingUp = true;
            end(record, CallState::End);
        }
    }
    settle();
}

EngineCalls::Record* EngineCalls::find(const LegId& leg) {
    const auto found = std::find_if(records_.begin(), records_.end(),
                                    [&](const Record& record) { return record.leg.id == leg; });
    return found == records_.end() ? nullptr : &*found;
}

EngineCalls::Record* EngineCalls::find(const std::shared_ptr<linphone::Call>& call) {
    const auto found = std::find_if(records_.begin(), records_.end(),
                                    [&](const Record& record) { return record.call == call; });
    return found == records_.end() ? nullptr : &*found;
}

}  // namespace euterpe::phone
