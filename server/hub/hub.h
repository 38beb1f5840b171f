// The middle of the server: joins sessions, the PBX's state and the database, and gives each user what the
// user may see. Owns sessions, users and the shared records; borrows loop, PBX and storage. Loop thread only.
// Created by app/; called by web (Gateway, RestGateway), telephony (on…) and the handlers of requests.
#pragma once

#include "lib/base/log.h"
#include "lib/protocol/messages.h"
#include "server/hub/call_backs.h"
#include "server/hub/call_import.h"
#include "server/hub/caller_names.h"
#include "server/hub/chat_book.h"
#include "server/hub/counters.h"
#include "server/hub/dial_book.h"
#include "server/hub/flusher.h"
#include "server/hub/gateway.h"
#include "server/hub/lock_out.h"
#include "server/hub/lookup_port.h"
#include "server/hub/loop.h"
#include "server/hub/password_checks.h"
#include "server/hub/pbx_port.h"
#include "server/hub/presence_book.h"
#include "server/hub/rest_gateway.h"
#include "server/hub/session.h"
#include "server/hub/shared_records.h"
#include "server/hub/slow_watch.h"
#include "server/hub/speed_dials.h"
#include "server/hub/storage_port.h"
#include "server/hub/user_book.h"
#include "server/hub/voicemail_port.h"
#include "server/pbx/changes.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace euterpe::hub {

// Where softphones find the registrar; the rest of a SIP account the PBX tells.
struct SipAccess {
    std::string registrar;  // host or host:port, "" = the address that the user logs in to
    std::string domain;     // "" = as the PBX says
    std::vector<protocol::SipListener> listeners;
    std::string caPem;
};

struct HubConfig {
    std::string server = "euterpe-server";  // as told to clients
    std::string epoch;                      // random, of this run; letters and digits
    std::string tenant = "default";         // of REST logins
    protocol::Services services;
    SipAccess sip;
    std::string region = "IT";  // where national numbers belong
};

class Hub : public Gateway, public RestGateway {
  public:
    Hub(Loop& loop, PbxPort& pbx, StoragePort& storage, VoicemailPort& voicemail, HubConfig config,
        const Log& log);
    ~Hub() override;

    // Before start(); outlives the hub.
    void setLookup(LookupPort* lookup) {
        lookup_ = lookup;
        names_.setLookup(lookup);
    }
    // Loads the directory and begins to import calls.
    void start();
    // Tells every session that the server is stopping and closes it. Nobody may log in afterwards.
    void stop();
    void reloadDirectory();

    // -- Gateway
    std::shared_ptr<Endpoint> attach(Transport& transport, std::string address) override;

    // -- from the PBX
    void onChanges(const pbx::Changes& changes);
    void onPbxStatus(const protocol::PbxStatus& status);
    void onCdr() { import_.trigger(); }

    // -- RestGateway (rest_access.cpp)
    void restSalt(const std::string& tenant, RestGateway::Callback<std::string> done) override;
    void restUser(const std::string& name, const std::string& domain, const std::string& address,
                  RestGateway::Callback<RestUser> done) override;
    void restLogin(const std::string& name, const std::string& address, bool succeeded) override;
    void restDial(const RestUser& user, const ExtensionId& source, const std::string& target,
                  RestGateway::Callback<CallId> done) override;

    // -- from sessions
    void onDrained(Session& session) { flusher_.drained(session); }
    void onClosed(Session& session);
    void countRefusal(ErrorCode code) { ++counters_.refused[code]; }

