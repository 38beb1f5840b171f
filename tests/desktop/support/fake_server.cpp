#include "tests/desktop/support/fake_server.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::testing {

using protocol::fromJson;
using protocol::IncomingRequest;
using protocol::toJson;

FakeServer::FakeServer() {
    session.server = "fake/1";
    session.mode = protocol::Mode::Pro;
    session.seat = protocol::SeatOutcome::Granted;
    session.permissions = {protocol::Permission::Dial, protocol::Permission::HangUp,
                           protocol::Permission::Register, protocol::Permission::PhoneStates,
                           protocol::Permission::Chat};
    protocol::Account desk;
    desk.id = AccountId("101");
    desk.registered = true;
    session.accounts = {desk};
    session.account = desk.id;
    session.self.extension = ExtensionId("101");
    session.self.name = "Alice Rossi";
    session.self.account = desk.id;
    snapshot.pbx = protocol::PbxStatus{true, 1, 1, "22.0.0"};
    connect(&wire, &link::MemoryWire::connected, this, [this](link::MemoryPeer* peer) {
        peer_ = peer;
        connect(peer, &link::MemoryPeer::received, this, &FakeServer::onRequest);
    });
}

int FakeServer::count(std::string_view method) const {
    return static_cast<int>(std::count_if(seen.begin(), seen.end(),
                                          [&](const IncomingRequest& r) { return r.method == method; }));
}

const IncomingRequest* FakeServer::last(std::string_view method) const {
    const auto found = std::find_if(seen.rbegin(), seen.rend(),
                                    [&](const IncomingRequest& r) { return r.method == method; });
    return found == seen.rend() ? nullptr : &*found;
}

void FakeServer::push(protocol::StateBatch batch) {
    if (batch.seq == 0)
        batch.seq = ++seq;
    pushText(protocol::encodeNotification(batch));
}

void FakeServer::pushText(const std::string& text) {
    if (peer_)
        peer_->send(text);
}

void FakeServer::close(protocol::ClosingReason reason) {
    pushText(protocol::encodeNotification(protocol::SessionClosing{reason}));
}

void FakeServer::drop() {
    if (peer_)
        peer_->close();
}

void FakeServer::restart() {
    tokens.clear();
    epoch += "+";
    seq = 1;
    drop();
}

void FakeServer::onRequest(const std::string& text) {
    auto request = protocol::decodeRequest(text);
    if (!request || !peer_)
        return;
    seen.push_back(*request);
    if (mute.contains(request->method))
        return;
    const auto refused = refuse ? refuse(*request) : std::nullopt;
    const auto error = refused ? refused : loginError(*request);
    if (error)
        peer_->send(protocol::encodeError(request->id, *error));
    else
        peer_->send(protocol::encodeReply(request->id, answer(*request)));
}

std::optional<Error> FakeServer::loginError(const IncomingRequest& request) const {
    if (request.method == "session.login") {
        const auto params = fromJson<protocol::SessionLoginParams>(request.params);
        if (!params || params->user != user || params->password != password)
            return Error{ErrorCode::Unauthorized, "user name or password"};
    }
    if (request.method == "session.resume") {
        const auto params = fromJson<protocol::SessionResumeParams>(request.params);
        if (!params || !tokens.contains(params->token))
            return Error{ErrorCode::Unauthorized, "no such session"};
    }
    return std::nullopt;
}

boost::json::value FakeServer::answer(const IncomingRequest& request) {
    if (const auto given = answers.find(request.method); given != answers.end())
        return given->second(request);
    if (request.method == "session.login" || request.method == "session.resume")
        return login();
    if (request.method == "state.subscribe")
        return subscribe(request);
    if (request.method == "account.select") {
        const auto params = fromJson<protocol::AccountSelectParams>(request.params);
        protocol::AccountSelectResult result;
        result.account.id = params ? params->account : AccountId();
        session.account = session.self.account = result.account.id;
        return toJson(result);
    }
    if (request.method == "call.dial")
        return toJson(protocol::CallDialResult{CallId("call-" + std::to_string(seen.size()))});
    if (request.method == "sip.account")
        return toJson(sipAccount);
    if (request.method == "call.park")
        return toJson(protocol::CallParkResult{"890"});
    if (request.method == "recording.read")
        return answerRecording(request);
    if (auto chatted = chat.answer(request))
        return *chatted;
    if (request.method.starts_with("contact."))
        return answerContacts(request);
    if (request.method.starts_with("voicemail."))
        return answerVoicemail(request);
    return answerRegister(request);
}

boost::json::value FakeServer::answerContacts(const IncomingRequest& request) {
    if (request.method == "contact.save")
        return toJson(contacts.save(*fromJson<protocol::ContactSaveParams>(request.params)));
    if (request.method == "contact.remove")
        return toJson(contacts.remove(*fromJson<protocol::ContactRemoveParams>(request.params)));
    return toJson(contacts.changes(*fromJson<protocol::ContactChangesParams>(request.params)));
}

