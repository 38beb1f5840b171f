#include "desktop/replica/chat.h"

#include "desktop/link/request.h"
#include "desktop/replica/self_store.h"
#include "lib/protocol/limits.h"

#include <algorithm>
#include <utility>

#include <QThread>
#include <QUuid>

namespace euterpe::replica {
namespace {

using protocol::ChatConversation;
using protocol::ChatHistoryParams;
using protocol::ChatMessage;
using protocol::Request;
namespace limits = protocol::limits;

constexpr std::chrono::seconds kTypingShown{6};
constexpr std::chrono::seconds kTypingToldEvery{3};
constexpr std::chrono::seconds kTryAgain{2};
// A gap of more messages than this is not closed: the newest page takes the place of what was there.
constexpr std::int64_t kClosedGap = 4 * limits::kChatHistoryPage;
constexpr std::size_t kKeptUnwatched = 2 * limits::kChatHistoryPage;

// What the server will never take, however often it is asked.
bool isFinal(ErrorCode code) {
    switch (code) {
        case ErrorCode::InvalidArgument:
        case ErrorCode::TooLarge:
        case ErrorCode::Forbidden:
        case ErrorCode::NotInMode:
        case ErrorCode::NotFound:
        case ErrorCode::UnknownMethod:
        case ErrorCode::Malformed:
            return true;
        default:
            return false;
    }
}

UnixMillis now() {
    return toUnixMillis(std::chrono::system_clock::now());
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Chat::Chat(link::Connection& connection, const SelfStore& self, QObject* parent)
    : QObject(parent), connection_(connection), self_(self) {
    connect(&connection, &link::Connection::chatNews, this, &Chat::onNews);
    connect(&connection, &link::Connection::chatTyping, this, &Chat::onTyping);
    for (QTimer* timer : {&sendTimer_, &pullTimer_, &markTimer_, &loadTimer_})
        timer->setSingleShot(true);
    connect(&sendTimer_, &QTimer::timeout, this, &Chat::sendNext);
    connect(&pullTimer_, &QTimer::timeout, this, &Chat::pull);
    connect(&markTimer_, &QTimer::timeout, this, &Chat::tellMarks);
    connect(&loadTimer_, &QTimer::timeout, this, [this] {
        for (const auto& [peer, watchers] : watched_)
            loadMissing(peer);
    });
    typingTimer_.setInterval(std::chrono::milliseconds(500));
    connect(&typingTimer_, &QTimer::timeout, this, [this] {
        std::vector<ExtensionId> over;
        for (const auto& [peer, until] : typing_)
            if (until.hasExpired())
                over.push_back(peer);
        for (const ExtensionId& peer : over)
            endTyping(peer);
    });
}

const ExtensionId& Chat::own() const {
    return self_.self().extension;
}

std::vector<OutgoingMessage> Chat::waiting(const ExtensionId& peer) const {
    std::vector<OutgoingMessage> found;
    for (const OutgoingMessage& message : outbox_.messages())
        if (message.to == peer)
            found.push_back(message);
    return found;
}

bool Chat::isLoading(const ExtensionId& peer) const {
    return std::find(loading_.begin(), loading_.end(), peer) != loading_.end();
}

void Chat::start(const QString& outbox) {
    Q_ASSERT(QThread::currentThread() == thread());
    ++generation_;
    version_ = 0;
    pulling_ = pullAgain_ = collecting_ = telling_ = false;
    full_.clear();
    sending_.clear();
    marks_.clear();
    loading_.clear();
    typing_.clear();
    toldTyping_.clear();
    store_.clear();
    report(outbox_.open(outbox));
    for (const OutgoingMessage& message : outbox_.messages())
        emit waitingChanged(message.to);
}

void Chat::setOnline(bool online) {
    online = online && self_.may(protocol::Permission::Chat);
    if (std::exchange(online_, online) == online)
        return;
    toldTyping_.clear();
    if (!online_)
        return;
    pull();
    sendNext();
    tellMarks();
}

void Chat::report(const Result<void>& outcome) {
    if (!outcome)
        emit troubled(outcome.error());
}

// After what went wrong for a reason that may pass; nothing while offline, coming online starts it all.
void Chat::later(QTimer& timer, const Error& why) {
    if (!online_ || timer.isActive())
        return;
    timer.start(std::max<std::chrono::milliseconds>(kTryAgain, std::chrono::seconds(why.retryAfterS)));
}

void Chat::onHint(std::int64_t version) {
    if (version > version_)
        pull();
}

void Chat::pull() {
    if (!online_)
        return;
    if (pulling_) {
        pullAgain_ = true;
        return;
    }
    pulling_ = true;
    pullAgain_ = false;
    connection_.request<Request::ChatChanges>(
        {version_}, this, [this, generation = generation_](Result<protocol::ChatChangesResult> answer) {
            if (generation == generation_)
                onChanges(std::move(answer));
        });
}

void Chat::onChanges(Result<protocol::ChatChangesResult> answer) {
    pulling_ = false;
    if (!answer)
        return later(pullTimer_, answer.error());
    if (answer->full) {
        collecting_ = true;
        full_.clear();
    }
    const bool isNews = !collecting_;
    version_ = answer->version;
    for (const ChatConversation& conversation : answer->conversations) {
        take(conversation, isNews);
        if (collecting_)
            full_.push_back(conversation);
    }
    if (answer->more || pullAgain_)
        return pull();
    if (std::exchange(collecting_, false))
        store_.keepOnly(std::exchange(full_, {}));
    for (const auto& [peer, watchers] : watched_)
        loadMissing(peer);
}

void Chat::onNews(const protocol::ChatNews& news) {
    if (news.version <= version_)
        return;
    if (pulling_ || news.previous != version_)
        return pull();
    version_ = news.version;
    take(news.conversation, true);
}

// The message goes in before the record, which counts what is unread, and after it when it is the first.
void Chat::take(const ChatConversation& conversation, bool isNews) {
    const ExtensionId& peer = conversation.peer;
    const ChatMessage& last = conversation.last;
    store_.append(peer, last);
    const bool isNew = store_.put(conversation);
    store_.append(peer, last);
    if (last.from == own())
        settleOwn(last);
    if (watched_.contains(peer))
        loadMissing(peer);
    if (last.from != peer)
        return;
    endTyping(peer);
    if (conversation.delivered < last.number)
        mark(peer, last.number, 0);
    const ChatConversation* shown = store_.conversation(peer);
    if (isNew && isNews && shown->unread > 0)
        emit arrived(*shown);
}

// The server has it: it waits no longer.
void Chat::settleOwn(const ChatMessage& message) {
    const OutgoingMessage* waiting = outbox_.find(message.clientId);
    if (waiting == nullptr)
        return;
    const ExtensionId peer = waiting->to;
    report(outbox_.remove(message.clientId));
    emit waitingChanged(peer);
}

Result<void> Chat::send(const ExtensionId& peer, std::string_view text) {
    if (isBlank(text))
        return Error{ErrorCode::InvalidArgument, "nothing to be read in it"};
    if (text.size() > limits::kChatText)
        return Error{ErrorCode::TooLarge, "the message is too long"};
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (auto kept = outbox_.add({id, peer, std::string(text), now(), {}}); !kept)
        return kept;
    toldTyping_.erase(peer);  // the message says it
    emit waitingChanged(peer);
    sendNext();
    return {};
}

void Chat::retry(const std::string& clientId) {
    const OutgoingMessage* message = outbox_.find(clientId);
    if (message == nullptr)
        return;
    const ExtensionId peer = message->to;
    report(outbox_.setRefusal(clientId, {}));
    emit waitingChanged(peer);
    sendNext();
}

// Never one that may be under way: the server may have it by now.
void Chat::discard(const std::string& clientId) {
    const OutgoingMessage* message = outbox_.find(clientId);
    if (message == nullptr || message->refusal.empty())
        return;
    const ExtensionId peer = message->to;
    report(outbox_.remove(clientId));
    emit waitingChanged(peer);
}

void Chat::sendNext() {
    const OutgoingMessage* next = outbox_.next();
    if (!online_ || !sending_.empty() || next == nullptr)
        return;
    sending_ = next->clientId;
    connection_.request<Request::ChatSend>(
        {next->clientId, next->to, next->text}, this,
        [this, message = *next, generation = generation_](const Result<protocol::ChatSendResult>& answer) {
            if (generation == generation_)
                onSent(message, answer);
        });
}

void Chat::onSent(const OutgoingMessage& message, const Result<protocol::ChatSendResult>& answer) {
    sending_.clear();
    if (!answer)
        return refused(message, answer.error());
    store_.append(message.to, answer->message);
    settleOwn(answer->message);
    sendNext();
}

void Chat::refused(const OutgoingMessage& message, const Error& error) {
    if (!isFinal(error.code))
        return later(sendTimer_, error);
    report(outbox_.setRefusal(message.clientId, std::string(toString(error.code))));
    emit waitingChanged(message.to);
    sendNext();
}

void Chat::mark(const ExtensionId& peer, std::int64_t delivered, std::int64_t read) {
    protocol::ChatPosition& wanted = marks_[peer];
    wanted.peer = peer;
    wanted.delivered = std::max(wanted.delivered, delivered);
    wanted.read = std::max(wanted.read, read);
    if (online_ && !telling_ && !markTimer_.isActive())
        markTimer_.start(0);
}

void Chat::markRead(const ExtensionId& peer) {
    const ChatConversation* conversation = store_.conversation(peer);
    if (conversation == nullptr || conversation->read >= conversation->last.number)
        return;
    const std::int64_t last = conversation->last.number;
    store_.setRead(peer, last);
    mark(peer, last, last);
}

void Chat::tellMarks() {
    if (!online_ || telling_ || marks_.empty())
        return;
    telling_ = true;
    protocol::ChatMarkParams params;
    for (const auto& [peer, wanted] : marks_) {
        if (params.marks.size() == limits::kChatMarks)
            break;
        params.marks.push_back(wanted);
    }
    connection_.request<Request::ChatMark>(
        params, this,
        [this, told = params.marks, generation = generation_](const Result<protocol::Empty>& answer) {
            if (generation != generation_)
                return;
            telling_ = false;
            if (!answer && !isFinal(answer.error().code))
                return later(markTimer_, answer.error());
            for (const protocol::ChatPosition& one : told)
                if (const auto found = marks_.find(one.peer); found != marks_.end() && found->second == one)
                    marks_.erase(found);
            tellMarks();
        });
}

void Chat::search(const std::string& text, std::int64_t before, QObject* context, Searched done) {
    connection_.request<Request::ChatSearch>({text, before}, context, std::move(done));
}

// -- messages of a conversation

void Chat::watch(const ExtensionId& peer, bool on) {
    if (on) {
        if (++watched_[peer] == 1)
            loadMissing(peer);
        return;
    }
    const auto found = watched_.find(peer);
    if (found == watched_.end() || --found->second > 0)
        return;
    watched_.erase(found);
    store_.shorten(peer, kKeptUnwatched);
}

void Chat::loadMissing(const ExtensionId& peer) {
    const ChatConversation* conversation = store_.conversation(peer);
    if (conversation == nullptr || store_.isComplete(peer))
        return;
    const auto& messages = store_.messages(peer);
    const std::int64_t last = conversation->last.number;
    if (messages.empty() || last - messages.back().number > kClosedGap)
        ask({peer, last + 1, 0}, true);
    else
        ask({peer, 0, messages.back().number}, false);
}

void Chat::loadOlder(const ExtensionId& peer) {
    const auto& messages = store_.messages(peer);
    if (store_.hasOlder(peer) && messages.size() < limits::kChatCached)
        ask({peer, messages.front().number, 0}, false);
}

void Chat::ask(const ChatHistoryParams& params, bool replaces) {
    if (!online_ || isLoading(params.peer))
        return;
    loading_.push_back(params.peer);
    emit loadingChanged(params.peer);
    connection_.request<Request::ChatHistory>(params, this,
                                              [this, params, replaces, generation = generation_](
                                                  const Result<protocol::ChatHistoryResult>& answer) {
                                                  if (generation == generation_)
                                                      onHistory(params, replaces, answer);
                                              });
}

void Chat::onHistory(const ChatHistoryParams& asked, bool replaces,
                     const Result<protocol::ChatHistoryResult>& answer) {
    std::erase(loading_, asked.peer);
    if (answer && replaces) {
        store_.replace(asked.peer, answer->messages);
    } else if (answer && asked.before > 0) {
        store_.prepend(asked.peer, answer->messages);
    } else if (answer) {
        for (const ChatMessage& message : answer->messages)
            store_.append(asked.peer, message);
    }
    emit loadingChanged(asked.peer);
    if (!answer)
        return later(loadTimer_, answer.error());
    for (const ChatMessage& message : answer->messages)
        if (message.from == own())
            settleOwn(message);
    if (watched_.contains(asked.peer) && !answer->messages.empty())
        loadMissing(asked.peer);
}

// -- typing

void Chat::setTyping(const ExtensionId& peer, bool on) {
    const auto told = toldTyping_.find(peer);
    const bool known = told != toldTyping_.end();
    if (!online_ || (on ? known && !told->second.hasExpired() : !known))
        return;
    if (on)
        toldTyping_[peer] = QDeadlineTimer(kTypingToldEvery);
    else
        toldTyping_.erase(peer);
    connection_.request<Request::ChatTyping>({peer, on}, this, {});  // who misses it misses nothing
}

void Chat::onTyping(const protocol::ChatPeerTyping& typing) {
    if (!typing.on)
        return endTyping(typing.peer);
    const bool isNew = !typing_.contains(typing.peer);
    if (isNew && typing_.size() >= limits::kChatMarks)
        return;
    typing_[typing.peer] = QDeadlineTimer(kTypingShown);
    typingTimer_.start();
    if (isNew)
        emit typingChanged(typing.peer);
}

void Chat::endTyping(const ExtensionId& peer) {
    if (typing_.erase(peer) == 0)
        return;
    if (typing_.empty())
        typingTimer_.stop();
    emit typingChanged(peer);
}

}  // namespace euterpe::replica
