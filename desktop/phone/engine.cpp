#include "desktop/phone/engine.h"

#include "desktop/phone/engine_account.h"
#include "desktop/phone/engine_calls.h"
#include "desktop/phone/engine_core.h"
#include "desktop/phone/engine_sound.h"
#include "desktop/phone/invite_gate.h"
#include "desktop/phone/packet_tap.h"
#include "desktop/phone/ringback_tone.h"
#include "desktop/phone/sip_log.h"
#include "desktop/phone/tls_trust.h"

#include <cassert>

#include <QFile>
#include <QThread>

namespace euterpe::phone {
namespace {

constexpr std::chrono::milliseconds kIteration{20};
constexpr std::chrono::milliseconds kMeasure{100};
// For the answer to BYE.
constexpr std::chrono::seconds kFarewell{2};

std::string readAuthorities(const std::string& file) {
    QFile pem(QString::fromStdString(file));
    constexpr qint64 kMost = 1024 * 1024;
    if (file.empty() || !pem.open(QIODevice::ReadOnly))
        return {};
    return pem.read(kMost).toStdString();
}

}  // namespace

Engine::Engine(const Log& log) : log_(log) {}
Engine::~Engine() = default;

void Engine::assertThread() const {
    assert(QThread::currentThread() == thread());
}

void Engine::open() {
    assertThread();
    // Made here, on the thread that they belong to.
    ringback_ = std::make_unique<RingbackTone>();
    iteration_ = std::make_unique<QTimer>();
    iteration_->setTimerType(Qt::PreciseTimer);
    connect(iteration_.get(), &QTimer::timeout, this, &Engine::iterate);
    measurement_ = std::make_unique<QTimer>();
    connect(measurement_.get(), &QTimer::timeout, this, [this] {
        if (calls_)
            calls_->measure();
    });
}

void Engine::close() {
    closing_ = true;
    stop();
    if (!core_)
        finish();
}

void Engine::finish() {
    iteration_.reset();
    measurement_.reset();
    ringback_.reset();
    emit closed();
}

void Engine::start(const protocol::SipAccount& account, const Options& options) {
    assertThread();
    next_ = Wish{account, options};
    if (current_ && *current_ == *next_)
        next_.reset();
    changeOver();
}

void Engine::changeOver() {
    if (!next_ || farewell_ || (calls_ && !calls_->isIdle()))
        return;
    if (core_) {
        takeLeave();
        return;
    }
    current_ = std::move(next_);
    next_.reset();
    begin(*current_);
}

void Engine::stop() {
    assertThread();
    next_.reset();
    current_.reset();
    if (!core_)
        return;
    if (!farewell_)
        takeLeave();
    emit registrationChanged({});
}

void Engine::begin(const Wish& wish) {
    sipLog_ = std::make_unique<SipLog>(wish.options.sipLogFile, [this](const std::string& reason) {
        log_.warning("phone.sipLog", {{"reason", reason}});
        emit noticed({NoticeKind::SipLogFailed, reason});
    });
    const auto registrar = registrarOf(wish.account, wish.options);
    gate_ =
        std::make_unique<InviteGate>(registrar ? registrar.value().host : std::string(), wish.account.user);
    tap_ = std::make_unique<PacketTap>(log_, [this](const Packet& packet) {
        sipLog_->write(packet);
        gate_->see(packet);
    });
    core_ = makeCore(wish.account, wish.options);
    PacketTap::attach();
    if (wish.options.transport == protocol::SipTransport::Tls) {
        trust_ = std::make_unique<TlsTrust>(*core_, registrar ? registrar.value().host : std::string(),
                                            wish.account.caPem, readAuthorities(wish.options.caFile));
    }
    sound_ = std::make_unique<EngineSound>(
        log_, core_,
        EngineSound::Events{[this](const std::vector<SoundDevice>& devices) { emit devicesChanged(devices); },
                            [this](const Notice& notice) { emit noticed(notice); }});
    account_ = std::make_unique<EngineAccount>(log_, core_, [this](const RegistrationStatus& status) {
        if (farewell_)
            return;
        if (status.state == Registration::Registered)
            gate_->refresh();
        emit registrationChanged(status);
    });
    calls_ = std::make_unique<EngineCalls>(
        log_, core_, *account_,
        EngineCalls::Events{[this](const Leg& leg) { emit legChanged(leg); },
                            [this](const Levels& levels) { emit levelsChanged(levels); },
                            [this](const Notice& notice) { emit noticed(notice); },
                            [this](const std::string& callId) { return gate_->refuses(callId); }});
    core_->setRingback(ringback_->path());
    core_->start();
    sound_->apply(wish.options.sound);
    account_->open(wish.account, wish.options,
                   [this] { return trust_ ? trust_->takeProblem() : std::string(); });
    iteration_->start(kIteration);
    measurement_->start(kMeasure);
}

// Every call is hung up; the rest of the end waits for what that sets going.
void Engine::takeLeave() {
    measurement_->stop();
    calls_->endAll();
    farewell_ = std::chrono::steady_clock::now() + kFarewell;
    pursueEnd();
}

void Engine::pursueEnd() {
    if (calls_->isReleased() || std::chrono::steady_clock::now() >= *farewell_)
        end();
}

void Engine::end() {
    iteration_->stop();
    calls_.reset();
    account_.reset();
    core_->stop();  // unregisters, and waits for the answer, not for long
    sound_.reset();
    core_.reset();
    tap_.reset();
    gate_.reset();
    sipLog_.reset();
    trust_.reset();
    farewell_.reset();
    // Later, as this may be the timer's own turn.
    if (closing_)
        QMetaObject::invokeMethod(this, &Engine::finish, Qt::QueuedConnection);
    else
        changeOver();
}

void Engine::iterate() {
    core_->iterate();
    if (farewell_) {
        pursueEnd();
        return;
    }
    calls_->settle();
    changeOver();
}

void Engine::networkChanged() {
    assertThread();
    if (!core_ || farewell_)
        return;
    gate_->refresh();
    account_->renew();
}

void Engine::setSound(const SoundOptions& sound) {
    assertThread();
    if (next_)
        next_->options.sound = sound;
    if (!current_)
        return;
    current_->options.sound = sound;
    if (sound_ && !farewell_)
        sound_->apply(sound);
}

EngineCalls* Engine::calls() const {
    assertThread();
    return farewell_ ? nullptr : calls_.get();
}

}  // namespace euterpe::phone
