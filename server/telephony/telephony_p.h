// The inside of Telephony. Kept alive by its coroutines until they end; after stop() it calls nobody but the
// callbacks of open commands. Same thread as Telephony.
#pragma once

#include "server/ami/client.h"
#include "server/telephony/telephony.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

namespace euterpe::telephony {

class Telephony::Impl : public std::enable_shared_from_this<Impl>, public ami::ClientListener {
  public:
    using Self = std::shared_ptr<Impl>;
    using Messages = std::vector<ami::Message>;

    Impl(boost::asio::io_context& io, Config config, Listener& listener, const Log& log);

    void start() { client_.start(); }
    void stop();
    void setDirectory(const pbx::Directory& directory);
    void setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told);
    void dial(AccountId account, ExtensionId own, std::string target, CallId wanted, Callback<CallId> done);
    void hangup(const CallId& call, Callback<void> done);
    void reject(const CallId& call, Callback<void> done);
    void setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done);
    void setForward(const ExtensionId& id, const std::string& target, Callback<void> done);
    void setForkToMobile(const ExtensionId& id, bool on, Callback<void> done);
    void setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                      Callback<void> done);
    void setQueuePause(const ExtensionId& id, const std::string& queue, bool paused, Callback<void> done);
    void park(const CallId& call, Callback<std::string> done);
    void record(const CallId& call, bool on, Callback<std::string> done);
    void changeVoicemail(const VoicemailChange& change, Callback<void> done);
    void refreshVoicemail(const std::string& box, const std::string& context, Callback<void> done);
    void sipAccount(const AccountId& account, Callback<protocol::SipAccount> done);
    void useSoftphone(const AccountId& account, bool inUse);
    void readEndpoints(Callback<std::vector<EndpointInfo>> done);

    [[nodiscard]] const pbx::State& state() const { return state_; }
    [[nodiscard]] const protocol::PbxStatus& status() const { return status_; }
    [[nodiscard]] Counters counters() const;
    [[nodiscard]] const std::vector<std::string>& missingRights() const { return missingRights_; }

  private:
    // Somebody waits for the first sign of a click-to-call.
    struct Dialling {
        explicit Dialling(boost::asio::io_context& io) : signal(io) {}
        boost::asio::steady_timer signal;
        std::optional<Result<CallId>> outcome;
        std::string actionId;  // "" until Asterisk has accepted the Originate
    };

    void onAmiConnected(const std::string& version) override;
    void onAmiDisconnected(const Error& reason) override;
    void onAmiEvent(const ami::Message& event) override;
    void onAmiLag(std::chrono::milliseconds lag) override;

    // -- state (telephony.cpp)
    void applyLive(const ami::Message& event);
    void emit(const pbx::Changes& changes);
    void setConnected(bool connected);
    void noteCdr();
    void startTicking();
    void watchBoot(const ami::Message& event);
    static boost::asio::awaitable<void> readServices(Self self, ExtensionId id);
    static boost::asio::awaitable<void> readContacts(Self self, AccountId id);

    // -- services (services.cpp)
    static boost::asio::awaitable<std::optional<std::string>> databaseValue(Self self,
                                                                            std::string_view family,
                                                                            std::string key);
    // In order, until one fails.
    static boost::asio::awaitable<Result<void>> carryOut(Self self, std::vector<ami::Action> actions);
    void change(const ExtensionId& id, std::vector<ami::Action> actions, Callback<void> done);
    void runOne(ami::Action action, Callback<void> done);

    // -- queues (queues.cpp)
    void watchQueues(const ami::Message& event);
    void planQueues(std::uint64_t connection);
    static boost::asio::awaitable<void> readQueues(Self self, std::uint64_t connection);

    // -- presence (presence.cpp)
    static boost::asio::awaitable<void> tellPresence(Self self, ExtensionId id);
    static boost::asio::awaitable<void> tellPresences(Self self, std::uint64_t connection);

    // -- snapshot (snapshot.cpp)
    void startSync();
    static boost::asio::awaitable<void> sync(Self self, std::uint64_t connection);
    static boost::asio::awaitable<pbx::Snapshot> readLists(Self self);
    static boost::asio::awaitable<std::optional<Messages>> readList(Self self, ami::Action action);
    static boost::asio::awaitable<void> qualify(Self self, std::uint64_t connection,
                                                std::vector<std::string> endpoints);
    static boost::asio::awaitable<void> readMailboxes(Self self, std::uint64_t connection);
    static boost::asio::awaitable<void> readRights(Self self, std::uint64_t connection);  // rights.cpp
    void finishSync(const pbx::Snapshot& snapshot);

    // -- commands (commands.cpp)
    static boost::asio::awaitable<Result<CallId>> originate(Self self, ami::Action action, CallId wanted);
    static boost::asio::awaitable<Result<void>> hangupLegs(Self self, std::vector<std::string> channels,
                                                           int cause);
    void watchDials(const ami::Message& event);
    void settle(Dialling& dialling, Result<CallId> outcome);
    void failDials(const Error& error);
    static boost::asio::awaitable<Result<std::string>> parked(Self self, ami::Action action,
                                                              std::string channel);
    void watchParking(const ami::Message& event);
    static boost::asio::awaitable<Result<std::string>> recorded(Self self, CallId call, bool on);
    static boost::asio::awaitable<std::string> channelValue(Self self, std::string channel,
                                                            std::string_view variable);
    static boost::asio::awaitable<void> restoreRecordings(Self self, std::uint64_t connection);

    // -- softphones (softphone.cpp)
    static boost::asio::awaitable<Result<protocol::SipAccount>> readSipAccount(Self self, AccountId account);
    void askSipCallIds(const CallId& call);
    static boost::asio::awaitable<void> readSipCallId(Self self, std::string id, std::string channel);
    static boost::asio::awaitable<Result<std::vector<EndpointInfo>>> endpoints(Self self);

    boost::asio::io_context& io_;
    const Config config_;
    Listener& listener_;
    const Log& log_;
    ami::Client client_;
    pbx::State state_;
    pbx::Directory directory_;
    protocol::PbxStatus status_;
    Counters counters_;
    std::vector<std::string> missingRights_;

    std::uint64_t connection_ = 0;  // number of the AMI connection; a coroutine of an older one ends itself
    bool syncing_ = false;          // live events wait in `waiting_` until the snapshot is applied
    bool resync_ = false;  // the PBX was reloaded or finished booting: the snapshot is to be taken again
    Messages waiting_;

    std::unordered_map<std::string, std::shared_ptr<Dialling>> dials_;  // by wanted Uniqueid
    std::deque<std::string> refusedOriginates_;  // ActionIDs whose refusal came before our coroutine went on

    // Somebody waits for the slot of a channel that is being parked.
    struct ParkingWait {
        explicit ParkingWait(boost::asio::io_context& io) : signal(io) {}
        boost::asio::steady_timer signal;
        std::string slot;
    };
    std::unordered_map<std::string, std::shared_ptr<ParkingWait>> parkings_;  // by channel name
    struct Recording {
        std::string file;
        std::string id;  // of Asterisk's MixMonitor, while it runs
        bool busy = false;
    };
    std::unordered_map<CallId, Recording> recordings_;  // of living calls
    std::unordered_set<AccountId> softphones_;
    std::unordered_set<std::string> askedForSipCallId_;  // channels

    std::unordered_map<ExtensionId, protocol::Presence> told_;  // of those who are or were here
    bool presenceRefused_ = false;
    std::uint64_t queueChanges_ = 0;  // told by events

    boost::asio::steady_timer presenceTimer_;
    boost::asio::steady_timer resyncTimer_;
    boost::asio::steady_timer cdrTimer_;
    boost::asio::steady_timer queueTimer_;
    boost::asio::steady_timer tickTimer_;
    bool resyncPlanned_ = false;
    bool cdrNoted_ = false;
    bool ticking_ = false;
    bool stopped_ = false;
};

}  // namespace euterpe::telephony
