// The hub with everything around it made by hand: a clock that moves when told, transports that record, a PBX
// whose state is the real reducer, a database in maps. For tests on one thread.
#pragma once

#include "server/hub/hub.h"
#include "server/store/store.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace euterpe::hub {

class FakeLoop : public Loop {
  public:
    void post(std::function<void()> work) override { posted_.push_back(std::move(work)); }
    void after(std::chrono::milliseconds delay, std::function<void()> work) override {
        timers_.emplace(now_ + delay, std::move(work));
    }
    [[nodiscard]] Time now() const override { return now_; }
    [[nodiscard]] UnixMillis wallNow() const override {
        return 1'700'000'000'000 +
               std::chrono::duration_cast<std::chrono::milliseconds>(now_.time_since_epoch() + wallOffset_)
                   .count();
    }
    // Somebody sets the computer's clock.
    void setWall(std::chrono::milliseconds by) { wallOffset_ += by; }

    // Everything that is due now.
    void run();
    // Moves the clock, running what comes due on the way.
    void advance(std::chrono::milliseconds by);

  private:
    Time now_{std::chrono::hours{1}};
    std::chrono::milliseconds wallOffset_{0};
    std::deque<std::function<void()>> posted_;
    std::multimap<Time, std::function<void()>> timers_;
};

class FakeTransport : public Transport {
  public:
    void send(Buffer message) override {
        bytes += message->size();
        sent.push_back(std::move(message));
        busy = slow;
    }
    [[nodiscard]] bool idle() const override { return !busy; }
    void close(CloseCode code) override {
        closed = true;
        closeCode = code;
    }

    std::vector<Buffer> sent;
    std::size_t bytes = 0;
    bool slow = false;  // what is sent stays unsent
    bool busy = false;
    bool closed = false;
    CloseCode closeCode = CloseCode::Normal;
};

class FakePbx : public PbxPort {
  public:
    [[nodiscard]] const pbx::State& state() const override { return state_; }
    [[nodiscard]] protocol::PbxStatus status() const override { return pbxStatus; }
    void setDirectory(const pbx::Directory& directory) override { tell(state_.setDirectory(directory)); }
    void setPresence(const ExtensionId& id, protocol::Presence presence, protocol::Presence told) override {
        toldPresence[id] = told;
        tell(state_.setPresence(id, presence));
    }
    void dial(const AccountId& account, const ExtensionId& own, const std::string& target,
              const CallId& wanted, Callback<CallId> done) override;
    void hangup(const CallId& call, Callback<void> done) override;
    void reject(const CallId& call, Callback<void> done) override;
    void park(const CallId& call, Callback<std::string> done) override;
    void record(const CallId& call, bool on, Callback<std::string> done) override;
    void setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) override;
    void setForward(const ExtensionId& id, const std::string& target, Callback<void> done) override;
    void setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) override;
    void setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                       Callback<void> done) override;
    void setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                      Callback<void> done) override;
    void sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) override;
    void useSoftphone(const AccountId& account, bool inUse) override;

    // An AMI event in AMI's own form, lines separated by \n.
    void event(const std::string& text);
    void phone(const std::string& extension, int hintState);
    // Somebody rings this extension's telephone; the id of the call that its owner sees.
    CallId rings(const std::string& extension, const std::string& caller);
    void answers(const CallId& call);
    void endCall(const CallId& call);

    Hub* hub = nullptr;
    protocol::PbxStatus pbxStatus{true, 1, 0, "22.0"};
    bool holdDials = false;  // the PBX does not answer
    Result<void> speedDialOutcome;
    std::vector<std::string> commands;
    std::map<ExtensionId, protocol::Presence> toldPresence;
    std::vector<std::function<void()>> held;

  private:
    void tell(const pbx::Changes& changes) {
        if (hub && !changes.empty())
            hub->onChanges(changes);
    }
    pbx::State state_;
    int calls_ = 0;
};

class FakeStorage : public StoragePort {
  public:
    explicit FakeStorage(FakeLoop& loop) : loop_(loop) {}

