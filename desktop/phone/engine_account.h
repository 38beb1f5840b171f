// The registration of one account with its registrar: where it is, how it stands, coming back after a loss.
// Owned by Engine, its thread.
#pragma once

#include "desktop/phone/phone.h"
#include "desktop/phone/registrar_probe.h"
#include "lib/base/log.h"

#include <functional>
#include <linphone++/linphone.hh>
#include <memory>

namespace euterpe::phone {

// Where SIP packets go.
struct RegistrarAddress {
    std::string host;
    int port = 0;
};

// The settings' one, or else the account's, or else where the server is (L3); the port as written there, or
// the one on which the account says that the PBX listens, or the standard's.
Result<RegistrarAddress> registrarOf(const protocol::SipAccount& account, const Options& options);

class EngineAccount {
  public:
    using Changed = std::function<void(const RegistrationStatus&)>;

    EngineAccount(const Log& log, std::shared_ptr<linphone::Core> core, Changed changed);
    ~EngineAccount();
    EngineAccount(const EngineAccount&) = delete;
    EngineAccount& operator=(const EngineAccount&) = delete;

    // `tlsProblem` says what was wrong with the registrar's certificate in the last attempt, "" = nothing.
    void open(const protocol::SipAccount& account, const Options& options,
              std::function<std::string()> tlsProblem);
    // Registers anew at once, over a new connection.
    void renew();
    // The URI by which `number` is reached; nullptr when it is not one.
    [[nodiscard]] std::shared_ptr<linphone::Address> addressOf(const std::string& number) const;

  private:
    class Listener;
    void onState(linphone::RegistrationState state, const std::string& message);
    void onProbe(bool answers);
    void onMoved();
    void keepMapping();
    void pursue();
    void set(Registration state, int sipCode, const std::string& detail);

    const Log& log_;
    std::shared_ptr<linphone::Core> core_;
    Changed changed_;
    std::shared_ptr<Listener> listener_;
    std::shared_ptr<linphone::Account> account_;
    std::string user_;
    std::string domain_;
    std::string registrar_;  // for people
    std::function<std::string()> tlsProblem_;
    bool overConnection_ = false;  // TCP or TLS
    RegistrarProbe::Target target_;
    std::unique_ptr<RegistrarProbe> probe_;  // from the first registration on
    QTimer retry_;
    QTimer mapping_;
    int refusals_ = 0;  // in a row
    RegistrationStatus status_;
};

}  // namespace euterpe::phone
