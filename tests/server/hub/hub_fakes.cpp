#include "tests/server/hub/hub_fakes.h"

#include "lib/protocol/codec.h"
#include "server/ami/message.h"

#include <algorithm>

namespace euterpe::hub {

void FakeLoop::run() {
    for (;;) {
        while (!posted_.empty()) {
            auto work = std::move(posted_.front());
            posted_.pop_front();
            work();
        }
        if (timers_.empty() || timers_.begin()->first > now_)
            return;
        auto work = std::move(timers_.begin()->second);
        timers_.erase(timers_.begin());
        work();
    }
}

void FakeLoop::advance(std::chrono::milliseconds by) {
    const Time until = now_ + by;
    run();
    while (!timers_.empty() && timers_.begin()->first <= until) {
        now_ = timers_.begin()->first;
        run();
    }
    now_ = until;
    run();
}

void FakePbx::dial(const AccountId& account, const ExtensionId& own, const std::string& target,
                   const CallId& wanted, Callback<CallId> done) {
    commands.push_back("dial " + account.str() + ' ' + own.str() + ' ' + target);
    if (holdDials)
        held.push_back([done, wanted] { done(wanted); });
    else
        done(wanted);
}

void FakePbx::hangup(const CallId& call, Callback<void> done) {
    commands.push_back("hangup " + call.str());
    done({});
}

void FakePbx::reject(const CallId& call, Callback<void> done) {
    commands.push_back("reject " + call.str());
    done({});
}

void FakePbx::park(const CallId& call, Callback<std::string> done) {
    commands.push_back("park " + call.str());
    done(std::string("890"));
}

void FakePbx::record(const CallId& call, bool on, Callback<std::string> done) {
    commands.push_back((on ? "record " : "stop recording ") + call.str());
    done(std::string("2026/11/25/one.wav"));
}

void FakePbx::setDoNotDisturb(const ExtensionId& id, bool on, Callback<void> done) {
    commands.push_back("dnd " + id.str() + (on ? " on" : " off"));
    done({});
}

void FakePbx::setForward(const ExtensionId& id, const std::string& target, Callback<void> done) {
    commands.push_back("forward " + id.str() + ' ' + target);
    done({});
}

void FakePbx::setForkToMobile(const ExtensionId& id, bool on, Callback<void> done) {
    commands.push_back("fork " + id.str() + (on ? " on" : " off"));
    done({});
}

void FakePbx::setQueuePause(const ExtensionId& id, const std::string& queue, bool paused,
                            Callback<void> done) {
    commands.push_back((paused ? "pause " : "resume ") + id.str() + ' ' + queue);
    done({});
}

void FakePbx::setSpeedDial(const ExtensionId& owner, const std::string& digits, const std::string& number,
                           Callback<void> done) {
    commands.push_back("speed dial " + owner.str() + '#' + digits + ' ' + number);
    done(speedDialOutcome);
}

void FakePbx::sipAccount(const AccountId& account, Callback<protocol::SipAccount> done) {
    commands.push_back("sip account " + account.str());
    protocol::SipAccount configured;
    configured.account = account;
    configured.user = account.str();
    configured.password = "sip-secret";
    done(configured);
}

void FakePbx::useSoftphone(const AccountId& account, bool inUse) {
    commands.push_back((inUse ? "softphone " : "no softphone ") + account.str());
}

void FakePbx::event(const std::string& text) {
    ami::Message message;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::size_t colon = text.find(": ", at);
        message.add(std::string_view(text).substr(at, colon - at),
                    std::string_view(text).substr(colon + 2, end - colon - 2));
        at = end + 1;
    }
    tell(state_.apply(message, 1'700'000'000'000));
}

void FakePbx::phone(const std::string& extension, int hintState) {
    event("Event: ExtensionStatus\nExten: " + extension +
          "\nContext: hints\nStatus: " + std::to_string(hintState));
}

