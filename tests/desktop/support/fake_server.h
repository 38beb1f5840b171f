// A server in the test's process behind a MemoryWire: answers logins, subscriptions and the register from
// what the test puts into its members, sends what the test tells it to. GUI thread.
#pragma once

#include "desktop/link/memory_channel.h"
#include "lib/protocol/codec.h"
#include "lib/protocol/messages.h"
#include "tests/desktop/support/contact_server.h"
#include "tests/desktop/support/fake_chat.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <QObject>
#include <QPointer>

namespace euterpe::testing {

class FakeServer : public QObject {
    Q_OBJECT

  public:
    FakeServer();

    link::MemoryWire wire;

    // -- what it knows
    std::string user = "alice";
    std::string password = "correct horse";
    protocol::SessionLoginResult session;  // answered to login and resume; token and epoch are filled in
    std::string epoch = "epoch-1";
    std::uint64_t seq = 1;
    std::set<std::string> tokens;               // that resume
    protocol::StateBatch snapshot;              // `full` and `seq` are filled in
    std::optional<protocol::StateBatch> delta;  // answered instead when the client is of this epoch
    protocol::SipAccount sipAccount;            // answered to sip.account
    std::string recording;                      // of the newest call, answered to recording.read
    ContactServer contacts;
    protocol::VoicemailListResult voicemail{protocol::VoicemailAccess::Open, {}, 0};
    std::int64_t registerRows = 0;
    std::int64_t registerNewest = 0;
    FakeChat chat{ExtensionId("101"), [this](const std::string& text) { pushText(text); }};

    // Decides the answer to a request before anything else: an Error, or nothing to go on as usual.
    std::function<std::optional<Error>(const protocol::IncomingRequest&)> refuse;
    // Answers to these methods, before its own.
    std::map<std::string, std::function<boost::json::value(const protocol::IncomingRequest&)>, std::less<>>
        answers;
    // Methods that are never answered.
    std::set<std::string> mute;

    // -- what it saw
    std::vector<protocol::IncomingRequest> seen;
    [[nodiscard]] int count(std::string_view method) const;
    [[nodiscard]] const protocol::IncomingRequest* last(std::string_view method) const;

    // -- what it does
    void push(protocol::StateBatch batch);  // with the next sequence number unless it has one
    void pushText(const std::string& text);
    void close(protocol::ClosingReason reason);
    // The user may use a softphone: mode, permissions, services and account of Phone mode.
    void offerPhoneMode();
    void drop();     // the connection breaks
    void restart();  // forgets tokens and epoch, and drops
    [[nodiscard]] protocol::RegisterRow rowAt(std::int64_t index) const;

  private:
    void onRequest(const std::string& text);
    boost::json::value answer(const protocol::IncomingRequest& request);
    [[nodiscard]] std::optional<Error> loginError(const protocol::IncomingRequest& request) const;
    boost::json::value answerContacts(const protocol::IncomingRequest& request);
    boost::json::value answerRegister(const protocol::IncomingRequest& request);
    boost::json::value answerVoicemail(const protocol::IncomingRequest& request);
    boost::json::value answerRecording(const protocol::IncomingRequest& request) const;
    boost::json::value login();
    boost::json::value subscribe(const protocol::IncomingRequest& request);

    QPointer<link::MemoryPeer> peer_;
    int logins_ = 0;
};

protocol::Extension extension(std::string id, protocol::PhoneState phone = protocol::PhoneState::Free,
                              std::string lastName = "Rossi");
protocol::Call call(std::string id, int line, protocol::CallState state = protocol::CallState::Talking);

}  // namespace euterpe::testing
