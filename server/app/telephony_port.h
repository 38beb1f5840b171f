// Joins telephony::Telephony and the hub, which know nothing of each other. Owns the Telephony. Loop thread.
#pragma once

#include "server/hub/hub.h"
#include "server/hub/pbx_port.h"
#include "server/telephony/telephony.h"

namespace euterpe::app {

class TelephonyPort : public hub::PbxPort, private telephony::Listener {
  public:
    TelephonyPort(boost::asio::io_context& io, telephony::Config config, const Log& log)
        : telephony_(io, std::move(config), *this, log) {}

    // Changes go to `hub` from now on; it must outlive stop().
    void start(hub::Hub& hub) {
        hub_ = &hub;
        telephony_.start();
    }
    void stop() {
        telephony_.stop();
        hub_ = nullptr;
    }
    [[nodiscard]] telephony::Counters counters() const { return telephony_.counters(); }
    [[nodiscard]] const std::vector<std::string>& missingRights() const { return telephony_.missingRights(); }

    void changeVoicemail(const telephony::VoicemailChange& change, Callback<void> done) {
        telephony_.changeVoicemail(change, std::move(done));
    }
    void refreshVoicemail(const std::string& box, const std::string& context, Callback<void> done) {
        telephony_.refreshVoicemail(box, context, std::move(done));
    }
    [[nodiscard]] const pbx::State& state() const override { return telephony_.state(); }
    [[nodiscard]] protocol::PbxStatus status() const override { return telephony_.status(); }
    void setDirectory(const pbx::Directory& directory) override { telephony_.setDirectory(directory); }
    void setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told) override {
        telephony_.setPresence(id, presence, told);
    }
    void dial(const AccountId& account, const ExtensionId& own, const std::string& target,
              const CallId& wanted, Callback<CallId> done) override {
        telephony_.dial(account, own, target, wanted, std::move(done));
    }
    void hangup(const CallId& call, Callback<void> done) override {
        telephony_.hangup(call, std::move(done));
    }
    void reject(const CallId& call, Callback<void> done) override {
        telephony_.reject(call, std::move(done));
    }
    void park(const CallId& call, Callback<std::string> done) override {
        telephony_.park(call, std::move(done));
    }
    void record(const CallId& call, bool on, Callback<std::string> done) override {
        telephony_.record(call, on, std::move(done));
    }
    void setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) override {
        telephony_.setDoNotDisturb(id, on, std::move(done));
    }
    void setForward(const ExtensionId& id, const std::string& target, Callback<void> done) override {
        telephony_.setForward(id, target, std::move(done));
    }
    void setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) override {
        telephony_.setForkToMobile(id, on, std::move(done));
    }
    void setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                       Callback<void> done) override {
        telephony_.setQueuePause(id, queue, paused, std::move(done));
    }
    void setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                      Callback<void> done) override {
        telephony_.setSpeedDial(owner, digits, number, std::move(done));
    }
    void sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) override {
        telephony_.sipAccount(account, std::move(done));
    }
    void useSoftphone(const AccountId& account, bool inUse) override {
        telephony_.useSoftphone(account, inUse);
    }

  private:
    void onChanges(const pbx::Changes& changes) override {
        if (hub_)
            hub_->onChanges(changes);
    }
    void onPbxStatus(const protocol::PbxStatus& status) override {
        if (hub_)
            hub_->onPbxStatus(status);
    }
    void onCdr() override {
        if (hub_)
            hub_->onCdr();
    }

    hub::Hub* hub_ = nullptr;
    telephony::Telephony telephony_;
};

}  // namespace euterpe::app
