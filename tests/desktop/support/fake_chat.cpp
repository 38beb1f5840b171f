#include "tests/desktop/support/fake_chat.h"

#include "lib/protocol/json.h"
#include "lib/protocol/limits.h"

#include <algorithm>

namespace euterpe::testing {

using protocol::ChatMessage;
using protocol::fromJson;
using protocol::toJson;

std::optional<boost::json::value> FakeChat::answer(const protocol::IncomingRequest& request) {
    if (request.method == "chat.send")
        return send(fromJson<protocol::ChatSendParams>(request.params).value());
    if (request.method == "chat.changes")
        return changes(fromJson<protocol::ChatChangesParams>(request.params).value().since);
    if (request.method == "chat.history")
        return history(fromJson<protocol::ChatHistoryParams>(request.params).value());
    if (request.method == "chat.search")
        return search(fromJson<protocol::ChatSearchParams>(request.params).value().text);
    if (request.method == "chat.mark") {
        const auto params = fromJson<protocol::ChatMarkParams>(request.params).value();
        for (const protocol::ChatPosition& position : params.marks)
            mark(position);
        return boost::json::object{};
    }
    if (request.method == "chat.typing")
        return boost::json::object{};
    return std::nullopt;
}

ChatMessage FakeChat::add(const ExtensionId& peer, const ExtensionId& from, const std::string& text,
                          const std::string& clientId) {
    Kept& kept = conversations_[peer];
    kept.record.peer = peer;
    kept.record.name = peerName;
    kept.record.last = {static_cast<std::int64_t>(kept.messages.size()) + 1, from, clientId, text, ++now};
    if (from == peer)
        ++kept.record.unread;
    kept.messages.push_back(kept.record.last);
    return kept.record.last;
}

void FakeChat::change(Kept& kept, bool told) {
    const std::int64_t previous = version_;
    kept.version = ++version_;
    if (told)
        push_(protocol::encodeNotification(protocol::ChatNews{previous, version_, kept.record}));
}

ChatMessage FakeChat::says(const std::string& peer, const std::string& text, bool told) {
    const ExtensionId id(peer);
    const ChatMessage message = add(id, id, text, "theirs-" + std::to_string(++made_));
    change(conversations_[id], told);
    return message;
}

void FakeChat::reads(const std::string& peer) {
    Kept& kept = conversations_[ExtensionId(peer)];
    kept.record.peerDelivered = kept.record.peerRead = kept.record.last.number;
    change(kept, true);
}

void FakeChat::types(const std::string& peer, bool on) {
    push_(protocol::encodeNotification(protocol::ChatPeerTyping{ExtensionId(peer), on}));
}

void FakeChat::fill(const std::string& peer, int count) {
    const ExtensionId id(peer);
    for (int i = 1; i <= count; ++i)
        add(id, i % 3 == 0 ? own_ : id, "message " + std::to_string(i), "old-" + std::to_string(i));
    Kept& kept = conversations_[id];
    kept.record.unread = 0;
    kept.record.read = kept.record.delivered = kept.record.last.number;
    change(kept, false);
}

std::vector<std::string> FakeChat::textsWith(const std::string& peer) const {
    std::vector<std::string> texts;
    if (const auto found = conversations_.find(ExtensionId(peer)); found != conversations_.end())
        for (const ChatMessage& message : found->second.messages)
            texts.push_back(message.text);
    return texts;
}

const protocol::ChatConversation* FakeChat::with(const std::string& peer) const {
    const auto found = conversations_.find(ExtensionId(peer));
    return found == conversations_.end() ? nullptr : &found->second.record;
}

boost::json::value FakeChat::send(const protocol::ChatSendParams& params) {
    for (const ChatMessage& message : conversations_[params.to].messages)
        if (message.clientId == params.clientId)
            return toJson(protocol::ChatSendResult{message});
    const ChatMessage message = add(params.to, own_, params.text, params.clientId);
    change(conversations_[params.to], true);
    return toJson(protocol::ChatSendResult{message});
}

boost::json::value FakeChat::changes(std::int64_t since) const {
    protocol::ChatChangesResult result;
    result.full = since == 0 || since > version_;
    result.version = version_;
    for (const auto& [peer, kept] : conversations_)
        if (!kept.messages.empty() && (result.full || kept.version > since))
            result.conversations.push_back(kept.record);
    return toJson(result);
}

boost::json::value FakeChat::history(const protocol::ChatHistoryParams& wanted) const {
    protocol::ChatHistoryResult result;
    const auto found = conversations_.find(wanted.peer);
    if (found == conversations_.end())
        return toJson(result);
    const auto& all = found->second.messages;
    const auto most = static_cast<std::size_t>(protocol::limits::kChatHistoryPage);
    std::vector<ChatMessage> there;
    for (const ChatMessage& message : all)
        if (wanted.before > 0 ? message.number < wanted.before : message.number > wanted.after)
            there.push_back(message);
    result.more = there.size() > most;
    if (result.more && wanted.before > 0)
        there.erase(there.begin(), there.end() - static_cast<std::ptrdiff_t>(most));
    else if (result.more)
        there.resize(most);
    result.messages = std::move(there);
    return toJson(result);
}

boost::json::value FakeChat::search(const std::string& text) const {
    protocol::ChatSearchResult result;
    for (const auto& [peer, kept] : conversations_)
        for (const ChatMessage& message : kept.messages)
            if (message.text.find(text) != std::string::npos)
                result.hits.push_back({peer, kept.record.name, message});
    return toJson(result);
}

void FakeChat::mark(const protocol::ChatPosition& position) {
    const auto found = conversations_.find(position.peer);
    if (found == conversations_.end())
        return;
    protocol::ChatConversation& record = found->second.record;
    record.delivered = std::max(record.delivered, position.delivered);
    record.read = std::max(record.read, position.read);
    record.unread = 0;
    for (const ChatMessage& message : found->second.messages)
        record.unread += message.from == position.peer && message.number > record.read;
    change(found->second, true);
}

}  // namespace euterpe::testing