    void login(const protocol::SessionLoginParams& params, Callback<LoginProfile> done) override;
    void resume(const std::string& token, Callback<LoginProfile> done) override;
    void logout(const std::string& token) override { tokens.erase(token); }
    void chooseAccount(const LoginProfile& profile, const AccountId& account) override {
        users[profile.user].account = account;
    }
    void setFavourite(const UserId& user, const ExtensionId& extension, bool favourite,
                      Callback<std::vector<ExtensionId>> done) override;
    void setPresence(const ExtensionId& extension, protocol::Presence presence, Callback<void> done) override;
    void registerOpen(const RegisterReader& by, const protocol::RegisterFilter& filter,
                      Callback<protocol::RegisterOpenResult> done) override;
    void registerPage(const RegisterReader& by, const protocol::RegisterPageParams& wanted,
                      Callback<protocol::RegisterPageResult> done) override;
    void missedCalls(const UserId&, const ExtensionId&, Callback<std::int64_t> done) override {
        answer<std::int64_t>(std::move(done), missed);
    }
    void seeRegister(const UserId&, const ExtensionId&, std::int64_t row,
                     Callback<std::int64_t> done) override {
        seen = row;
        missed = 0;
        answer<std::int64_t>(std::move(done), missed);
    }
    void addRecording(const ExtensionId& extension, const LinkedId& call, const std::string& file,
                      UnixMillis startedAt, Callback<void> done) override;
    void readRecording(const ExtensionId& extension, const protocol::RecordingReadParams& wanted,
                       Callback<protocol::RecordingReadResult> done) override;
    // Chat is the real store's, in memory.
    void addChat(std::vector<store::ChatDraft> drafts,
                 Callback<std::vector<store::ChatStored>> done) override;
    void markChat(const ExtensionId& extension, const std::vector<protocol::ChatPosition>& marks,
                  Callback<std::vector<store::ChatSide>> done) override;
    void chatChanges(const ExtensionId& extension, std::int64_t since,
                     Callback<protocol::ChatChangesResult> done) override;
    void chatHistory(const ExtensionId& extension, const protocol::ChatHistoryParams& wanted,
                     Callback<protocol::ChatHistoryResult> done) override;
    void chatSearch(const ExtensionId& extension, const protocol::ChatSearchParams& wanted,
                    Callback<protocol::ChatSearchResult> done) override;
    void userOf(const ExtensionId& extension, Callback<UserId> done) override;
    void loadBookings(Callback<std::vector<BookingRecord>> done) override {
        answer<std::vector<BookingRecord>>(std::move(done), bookings);
    }
    void addBooking(const BookingRecord& booking) override { bookings.push_back(booking); }
    void removeBooking(const std::string& id) override {
        std::erase_if(bookings, [&](const BookingRecord& one) { return one.id == id; });
    }
    void contactChanges(const UserId& user, const protocol::ContactChangesParams& wanted,
                        Callback<protocol::ContactChangesResult> done) override;
    void saveContact(const BookUser& user, const protocol::ContactSaveParams& change,
                     Callback<protocol::ContactOutcome> done) override;
    void removeContact(const BookUser& user, const protocol::ContactRemoveParams& change,
                       Callback<protocol::ContactOutcome> done) override;
    void importContacts(const BookUser& user, const protocol::ContactImportParams& batch,
                        Callback<protocol::ContactImportResult> done) override;
    void undoImport(const BookUser& user, const protocol::ContactImportUndoParams& wanted,
                    Callback<protocol::ContactImportUndoResult> done) override;
    void bookNumbers(std::int64_t since, std::int64_t base, Callback<BookNumbers> done) override;
    void noteAnswers(const std::vector<pbx::CallAnswer>& answers) override {
        noted.insert(noted.end(), answers.begin(), answers.end());
    }
    void importCalls(Callback<NewCalls> done) override;
    void directory(bool always, Callback<DirectoryUpdate> done) override;
    void restSalt(Callback<std::string> done) override {
        answer<std::string>(std::move(done), std::string("salt"));
    }
    void restUser(const UserId& user, Callback<RestUser> done) override;

