// The life of the softphone (Phone mode): made once the server has granted the mode, registered with the
// account that the server hands out, told when the computer's network changes, ended at logout. Feeds its
// legs to CallStore and hands the phone to Commands. Calls go on while the server is away. GUI thread only;
// owned by Session.
#pragma once

#include "desktop/phone/phone.h"
#include "desktop/settings/settings.h"
#include "lib/base/result.h"

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

namespace euterpe::link {
class Connection;
class HostEvents;
}  // namespace euterpe::link

namespace euterpe::replica {

class CallStore;
class SelfStore;

// Loads the engine; may take a moment. An error when this computer has none.
using PhoneFactory = std::function<Result<std::unique_ptr<phone::Phone>>()>;

// What the settings say about the softphone, for the phone.
phone::Options phoneOptions(const settings::Values& values);

class Softphone : public QObject {
    Q_OBJECT

  public:
    enum class State {
        Off,        // another mode, or not logged in yet
        NoEngine,   // the part of the program that makes calls is not installed
        NoAccount,  // the server has not handed out the account, see error()
        Working,    // registration() says how far it is
    };

    Softphone(link::Connection& connection, link::HostEvents& events, settings::Settings& settings,
              SelfStore& self, CallStore& calls, QObject* parent = nullptr);
    ~Softphone() override;

    // Called once, before the first login. Without it there is no Phone mode.
    void setFactory(PhoneFactory factory);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] const Error& error() const { return error_; }
    // nullptr outside Phone mode.
    [[nodiscard]] phone::Phone* phone() const { return phone_.get(); }
    [[nodiscard]] phone::RegistrationStatus registration() const;
    [[nodiscard]] bool isRegistered() const;
    // In the order of the administrator (L2), empty while not known.
    [[nodiscard]] const protocol::SipAccount& account() const { return account_; }

    // -- Session only
    void onLoggedIn();   // also after each reconnect and each change of telephone
    void onLoggedOut();  // by the user's wish, or for good
    // The user asks for another attempt.
    void retry();

  signals:
    // State, registration or account.
    void changed();
    // Another phone, or none any more: `phone()` of old is gone.
    void phoneChanged();
    void levelsChanged(const euterpe::phone::Levels& levels);
    void devicesChanged();
    void noticed(const euterpe::phone::Notice& notice);

  private:
    void ask();
    void onAccount(const protocol::SipAccount& account);
    bool makePhone();
    void dropPhone();
    void startIfDifferent();
    void onSettings(const settings::Values& before, const settings::Values& now);
    void setState(State state, Error error = {});

    link::Connection& connection_;
    settings::Settings& settings_;
    SelfStore& self_;
    CallStore& calls_;
    PhoneFactory factory_;
    std::unique_ptr<phone::Phone> phone_;
    std::unique_ptr<phone::Phone>
        leaving_;  // says goodbye to the registrar; ending it at once would wait for that
    protocol::SipAccount account_;
    std::optional<protocol::SipAccount> startedAccount_;
    phone::Options startedOptions_;
    State state_ = State::Off;
    Error error_;
    std::uint64_t question_ = 0;  // an answer to an older one is dropped
    QTimer again_;
    QTimer left_;
};

}  // namespace euterpe::replica
