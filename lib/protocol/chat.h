// Chat between extensions (section I): records, parameters and results of the rows chat.*. A conversation is
// between two extensions; its messages are numbered 1, 2, 3, ... by the server, which is their order for
// everybody. Everything that a client sees of its conversations has a version, one counter for the whole
// server, so that "what changed since" is one question. Plain values; sizes: limits.h.
#pragma once

#include "lib/base/id.h"
#include "lib/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace euterpe::protocol {

// Key: the conversation and `number`.
struct ChatMessage {
    std::int64_t number = 0;
    ExtensionId from;
    std::string clientId;  // made once by the sender's client; the same one is never stored twice
    std::string text;      // plain text, lines separated by \n
    UnixMillis sentAt = 0;

    bool operator==(const ChatMessage&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChatMessage, (), (number, from, clientId, text, sentAt))

// A conversation as one of its two sides sees it. Key: `peer`. Positions are message numbers: everything up
// to there has arrived at a client of that side, or has been read by its user.
struct ChatConversation {
    ExtensionId peer;
    std::string name;  // of the peer when a message was last sent; what is left of who leaves the directory
    ChatMessage last;  // the newest message
    int unread = 0;    // messages of the peer beyond `read`
    std::int64_t delivered = 0;
    std::int64_t read = 0;
    std::int64_t peerDelivered = 0;
    std::int64_t peerRead = 0;

    bool operator==(const ChatConversation&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChatConversation, (),
                      (peer, name, last, unread, delivered, read, peerDelivered, peerRead))

// Answered once the message is stored. Sent again with the same `clientId`, the stored one is answered.
struct ChatSendParams {
    std::string clientId;
    ExtensionId to;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ChatSendParams, (), (clientId, to, text))
struct ChatSendResult {
    ChatMessage message;
};
BOOST_DESCRIBE_STRUCT(ChatSendResult, (), (message))

// The user's conversations whose version is beyond `since` (0 = all), in the order of versions. `version` is
// where to go on from: at once while `more`.
struct ChatChangesParams {
    std::int64_t since = 0;
};
BOOST_DESCRIBE_STRUCT(ChatChangesParams, (), (since))
struct ChatChangesResult {
    std::vector<ChatConversation> conversations;
    std::int64_t version = 0;
    bool more = false;
    bool full =
        false;  // these are all that there are: forget the others (the server knows nothing of `since`)
};
BOOST_DESCRIBE_STRUCT(ChatChangesResult, (), (conversations, version, more, full))

// Messages of one conversation in ascending order: the newest ones below `before`, or, when that is 0, the
// oldest ones beyond `after`. `more`: there are others in that direction.
struct ChatHistoryParams {
    ExtensionId peer;
    std::int64_t before = 0;
    std::int64_t after = 0;
};
BOOST_DESCRIBE_STRUCT(ChatHistoryParams, (), (peer, before, after))
struct ChatHistoryResult {
    std::vector<ChatMessage> messages;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(ChatHistoryResult, (), (messages, more))

struct ChatPosition {
    ExtensionId peer;
    std::int64_t delivered = 0;
    std::int64_t read = 0;

    bool operator==(const ChatPosition&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChatPosition, (), (peer, delivered, read))
// The client has got, the user has read, everything up to there. Positions only grow.
struct ChatMarkParams {
    std::vector<ChatPosition> marks;
};
BOOST_DESCRIBE_STRUCT(ChatMarkParams, (), (marks))

struct ChatHit {
    ExtensionId peer;
    std::string name;
    ChatMessage message;

    bool operator==(const ChatHit&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChatHit, (), (peer, name, message))
// Messages of the user's conversations that hold `text`, case and accents ignored, newest first. `before`:
// the `next` of the last page, 0 = the first page.
struct ChatSearchParams {
    std::string text;
    std::int64_t before = 0;
};
BOOST_DESCRIBE_STRUCT(ChatSearchParams, (), (text, before))
struct ChatSearchResult {
    std::vector<ChatHit> hits;
    std::int64_t next = 0;  // 0 = there are no more
};
BOOST_DESCRIBE_STRUCT(ChatSearchResult, (), (hits, next))

// The user is writing to `peer`, or no longer. Neither stored nor repeated: a client tells it again every few
// seconds while it goes on, and takes it for over when it is not told again.
struct ChatTypingParams {
    ExtensionId peer;
    bool on = false;
};
BOOST_DESCRIBE_STRUCT(ChatTypingParams, (), (peer, on))

// A change of one conversation, at once. A client whose version is `previous` has seen everything and goes on
// from `version`; any other asks chat.changes.
struct ChatNews {
    std::int64_t previous = 0;
    std::int64_t version = 0;
    ChatConversation conversation;
};
BOOST_DESCRIBE_STRUCT(ChatNews, (), (previous, version, conversation))

// The peer is writing to the user, or no longer.
using ChatPeerTyping = ChatTypingParams;

}  // namespace euterpe::protocol
