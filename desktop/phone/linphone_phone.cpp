#include "desktop/phone/linphone_phone.h"

#include "desktop/phone/engine.h"
#include "desktop/phone/engine_calls.h"

#include <algorithm>

#include <QPointer>
#include <openssl/crypto.h>

namespace euterpe::phone {

LinphonePhone::LinphonePhone(const Log& log) : engine_(std::make_unique<Engine>(log)) {
    engine_->moveToThread(&thread_);
    // Queued, as the engine is of another thread: values cross, in the order in which they were sent.
    connect(engine_.get(), &Engine::registrationChanged, this, [this](const RegistrationStatus& status) {
        registration_ = status;
        emit registrationChanged(status);
    });
    connect(engine_.get(), &Engine::legChanged, this, &LinphonePhone::onLeg);
    connect(engine_.get(), &Engine::levelsChanged, this, &Phone::levelsChanged);
    connect(engine_.get(), &Engine::noticed, this, &Phone::noticed);
    connect(engine_.get(), &Engine::devicesChanged, this, [this](const std::vector<SoundDevice>& devices) {
        devices_ = devices;
        emit devicesChanged();
    });
    // What OpenSSL keeps for a thread goes when the thread does, which wait() does not wait for: the process
    // may have ended by then.
    connect(
        &thread_, &QThread::finished, &thread_, [] { OPENSSL_thread_stop(); }, Qt::DirectConnection);
    thread_.setObjectName(QStringLiteral("phone"));
    thread_.start();
    post([](Engine& engine) { engine.open(); });
}

LinphonePhone::~LinphonePhone() {
    connect(
        engine_.get(), &Engine::closed, engine_.get(), [this] { thread_.quit(); }, Qt::DirectConnection);
    post([](Engine& engine) { engine.close(); });
    thread_.wait();
}

void LinphonePhone::start(const protocol::SipAccount& account, const Options& options) {
    post([account, options](Engine& engine) { engine.start(account, options); });
}
void LinphonePhone::stop() {
    post([](Engine& engine) { engine.stop(); });
}
void LinphonePhone::networkChanged() {
    post([](Engine& engine) { engine.networkChanged(); });
}

void LinphonePhone::dial(const std::string& number, QObject* context, Dialled done) {
    ask<LegId>(context, std::move(done), [number](EngineCalls& calls) { return calls.dial(number); });
}
void LinphonePhone::answer(const LegId& leg, QObject* context, Done done) {
    ask<void>(context, std::move(done), [leg](EngineCalls& calls) { return calls.answer(leg); });
}
void LinphonePhone::reject(const LegId& leg, QObject* context, Done done) {
    ask<void>(context, std::move(done), [leg](EngineCalls& calls) { return calls.reject(leg); });
}
void LinphonePhone::deflect(const LegId& leg, const std::string& number, QObject* context, Done done) {
    ask<void>(context, std::move(done),
              [leg, number](EngineCalls& calls) { return calls.deflect(leg, number); });
}
void LinphonePhone::hangUp(const LegId& leg, QObject* context, Done done) {
    ask<void>(context, std::move(done), [leg](EngineCalls& calls) { return calls.hangUp(leg); });
}
void LinphonePhone::hold(const LegId& leg, QObject* context, Done done) {
    ask<void>(context, std::move(done), [leg](EngineCalls& calls) { return calls.hold(leg); });
}
void LinphonePhone::resume(const LegId& leg, QObject* context, Done done) {
    ask<void>(context, std::move(done), [leg](EngineCalls& calls) { return calls.resume(leg); });
}
void LinphonePhone::setMuted(const LegId& leg, bool muted, QObject* context, Done done) {
    ask<void>(context, std::move(done),
              [leg, muted](EngineCalls& calls) { return calls.setMuted(leg, muted); });
}
void LinphonePhone::sendDtmf(const LegId& leg, char digit, QObject* context, Done done) {
    ask<void>(context, std::move(done),
              [leg, digit](EngineCalls& calls) { return calls.sendDtmf(leg, digit); });
}
void LinphonePhone::transfer(const LegId& leg, const std::string& number, QObject* context, Done done) {
    ask<void>(context, std::move(done),
              [leg, number](EngineCalls& calls) { return calls.transfer(leg, number); });
}
void LinphonePhone::transferTo(const LegId& leg, const LegId& consultation, QObject* context, Done done) {
    ask<void>(context, std::move(done),
              [leg, consultation](EngineCalls& calls) { return calls.transferTo(leg, consultation); });
}
void LinphonePhone::merge(const LegId& one, const LegId& other, QObject* context, Done done) {
    ask<void>(context, std::move(done), [one, other](EngineCalls& calls) { return calls.merge(one, other); });
}
void LinphonePhone::split(QObject* context, Done done) {
    ask<void>(context, std::move(done), [](EngineCalls& calls) { return calls.split(); });
}
void LinphonePhone::setSound(const SoundOptions& sound) {
    post([sound](Engine& engine) { engine.setSound(sound); });
}

void LinphonePhone::onLeg(const Leg& leg) {
    const auto known =
        std::find_if(legs_.begin(), legs_.end(), [&](const Leg& other) { return other.id == leg.id; });
    if (leg.state == LegState::Ended) {
        if (known != legs_.end())
            legs_.erase(known);
    } else if (known != legs_.end()) {
        *known = leg;
    } else {
        legs_.push_back(leg);
    }
    emit legChanged(leg);
}

void LinphonePhone::post(std::function<void(Engine&)> work) {
    Engine* engine = engine_.get();
    QMetaObject::invokeMethod(
        engine, [engine, work = std::move(work)] { work(*engine); }, Qt::QueuedConnection);
}

template <class T>
void LinphonePhone::ask(QObject* context, std::function<void(Result<T>)> done,
                        std::function<Result<T>(EngineCalls&)> work) {
    // Only the GUI thread looks at the pointer: the engine's thread carries it back unread.
    auto answer = std::make_shared<std::function<void(Result<T>)>>(
        [guard = QPointer<QObject>(context), done = std::move(done)](Result<T> result) {
            if (guard && done)
                done(std::move(result));
        });
    post([this, answer = std::move(answer), work = std::move(work)](Engine& engine) mutable {
        EngineCalls* calls = engine.calls();
        auto result = calls != nullptr
                          ? work(*calls)
                          : Result<T>(Error{ErrorCode::Conflict, "the softphone is not started"});
        QMetaObject::invokeMethod(
            this,
            [answer = std::move(answer), result = std::move(result)]() mutable {
                (*answer)(std::move(result));
            },
            Qt::QueuedConnection);
    });
}

}  // namespace euterpe::phone
