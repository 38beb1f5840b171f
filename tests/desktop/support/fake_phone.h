// A softphone without SIP and sound that keeps the contract of desktop/phone/phone.h: commands are answered
// from the event loop, one leg talks at a time, four lines. The test plays the other side. GUI thread.
#pragma once

#include "desktop/phone/phone.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::testing {

class FakePhone : public phone::Phone {
    Q_OBJECT

  public:
    using Phone::Phone;

    void start(const protocol::SipAccount& account, const phone::Options& options) override;
    void stop() override;
    void networkChanged() override { ++networkChanges; }
    [[nodiscard]] phone::RegistrationStatus registration() const override { return status_; }
    [[nodiscard]] std::vector<phone::Leg> legs() const override { return legs_; }
    void dial(const std::string& number, QObject* context, Dialled done) override;
    void answer(const phone::LegId& leg, QObject* context, Done done) override;
    void reject(const phone::LegId& leg, QObject* context, Done done) override;
    void deflect(const phone::LegId& leg, const std::string& number, QObject* context, Done done) override;
    void hangUp(const phone::LegId& leg, QObject* context, Done done) override;
    void hold(const phone::LegId& leg, QObject* context, Done done) override;
    void resume(const phone::LegId& leg, QObject* context, Done done) override;
    void setMuted(const phone::LegId& leg, bool muted, QObject* context, Done done) override;
    void sendDtmf(const phone::LegId& leg, char digit, QObject* context, Done done) override;
    void transfer(const phone::LegId& leg, const std::string& number, QObject* context, Done done) override;
    void transferTo(const phone::LegId& leg, const phone::LegId& consultation, QObject* context,
                    Done done) override;
    void merge(const phone::LegId& one, const phone::LegId& other, QObject* context, Done done) override;
    void split(QObject* context, Done done) override;
    [[nodiscard]] std::vector<phone::SoundDevice> devices() const override { return shownDevices; }
    void setSound(const phone::SoundOptions& sound) override;

    // -- what the other side and the network do
    phone::Leg ring(const std::string& number, const std::string& name = {});
    void peerAnswers(const phone::LegId& leg);
    void peerHangsUp(const phone::LegId& leg, protocol::EndReason reason = protocol::EndReason::Normal);
    void change(const phone::LegId& leg, const std::function<void(phone::Leg&)>& edit);
    void setRegistration(phone::Registration state, int sipCode = 0, const std::string& detail = {});
    void tellLevels(float microphone);
    void tellNotice(phone::NoticeKind kind, const std::string& detail);
    // The leg with that number, the newest first.
    [[nodiscard]] std::optional<phone::Leg> with(const std::string& number) const;

    // -- what it was told, one line each: "dial 102", "hold 1", "dtmf 1 5"
    std::vector<std::string> said;
    [[nodiscard]] int count(const std::string& line) const;
    std::optional<protocol::SipAccount> account;
    phone::Options options;
    int starts = 0;
    int networkChanges = 0;
    std::vector<phone::SoundDevice> shownDevices;
    // The next command of this name is refused.
    std::string refuseNext;

  private:
    phone::Leg* find(const phone::LegId& leg);
    void holdTalking(const phone::LegId& except);
    void tell(const phone::Leg& leg);
    void end(const phone::LegId& leg, protocol::EndReason reason);
    // Records the command; false (and the answer given) when it is refused or the leg is gone.
    bool accept(const std::string& name, const phone::LegId& leg, QObject* context, const Done& done,
                const std::string& argument = {});

    phone::RegistrationStatus status_;
    std::vector<phone::Leg> legs_;
    int nextId_ = 1;
};

}  // namespace euterpe::testing