    // -- for handlers
    [[nodiscard]] Loop& loop() { return loop_; }
    [[nodiscard]] const Log& log() const { return log_; }
    [[nodiscard]] PbxPort& pbx() { return pbx_; }
    [[nodiscard]] StoragePort& storage() { return storage_; }
    [[nodiscard]] VoicemailPort& voicemail() { return voicemail_; }
    [[nodiscard]] const HubConfig& config() const { return config_; }
    // The company's directory server, nullptr = there is none.
    [[nodiscard]] LookupPort* lookup() { return lookup_; }
    [[nodiscard]] LockOut& lockOut() { return lockOut_; }
    [[nodiscard]] Flusher& flusher() { return flusher_; }
    [[nodiscard]] Counters& counters() { return counters_; }
    [[nodiscard]] const Counters& counters() const { return counters_; }
    // Makes the session that of this user, within the limit of sessions of one user.
    void establish(Session& session, LoginProfile profile, const AccountId& wanted);
    // The session is anonymous again.
    void release(Session& session);
    [[nodiscard]] PasswordChecks& passwordChecks() { return passwordChecks_; }
    // Rings `account` and calls `target`; errors as in PbxPort, PbxUnavailable at once while there is no PBX.
    void dial(const UserId& user, const AccountId& account, const ExtensionId& own, const std::string& target,
              const std::string& dialId, DialBook::Done done);
    // Changes the user's part of the state; `change(UserState&, Seq)` says whether it was news.
    template <class Change>
    void changeUser(UserBook::Entry& entry, Change change);
    [[nodiscard]] UserBook& users() { return users_; }
    [[nodiscard]] CallerNames& names() { return names_; }
    [[nodiscard]] CallBacks& callBacks() { return callBacks_; }
    [[nodiscard]] ChatBook& chat() { return chat_; }
    [[nodiscard]] const ChatBook& chat() const { return chat_; }
    // The user's choice, already stored.
    void choosePresence(const ExtensionId& id, protocol::Presence presence);
    // What it depends on has changed.
    void refreshPresence(const ExtensionId& id);
    // Whether somebody is at the session's keyboard.
    void setIdle(const Session& session, bool idle);
    // The session's telephone from now on; "" = none.
    void useAccount(Session& session, const AccountId& account);
    // A phonebook has changed: `book` Personal is that of `user`.
    void contactsChanged(const UserId& user, protocol::ContactBook book, std::int64_t version);
    // How many calls the user has missed since looking at the register.
    void setMissedCalls(const UserId& user, std::int64_t count);
    // The messages in the extension's mailbox may be others.
    void mailboxChanged(const ExtensionId& extension);
    [[nodiscard]] bool knowsExtension(const ExtensionId& id) const {
        return pbx_.state().extension(id) != nullptr;
    }

    // -- for the metrics page
    [[nodiscard]] std::size_t sessionCount() const { return sessions_.size(); }
    [[nodiscard]] std::size_t userCount() const { return users_.size(); }
    [[nodiscard]] const SharedRecords& shared() const { return shared_; }

  private:
    void tick();
    void countMissed(const UserId& user, const ExtensionId& extension);
    void applyDirectory(const DirectoryUpdate& update);
    void applyCompany(const DirectoryUpdate::Company& company);
    void closeChangedUsers(const std::vector<DirectoryUpdate::User>& users);
    void showExtension(const ExtensionId& id);
    // The calls that are shown get the names of now.
    void renameCalls();
    [[nodiscard]] protocol::Call named(const UserId& user, const protocol::Call& call);
    void followCalls(const pbx::Changes& changes);
    void followBookingCodes(const std::vector<pbx::BookingCode>& codes);
    void refreshSelf(const ExtensionId& id);
    [[nodiscard]] protocol::Self selfOf(const ExtensionId& id) const;
    void refreshUser(UserBook::Entry& entry, const LoginProfile& profile);
    AccountId chosenAccount(const LoginProfile& profile, const AccountId& wanted) const;

    Loop& loop_;
    PbxPort& pbx_;
    StoragePort& storage_;
    LookupPort* lookup_ = nullptr;
    VoicemailPort& voicemail_;
    const HubConfig config_;
    const Log& log_;

    Counters counters_;
    SharedRecords shared_;
    SessionList sessions_;
    Flusher flusher_;
    UserBook users_;
    LockOut lockOut_;
    PasswordChecks passwordChecks_;
    DialBook dials_;
    CallImport import_;
    SpeedDials speedDials_;
    CallerNames names_;
    CallBacks callBacks_;
    ChatBook chat_;
    PresenceBook presence_;
    std::unordered_map<AccountId, int> softphones_;  // accounts in use as softphones, by how many sessions
    std::unordered_set<ExtensionId> hidden_;
    Loop::Time nextDirectoryLook_{};
    bool directoryPending_ = false;
    std::int64_t mailboxChanges_ = 0;
    std::uint64_t callsStarted_ = 0;
    std::uint64_t restDials_ = 0;
    bool stopping_ = false;
    std::shared_ptr<Hub*> alive_;  // lets pending timers find out that the hub is gone
};

template <class Change>
void Hub::changeUser(UserBook::Entry& entry, Change change) {
    if (!change(*entry.state, shared_.seq() + 1))
        return;
    shared_.next();
    for (Session* session : entry.sessions)
        flusher_.sessionChanged(*session);
}

}  // namespace euterpe::hub