CallId FakePbx::rings(const std::string& extension, const std::string& caller) {
    const std::string number = std::to_string(++calls_);
    const std::string theirs = "1700." + number + "1";
    const std::string own = "1700." + number + "2";
    const std::string linked = "\nLinkedid: " + theirs;
    const std::string theirChannel = "\nChannel: PJSIP/trunk-" + number + "a";
    const std::string ownChannel = "\nChannel: PJSIP/" + extension + "-" + number + "b";
    event("Event: Newchannel" + theirChannel + "\nChannelState: 4\nCallerIDNum: " + caller +
          "\nCallerIDName: Caller\nContext: in\nExten: " + extension + "\nPriority: 1\nUniqueid: " + theirs +
          linked);
    event("Event: Newchannel" + ownChannel + "\nChannelState: 0\nCallerIDNum: " + extension +
          "\nContext: in\nExten: s\nPriority: 1\nUniqueid: " + own + linked);
    event("Event: DialBegin" + theirChannel + "\nUniqueid: " + theirs + linked + "\nCallerIDNum: " + caller +
          "\nExten: " + extension + "\nDestChannel: PJSIP/" + extension + "-" + number +
          "b\nDestUniqueid: " + own + "\nDestLinkedid: " + theirs + "\nDestCallerIDNum: " + extension +
          "\nDestConnectedLineNum: " + caller + "\nDestConnectedLineName: Caller");
    event("Event: Newstate" + ownChannel + "\nChannelState: 5\nCallerIDNum: " + extension +
          "\nConnectedLineNum: " + caller + "\nConnectedLineName: Caller\nUniqueid: " + own + linked);
    return CallId(own);
}

void FakePbx::answers(const CallId& call) {
    const std::string theirs = call.str().substr(0, call.str().size() - 1) + "1";
    const auto legs = state_.legsOf(call);
    for (const pbx::Leg& leg : legs)
        event("Event: Newstate\nChannel: " + leg.channel + "\nChannelState: 6\nUniqueid: " + call.str() +
              "\nLinkedid: " + theirs);
    for (const std::string& id : {theirs, call.str()})
        event("Event: BridgeEnter\nBridgeUniqueid: bridge-" + theirs +
              "\nBridgeType: basic\nUniqueid: " + id + "\nLinkedid: " + theirs);
}

void FakePbx::endCall(const CallId& call) {
    const std::string theirs = call.str().substr(0, call.str().size() - 1) + "1";
    const auto legs = state_.legsOf(call);
    for (const pbx::Leg& leg : legs)
        event("Event: Hangup\nChannel: " + leg.channel + "\nUniqueid: " + call.str() +
              "\nLinkedid: " + theirs + "\nCause: 16");
}

void FakeStorage::addUser(const std::string& name, const std::string& extension, protocol::Mode best) {
    LoginProfile profile;
    profile.user = UserId(name);
    profile.extension = ExtensionId(extension);
    users[profile.user] = profile;
    seats[profile.user] = best;
    passwords[profile.user] = "secret-" + name;
}

std::vector<DirectoryUpdate::User> FakeStorage::directoryUsers() const {
    std::vector<DirectoryUpdate::User> found;
    for (const auto& [user, profile] : users)
        found.push_back({user, profile.extension});
    return found;
}

LoginProfile FakeStorage::profileOf(const UserId& user, protocol::Mode wanted) {
    using protocol::Permission;
    LoginProfile profile = users[user];
    const bool granted = wanted != protocol::Mode::Free && seats[user] != protocol::Mode::Free;
    profile.mode = granted ? wanted : protocol::Mode::Free;
    profile.seat = wanted == protocol::Mode::Free ? protocol::SeatOutcome::NotNeeded
                   : granted                      ? protocol::SeatOutcome::Granted
                                                  : protocol::SeatOutcome::NoSeatForUser;
    profile.permissions = {Permission::User,     Permission::Dial, Permission::HangUp,
                           Permission::Register, Permission::Chat, Permission::Voicemail};
    if (granted)
        profile.permissions.insert(profile.permissions.end(),
                                   {Permission::PhoneStates, Permission::Fork, Permission::Booking});
    if (granted && wanted == protocol::Mode::Phone)
        profile.permissions.insert(profile.permissions.end(),
                                   {Permission::Softphone, Permission::Services, Permission::Park,
                                    Permission::Record, Permission::Pickup});
    if (user == bookEditor)
        profile.permissions.push_back(Permission::SharedBook);
    return profile;
}

void FakeStorage::login(const protocol::SessionLoginParams& params, Callback<LoginProfile> done) {
    ++logins;
    const UserId user(params.user);
    if (!passwords.contains(user) || passwords[user] != params.password)
        return answer<LoginProfile>(std::move(done), Error{ErrorCode::Unauthorized, "wrong"});
    LoginProfile profile = profileOf(user, params.mode);
    profile.token = "token-" + std::to_string(logins);
    tokens[profile.token] = {user, params.mode};
    answer<LoginProfile>(std::move(done), profile);
}

