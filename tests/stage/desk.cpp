#include "tests/stage/desk.h"

#include "desktop/link/web_socket_channel.h"
#include "desktop/phone/phone_loader.h"

#include <algorithm>

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace euterpe::stage {
namespace {

// The session's secrets are not what these tests are about.
class NoSecrets : public settings::SecretStore {
  public:
    using SecretStore::SecretStore;
    [[nodiscard]] settings::SecretKind kind() const override { return settings::SecretKind::Session; }
    void read(const QString&, QObject* context, Read done) override {
        QTimer::singleShot(0, context, [done = std::move(done)] { done(Error{ErrorCode::NotFound, {}}); });
    }
    void write(const QString&, const std::string&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
    }
    void remove(const QString&, QObject* context, Done done) override {
        QTimer::singleShot(0, context, [done = std::move(done)] { done({}); });
    }
};

template <class T>
Result<T> answer(const std::function<void(std::function<void(Result<T>)>)>& ask) {
    auto kept = std::make_shared<std::optional<Result<T>>>();
    ask([kept](Result<T> result) { *kept = std::move(result); });
    if (!until([&] { return kept->has_value(); }, std::chrono::seconds(20)))
        return Error{ErrorCode::Timeout, "no answer"};
    return std::move(**kept);
}

}  // namespace

bool until(const std::function<bool()>& condition, std::chrono::milliseconds limit) {
    const QDeadlineTimer deadline(limit);
    QEventLoop loop;
    QTimer look;
    look.start(5);  // conditions may depend on other processes as well
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

Desk::Desk(int serverPort, const std::string& user, const DeskOptions& options)
    : settings_(std::make_unique<settings::Settings>(
          QString::fromStdString(options.folder.empty() ? folder_.path().string() : options.folder))),
      secrets_(std::make_unique<NoSecrets>()),
      events_(std::make_unique<link::HostEvents>()) {
    settings_->load();
    settings_->update([&](settings::Values& values) {
        values.address = QStringLiteral("127.0.0.1");
        values.port = serverPort;
        values.user = QString::fromStdString(user);
        values.account = QString::fromStdString(options.account);
        values.mode = options.mode;
        if (options.adjust)
            options.adjust(values);
    });
    password_ = options.password;
    begin();
}

void Desk::begin() {
    session_ = std::make_unique<replica::Session>(link::webSocketChannels(), *events_, *settings_, *secrets_);
    session_->setPhoneFactory([this] { return phone::loadPhone(log_); });
    using replica::Session;
    const auto asked = [this] { ++questions_; };
    QObject::connect(session_.get(), &Session::passwordNeeded, session_.get(), asked);
    QObject::connect(session_.get(), &Session::accountChoiceNeeded, session_.get(), asked);
    QObject::connect(session_.get(), &Session::certificateChanged, session_.get(), asked);
    QObject::connect(session_.get(), &Session::credentialsRefused, session_.get(),
                     [this](const Error& error) {
                         ++questions_;
                         refusal_ = error;
                     });
    QObject::connect(&session_->calls(), &replica::CallStore::callEnded, session_.get(),
                     [this](const CallId&, const protocol::Call& last) { ended_.push_back(last); });
    session_->connectWithPassword(password_, false);
}

void Desk::restart() {
    session_.reset();
    begin();
}

Desk::~Desk() = default;

bool Desk::online(std::chrono::milliseconds limit) {
    return shows(replica::Sync::Online, limit);
}

bool Desk::shows(replica::Sync sync, std::chrono::milliseconds limit) {
    return until([&] { return session_->syncState().sync() == sync; }, limit);
}

protocol::PhoneState Desk::phoneOf(const std::string& extension) {
    const auto* found = session_->extensions().find(ExtensionId(extension));
    return found != nullptr ? found->phone : protocol::PhoneState::Unknown;
}

bool Desk::shows(const std::string& extension, protocol::PhoneState state, std::chrono::milliseconds limit) {
    return until([&] { return phoneOf(extension) == state; }, limit);
}

const protocol::Call* Desk::onlyCall() {
    return calls().size() == 1 ? &calls().front() : nullptr;
}

const protocol::Call* Desk::callWith(const std::string& number) {
    const auto found = std::find_if(calls().begin(), calls().end(),
                                    [&](const protocol::Call& call) { return call.peerNumber == number; });
    return found == calls().end() ? nullptr : &*found;
}

bool Desk::showsCall(protocol::CallState state, std::chrono::milliseconds limit) {
    return until([&] { return onlyCall() != nullptr && onlyCall()->state == state; }, limit);
}

bool Desk::showsCall(const std::string& number, protocol::CallState state) {
    return until([&] { return callWith(number) != nullptr && callWith(number)->state == state; });
}

bool Desk::showsNoCall() {
    return until([&] { return calls().empty(); });
}

Result<CallId> Desk::dial(const std::string& target) {
    return answer<CallId>(
        [&](auto done) { session_->commands().dial(target, session_.get(), std::move(done)); });
}

Result<CallId> Desk::onlyId() {
    if (const auto* call = onlyCall())
        return call->id;
    return Error{ErrorCode::NotFound, "not exactly one call"};
}

Result<void> Desk::hangUp() {
    const auto call = onlyId();
    return call ? hangUp(*call) : call.error();
}

Result<void> Desk::hangUp(const CallId& call) {
    return answer<void>(
        [&](auto done) { session_->commands().hangUp(call, session_.get(), std::move(done)); });
}

Result<void> Desk::reject() {
    const auto call = onlyId();
    if (!call)
        return call.error();
    return answer<void>(
        [&](auto done) { session_->commands().reject(*call, session_.get(), std::move(done)); });
}

Result<void> Desk::setPresence(protocol::Presence presence) {
    return answer<void>(
        [&](auto done) { session_->commands().setPresence(presence, session_.get(), std::move(done)); });
}

std::vector<protocol::RegisterRow> Desk::recentCalls() {
    auto& source = session_->callRegister();
    bool answered = false;
    QObject listener;
    QObject::connect(&source, &replica::RegisterSource::opened, &listener, [&] { answered = true; });
    source.setActive(true);
    source.reload();
    std::vector<protocol::RegisterRow> rows;
    if (!until([&] { return answered; }))
        return rows;
    for (std::int64_t i = 0; i < source.total(); ++i) {
        if (!until([&] { return source.row(i) != nullptr; }))
            break;
        rows.push_back(*source.row(i));
    }
    return rows;
}

std::vector<protocol::RegisterRow> Desk::recentCalls(std::size_t count) {
    std::vector<protocol::RegisterRow> rows;
    const QDeadlineTimer deadline(std::chrono::seconds(10));
    do {
        rows = recentCalls();
    } while (rows.size() < count && !deadline.hasExpired());
    return rows;
}

}  // namespace euterpe::stage
