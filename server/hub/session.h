// One client's connection as the hub knows it: who it is, what it may do, what it has seen, which requests
// are open. Owned by the transport and by Hub's list; outlives neither. Loop thread.
#pragma once

#include "lib/base/result.h"
#include "lib/protocol/messages.h"
#include "server/hub/gateway.h"
#include "server/hub/loop.h"
#include "server/hub/shared_records.h"
#include "server/hub/storage_port.h"
#include "server/hub/token_bucket.h"
#include "server/hub/user_state.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace euterpe::hub {

class Hub;

// What a login or a resume has established, and the user's part of the state.
struct Identity {
    LoginProfile profile;
    AccountId account;  // chosen telephone of this session, "" = not yet
    std::shared_ptr<UserState> state;
};

class Session : public Endpoint, public std::enable_shared_from_this<Session> {
  public:
    Session(Hub& hub, Transport& transport, std::string address, Loop::Time now);

    // -- called by the transport
    void onText(std::string_view text) override;
    void onDrained() override;
    void onClosed() override;

    // -- who
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] bool loggedIn() const override { return identity_.has_value(); }
    [[nodiscard]] Identity& identity() { return *identity_; }
    [[nodiscard]] const Identity& identity() const { return *identity_; }
    void setIdentity(std::optional<Identity> identity) { identity_ = std::move(identity); }
    [[nodiscard]] bool granted(protocol::Permission permission) const;
    [[nodiscard]] Visibility visibility() const;

    // -- replies; an id that is no longer open (deadline passed) is ignored
    void reply(std::int64_t id, std::string encoded);
    void fail(std::int64_t id, const Error& error);
    void send(Buffer message);
    // Answers every request whose deadline has passed.
    void expireRequests(Loop::Time now);
    [[nodiscard]] std::size_t openRequests() const { return open_.size(); }

    // -- the stream of state
    [[nodiscard]] bool connected() const { return transport_ != nullptr; }
    [[nodiscard]] bool canTakeState() const { return transport_ && subscribed && transport_->idle(); }
    void close(protocol::ClosingReason reason, CloseCode code);

    bool subscribed = false;
    Seq sentSeq = 0;            // everything up to here is sent or was not for this session
    bool selfChanged = false;   // the session's own part of Self has changed since
    Loop::Time lastFlush;       // when the last batch went out
    bool loginPending = false;  // one attempt at a time
    int registerQueries = 0;    // under way
    std::size_t lookups = 0;    // in the directory server, under way
    Loop::Time anonymousSince;  // when it connected or logged out
    std::size_t place = 0;      // in Hub's list

  private:
    bool admit(std::int64_t id);

    Hub& hub_;
    Transport* transport_;
    std::string address_;
    std::optional<Identity> identity_;
    TokenBucket rate_;
    std::map<std::int64_t, Loop::Time> open_;  // request -> deadline
    int refusedInARow_ = 0;
    bool closing_ = false;
};

// Answers one request, once, if its session still lives. Copyable, so that it fits into callbacks.
template <class T>
class Reply {
  public:
    Reply(std::weak_ptr<Session> session, std::int64_t id) : session_(std::move(session)), id_(id) {}

    void ok(const T& result) const;
    // The result as JSON text, for results that are composed from shared parts.
    void encoded(const std::string& resultJson) const;
    void fail(const Error& error) const {
        if (const auto session = session_.lock())
            session->fail(id_, error);
    }

  private:
    std::weak_ptr<Session> session_;
    std::int64_t id_;
};

}  // namespace euterpe::hub