void FakeStorage::resume(const std::string& token, Callback<LoginProfile> done) {
    const auto found = tokens.find(token);
    if (found == tokens.end())
        return answer<LoginProfile>(std::move(done), Error{ErrorCode::Unauthorized, "no such session"});
    LoginProfile profile = profileOf(found->second.first, found->second.second);
    profile.token = token;
    answer<LoginProfile>(std::move(done), profile);
}

void FakeStorage::setFavourite(const UserId& user, const ExtensionId& extension, bool favourite,
                               Callback<std::vector<ExtensionId>> done) {
    auto& list = users[user].favourites;
    std::erase(list, extension);
    if (favourite)
        list.push_back(extension);
    answer<std::vector<ExtensionId>>(std::move(done), list);
}

void FakeStorage::setPresence(const ExtensionId& extension, protocol::Presence presence,
                              Callback<void> done) {
    for (auto& [name, profile] : users)
        if (profile.extension == extension)
            profile.presence = presence;
    answer<void>(std::move(done), {});
}

void FakeStorage::registerOpen(const RegisterReader& by, const protocol::RegisterFilter&,
                               Callback<protocol::RegisterOpenResult> done) {
    protocol::RegisterOpenResult result;
    result.total = 7;
    searchedNumbers = by.also;
    answer<protocol::RegisterOpenResult>(std::move(done), result);
}

void FakeStorage::registerPage(const RegisterReader& by, const protocol::RegisterPageParams& wanted,
                               Callback<protocol::RegisterPageResult> done) {
    protocol::RegisterPageResult result;
    result.page = wanted.page;
    searchedNumbers = by.also;
    answer<protocol::RegisterPageResult>(std::move(done), result);
}

void FakeStorage::addRecording(const ExtensionId& extension, const LinkedId& call, const std::string& file,
                               UnixMillis, Callback<void> done) {
    recordings.push_back(extension.str() + ' ' + call.str() + ' ' + file);
    answer<void>(std::move(done), {});
}

void FakeStorage::userOf(const ExtensionId& extension, Callback<UserId> done) {
    for (const auto& [user, profile] : users) {
        if (profile.extension == extension)
            return answer<UserId>(std::move(done), user);
    }
    answer<UserId>(std::move(done), Error{ErrorCode::NotFound, "nobody"});
}

void FakeStorage::readRecording(const ExtensionId& extension, const protocol::RecordingReadParams& wanted,
                                Callback<protocol::RecordingReadResult> done) {
    protocol::RecordingReadResult piece;
    piece.data.value = extension.str() + " reads " + wanted.recording;
    piece.size = 1000;
    answer<protocol::RecordingReadResult>(std::move(done), piece);
}

void FakeStorage::importCalls(Callback<NewCalls> done) {
    ++imports;
    answer<NewCalls>(std::move(done), std::exchange(nextCalls, {}));
}

void FakeStorage::directory(bool, Callback<DirectoryUpdate> done) {
    answer<DirectoryUpdate>(std::move(done), std::exchange(nextDirectory, {}));
}

void FakeStorage::restUser(const UserId& user, Callback<RestUser> done) {
    if (!users.contains(user))
        return answer<RestUser>(std::move(done), Error{ErrorCode::Unauthorized, "unknown"});
    answer<RestUser>(std::move(done), RestUser{user, users[user].extension, false, "digest"});
}

protocol::VoicemailMessage* FakeVoicemail::find(const std::string& mailbox, const std::string& message) {
    for (protocol::VoicemailMessage& one : mailboxes[mailbox])
        if (one.id == message)
            return &one;
    return nullptr;
}

void FakeVoicemail::list(const std::string& mailbox, Callback<protocol::VoicemailListResult> done) {
    protocol::VoicemailListResult result;
    result.access = mailbox.empty() ? protocol::VoicemailAccess::NoMailbox : protocol::VoicemailAccess::Open;
    if (!mailbox.empty())
        result.messages = mailboxes[mailbox];
    result.total = static_cast<std::int64_t>(result.messages.size());
    loop_.post([done = std::move(done), result] { done(result); });
}

