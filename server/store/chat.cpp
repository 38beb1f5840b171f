// Chat: messages, positions of the two sides, what changed since (section I).
#include "lib/protocol/limits.h"
#include "server/names/fold.h"
#include "server/store/connection.h"
#include "server/store/store.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace euterpe::store {

using protocol::ChatConversation;
using protocol::ChatMessage;
using soci::into;
using soci::use;

namespace limits = protocol::limits;

namespace {

// One row of chat.view or chat.changes, and what binds it.
struct View {
    std::string peer, name, sender, client, text;
    int unread = 0;
    std::int64_t delivered = 0, read = 0, peerDelivered = 0, peerRead = 0, version = 0, number = 0, at = 0;

    [[nodiscard]] ChatConversation conversation() const {
        return {ExtensionId(peer),
                name,
                {number, ExtensionId(sender), client, text, at},
                unread,
                delivered,
                read,
                peerDelivered,
                peerRead};
    }
    template <class Statement>
    auto bound(Statement&& statement) {
        return std::forward<Statement>(statement), into(peer), into(name), into(unread), into(delivered),
               into(read), into(peerDelivered), into(peerRead), into(version), into(number), into(sender),
               into(client), into(text), into(at);
    }
};

// The steps of a change; each inside the transaction of its caller.
class Chat {
  public:
    explicit Chat(Connection& connection) : connection_(connection) {}

    ChatStored store(const ChatDraft& draft) {
        if (auto known = find(draft))
            return {*known, {}};
        const std::int64_t conversation = open(draft.from, draft.to);
        run("chat.count_up"), use(conversation, "conversation");
        ChatMessage message{newest(conversation), draft.from, draft.clientId, draft.text, draft.at};
        const std::string folded = names::fold(draft.text);
        run("chat.add_message"), use(conversation, "conversation"), use(message.number, "number"),
            use(draft.from.str(), "sender"), use(draft.clientId, "client"), use(draft.text, "text"),
            use(folded, "folded"), use(draft.at, "at");
        name(draft.from, draft.to, draft.toName, 0);
        name(draft.to, draft.from, draft.fromName, 1);
        return {std::move(message), touch(draft.from, draft.to)};
    }

    std::vector<ChatSide> mark(const ExtensionId& own, const protocol::ChatPosition& wanted) {
        std::int64_t conversation = 0, delivered = 0, read = 0, last = 0;
        run("chat.position"), into(conversation), into(delivered), into(read), into(last),
            use(own.str(), "extension"), use(wanted.peer.str(), "peer");
        if (!connection_.session().got_data())
            return {};
        const std::int64_t nowRead = std::max(read, std::min(wanted.read, last));
        const std::int64_t nowDelivered = std::max({delivered, std::min(wanted.delivered, last), nowRead});
        if (nowRead == read && nowDelivered == delivered)
            return {};
        run("chat.mark"), use(nowDelivered, "delivered"), use(nowRead, "read"),
            use(conversation, "conversation"), use(wanted.peer.str(), "peer"), use(own.str(), "extension");
        return touch(own, wanted.peer);
    }

    std::int64_t conversationOf(const ExtensionId& own, const ExtensionId& peer) {
        std::int64_t id = 0;
        run("chat.find"), into(id), use(own.str(), "extension"), use(peer.str(), "peer");
        return connection_.session().got_data() ? id : 0;
    }

    std::int64_t version(const ExtensionId& extension) {
        std::int64_t version = 0;
        run("chat.version"), into(version), use(extension.str(), "extension");
        return version;
    }

  private:
    soci::details::once_temp_type run(std::string_view statement) {
        return connection_.session() << connection_.sql(statement);
    }

    std::optional<ChatMessage> find(const ChatDraft& draft) {
        std::int64_t conversation = 0, number = 0, at = 0;
        std::string sender, client, text;
        run("chat.known"), into(conversation), into(number), into(sender), into(client), into(text), into(at),
            use(draft.from.str(), "sender"), use(draft.clientId, "client");
        if (!connection_.session().got_data())
            return std::nullopt;
        return ChatMessage{number, ExtensionId(sender), client, text, at};
    }

    std::int64_t open(const ExtensionId& one, const ExtensionId& other) {
        if (const std::int64_t known = conversationOf(one, other); known != 0)
            return known;
        connection_.session() << connection_.sql("chat.add_conversation");
        std::int64_t id = 0;
        run("chat.last_conversation"), into(id);
        for (const auto& [extension, peer] : {std::pair(one, other), std::pair(other, one)})
            run("chat.add_member"), use(id, "conversation"), use(extension.str(), "extension"),
                use(peer.str(), "peer");
        return id;
    }

    std::int64_t newest(std::int64_t conversation) {
        std::int64_t number = 0;
        run("chat.newest"), into(number), use(conversation, "conversation");
        return number;
    }

    void name(const ExtensionId& own, const ExtensionId& peer, const std::string& peerName, int unread) {
        run("chat.name_peer"), use(peerName, "name"), use(unread, "unread"), use(own.str(), "extension"),
            use(peer.str(), "peer");
    }