    void addUser(const std::string& name, const std::string& extension, protocol::Mode best);
    void forgetChat() { chatStore_.reset(); }
    // `users`, as a directory look finds them.
    [[nodiscard]] std::vector<DirectoryUpdate::User> directoryUsers() const;

    std::map<UserId, LoginProfile> users;
    std::map<UserId, protocol::Mode> seats;
    std::map<UserId, std::string> passwords;
    std::map<std::string, std::pair<UserId, protocol::Mode>> tokens;
    std::vector<BookingRecord> bookings;
    std::vector<std::string> recordings;
    std::map<ContactId, protocol::Contact> contacts;
    std::int64_t contactsVersion = 0;
    UserId bookEditor;  // who may change the shared book
    DirectoryUpdate nextDirectory;
    NewCalls nextCalls;
    std::map<UserId, std::vector<protocol::Contact>> named;  // "" = the shared book
    std::int64_t missed = 0;
    std::int64_t seen = 0;
    names::NumberSearch searchedNumbers;  // that register.open or register.page asked for last
    std::vector<pbx::CallAnswer> noted;
    int imports = 0;
    bool silent = false;           // nothing is answered any more
    std::optional<Error> failure;  // what answers have instead of a result
    int logins = 0;
    std::vector<std::size_t> chatsTogether;  // messages in each transaction

  private:
    store::Store& chatStore();
    template <class T>
    void answer(Callback<T> done, Result<T> result) {
        if (failure)
            result = *failure;
        if (!silent)
            loop_.post([done = std::move(done), result = std::move(result)] { done(result); });
    }
    LoginProfile profileOf(const UserId& user, protocol::Mode wanted);

    FakeLoop& loop_;
    std::unique_ptr<store::Store> chatStore_;
};

// Mailboxes by name, each with its messages.
class FakeVoicemail : public VoicemailPort {
  public:
    explicit FakeVoicemail(FakeLoop& loop) : loop_(loop) {}

    void list(const std::string& mailbox, Callback<protocol::VoicemailListResult> done) override;
    void read(const std::string& mailbox, const protocol::VoicemailReadParams& wanted,
              Callback<protocol::VoicemailReadResult> done) override;
    void setHeard(const std::string& mailbox, const protocol::VoicemailSetHeardParams& change,
                  Callback<void> done) override;
    void remove(const std::string& mailbox, const std::string& message, Callback<void> done) override;

    std::map<std::string, std::vector<protocol::VoicemailMessage>> mailboxes;

  private:
    protocol::VoicemailMessage* find(const std::string& mailbox, const std::string& message);

    FakeLoop& loop_;
};

// One desktop.
class FakeClient {
  public:
    FakeClient(Hub& hub, FakeLoop& loop, std::string address = "192.0.2.1");
    ~FakeClient();

    // The reply; an object with "result" or "error".
    boost::json::object ask(const std::string& method, const std::string& params = "{}");
    // The reply's error code, "" for a result.
    std::string refusal(const std::string& method, const std::string& params = "{}");
    void tell(const std::string& text);
    boost::json::object login(const std::string& user, const std::string& mode = "pro");
    protocol::StateBatch subscribe(const std::string& epoch = "", std::uint64_t seq = 0);
    // What came by chat.news and chat.typing since the last call.
    std::vector<protocol::ChatNews> news();
    std::vector<protocol::ChatPeerTyping> typing();
    // The batches that came since the last call.
    std::vector<protocol::StateBatch> batches();
    void drain();
    void disconnect();
    [[nodiscard]] bool wasClosedFor(const std::string& reason) const;

    FakeTransport transport;
    std::int64_t lastId = 0;

  private:
    FakeLoop& loop_;
    std::shared_ptr<Endpoint> endpoint_;
    std::size_t read_ = 0;
    std::size_t newsRead_ = 0;
    std::size_t typingRead_ = 0;
};

}  // namespace euterpe::hub