boost::json::value FakeServer::answerVoicemail(const IncomingRequest& request) {
    auto& messages = voicemail.messages;
    if (request.method == "voicemail.read") {
        protocol::VoicemailReadResult piece;
        piece.data.value = recording;
        piece.size = static_cast<std::int64_t>(recording.size());
        return toJson(piece);
    }
    if (request.method == "voicemail.setHeard") {
        const auto params = fromJson<protocol::VoicemailSetHeardParams>(request.params);
        for (protocol::VoicemailMessage& one : messages) {
            if (params && one.id == params->message)
                one.heard = params->heard;
        }
        return toJson(protocol::Empty{});
    }
    if (request.method == "voicemail.remove") {
        const auto params = fromJson<protocol::VoicemailRemoveParams>(request.params);
        std::erase_if(messages, [&](const auto& one) { return params && one.id == params->message; });
        return toJson(protocol::Empty{});
    }
    voicemail.total = static_cast<std::int64_t>(messages.size());
    return toJson(voicemail);
}

boost::json::value FakeServer::answerRecording(const IncomingRequest& request) const {
    const auto params = fromJson<protocol::RecordingReadParams>(request.params);
    protocol::RecordingReadResult result;
    result.size = static_cast<std::int64_t>(recording.size());
    const auto offset = static_cast<std::size_t>(params ? params->offset : 0);
    result.data.value =
        recording.substr(std::min(offset, recording.size()), protocol::limits::kRecordingPiece);
    return toJson(result);
}

void FakeServer::offerPhoneMode() {
    using protocol::Permission;
    session.mode = protocol::Mode::Phone;
    for (const Permission more :
         {Permission::Softphone, Permission::Services, Permission::Fork, Permission::Park, Permission::Record,
          Permission::Booking, Permission::Pickup})
        session.permissions.push_back(more);
    session.services.pickupPrefix = "**";
    session.services.groupPickup = "*9";
    session.services.parkingNumber = "888";
    sipAccount.account = session.account;
    sipAccount.user = sipAccount.authUser = "101";
    sipAccount.password = "secret";
    sipAccount.codecs = {"opus", "alaw", "ulaw"};
    sipAccount.listeners = {{protocol::SipTransport::Udp, 5060}};
}

boost::json::value FakeServer::answerRegister(const IncomingRequest& request) {
    if (request.method == "register.open") {
        protocol::RegisterOpenResult result{registerNewest, registerRows, {}};
        for (std::int64_t i = 0;
             i < std::min<std::int64_t>(registerRows, protocol::limits::kRegisterPageRows); ++i)
            result.rows.push_back(rowAt(i));
        return toJson(result);
    }
    if (request.method == "register.page") {
        const auto params = fromJson<protocol::RegisterPageParams>(request.params);
        protocol::RegisterPageResult result;
        result.page = params ? params->page : 0;
        const std::int64_t first = result.page * protocol::limits::kRegisterPageRows;
        for (std::int64_t i = first; i < std::min(registerRows, first + protocol::limits::kRegisterPageRows);
             ++i)
            result.rows.push_back(rowAt(i));
        return toJson(result);
    }
    return boost::json::object{};
}

boost::json::value FakeServer::login() {
    session.token = "token-" + std::to_string(++logins_);
    session.epoch = epoch;
    tokens.insert(session.token);
    return toJson(session);
}

boost::json::value FakeServer::subscribe(const IncomingRequest& request) {
    const auto params = fromJson<protocol::StateSubscribeParams>(request.params);
    protocol::StateSubscribeResult result;
    result.epoch = epoch;
    if (delta && params && params->epoch == epoch) {
        result.batch = *delta;
    } else {
        result.batch = snapshot;
        result.batch.full = true;
    }
    result.batch.seq = seq;
    if (!result.batch.self)
        result.batch.self = session.self;
    if (registerNewest > 0)
        result.batch.registerNewest = registerNewest;
    return toJson(result);
}

protocol::RegisterRow FakeServer::rowAt(std::int64_t index) const {
    protocol::RegisterRow row;
    row.id = registerRows - index;
    row.number = std::to_string(1000 + row.id);
    row.direction = protocol::CallDirection::Incoming;
    row.recording = index == 0 && !recording.empty() ? "newest" : "";
    return row;
}

protocol::Extension extension(std::string id, protocol::PhoneState phone, std::string lastName) {
    protocol::Extension record;
    record.id = ExtensionId(std::move(id));
    record.lastName = std::move(lastName);
    record.phone = phone;
    return record;
}

protocol::Call call(std::string id, int line, protocol::CallState state) {
    protocol::Call record;
    record.id = CallId(std::move(id));
    record.line = line;
    record.state = state;
    record.direction = protocol::CallDirection::Incoming;
    return record;
}

}  // namespace euterpe::testing
