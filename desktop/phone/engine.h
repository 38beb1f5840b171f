// Everything of liblinphone, on one thread: the core, the account, the calls, the sound. Owned by
// LinphonePhone, which moves it to its thread; between open() and close() every function belongs to that
// thread, which is asserted. Signals carry values. The core is made anew by each start().
#pragma once

#include "desktop/phone/phone.h"
#include "lib/base/log.h"

#include <chrono>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

namespace linphone {
class Core;
}

namespace euterpe::phone {

class EngineAccount;
class EngineCalls;
class EngineSound;
class InviteGate;
class PacketTap;
class RingbackTone;
class SipLog;
class TlsTrust;

class Engine : public QObject {
    Q_OBJECT

  public:
    explicit Engine(const Log& log);
    ~Engine() override;

    void open();
    // Stops, for good; closed() tells when that is done.
    void close();

    void start(const protocol::SipAccount& account, const Options& options);
    void stop();
    void networkChanged();

    // What is done to calls; nullptr while the softphone is not started, or is ending.
    [[nodiscard]] EngineCalls* calls() const;
    void setSound(const SoundOptions& sound);

  signals:
    void registrationChanged(const euterpe::phone::RegistrationStatus& status);
    void legChanged(const euterpe::phone::Leg& leg);
    void levelsChanged(const euterpe::phone::Levels& levels);
    void devicesChanged(const std::vector<euterpe::phone::SoundDevice>& devices);
    void noticed(const euterpe::phone::Notice& notice);
    void closed();

  private:
    struct Wish {
        protocol::SipAccount account;
        Options options;

        bool operator==(const Wish&) const = default;
    };

    void assertThread() const;
    void begin(const Wish& wish);
    void takeLeave();
    void pursueEnd();
    void end();
    void finish();
    // To the account and options that wait, once no call is in the way.
    void changeOver();
    void iterate();

    const Log& log_;
    std::optional<Wish> current_;
    std::optional<Wish> next_;  // waits for the last call to end
    bool closing_ = false;
    // While the core is about to end: until when that may be waited for.
    std::optional<std::chrono::steady_clock::time_point> farewell_;
    std::unique_ptr<QTimer> iteration_;
    std::unique_ptr<QTimer> measurement_;
    std::shared_ptr<linphone::Core> core_;
    std::unique_ptr<RingbackTone> ringback_;
    std::unique_ptr<TlsTrust> trust_;
    std::unique_ptr<SipLog> sipLog_;
    std::unique_ptr<InviteGate> gate_;
    std::unique_ptr<PacketTap> tap_;
    std::unique_ptr<EngineSound> sound_;
    std::unique_ptr<EngineAccount> account_;
    std::unique_ptr<EngineCalls> calls_;
};

}  // namespace euterpe::phone