    // Both sides see a change of their conversation.
    std::vector<ChatSide> touch(const ExtensionId& one, const ExtensionId& other) {
        std::int64_t clock = 0;
        run("chat.clock"), into(clock);
        const std::int64_t next = clock + 1;
        std::vector<ChatSide> sides;
        for (const auto& [own, peer] : {std::pair(one, other), std::pair(other, one)})
            sides.push_back({own, version(own), next, {}});
        for (const auto& [own, peer] : {std::pair(one, other), std::pair(other, one)})
            run("chat.touch"), use(next, "version"), use(own.str(), "extension"), use(peer.str(), "peer");
        sides[0].conversation = view(one, other);
        sides[1].conversation = view(other, one);
        return sides;
    }

    ChatConversation view(const ExtensionId& own, const ExtensionId& peer) {
        View row;
        row.bound(run("chat.view")), use(own.str(), "extension"), use(peer.str(), "peer");
        return row.conversation();
    }

    Connection& connection_;
};

}  // namespace

// A message that was answered must outlive a power failure, too: the sender's client forgets its own copy.
Result<std::vector<ChatStored>> Store::addChat(const std::vector<ChatDraft>& drafts) {
    return connection_->guarded([&]() -> Result<std::vector<ChatStored>> {
        const Durable durable(*connection_);
        Transaction transaction(*connection_);
        Chat chat(*connection_);
        std::vector<ChatStored> stored;
        stored.reserve(drafts.size());
        for (const ChatDraft& draft : drafts)
            stored.push_back(chat.store(draft));
        transaction.commit();
        return stored;
    });
}

Result<std::vector<ChatSide>> Store::markChat(const ExtensionId& extension,
                                              const std::vector<protocol::ChatPosition>& marks) {
    return connection_->guarded([&]() -> Result<std::vector<ChatSide>> {
        Transaction transaction(*connection_);
        Chat chat(*connection_);
        std::vector<ChatSide> changed;
        for (const protocol::ChatPosition& mark : marks) {
            auto sides = chat.mark(extension, mark);
            std::move(sides.begin(), sides.end(), std::back_inserter(changed));
        }
        transaction.commit();
        return changed;
    });
}

Result<protocol::ChatChangesResult> Store::chatChanges(const ExtensionId& extension, std::int64_t since) {
    return connection_->guarded([&]() -> Result<protocol::ChatChangesResult> {
        protocol::ChatChangesResult result;
        result.full = since <= 0 || since > Chat(*connection_).version(extension);
        result.version = result.full ? 0 : since;
        const std::int64_t from = result.version;
        const int rows = limits::kChatChangesPage + 1;
        View row;
        soci::statement list = (row.bound(connection_->session().prepare << connection_->sql("chat.changes")),
                                use(extension.str(), "extension"), use(from, "since"), use(rows, "rows"));
        list.execute();
        while (list.fetch()) {
            if (result.conversations.size() == static_cast<std::size_t>(limits::kChatChangesPage)) {
                result.more = true;
                break;
            }
            result.conversations.push_back(row.conversation());
            result.version = row.version;
        }
        return result;
    });
}

Result<protocol::ChatHistoryResult> Store::chatHistory(const ExtensionId& extension,
                                                       const protocol::ChatHistoryParams& wanted) {
    return connection_->guarded([&]() -> Result<protocol::ChatHistoryResult> {
        protocol::ChatHistoryResult result;
        const std::int64_t conversation = Chat(*connection_).conversationOf(extension, wanted.peer);
        if (conversation == 0)
            return result;
        const bool backwards = wanted.before > 0;
        const std::int64_t from = backwards ? wanted.before : wanted.after;
        const int rows = limits::kChatHistoryPage + 1;
        std::int64_t number = 0, at = 0;
        std::string sender, client, text;
        soci::statement list =
            (connection_->session().prepare << connection_->sql(backwards ? "chat.before" : "chat.after"),
             into(number), into(sender), into(client), into(text), into(at),
             use(conversation, "conversation"), use(from, "number"), use(rows, "rows"));
        list.execute();
        while (list.fetch()) {
            if (result.messages.size() == static_cast<std::size_t>(limits::kChatHistoryPage)) {
                result.more = true;
                break;
            }
            result.messages.push_back({number, ExtensionId(sender), client, text, at});
        }
        if (backwards)
            std::reverse(result.messages.begin(), result.messages.end());
        return result;
    });
}

Result<protocol::ChatSearchResult> Store::searchChat(const ExtensionId& extension,
                                                     const protocol::ChatSearchParams& wanted) {
    return connection_->guarded([&]() -> Result<protocol::ChatSearchResult> {
        protocol::ChatSearchResult result;
        const std::string folded = names::fold(wanted.text);
        const std::int64_t before =
            wanted.before > 0 ? wanted.before : std::numeric_limits<std::int64_t>::max();
        const int rows = limits::kChatSearchPage + 1;
        std::int64_t id = 0, number = 0, at = 0, last = 0;
        std::string peer, name, sender, client, text;
        soci::statement list = (connection_->session().prepare << connection_->sql("chat.search"), into(id),
                                into(peer), into(name), into(number), into(sender), into(client), into(text),
                                into(at), use(extension.str(), "extension"), use(before, "before"),
                                use(folded, "text"), use(rows, "rows"));
        list.execute();
        while (list.fetch()) {
            if (result.hits.size() == static_cast<std::size_t>(limits::kChatSearchPage)) {
                result.next = last;
                break;
            }
            result.hits.push_back({ExtensionId(peer), name, {number, ExtensionId(sender), client, text, at}});
            last = id;
        }
        return result;
    });
}

}  // namespace euterpe::store
