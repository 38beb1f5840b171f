// The user's conversations as far as they are known here: a record of each, and of those that were looked at
// a run of messages without gaps. Says what changed. Changed only by Chat. GUI thread only.
#pragma once

#include "lib/protocol/chat.h"

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include <QObject>

namespace euterpe::replica {

class ChatStore : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // Newest first.
    [[nodiscard]] const std::vector<ExtensionId>& order() const { return order_; }
    // nullptr: nothing was ever written.
    [[nodiscard]] const protocol::ChatConversation* conversation(const ExtensionId& peer) const;
    // Ascending, without gaps; empty until looked at.
    [[nodiscard]] const std::deque<protocol::ChatMessage>& messages(const ExtensionId& peer) const;
    // There are older ones at the server.
    [[nodiscard]] bool hasOlder(const ExtensionId& peer) const;
    // The last known message is here.
    [[nodiscard]] bool isComplete(const ExtensionId& peer) const;
    // Messages that the user has not read, in all conversations.
    [[nodiscard]] int unread() const { return unread_; }

    // -- Chat only
    // True: its last message is one that was not known.
    bool put(protocol::ChatConversation conversation);
    // Everything but these is gone.
    void keepOnly(const std::vector<protocol::ChatConversation>& conversations);
    // What the user has read here, until the server knows it too.
    void setRead(const ExtensionId& peer, std::int64_t number);
    // A message that follows the last one; others are ignored. Known ones, too.
    void append(const ExtensionId& peer, const protocol::ChatMessage& message);
    void prepend(const ExtensionId& peer, const std::vector<protocol::ChatMessage>& older);
    // In place of whatever is there.
    void replace(const ExtensionId& peer, const std::vector<protocol::ChatMessage>& newest);
    // Only the newest ones stay: nobody looks at them any more.
    void shorten(const ExtensionId& peer, std::size_t most);
    void clear();

  signals:
    void conversationChanged(const euterpe::ExtensionId& peer);
    // Messages came or went; or all conversations, then with an empty `peer`.
    void messagesChanged(const euterpe::ExtensionId& peer);
    // Others than before, or in another order.
    void orderChanged();
    void unreadChanged(int unread);

  private:
    struct Known {
        protocol::ChatConversation record;
        std::int64_t readHere = 0;
        std::deque<protocol::ChatMessage> messages;
    };
    void applyReadHere(Known& known) const;
    void bringToFront(const ExtensionId& peer);
    void countUnread();

    std::unordered_map<ExtensionId, Known> known_;
    std::vector<ExtensionId> order_;
    int unread_ = 0;
};

}  // namespace euterpe::replica
