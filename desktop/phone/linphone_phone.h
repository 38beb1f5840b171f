// The softphone over the engine: owns the engine's thread, posts commands to it and mirrors its snapshots.
// GUI thread; made by phone_module.cpp, and by tests.
#pragma once

#include "desktop/phone/phone.h"
#include "lib/base/log.h"

#include <QThread>

namespace euterpe::phone {

class Engine;
class EngineCalls;

class LinphonePhone : public Phone {
    Q_OBJECT

  public:
    explicit LinphonePhone(const Log& log);
    // Ends every call and unregisters, which a PBX that does not answer delays by a second or so.
    ~LinphonePhone() override;

    void start(const protocol::SipAccount& account, const Options& options) override;
    void stop() override;
    void networkChanged() override;
    [[nodiscard]] RegistrationStatus registration() const override { return registration_; }

    [[nodiscard]] std::vector<Leg> legs() const override { return legs_; }
    void dial(const std::string& number, QObject* context, Dialled done) override;
    void answer(const LegId& leg, QObject* context, Done done) override;
    void reject(const LegId& leg, QObject* context, Done done) override;
    void deflect(const LegId& leg, const std::string& number, QObject* context, Done done) override;
    void hangUp(const LegId& leg, QObject* context, Done done) override;
    void hold(const LegId& leg, QObject* context, Done done) override;
    void resume(const LegId& leg, QObject* context, Done done) override;
    void setMuted(const LegId& leg, bool muted, QObject* context, Done done) override;
    void sendDtmf(const LegId& leg, char digit, QObject* context, Done done) override;
    void transfer(const LegId& leg, const std::string& number, QObject* context, Done done) override;
    void transferTo(const LegId& leg, const LegId& consultation, QObject* context, Done done) override;
    void merge(const LegId& one, const LegId& other, QObject* context, Done done) override;
    void split(QObject* context, Done done) override;

    [[nodiscard]] std::vector<SoundDevice> devices() const override { return devices_; }
    void setSound(const SoundOptions& sound) override;

  private:
    void onLeg(const Leg& leg);
    // Runs on the engine's thread.
    void post(std::function<void(Engine&)> work);
    // With the engine's calls, and the result comes back to `done` here.
    template <class T>
    void ask(QObject* context, std::function<void(Result<T>)> done,
             std::function<Result<T>(EngineCalls&)> work);

    QThread thread_;
    std::unique_ptr<Engine> engine_;  // lives on thread_ while that runs
    RegistrationStatus registration_;
    std::vector<Leg> legs_;
    std::vector<SoundDevice> devices_;
};

}  // namespace euterpe::phone
