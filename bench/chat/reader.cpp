#include "bench/chat/reader.h"

#include "lib/protocol/codec.h"

namespace euterpe::bench {

using protocol::Request;

template <Request R>
void ChatReader::ask(const typename protocol::Traits<R>::Params& params) {
    if (auto sent = client_.send(protocol::encodeRequest<R>(++nextId_, params)); !sent)
        ++refused_;
}

Result<void> ChatReader::send(const ExtensionId& to, const std::string& clientId, const std::string& text) {
    return client_.send(protocol::encodeRequest<Request::ChatSend>(++nextId_, {clientId, to, text}));
}

void ChatReader::onText(std::string_view text) {
    auto message = protocol::decodeFromServer(text);
    if (!message)
        return;
    if (const auto* note = std::get_if<protocol::IncomingNotification>(&*message)) {
        if (note->method == "chat.news") {
            if (const auto news = protocol::fromJson<protocol::ChatNews>(note->params))
                onNews(*news);
        } else if (note->method == "state.batch") {
            const auto batch = protocol::fromJson<protocol::StateBatch>(note->params);
            if (batch && batch->chatVersion && *batch->chatVersion > version_)
                pull();
        }
        return;
    }
    const auto& reply = std::get<protocol::IncomingReply>(*message);
    if (!reply.result) {
        ++refused_;
        return;
    }
    if (reply.id == changesId_) {
        pulling_ = false;
        const auto changes = protocol::fromJson<protocol::ChatChangesResult>(*reply.result);
        if (!changes)
            return;
        version_ = changes->version;
        for (const auto& conversation : changes->conversations)
            take(conversation);
        if (changes->more)
            pull();
    } else if (const auto asked = histories_.find(reply.id); asked != histories_.end()) {
        const auto page = protocol::fromJson<protocol::ChatHistoryResult>(*reply.result);
        for (const auto& one : page ? page->messages : std::vector<protocol::ChatMessage>())
            take(asked->second, one);
        histories_.erase(asked);
    }
}

void ChatReader::onNews(const protocol::ChatNews& news) {
    if (news.version <= version_)
        return;
    if (pulling_ || news.previous != version_)
        return pull();
    version_ = news.version;
    take(news.conversation);
}

void ChatReader::pull() {
    if (std::exchange(pulling_, true))
        return;
    ask<Request::ChatChanges>({version_});
    changesId_ = nextId_;
}

void ChatReader::take(const protocol::ChatConversation& conversation) {
    const std::int64_t known = last_[conversation.peer];
    if (conversation.last.number == known + 1) {
        take(conversation.peer, conversation.last);
    } else if (conversation.last.number > known) {
        ask<Request::ChatHistory>({conversation.peer, 0, known});
        histories_[nextId_] = conversation.peer;
    }
    if (conversation.last.from == conversation.peer && conversation.delivered < conversation.last.number)
        ask<Request::ChatMark>({{{conversation.peer, conversation.last.number, 0}}});
}

void ChatReader::take(const ExtensionId& peer, const protocol::ChatMessage& message) {
    std::int64_t& last = last_[peer];
    if (message.number > last)
        last = message.number;
    const auto [known, isNew] = numbers_.emplace(message.clientId, message.number);
    if (!isNew && known->second != message.number)
        ++doubled_;
    if (isNew && message.from == peer)
        seen_(message);
}

}  // namespace euterpe::bench
