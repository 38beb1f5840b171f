#include "bench/load/client.h"

#include "bench/load/process_meter.h"
#include "lib/protocol/codec.h"

#include <utility>

namespace euterpe::bench {
namespace {

using protocol::Request;

constexpr std::int64_t kLoginId = 1;
constexpr std::int64_t kSubscribeId = 2;
constexpr std::string_view kClientName = "euterpe-load/0.1";
// Every notification starts so; replies are told from them without reading a snapshot twice.
constexpr std::string_view kNotificationMark = "\"method\":\"";

bool isNotification(std::string_view text) {
    return text.substr(0, 64).find(kNotificationMark) != std::string_view::npos;
}

// The reply in `text`; an error reply is an error here.
Result<boost::json::value> replyIn(std::string_view text) {
    auto message = protocol::decodeFromServer(text);
    if (!message)
        return message.error();
    auto* reply = std::get_if<protocol::IncomingReply>(&*message);
    if (!reply)
        return Error{ErrorCode::Malformed, "a reply was expected"};
    return std::move(reply->result);
}

}  // namespace

Result<void> Client::open(const std::string& source, Identity identity) {
    identity_ = std::move(identity);
    stage_ = Stage::Opening;
    return wire_.open(source);
}

Result<void> Client::advance(const Notifications& notifications) {
    auto done = wire_.advance([&](std::string_view text) {
        if (auto read = onText(text, notifications); !read)
            failure_ = read.error();
    });
    if (done && failure_.code != ErrorCode::Unknown)
        done = failure_;
    if (done && stage_ == Stage::Opening && wire_.state() == Wire::State::Open)
        done = logIn();
    if (!done) {
        stage_ = Stage::Lost;
        wire_.close();
    }
    return done;
}

Result<void> Client::logIn() {
    stage_ = Stage::LoggingIn;
    loginSentNs_ = monotonicNs();
    if (!identity_.token.empty()) {
        protocol::SessionResumeParams params;
        params.token = identity_.token;
        params.client = kClientName;
        return wire_.send(protocol::encodeRequest<Request::SessionResume>(kLoginId, params));
    }
    protocol::SessionLoginParams params;
    params.user = identity_.user;
    params.password = identity_.password;
    params.mode = protocol::Mode::Pro;
    params.client = kClientName;
    return wire_.send(protocol::encodeRequest<Request::SessionLogin>(kLoginId, params));
}

Result<void> Client::onText(std::string_view text, const Notifications& notifications) {
    if (stage_ == Stage::LoggingIn && !isNotification(text))
        return onLogin(text);
    if (stage_ == Stage::Subscribing && !isNotification(text))
        return onSnapshot(text);
    notifications(text);
    return {};
}

Result<void> Client::onLogin(std::string_view text) {
    auto value = replyIn(text);
    if (!value)
        return value.error();
    auto login = protocol::fromJson<protocol::SessionLoginResult>(*value, "result");
    if (!login)
        return login.error();
    identity_.token = std::move(login->token);
    mode_ = login->mode;
    extension_ = login->self.extension;
    if (!subscribes_) {
        stage_ = Stage::Ready;
        return {};
    }
    stage_ = Stage::Subscribing;
    return wire_.send(protocol::encodeRequest<Request::StateSubscribe>(kSubscribeId, {}));
}

Result<void> Client::onSnapshot(std::string_view text) {
    // Not decoded: a desktop decodes one, this program would decode thousands.
    if (text.find("\"error\":") != std::string_view::npos && text.size() < 4096)
        return Error{ErrorCode::Unknown, std::string(text)};
    snapshotBytes_ = text.size();
    readyNs_ = monotonicNs();
    stage_ = Stage::Ready;
    return {};
}

}  // namespace euterpe::bench