void FakeVoicemail::read(const std::string& mailbox, const protocol::VoicemailReadParams& wanted,
                         Callback<protocol::VoicemailReadResult> done) {
    Result<protocol::VoicemailReadResult> result = Error{ErrorCode::NotFound, "no such message"};
    if (find(mailbox, wanted.message) != nullptr)
        result = protocol::VoicemailReadResult{{"sound of " + wanted.message}, 100};
    loop_.post([done = std::move(done), result] { done(result); });
}

void FakeVoicemail::setHeard(const std::string& mailbox, const protocol::VoicemailSetHeardParams& change,
                             Callback<void> done) {
    Result<void> result = Error{ErrorCode::NotFound, "no such message"};
    if (protocol::VoicemailMessage* message = find(mailbox, change.message)) {
        message->heard = change.heard;
        result = {};
    }
    loop_.post([done = std::move(done), result] { done(result); });
}

void FakeVoicemail::remove(const std::string& mailbox, const std::string& message, Callback<void> done) {
    std::erase_if(mailboxes[mailbox], [&](const auto& one) { return one.id == message; });
    loop_.post([done = std::move(done)] { done({}); });
}

FakeClient::FakeClient(Hub& hub, FakeLoop& loop, std::string address)
    : loop_(loop), endpoint_(hub.attach(transport, std::move(address))) {}

FakeClient::~FakeClient() {
    disconnect();
}

void FakeClient::disconnect() {
    if (const auto endpoint = std::exchange(endpoint_, nullptr))
        endpoint->onClosed();
}

void FakeClient::tell(const std::string& text) {
    if (endpoint_)
        endpoint_->onText(text);
}

void FakeClient::drain() {
    transport.busy = false;
    if (endpoint_)
        endpoint_->onDrained();
    loop_.run();
}

boost::json::object FakeClient::ask(const std::string& method, const std::string& params) {
    const std::int64_t id = ++lastId;
    const std::size_t from = transport.sent.size();
    tell(R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method + R"(","params":)" +
         params + "}");
    loop_.run();
    for (std::size_t i = from; i < transport.sent.size(); ++i) {
        auto message = boost::json::parse(*transport.sent[i]).as_object();
        if (message.contains("id") && message.at("id").is_int64() && message.at("id").as_int64() == id)
            return message;
    }
    return {};
}

std::string FakeClient::refusal(const std::string& method, const std::string& params) {
    const auto reply = ask(method, params);
    if (reply.empty())
        return "no reply";
    if (!reply.contains("error"))
        return "";
    return std::string(reply.at("error").at("data").at("code").as_string());
}

boost::json::object FakeClient::login(const std::string& user, const std::string& mode) {
    return ask("session.login", R"({"protocol":1,"user":")" + user + R"(","password":"secret-)" + user +
                                    R"(","mode":")" + mode + R"("})");
}

protocol::StateBatch FakeClient::subscribe(const std::string& epoch, std::uint64_t seq) {
    const auto reply =
        ask("state.subscribe", R"({"epoch":")" + epoch + R"(","seq":)" + std::to_string(seq) + "}");
    read_ = transport.sent.size();
    auto result = protocol::fromJson<protocol::StateSubscribeResult>(reply.at("result"));
    return result ? result->batch : protocol::StateBatch{};
}

namespace {

// The notifications of one kind among what was sent from `read` on.
template <class T>
std::vector<T> notifications(const FakeTransport& transport, std::size_t& read, std::string_view method) {
    std::vector<T> found;
    for (; read < transport.sent.size(); ++read) {
        auto decoded = protocol::decodeFromServer(*transport.sent[read]);
        if (!decoded)
            continue;
        const auto* note = std::get_if<protocol::IncomingNotification>(&*decoded);
        if (note && note->method == method)
            if (auto value = protocol::fromJson<T>(note->params))
                found.push_back(*value);
    }
    return found;
}

}  // namespace

std::vector<protocol::StateBatch> FakeClient::batches() {
    return notifications<protocol::StateBatch>(transport, read_, "state.batch");
}

std::vector<protocol::ChatNews> FakeClient::news() {
    return notifications<protocol::ChatNews>(transport, newsRead_, "chat.news");
}

std::vector<protocol::ChatPeerTyping> FakeClient::typing() {
    return notifications<protocol::ChatPeerTyping>(transport, typingRead_, "chat.typing");
}

bool FakeClient::wasClosedFor(const std::string& reason) const {
    return transport.closed && !transport.sent.empty() &&
           transport.sent.back()->find("\"reason\":\"" + reason + '"') != std::string::npos;
}

}  // namespace euterpe::hub
