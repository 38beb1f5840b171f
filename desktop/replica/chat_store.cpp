#include "desktop/replica/chat_store.h"

#include <algorithm>
#include <utility>

namespace euterpe::replica {

using protocol::ChatConversation;
using protocol::ChatMessage;

const ChatConversation* ChatStore::conversation(const ExtensionId& peer) const {
    const auto found = known_.find(peer);
    return found == known_.end() ? nullptr : &found->second.record;
}

const std::deque<ChatMessage>& ChatStore::messages(const ExtensionId& peer) const {
    static const std::deque<ChatMessage> kNone;
    const auto found = known_.find(peer);
    return found == known_.end() ? kNone : found->second.messages;
}

bool ChatStore::hasOlder(const ExtensionId& peer) const {
    const auto& known = messages(peer);
    return !known.empty() && known.front().number > 1;
}

bool ChatStore::isComplete(const ExtensionId& peer) const {
    const ChatConversation* record = conversation(peer);
    const auto& known = messages(peer);
    return record == nullptr || (!known.empty() && known.back().number >= record->last.number);
}

bool ChatStore::put(ChatConversation conversation) {
    const ExtensionId peer = conversation.peer;
    Known& known = known_[peer];
    const bool isNew = conversation.last.number > known.record.last.number;
    const bool isFirst = known.record.peer.empty();
    known.record = std::move(conversation);
    applyReadHere(known);
    if (isNew || isFirst)
        bringToFront(peer);
    emit conversationChanged(peer);
    countUnread();
    return isNew;
}

void ChatStore::keepOnly(const std::vector<ChatConversation>& conversations) {
    std::erase_if(order_, [&](const ExtensionId& peer) {
        const bool gone = std::none_of(conversations.begin(), conversations.end(),
                                       [&](const ChatConversation& one) { return one.peer == peer; });
        if (gone)
            known_.erase(peer);
        return gone;
    });
    emit orderChanged();
    countUnread();
}

void ChatStore::setRead(const ExtensionId& peer, std::int64_t number) {
    const auto found = known_.find(peer);
    if (found == known_.end() || found->second.readHere >= number)
        return;
    found->second.readHere = number;
    applyReadHere(found->second);
    emit conversationChanged(peer);
    countUnread();
}

// The server's word may be older than what was read here.
void ChatStore::applyReadHere(Known& known) const {
    ChatConversation& record = known.record;
    if (known.readHere <= record.read)
        return;
    record.read = known.readHere;
    if (record.read >= record.last.number) {
        record.unread = 0;
        return;
    }
    record.unread = static_cast<int>(
        std::count_if(known.messages.begin(), known.messages.end(), [&](const ChatMessage& message) {
            return message.from == record.peer && message.number > record.read;
        }));
}

void ChatStore::append(const ExtensionId& peer, const ChatMessage& message) {
    const auto found = known_.find(peer);
    if (found == known_.end())
        return;
    auto& messages = found->second.messages;
    // The first message of all needs no page before it.
    const std::int64_t expected = messages.empty() ? 1 : messages.back().number + 1;
    if (message.number != expected)
        return;
    messages.push_back(message);
    emit messagesChanged(peer);
}

void ChatStore::prepend(const ExtensionId& peer, const std::vector<ChatMessage>& older) {
    const auto found = known_.find(peer);
    if (found == known_.end() || older.empty())
        return;
    auto& messages = found->second.messages;
    if (messages.empty() || older.back().number + 1 != messages.front().number)
        return;
    messages.insert(messages.begin(), older.begin(), older.end());
    emit messagesChanged(peer);
}

void ChatStore::replace(const ExtensionId& peer, const std::vector<ChatMessage>& newest) {
    const auto found = known_.find(peer);
    if (found == known_.end())
        return;
    found->second.messages.assign(newest.begin(), newest.end());
    emit messagesChanged(peer);
}

void ChatStore::shorten(const ExtensionId& peer, std::size_t most) {
    const auto found = known_.find(peer);
    if (found == known_.end() || found->second.messages.size() <= most)
        return;
    auto& messages = found->second.messages;
    messages.erase(messages.begin(), messages.end() - static_cast<std::ptrdiff_t>(most));
    emit messagesChanged(peer);
}

void ChatStore::clear() {
    known_.clear();
    order_.clear();
    emit messagesChanged({});
    emit orderChanged();
    countUnread();
}

// Conversations come in the order of their versions, which is not that of their messages.
void ChatStore::bringToFront(const ExtensionId& peer) {
    std::erase(order_, peer);
    const UnixMillis at = known_[peer].record.last.sentAt;
    const auto place = std::find_if(order_.begin(), order_.end(), [&](const ExtensionId& other) {
        return known_[other].record.last.sentAt <= at;
    });
    order_.insert(place, peer);
    emit orderChanged();
}

void ChatStore::countUnread() {
    int unread = 0;
    for (const auto& [peer, known] : known_)
        unread += known.record.unread;
    if (std::exchange(unread_, unread) != unread)
        emit unreadChanged(unread);
}

}  // namespace euterpe::replica
